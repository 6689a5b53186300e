// src-main/cli/lab-report.ts
//
// Runs one lab to its end at full speed, with progress, and gives the trace to whoever wants it. The report is the JSON of
// `--metrics`, in the shape that scripts rely on.

import { setImmediate } from 'node:timers/promises';
import type { LabReport } from '../../src-shared/ipc/labs.ts';
import { LabExecution } from '../host/lab-execution.ts';
import { CYCLES_PER_MS, CYCLES_PER_SECOND } from '../kernel/core/time.ts';
import type { Cycles } from '../kernel/core/time.ts';
import type { LabConfiguration } from '../labs/configure.ts';
import type { LabSession } from '../labs/lab-session.ts';
import type { CliHost } from './command.ts';

export type { LabReport };

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

export async function runLab(configuration: LabConfiguration, host: CliHost, options: { readonly duration?: Cycles; readonly consumer?: TraceConsumer } = {}): Promise<LabReport> {
  const { consumer } = options;
  const execution = new LabExecution(configuration, (batch) => consumer?.batch(batch), options.duration);
  const { session } = execution;
  await consumer?.start(session);
  let breath = performance.now();
  while (!execution.isOver && !host.interrupted) {
    execution.advance(STRETCH);
    if (performance.now() - breath > BREATH_MS) {
      host.progress(`${configuration.lab.id} ${configuration.profile}: ${(execution.now / CYCLES_PER_SECOND).toFixed(1)} s, ${session.events} events`);
      await consumer?.drain();
      await setImmediate();
      breath = performance.now();
    }
  }
  const report = execution.finish();
  await consumer?.end(session, report.digest);
  return report;
}
