// src-renderer/dialogs/rule-editor/rule-sentence.ts
//
// A list of rules in the user's language: what filter-sentence.ts says in English, from the same parts.

import { sentenceParts } from '../../../src-shared/query/filter-sentence.ts';
import type { SentenceGroup } from '../../../src-shared/query/filter-sentence.ts';
import type { FilterRule } from '../../../src-shared/query/rule.ts';
import type { Translate } from '../../app/i18n.ts';

/** The whole list in one sentence, without a full stop. */
export function ruleSentence(rules: readonly FilterRule[], t: Translate, kind: 'filter' | 'highlight'): string {
  const { include, exclude } = sentenceParts(rules);
  if (kind === 'highlight' && include.length === 0) return t('dialogs:sentence.nothing');
  const or = t('dialogs:sentence.or');
  const several = include.length > 1;
  const what = include.length === 0 ? t('dialogs:sentence.everything') : include.map((group) => bracketed(groupText(group, t), several && isCompound(group))).join(t('dialogs:sentence.and'));
  if (exclude.length === 0) return what;
  return t('dialogs:sentence.except', { what, parts: exclude.map((group) => groupText(group, t)).join(or) });
}

const isCompound = (group: SentenceGroup): boolean => group.terms.length > 1 || (group.terms[0]?.values.length ?? 0) > 1;
const bracketed = (text: string, on: boolean): string => (on ? `(${text})` : text);

function groupText(group: SentenceGroup, t: Translate): string {
  const column = t(`columns:${group.column}`);
  const or = t('dialogs:sentence.or');
  const quoted = (value: string): string => (value === '' ? t('dialogs:sentence.empty') : `“${value}”`);
  return group.terms.map(({ relation, values }) => {
    // Negative relations repeat the verb: `is not "a" or "b"` would read as neither.
    const lists = relation === 'isNot' || relation === 'excludes' ? values.map((value) => [value]) : [values];
    return lists.map((list) => t(`dialogs:sentence.${relation}`, { column, values: list.map(quoted).join(or) })).join(or);
  }).join(or);
}

/** One rule as a phrase, e.g. for the name of its tick box. */
export function ruleText(rule: FilterRule, t: Translate): string {
  return `${t(`columns:${rule.column}`)} ${t(`dialogs:relation.${rule.relation}`)} ${rule.value} ${t(`dialogs:action.${rule.action}`)}`;
}
