// src-shared/query/quick-rules.ts
//
// Rules made by one click: Include / Exclude 'value', Exclude Events Before / After, the class buttons of the toolbar.

import type { EventClass } from '../trace/event-type.ts';
import type { EventRow } from '../trace/model.ts';
import { eventColumns } from './columns/event-columns.ts';
import type { EventColumnId } from './columns/event-columns.ts';
import { exclude, sameRule } from './rule.ts';
import type { FilterRule, RuleAction } from './rule.ts';
import type { TraceView } from './trace-view.ts';

/** Include 'value', Exclude 'value' or (in the highlight list) Highlight 'value' of a cell. */
export function quickRule(view: TraceView, row: EventRow, column: EventColumnId, action: RuleAction): FilterRule {
  return { column, relation: 'is', value: view.text(eventColumns[column], row), action, enabled: true };
}

/** The same for several rows: one rule for each distinct value. */
export function quickRules(view: TraceView, rows: Iterable<EventRow>, column: EventColumnId, action: RuleAction): readonly FilterRule[] {
  const rules: FilterRule[] = [];
  for (const row of rows) {
    const rule = quickRule(view, row, column, action);
    if (!rules.some((known) => sameRule(known, rule))) rules.push(rule);
  }
  return rules;
}

/** Exclude Events Before: hides what started earlier than this row. */
export function excludeBefore(view: TraceView, row: EventRow): FilterRule {
  return exclude('dateTime', 'lessThan', exactStart(view, row));
}

/** Exclude Events After: hides what started later than this row. */
export function excludeAfter(view: TraceView, row: EventRow): FilterRule {
  return exclude('dateTime', 'moreThan', exactStart(view, row));
}

function exactStart(view: TraceView, row: EventRow): string {
  return view.times.dateTimeExactText(view.times.localTicks(view.trace.time(row)));
}

/** Adds a rule, or ticks it if it is there already. */
export function withRule(rules: readonly FilterRule[], rule: FilterRule): readonly FilterRule[] {
  const at = rules.findIndex((known) => sameRule(known, rule));
  return at < 0 ? [...rules, rule] : rules.map((known, i) => (i === at ? { ...known, enabled: true } : known));
}

/** Whether a class button is on: no enabled rule hides the class. */
export function isClassShown(rules: readonly FilterRule[], eventClass: EventClass): boolean {
  return !rules.some((rule) => rule.enabled && sameRule(rule, exclude('eventClass', 'is', eventClass)));
}

/** Presses a class button: adds or removes its Exclude rule. */
export function toggleClass(rules: readonly FilterRule[], eventClass: EventClass): readonly FilterRule[] {
  const rule = exclude('eventClass', 'is', eventClass);
  return isClassShown(rules, eventClass) ? withRule(rules, rule) : rules.filter((known) => !sameRule(known, rule));
}
