// src-shared/query/parse-rule.ts
//
// A rule from a line of text, as the command line takes it: `Column relation value`, e.g. `Path begins with C:\Windows`.
// Column and relation in any case; the value is the rest as it stands, and may be empty.

import { EVENT_COLUMN_LIST } from './columns/event-columns.ts';
import { RELATION_LIST } from './relations/index.ts';
import type { FilterRule, RuleAction } from './rule.ts';

/** The text is not a rule; the message says what would be. */
export class RuleSyntaxError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'RuleSyntaxError';
  }
}

/** Reads a rule. Throws RuleSyntaxError. */
export function parseRule(text: string, action: RuleAction): FilterRule {
  const trimmed = text.trimStart();
  const column = longestPrefix(trimmed, EVENT_COLUMN_LIST, (c) => [c.title, c.id]);
  if (column === undefined) {
    throw new RuleSyntaxError(`"${text}" does not begin with a column. Columns: ${EVENT_COLUMN_LIST.map((c) => c.title).join(', ')}`);
  }
  const afterColumn = trimmed.slice(column.length).trimStart();
  const relation = longestPrefix(afterColumn, RELATION_LIST, (r) => [r.name, r.id]);
  if (relation === undefined) {
    throw new RuleSyntaxError(`"${text}" has no relation after ${column.item.title}. Relations: ${RELATION_LIST.map((r) => r.name).join(', ')}`);
  }
  const value = afterColumn.slice(relation.length).replace(/^\s/, '');
  return { column: column.item.id, relation: relation.item.id, value, action, enabled: true };
}

/** The item with the longest name that the text begins with, as whole words. */
export function longestPrefix<T>(text: string, items: readonly T[], names: (item: T) => readonly string[]): { item: T; length: number } | undefined {
  const lower = text.toLowerCase();
  let best: { item: T; length: number } | undefined;
  for (const item of items) {
    for (const name of names(item)) {
      if (!lower.startsWith(name.toLowerCase()) || (best !== undefined && best.length >= name.length)) continue;
      if (name.length < text.length && !/\s/.test(text.charAt(name.length))) continue;
      best = { item, length: name.length };
    }
  }
  return best;
}

/** The rule as parseRule reads it. */
export function ruleText(rule: FilterRule): string {
  const column = EVENT_COLUMN_LIST.find((c) => c.id === rule.column)!;
  const relation = RELATION_LIST.find((r) => r.id === rule.relation)!;
  return `${column.title} ${relation.name} ${rule.value}`;
}
