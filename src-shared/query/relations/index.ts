// src-shared/query/relations/index.ts
//
// THE list of relations, in the order of Process Monitor's dialog. A new relation is one file and one line here.

import { beginsWith } from './begins-with.ts';
import { contains } from './contains.ts';
import { endsWith } from './ends-with.ts';
import { excludes } from './excludes.ts';
import { isNot } from './is-not.ts';
import { is } from './is.ts';
import { lessThan } from './less-than.ts';
import { moreThan } from './more-than.ts';
import type { Relation } from './relation.ts';

export const relations = { is, isNot, lessThan, moreThan, beginsWith, endsWith, contains, excludes } as const satisfies Record<string, Relation>;

export type RelationId = keyof typeof relations;

/** Every relation in dialog order. */
export const RELATION_LIST: readonly (Relation & { readonly id: RelationId })[] = Object.values(relations);

export type { Relation };
