// src-shared/formats/pml/pml-problem-list.ts
//
// What was found damaged while a log was read. Keeps the first hundred and counts the rest: a ruined file has millions.

import type { PmlProblem } from './pml-format-error.ts';
import { PmlFormatError } from './pml-format-error.ts';

const KEPT = 100;

export class PmlProblemList {
  readonly list: PmlProblem[] = [];
  count = 0;

  push(problem: PmlProblem): void {
    this.count++;
    if (this.list.length < KEPT) this.list.push(problem);
  }

  /** Records a format error; anything else is a bug and goes on. */
  take(error: unknown): void {
    if (!(error instanceof PmlFormatError)) throw error;
    this.push({ offset: error.offset, field: error.field, message: error.reason });
  }

  /** Result of `action`, or `fallback` and a problem where the format is broken. */
  async attempt<T>(action: () => Promise<T>, fallback: T): Promise<T> {
    try {
      return await action();
    } catch (error) {
      this.take(error);
      return fallback;
    }
  }
}
