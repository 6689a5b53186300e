// src-shared/query/relations/is.ts
//
// The cell equals the value, ignoring case; numbers and times by what they stand for.

import { equalsMatcher } from '../fold.ts';
import type { Relation } from './relation.ts';

export const is = {
  id: 'is',
  pmcCode: 0,
  name: 'is',
  nameKey: 'relation.is',
  ordered: true,
  text: equalsMatcher,
  number: (cell, value) => cell === value,
} as const satisfies Relation;
