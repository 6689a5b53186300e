// src-shared/query/relations/relation.ts
//
// What a relation is. One file per relation beside this one; the list is index.ts.

import type { TextMatcher } from '../fold.ts';

export interface Relation {
  /** Stable name in our files. */
  readonly id: string;
  /** Process Monitor's number in a configuration file (PMC). */
  readonly pmcCode: number;
  /** The words in a rule. */
  readonly name: string;
  /** Key for translation. */
  readonly nameKey: string;
  /** Compares values, not only letters: numbers and times as what they stand for, where both sides can be read so. */
  readonly ordered: boolean;
  /** The question about a cell's text, for one value. Case does not matter. */
  text(value: string): TextMatcher;
  /** Only for `ordered`: the same for numbers. */
  number?(cell: number, value: number): boolean;
}
