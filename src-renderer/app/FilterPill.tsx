// src-renderer/app/FilterPill.tsx
//
// The filter as a sentence; a click opens the dialog. The default rules are said as one thing, so that what the user added stands out.

import { useMemo } from 'react';
import { useFilters } from '../store/filter-store.ts';
import { useView } from '../store/view-store.ts';
import { ICONS } from '../widgets/icons.ts';
import { runCommand } from './command-runtime.ts';
import { filterSentence } from './filter-words.ts';
import { useT } from './i18n.ts';

export function FilterPill() {
  const t = useT();
  const rules = useFilters((filters) => filters.rules);
  const view = useView((state) => state.view);
  const sentence = useMemo(() => filterSentence(rules, t), [rules, t]);
  if (view !== 'process-monitor') return null;
  return (
    <button type="button" className="ks-pill" title={sentence} aria-label={t('app:filter.edit', { sentence })} onClick={() => { runCommand('filter.edit'); }}>
      <ICONS.filter aria-hidden="true" style={{ flex: 'none' }} />
      <span>{sentence}</span>
    </button>
  );
}
