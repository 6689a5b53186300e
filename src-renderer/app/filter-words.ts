// src-renderer/app/filter-words.ts
//
// A filter in few words, in the user's language: `Process Name is a.exe or b.exe · not Result is SUCCESS`. Values are the trace's
// own words. Excludes are said as "not".

import { sentenceParts } from '../../src-shared/query/filter-sentence.ts';
import type { SentenceGroup } from '../../src-shared/query/filter-sentence.ts';
import { DEFAULT_FILTER_RULES } from '../../src-shared/query/default-rules.ts';
import type { FilterRule } from '../../src-shared/query/rule.ts';
import { sameRule } from '../../src-shared/query/rule.ts';
import type { Translate } from './i18n.ts';

/** The whole filter: what the user added to the default rules, or that there is nothing but them, or nothing. */
export function filterSentence(rules: readonly FilterRule[], t: Translate): string {
  const own = rules.filter((rule) => rule.enabled && !DEFAULT_FILTER_RULES.some((known) => sameRule(known, rule)));
  if (own.length > 0) return shortSentence(own, t);
  return rules.some((rule) => rule.enabled) ? t('app:filter.default') : t('app:filter.none');
}

export function shortSentence(rules: readonly FilterRule[], t: Translate): string {
  const { include, exclude } = sentenceParts(rules);
  const parts = [...include.map((group) => groupWords(group, t)), ...exclude.map((group) => t('app:filter.not', { words: groupWords(group, t) }))];
  return parts.join(' · ');
}

function groupWords(group: SentenceGroup, t: Translate): string {
  const or = ` ${t('app:filter.or')} `;
  const column = t(`columns:${group.column}`);
  return group.terms.map(({ relation, values }) => t(`dialogs:sentence.${relation}`, { column, values: values.map((value) => (value === '' ? '""' : value)).join(or) })).join(or);
}
