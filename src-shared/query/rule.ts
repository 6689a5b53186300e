// src-shared/query/rule.ts
//
// A filter or highlight rule: [column] [relation] [value] then [Include | Exclude], with a tick box.
// How rules combine is in compile-filter.ts.

import type { EventColumnId } from './columns/event-columns.ts';
import type { RelationId } from './relations/index.ts';

export type RuleAction = 'include' | 'exclude';

export interface FilterRule {
  readonly column: EventColumnId;
  readonly relation: RelationId;
  readonly value: string;
  readonly action: RuleAction;
  /** The tick box. A rule that is off does not exist. */
  readonly enabled: boolean;
}

/** An enabled Include rule. */
export function include(column: EventColumnId, relation: RelationId, value: string): FilterRule {
  return { column, relation, value, action: 'include', enabled: true };
}

/** An enabled Exclude rule. */
export function exclude(column: EventColumnId, relation: RelationId, value: string): FilterRule {
  return { column, relation, value, action: 'exclude', enabled: true };
}

/** Whether two rules say the same, whatever their tick boxes. */
export function sameRule(a: FilterRule, b: FilterRule): boolean {
  return a.column === b.column && a.relation === b.relation && a.action === b.action && a.value.toLowerCase() === b.value.toLowerCase();
}
