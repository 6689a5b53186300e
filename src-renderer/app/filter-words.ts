// src-renderer/app/filter-words.ts
//
// A filter in few words, in the user's language: `Process Name is a.exe or b.exe · Result is not SUCCESS`. Columns, relations and
// values are the originals' words; only the glue is translated. Excludes are said as "not".

import { eventColumns } from '../../src-shared/query/columns/event-columns.ts';
import { sentenceParts } from '../../src-shared/query/filter-sentence.ts';
import type { SentenceGroup } from '../../src-shared/query/filter-sentence.ts';
import { relations } from '../../src-shared/query/relations/index.ts';
import type { FilterRule } from '../../src-shared/query/rule.ts';
import type { Translate } from './i18n.ts';

export function shortSentence(rules: readonly FilterRule[], t: Translate): string {
  const { include, exclude } = sentenceParts(rules);
  const parts = [...include.map((group) => groupWords(group, t)), ...exclude.map((group) => t('app:filter.not', { words: groupWords(group, t) }))];
  return parts.join(' · ');
}

function groupWords(group: SentenceGroup, t: Translate): string {
  const or = ` ${t('app:filter.or')} `;
  const title = eventColumns[group.column].title;
  return `${title} ${group.terms.map((term) => `${relations[term.relation].name} ${term.values.map((value) => (value === '' ? '""' : value)).join(or)}`).join(or)}`;
}
