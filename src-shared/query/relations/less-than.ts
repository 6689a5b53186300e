// src-shared/query/relations/less-than.ts
//
// Numbers and times by value; text in code unit order, ignoring case.

import { fold } from '../fold.ts';
import type { Relation } from './relation.ts';

export const lessThan = {
  id: 'lessThan',
  pmcCode: 2,
  name: 'less than',
  nameKey: 'relation.lessThan',
  ordered: true,
  text: (value) => {
    const wanted = fold(value);
    return (cell) => fold(cell) < wanted;
  },
  number: (cell, value) => cell < value,
} as const satisfies Relation;
