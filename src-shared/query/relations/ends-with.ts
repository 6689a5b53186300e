// src-shared/query/relations/ends-with.ts
//
// The cell as it is shown ends with the value, ignoring case.

import { suffixMatcher } from '../fold.ts';
import type { Relation } from './relation.ts';

export const endsWith = {
  id: 'endsWith',
  pmcCode: 5,
  name: 'ends with',
  nameKey: 'relation.endsWith',
  ordered: false,
  text: suffixMatcher,
} as const satisfies Relation;
