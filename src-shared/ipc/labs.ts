// src-shared/ipc/labs.ts
//
// A lab run under two profiles, side by side: what the page asks for, what comes back, and how an exercise is checked. The run is
// the one that `cli compare` makes: same configuration, same figures, same digest.

import type { Finding, Verdict } from '../exercise/exercise.ts';
import type { CycleAccounting, ParameterValue } from './machine.ts';

/** null: not available, e.g. cycle columns on a Windows that does not count cycles. */
export type MetricValue = number | boolean | string | null;

export interface LabMetricInfo {
  readonly name: string;
  readonly unit: string;
  /** In English; the page has it in the user's language by lab and name. */
  readonly meaning: string;
}

/** What theory says a metric should be, against what was measured. */
export interface LabCheck {
  readonly name: string;
  readonly expected: string;
  readonly actual: MetricValue;
  readonly pass: boolean;
}

/** One run of a lab: the JSON of `cli run --metrics`. */
export interface LabReport {
  readonly lab: string;
  readonly profile: string;
  readonly features: Readonly<Record<string, boolean>>;
  readonly params: Readonly<Record<string, ParameterValue>>;
  readonly seed: number;
  readonly durationNs: number;
  readonly events: number;
  readonly eventsLost: number;
  /** SHA-256 of the event bytes: the batches, in order. */
  readonly digest: string;
  readonly accounting: CycleAccounting;
  readonly metrics: Readonly<Record<string, MetricValue>>;
  /** Of a run that came to the lab's own end. */
  readonly checks: readonly LabCheck[];
}

export interface ComparisonRequest {
  readonly lab: string;
  readonly profiles: readonly [string, string];
  /** Parameters that differ from the lab's defaults. */
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  readonly seed: number;
}

export interface Comparison {
  /** Counts comparisons since the application started. */
  readonly id: number;
  readonly runs: readonly [LabReport, LabReport];
}

/** Pushed some times a second while a comparison runs. */
export interface ComparisonProgress {
  readonly lab: string;
  /** Which of the two runs. */
  readonly run: 0 | 1;
  /** Of both together, 0 .. 1. */
  readonly done: number;
  /** Events so far of the run that is under way. */
  readonly events: number;
}

export type { Finding, Verdict };
