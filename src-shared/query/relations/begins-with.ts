// src-shared/query/relations/begins-with.ts
//
// The cell as it is shown begins with the value, ignoring case.

import { prefixMatcher } from '../fold.ts';
import type { Relation } from './relation.ts';

export const beginsWith = {
  id: 'beginsWith',
  pmcCode: 4,
  name: 'begins with',
  nameKey: 'relation.beginsWith',
  ordered: false,
  text: prefixMatcher,
} as const satisfies Relation;
