// src-shared/query/relations/excludes.ts
//
// The cell as it is shown does not have the value in it, ignoring case. A relation, not the Exclude action.

import type { Relation } from './relation.ts';

export const excludes = {
  id: 'excludes',
  pmcCode: 7,
  name: 'excludes',
  nameKey: 'relation.excludes',
  ordered: false,
  text: (cell, value) => !cell.includes(value),
} as const satisfies Relation;
