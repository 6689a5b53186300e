// src-shared/exercise/check-answer.ts
//
// Compares a learner's answer with what the traces say. Names in any case; numbers within the exercise's tolerance; a filter by
// the events that it shows, whatever its rules look like.

import type { EventRow } from '../trace/model.ts';
import type { Exercise, ExerciseAnswer, ExerciseRuns, Verdict } from './exercise.ts';
import { rowsOf } from './trace-questions.ts';

/** @param answer null gives up: what the traces say is told */
export function checkAnswer(exercise: Exercise, runs: ExerciseRuns, answer: ExerciseAnswer | null): Verdict {
  const finding = exercise.find(runs);
  if (finding === null) return { outcome: 'unanswerable' };
  if (answer === null) return { outcome: 'shown', finding };
  const truth = finding.answer;
  const { form } = exercise;
  if (truth.kind === 'filter' && answer.kind === 'filter' && form.kind === 'filter') {
    const { view } = runs[form.run];
    const { missing, extra } = difference(rowsOf(view, truth.rules), rowsOf(view, answer.rules));
    return missing === 0 && extra === 0 ? { outcome: 'right', finding } : { outcome: 'wrong', missing, extra };
  }
  return isRight(truth, answer, form.kind === 'number' ? form.tolerance : 0) ? { outcome: 'right', finding } : { outcome: 'wrong' };
}

function isRight(truth: ExerciseAnswer, answer: ExerciseAnswer, tolerance: number): boolean {
  if (truth.kind === 'choice' && answer.kind === 'choice') return truth.choice === answer.choice;
  if (truth.kind === 'number' && answer.kind === 'number') return Math.abs(truth.value - answer.value) <= tolerance;
  if (truth.kind === 'name' && answer.kind === 'name') return truth.name.toLowerCase() === answer.name.trim().toLowerCase();
  return false;
}

function difference(wanted: readonly EventRow[], shown: readonly EventRow[]): { readonly missing: number; readonly extra: number } {
  const set = new Set(wanted);
  const both = shown.reduce((count, row) => count + Number(set.has(row)), 0);
  return { missing: wanted.length - both, extra: shown.length - both };
}
