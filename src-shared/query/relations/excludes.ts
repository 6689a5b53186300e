// src-shared/query/relations/excludes.ts
//
// The cell as it is shown does not have the value in it, ignoring case. A relation, not the Exclude action.

import { containsMatcher } from '../fold.ts';
import type { Relation } from './relation.ts';

export const excludes = {
  id: 'excludes',
  pmcCode: 7,
  name: 'excludes',
  nameKey: 'relation.excludes',
  ordered: false,
  text: (value) => {
    const matches = containsMatcher(value);
    return (cell) => !matches(cell);
  },
} as const satisfies Relation;
