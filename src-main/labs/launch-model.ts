// src-main/labs/launch-model.ts
//
// What theory says about a program that starts beside a scanner, as a few lines of arithmetic that know nothing of the kernel: one disk with
// a constant service time, a program that reads one request after another and thinks in between, a scanner that always has one request.
//
//   fifo   both take turns: while the program thinks, the scanner's next request has begun
//   idle   the scanner's request begins only after `idleMs` without the program's, or `starvationMs` after its last one began
//
// All times in ms.

export interface LaunchModel {
  readonly reads: number;
  readonly thinkMs: number;
  readonly serviceMs: number;
  readonly idleMs: number;
  readonly starvationMs: number;
  /** What the processor adds between the end of one request and the next one of the program, and of the scanner. */
  readonly overheadMs: number;
  readonly scannerOverheadMs: number;
  /** When the scanner's first request comes; the program's comes at 0. */
  readonly scannerAtMs: number;
}

export interface LaunchTheory {
  readonly launchMs: number;
  /** The scanner's requests that ended by then, and the longest time without one. */
  readonly scanned: number;
  readonly longestGapMs: number;
}

export function aloneMs({ reads, thinkMs, serviceMs, overheadMs }: LaunchModel): number {
  return reads * serviceMs + (reads - 1) * (thinkMs + overheadMs);
}

export function sharedLaunch(model: LaunchModel, discipline: 'fifo' | 'idle'): LaunchTheory {
  const ends: number[] = [];
  const launchMs = discipline === 'fifo' ? fifo(model, ends) : idle(model, ends);
  const inTime = ends.filter((end) => end <= launchMs);
  const marks = [0, ...inTime, launchMs];
  return { launchMs, scanned: inTime.length, longestGapMs: marks.slice(1).reduce((longest, mark, i) => Math.max(longest, mark - (marks[i] as number)), 0) };
}

/** The program is first at the disk; the scanner's request stands behind each of its own. */
function fifo({ reads, thinkMs, serviceMs, overheadMs, scannerOverheadMs }: LaunchModel, ends: number[]): number {
  let done = serviceMs;
  for (let read = 1; read < reads; read++) {
    const asked = done + thinkMs + overheadMs;
    let free = done;
    for (let begin = done; begin < asked; begin = free + scannerOverheadMs) {
      free = begin + serviceMs;
      ends.push(free);
    }
    done = Math.max(asked, free) + serviceMs;
  }
  return done;
}

function idle({ reads, thinkMs, serviceMs, idleMs, starvationMs, overheadMs, scannerOverheadMs, scannerAtMs }: LaunchModel, ends: number[]): number {
  let free = 0; // when the disk has nothing to do any more
  let starving = scannerAtMs; // begin of the time without a request of the scanner
  let waiting = scannerAtMs; // when the scanner's request has come
  let asked = 0; // when the program asks
  let done = 0;
  const issue = (at: number): void => {
    starving = at;
    free = Math.max(at, free) + serviceMs;
    ends.push(free);
    waiting = free + scannerOverheadMs;
  };
  for (let read = 0; read < reads; read++) {
    done = Math.max(asked, free) + serviceMs;
    free = done;
    // It starves while the program's request is under way: it stands behind it.
    for (let at = Math.max(starving + starvationMs, waiting, asked); at < done && waiting <= at; at = Math.max(starving + starvationMs, waiting)) issue(at);
    asked = done + thinkMs + overheadMs;
    // The program thinks: the scanner's requests begin when it has been quiet for long enough, or when they have starved.
    for (;;) {
      const at = Math.max(waiting, done, Math.min(done + idleMs, starving + starvationMs));
      if (at >= asked) break;
      issue(at);
    }
  }
  return done;
}
