// src-shared/query/relations/less-than.ts
//
// Numbers and times by value; text in code unit order, ignoring case.

import type { Relation } from './relation.ts';

export const lessThan = {
  id: 'lessThan',
  pmcCode: 2,
  name: 'less than',
  nameKey: 'relation.lessThan',
  ordered: true,
  text: (cell, value) => cell < value,
  number: (cell, value) => cell < value,
} as const satisfies Relation;
