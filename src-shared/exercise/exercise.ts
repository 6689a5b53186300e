// src-shared/exercise/exercise.ts
//
// What an exercise is. It asks about the two runs of a lab, and its answer is found in their traces, never written down: other
// parameters, another answer. Its words (question, hint, explanation, options) are in src-shared/i18n under `exercises`, by its id.

import type { FilterRule } from '../query/rule.ts';
import type { TraceView } from '../query/trace-view.ts';

export type RunSide = 'old' | 'new';

/** One of the two runs, as its trace shows it. */
export interface ExerciseRun {
  readonly profile: string;
  readonly view: TraceView;
  /** When the run ended, in units of the trace clock. */
  readonly endTime: number;
}

export type ExerciseRuns = Readonly<Record<RunSide, ExerciseRun>>;

/** How an answer is given. */
export type ExerciseForm =
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  /** tolerance: how far beside the true value still counts, in the same unit. */
  | { readonly kind: 'number'; readonly unit: string; readonly tolerance: number }
  | { readonly kind: 'name'; readonly what: 'process' | 'path' | 'operation' }
  /** A filter that shows exactly certain events of a run. */
  | { readonly kind: 'filter'; readonly run: RunSide };

export type ExerciseAnswer =
  | { readonly kind: 'choice'; readonly choice: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'filter'; readonly rules: readonly FilterRule[] };

/** A question to a trace that anybody can ask again, and how many events answer it. */
export interface Evidence {
  readonly run: RunSide;
  readonly rules: readonly FilterRule[];
  readonly count: number;
}

/** What the traces say. */
export interface Finding {
  readonly answer: ExerciseAnswer;
  readonly evidence: readonly Evidence[];
  /** For the places of the explanation. */
  readonly words: Readonly<Record<string, string | number>>;
}

export interface Exercise {
  /** Begins with the lab's id. Stable: recordings name it. */
  readonly id: string;
  readonly lab: string;
  readonly form: ExerciseForm;
  /** Parameters of the run that it is about; those that are not named have their defaults. */
  readonly parameters?: Readonly<Record<string, number | boolean | string>>;
  /** null where these runs do not show what the question is about. */
  find(runs: ExerciseRuns): Finding | null;
}

/**
 * `unanswerable`: these runs do not show it. The finding is told with a right answer, or when the learner gives up.
 * `missing` and `extra` say how far a filter is off, in events.
 */
export interface Verdict {
  readonly outcome: 'right' | 'wrong' | 'shown' | 'unanswerable';
  readonly finding?: Finding;
  readonly missing?: number;
  readonly extra?: number;
}
