// src-main/host/lab-worker-protocol.ts
//
// Between the host and the worker thread that compares labs: numbered questions, answers with the question's number, progress.

import type { ExerciseAnswer, Verdict } from '../../src-shared/exercise/exercise.ts';
import type { Envelope } from '../../src-shared/ipc/call.ts';
import type { Comparison, ComparisonProgress, ComparisonRequest } from '../../src-shared/ipc/labs.ts';

export type LabQuestion =
  | { readonly kind: 'compare'; readonly request: ComparisonRequest }
  | { readonly kind: 'check'; readonly comparison: number; readonly exercise: string; readonly answer: ExerciseAnswer | null }
  | { readonly kind: 'cancel' };

export interface LabAnswers {
  readonly compare: Comparison | null;
  readonly check: Verdict;
  readonly cancel: null;
}

export interface ToLabWorker {
  readonly number: number;
  readonly question: LabQuestion;
}

export type FromLabWorker =
  | { readonly kind: 'answer'; readonly number: number; readonly envelope: Envelope<LabAnswers[keyof LabAnswers]> }
  | { readonly kind: 'progress'; readonly progress: ComparisonProgress };

/** What both ends need of a port: a Worker, a worker's parentPort, or an end of a MessageChannel. */
export interface LabPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
}
