// src-main/host/lab-bench.ts
//
// The host's side of comparing labs: starts the worker thread when it is first wanted, asks it, passes its progress on to the page.
// A worker that dies (a defect, out of memory) fails what was asked of it; the next question starts another.

import { Worker } from 'node:worker_threads';
import type { ExerciseAnswer, Verdict } from '../../src-shared/exercise/exercise.ts';
import { CallError } from '../../src-shared/ipc/call.ts';
import type { Envelope } from '../../src-shared/ipc/call.ts';
import type { Comparison, ComparisonProgress, ComparisonRequest } from '../../src-shared/ipc/labs.ts';
import type { FromLabWorker, LabAnswers, LabPort, LabQuestion, ToLabWorker } from './lab-worker-protocol.ts';

/** A running worker, as the bench needs it. */
export interface LabWorker extends LabPort {
  /** Called at most once, with what happened. */
  onGone(listener: (reason: string) => void): void;
  terminate(): void;
}

export interface LabBenchOptions {
  readonly startWorker: () => LabWorker;
  readonly progress: (progress: ComparisonProgress) => void;
  readonly log: (level: 'error', message: string) => void;
}

type Waiting = (envelope: Envelope<LabAnswers[keyof LabAnswers]>) => void;

export class LabBench {
  readonly #options: LabBenchOptions;
  readonly #waiting = new Map<number, Waiting>();
  #worker: LabWorker | null = null;
  #number = 0;

  constructor(options: LabBenchOptions) {
    this.#options = options;
  }

  /** Resolves with null where it was cancelled, by cancel() or by the next comparison. */
  compare(request: ComparisonRequest): Promise<Comparison | null> {
    return this.#ask<'compare'>({ kind: 'compare', request });
  }

  check(comparison: number, exercise: string, answer: ExerciseAnswer | null): Promise<Verdict> {
    return this.#ask<'check'>({ kind: 'check', comparison, exercise, answer });
  }

  /** Nobody waits for an answer: the comparison that ends says so itself. */
  cancel(): void {
    this.#worker?.postMessage({ number: 0, question: { kind: 'cancel' } } satisfies ToLabWorker);
  }

  shutdown(): void {
    this.#worker?.terminate();
    this.#gone(this.#worker, 'The application is closing.');
  }

  async #ask<K extends LabQuestion['kind']>(question: Extract<LabQuestion, { kind: K }>): Promise<LabAnswers[K]> {
    const worker = (this.#worker ??= this.#start());
    const number = ++this.#number;
    const envelope = await new Promise<Parameters<Waiting>[0]>((resolve) => {
      this.#waiting.set(number, resolve);
      worker.postMessage({ number, question } satisfies ToLabWorker);
    });
    if (!envelope.ok) throw new CallError(envelope.code, envelope.message);
    return envelope.value as LabAnswers[K];
  }

  #start(): LabWorker {
    const worker = this.#options.startWorker();
    worker.on('message', (message) => {
      const said = message as FromLabWorker;
      if (said.kind === 'progress') this.#options.progress(said.progress);
      else this.#answered(said.number, said.envelope);
    });
    worker.onGone((reason) => {
      if (worker !== this.#worker) return;
      this.#options.log('error', `lab worker: ${reason}`);
      this.#gone(worker, reason);
    });
    return worker;
  }

  #answered(number: number, envelope: Parameters<Waiting>[0]): void {
    this.#waiting.get(number)?.(envelope);
    this.#waiting.delete(number);
  }

  #gone(worker: LabWorker | null, reason: string): void {
    if (worker === this.#worker) this.#worker = null;
    for (const number of [...this.#waiting.keys()]) this.#answered(number, { ok: false, code: 'internal', message: reason });
  }
}

/** @param file the built entry: lab-worker.mjs */
export function startLabWorker(file: string): LabWorker {
  const worker = new Worker(file);
  // An open window keeps the application alive, a worker that waits does not.
  worker.unref();
  return {
    postMessage: (message) => worker.postMessage(message),
    on: (event, listener) => worker.on(event, listener),
    onGone: (listener) => {
      let told = false;
      const tell = (reason: string): void => {
        if (!told) listener(reason);
        told = true;
      };
      worker.on('error', (error) => tell(error instanceof Error ? (error.stack ?? error.message) : String(error)));
      worker.on('exit', (code) => tell(`ended with code ${code}`));
    },
    terminate: () => void worker.terminate(),
  };
}
