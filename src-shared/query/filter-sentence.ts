// src-shared/query/filter-sentence.ts
//
// What a list of rules means, in words: people do not guess that Includes on one column are ORed and columns ANDed.
//   (Process Name is "a.exe" or "b.exe") and (Path begins with "C:\Windows") and not (Result is "SUCCESS")
// The parts are data, so that a window can say them in its own language; filterSentence() says them in English.

import { eventColumns } from './columns/event-columns.ts';
import type { EventColumnId } from './columns/event-columns.ts';
import { relations } from './relations/index.ts';
import type { RelationId } from './relations/index.ts';
import type { FilterRule } from './rule.ts';

/** Values of one column under one relation, ORed. */
export interface SentenceTerm {
  readonly relation: RelationId;
  readonly values: readonly string[];
}

/** Terms of one column, ORed. */
export interface SentenceGroup {
  readonly column: EventColumnId;
  readonly terms: readonly SentenceTerm[];
}

export interface FilterSentence {
  /** All of these must hold. None: everything that is not excluded. */
  readonly include: readonly SentenceGroup[];
  /** None of these may hold. */
  readonly exclude: readonly SentenceGroup[];
}

export function sentenceParts(rules: readonly FilterRule[]): FilterSentence {
  return { include: groupsOf(rules, 'include'), exclude: groupsOf(rules, 'exclude') };
}

function groupsOf(rules: readonly FilterRule[], action: FilterRule['action']): readonly SentenceGroup[] {
  const groups = new Map<EventColumnId, Map<RelationId, string[]>>();
  for (const rule of rules) {
    if (!rule.enabled || rule.action !== action) continue;
    let terms = groups.get(rule.column);
    if (terms === undefined) groups.set(rule.column, (terms = new Map()));
    const values = terms.get(rule.relation);
    if (values === undefined) terms.set(rule.relation, [rule.value]);
    else if (!values.includes(rule.value)) values.push(rule.value);
  }
  return [...groups].map(([column, terms]) => ({ column, terms: [...terms].map(([relation, values]) => ({ relation, values })) }));
}

/** The sentence in English, without a full stop. */
export function filterSentence(rules: readonly FilterRule[]): string {
  const { include, exclude } = sentenceParts(rules);
  if (include.length === 0 && exclude.length === 0) return 'Every event';
  const parts = include.map((group) => `(${groupText(group)})`);
  if (exclude.length > 0) parts.push(`not (${exclude.map(groupText).join(' or ')})`);
  const sentence = parts.join(' and ');
  return include.length === 0 ? `Every event, but ${sentence}` : sentence;
}

/** Relations that read wrongly with one verb for several values: `is not "a" or "b"` would mean neither. */
const REPEATED: ReadonlySet<RelationId> = new Set<RelationId>(['isNot', 'excludes']);

function groupText(group: SentenceGroup): string {
  const title = eventColumns[group.column].title;
  return group.terms.map(({ relation, values }) => {
    const verb = `${title} ${relations[relation].name}`;
    return REPEATED.has(relation) ? values.map((value) => `${verb} "${value}"`).join(' or ') : `${verb} ${values.map((value) => `"${value}"`).join(' or ')}`;
  }).join(' or ');
}
