// src-main/cli/lab-report.ts
//
// Runs one lab to its end and says what came out: the JSON of `--metrics`, in the shape that scripts rely on.

import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { TraceDigest } from '../../src-shared/trace/digest.ts';
import { CYCLES_PER_MS, CYCLES_PER_SECOND, nsOfCycles } from '../kernel/core/time.ts';
import type { Cycles } from '../kernel/core/time.ts';
import type { CycleAccounting } from '../kernel/ke/ke.ts';
import type { LabConfiguration } from '../labs/configure.ts';
import { LabSession } from '../labs/lab-session.ts';
import type { LabCheck, LabMetrics, LabValue } from '../labs/lab.ts';
import type { CliHost } from './command.ts';

export interface LabReport {
  readonly lab: string;
  readonly profile: string;
  readonly features: Readonly<Record<string, boolean>>;
  readonly params: Readonly<Record<string, LabValue>>;
  readonly seed: number;
  readonly durationNs: number;
  readonly events: number;
  readonly eventsLost: number;
  /** SHA-256 of the event bytes: the batches, in order. */
  readonly digest: string;
  readonly accounting: CycleAccounting;
  readonly metrics: LabMetrics;
  /** Of a run that came to the lab's own end. */
  readonly checks: readonly LabCheck[];
}

/** Who is given the trace while it comes into being. */
export interface TraceConsumer {
  start(session: LabSession): Promise<void>;
  batch(batch: ArrayBuffer): void;
  /** After each stretch of batches: time to write them away. */
  drain(): Promise<void>;
  end(session: LabSession, digest: string): Promise<void>;
}

/** Simulated time between looks at Ctrl+C and at the consumer. */
const STRETCH: Cycles = 50 * CYCLES_PER_MS;
const BREATH_MS = 100;
/** How long a lab without an end of its own runs where no duration is given. */
const ENDLESS: Cycles = 10 * CYCLES_PER_SECOND;

export async function runLab(configuration: LabConfiguration, host: CliHost, options: { readonly duration?: Cycles; readonly consumer?: TraceConsumer } = {}): Promise<LabReport> {
  const hash = createHash('sha256');
  const digest = new TraceDigest({ update: (bytes) => hash.update(bytes), digest: () => hash.digest() });
  const { consumer } = options;
  const session = new LabSession(configuration, (batch) => {
    digest.add(batch);
    consumer?.batch(batch);
  }, options.duration);
  await consumer?.start(session);
  const end = session.endTime === Infinity ? ENDLESS : session.endTime;
  let breath = performance.now();
  while (session.kernel.now < end && !host.interrupted) {
    session.runUntil(Math.min(session.kernel.now + STRETCH, end));
    if (performance.now() - breath > BREATH_MS) {
      host.progress(`${configuration.lab.id} ${configuration.profile}: ${(session.kernel.now / CYCLES_PER_SECOND).toFixed(1)} s, ${session.events} events`);
      await consumer?.drain();
      await setImmediate();
      breath = performance.now();
    }
  }
  session.stop();
  const hex = digest.hex();
  await consumer?.end(session, hex);
  const { kernel, run } = session;
  const metrics = run.metrics();
  return {
    lab: configuration.lab.id,
    profile: configuration.profile,
    features: configuration.features,
    params: configuration.parameters,
    seed: configuration.seed,
    durationNs: nsOfCycles(kernel.now),
    events: session.events,
    eventsLost: session.eventsLost,
    digest: hex,
    accounting: kernel.ke.accounting(),
    metrics,
    checks: kernel.now >= run.endTime || run.endTime === Infinity ? run.checks(metrics) : [],
  };
}
