// src-main/host/snapshot-feed.ts
//
// Process Explorer's refresh: a snapshot of the kernel's counters at an interval of wall-clock time, and on demand.
// All snapshots of a run share one sequence, and a process that ended is listed in exactly one of them.

import type { ProcessSnapshot } from '../../src-shared/query/process/snapshot.ts';
import type { Pusher } from '../../src-shared/ipc/contract.ts';
import type { EmulatedMachine } from './emulated-machine.ts';
import type { WallClock } from './wall-clock.ts';

export interface SnapshotFeedOptions {
  readonly clock: WallClock;
  readonly push: Pusher;
  readonly machine: () => { readonly machine: EmulatedMachine; readonly run: number };
}

export class SnapshotFeed {
  readonly #options: SnapshotFeedOptions;
  #intervalMs = 0;
  #threadsOf: readonly number[] = [];
  #sequence = 0;
  #since = 0;
  #lastTime = -1;
  #cancel: (() => void) | null = null;

  constructor(options: SnapshotFeedOptions) {
    this.#options = options;
  }

  /** @param intervalMs 0 stops @param threadsOf process instances whose threads are wanted */
  setRefresh(intervalMs: number, threadsOf: readonly number[]): void {
    this.#intervalMs = intervalMs;
    this.#threadsOf = threadsOf;
    // The next one comes even if the machine stands still: other threads may be wanted.
    this.#lastTime = -1;
    this.#wait(0);
  }

  /** A snapshot now. */
  take(): ProcessSnapshot {
    const { machine, run } = this.#options.machine();
    const snapshot = machine.processSnapshot({ run, sequence: ++this.#sequence, threadsOf: this.#threadsOf, since: this.#since });
    this.#since = machine.now;
    this.#lastTime = machine.now;
    return snapshot;
  }

  /** Another machine. */
  reset(): void {
    this.#sequence = 0;
    this.#since = 0;
    this.#lastTime = -1;
    if (this.#intervalMs > 0) this.#wait(0);
  }

  shutdown(): void {
    this.#intervalMs = 0;
    this.#cancel?.();
  }

  #wait(ms: number): void {
    this.#cancel?.();
    this.#cancel = null;
    if (this.#intervalMs === 0) return;
    this.#cancel = this.#options.clock.after(ms, () => {
      // A machine that stands still has nothing new to show.
      if (this.#options.machine().machine.now !== this.#lastTime) this.#options.push('process:snapshot', this.take());
      this.#wait(this.#intervalMs);
    });
  }
}
