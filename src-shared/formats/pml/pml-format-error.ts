// src-shared/formats/pml/pml-format-error.ts
//
// What is wrong with a Process Monitor log, and where.

/** A place in a file that does not hold what the format says. */
export interface PmlProblem {
  /** Byte offset in the file, or in the event's data for a damaged detail. */
  readonly offset: number;
  /** Name of the field or table. */
  readonly field: string;
  readonly message: string;
}

/** Where a reader says what it found damaged. */
export interface PmlProblemSink {
  push(problem: PmlProblem): unknown;
}

/** The bytes are not a Process Monitor log, or a part of it cannot be read. */
export class PmlFormatError extends Error implements PmlProblem {
  override readonly name = 'PmlFormatError';
  readonly offset: number;
  readonly field: string;
  /** The message without the place. */
  readonly reason: string;

  constructor(offset: number, field: string, reason: string) {
    super(`${reason} (${field} at byte ${offset})`);
    this.offset = offset;
    this.field = field;
    this.reason = reason;
  }
}
