// src-shared/query/relations/is-not.ts
//
// The cell differs from the value. A blank cell differs from every value.

import { equalsMatcher } from '../fold.ts';
import type { Relation } from './relation.ts';

export const isNot = {
  id: 'isNot',
  pmcCode: 1,
  name: 'is not',
  nameKey: 'relation.isNot',
  ordered: true,
  text: (value) => {
    const matches = equalsMatcher(value);
    return (cell) => !matches(cell);
  },
  number: (cell, value) => cell !== value,
} as const satisfies Relation;
