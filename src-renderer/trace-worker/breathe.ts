// src-renderer/trace-worker/breathe.ts
//
// Long work in the worker is cut into slices, with all waiting messages served between them.

/** Longest slice in ms: a question never waits longer than this plus one append. */
export const SLICE_MS = 6;

const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.onmessage = () => waiting.shift()?.();

/** Resolves in a task of its own, after the messages that are already here. setTimeout would add 4 ms each time. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    channel.port2.postMessage(null);
  });
}

export interface Stop {
  readonly stopped: boolean;
}

/** Runs a generator to its end in slices; undefined where it was stopped before. */
export async function inSlices<T>(work: Generator<unknown, T>, stop: Stop): Promise<T | undefined> {
  let began = performance.now();
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    if (performance.now() - began < SLICE_MS) continue;
    await breathe();
    if (stop.stopped) return undefined;
    began = performance.now();
  }
}
