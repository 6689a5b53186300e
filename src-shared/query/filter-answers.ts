// src-shared/query/filter-answers.ts
//
// What a filter remembers of a value: 0 = not asked yet, REJECTED or ACCEPTED.

export const REJECTED = 1;
export const ACCEPTED = 2;

/** The same answers in an array that has a place for value `last`; at least doubles. */
export function grownAnswers(answers: Uint8Array<ArrayBuffer>, last: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.max(answers.length * 2, last + 1));
  larger.set(answers);
  return larger;
}
