// src-main/host/wall-clock.ts
//
// The host's clock and scheduler, passed in so that tests decide when time passes.

export interface WallClock {
  /** Milliseconds, never going backwards. */
  now(): number;
  /** Runs `task` after `ms` (0 = as soon as other work has had its turn). The answer cancels it. */
  after(ms: number, task: () => void): () => void;
}

export const REAL_CLOCK: WallClock = {
  now: () => performance.now(),
  after: (ms, task) => {
    if (ms <= 0) {
      const immediate = setImmediate(task);
      return () => clearImmediate(immediate);
    }
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
};
