// src-main/host/lab-execution.ts
//
// One run of a lab from boot to its end, and what came out of it: figures, checks, accounting, digest. The command line and the
// Labs view both run labs through this, each at its own pace, so that both say the same.

import { createHash } from 'node:crypto';
import type { LabReport } from '../../src-shared/ipc/labs.ts';
import { TraceDigest } from '../../src-shared/trace/digest.ts';
import { CYCLES_PER_SECOND, nsOfCycles } from '../kernel/core/time.ts';
import type { Cycles } from '../kernel/core/time.ts';
import type { LabConfiguration } from '../labs/configure.ts';
import { LabSession } from '../labs/lab-session.ts';

/** How long a lab without an end of its own runs where no duration is given. */
const ENDLESS: Cycles = 10 * CYCLES_PER_SECOND;

export class LabExecution {
  readonly session: LabSession;
  /** When it is over. */
  readonly end: Cycles;
  readonly #hash = createHash('sha256');
  readonly #digest: TraceDigest;

  /** @param onBatch gets every batch, in order @param duration ends the run at that time instead of the lab's own end */
  constructor(configuration: LabConfiguration, onBatch: (batch: ArrayBuffer) => void, duration?: Cycles) {
    this.#digest = new TraceDigest({ update: (bytes) => this.#hash.update(bytes), digest: () => this.#hash.digest() });
    this.session = new LabSession(configuration, (batch) => {
      this.#digest.add(batch);
      onBatch(batch);
    }, duration);
    this.end = this.session.endTime === Infinity ? ENDLESS : this.session.endTime;
  }

  get now(): Cycles {
    return this.session.kernel.now;
  }

  get isOver(): boolean {
    return this.now >= this.end;
  }

  /** Runs on by so many cycles, or to the end. */
  advance(cycles: Cycles): void {
    this.session.runUntil(Math.min(this.now + cycles, this.end));
  }

  /** Ends the trace and reports; checks only where the lab's own end was reached. */
  finish(): LabReport {
    const { session } = this;
    session.stop();
    const { configuration, kernel, run } = session;
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
      digest: this.#digest.hex(),
      accounting: kernel.ke.accounting(),
      metrics,
      checks: kernel.now >= run.endTime || run.endTime === Infinity ? run.checks(metrics) : [],
    };
  }
}
