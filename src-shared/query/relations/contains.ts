// src-shared/query/relations/contains.ts
//
// The cell as it is shown has the value in it, ignoring case.

import type { Relation } from './relation.ts';

export const contains = {
  id: 'contains',
  pmcCode: 6,
  name: 'contains',
  nameKey: 'relation.contains',
  ordered: false,
  text: (cell, value) => cell.includes(value),
} as const satisfies Relation;
