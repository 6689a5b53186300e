// src-shared/query/relations/more-than.ts
//
// Numbers and times by value; text in code unit order, ignoring case.

import { fold } from '../fold.ts';
import type { Relation } from './relation.ts';

export const moreThan = {
  id: 'moreThan',
  pmcCode: 3,
  name: 'more than',
  nameKey: 'relation.moreThan',
  ordered: true,
  text: (value) => {
    const wanted = fold(value);
    return (cell) => fold(cell) > wanted;
  },
  number: (cell, value) => cell > value,
} as const satisfies Relation;
