// src-renderer/app/RememberedFilter.tsx
//
// A filter of an earlier run that is still on is easily forgotten: events seem to be missing. Process Monitor shows its filter
// dialog then; here a bar says so, until the filter changes or the bar is closed.

import { Button } from '@fluentui/react-components';
import { forgetRemembered, useFilters } from '../store/filter-store.ts';
import { useView } from '../store/view-store.ts';
import { ICONS } from '../widgets/icons.ts';
import { runCommand } from './command-runtime.ts';
import { filterSentence } from './filter-words.ts';
import { useT } from './i18n.ts';

export function RememberedFilter() {
  const t = useT();
  const rules = useFilters((filters) => filters.rules);
  const remembered = useFilters((filters) => filters.remembered);
  const view = useView((state) => state.view);
  if (!remembered || view !== 'process-monitor') return null;
  const sentence = filterSentence(rules, t);
  return (
    <div className="ks-banner" role="status">
      <ICONS.filter aria-hidden="true" />
      <span className="ks-banner-text" title={sentence}>{t('app:filter.remembered', { sentence })}</span>
      <Button className="ks-nowrap" size="small" onClick={() => { runCommand('filter.edit'); }}>{t('app:filter.remembered.edit')}</Button>
      <Button className="ks-nowrap" size="small" onClick={() => { runCommand('filter.reset'); }}>{t('app:filter.remembered.reset')}</Button>
      <Button size="small" appearance="subtle" icon={<ICONS.dismiss />} aria-label={t('app:filter.remembered.keep')} title={t('app:filter.remembered.keep')} onClick={forgetRemembered} />
    </div>
  );
}
