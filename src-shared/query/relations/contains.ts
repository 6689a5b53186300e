// src-shared/query/relations/contains.ts
//
// The cell as it is shown has the value in it, ignoring case.

import { containsMatcher } from '../fold.ts';
import type { Relation } from './relation.ts';

export const contains = {
  id: 'contains',
  pmcCode: 6,
  name: 'contains',
  nameKey: 'relation.contains',
  ordered: false,
  text: containsMatcher,
} as const satisfies Relation;
