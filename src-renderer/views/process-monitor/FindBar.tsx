// src-renderer/views/process-monitor/FindBar.tsx
//
// Find in the displayed columns: Enter or F3 next, Shift+Enter or Shift+F3 previous, Escape closes. The search runs in the
// worker and can be cancelled.

import { Button, Checkbox, Input } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { useT } from '../../app/i18n.ts';
import { useTrace } from '../../store/trace-store.ts';
import { ICONS } from '../../widgets/icons.ts';
import type { Find } from './use-find.ts';

export function FindBar({ find, onClose }: { readonly find: Find; readonly onClose: () => void }) {
  const t = useT();
  const fraction = useTrace((trace) => trace.finding);
  const bar = useRef<HTMLDivElement>(null);
  const { opened } = find;
  useEffect(() => {
    const input = bar.current?.querySelector('input');
    input?.focus();
    input?.select();
  }, [opened]);
  const message = fraction !== null ? t('process-monitor:find.searching', { percent: Math.floor(fraction * 100) }) : find.notFound ? t('process-monitor:find.none') : find.wrapped ? t('process-monitor:find.wrapped') : '';
  return (
    <div ref={bar} className="ks-find" role="search" onKeyDown={(event) => { if (event.key === 'Escape') { event.stopPropagation(); onClose(); } }}>
      <Input
        size="small" aria-label={t('process-monitor:find.title')} placeholder={t('process-monitor:find.placeholder')} value={find.text} contentBefore={<ICONS.find />} style={{ width: 320 }}
        onChange={(_event, data) => find.setText(data.value)}
        onKeyDown={(event) => { if (event.key === 'Enter' && !event.nativeEvent.isComposing) { event.preventDefault(); void find.go(event.shiftKey); } }}
      />
      <Button size="small" onClick={() => void find.go(true)} disabled={find.text === ''}>{t('process-monitor:find.previous')}</Button>
      <Button size="small" appearance="primary" onClick={() => void find.go(false)} disabled={find.text === ''}>{t('process-monitor:find.next')}</Button>
      <Checkbox label={t('process-monitor:find.matchCase')} checked={find.matchCase} onChange={(_event, data) => find.setMatchCase(data.checked === true)} />
      <span className="ks-find-message" role="status">{message}</span>
      {fraction !== null && <Button size="small" onClick={find.cancel}>{t('process-monitor:find.cancel')}</Button>}
      <Button size="small" appearance="subtle" icon={<ICONS.dismiss />} aria-label={t('process-monitor:find.close')} style={{ marginLeft: 'auto' }} onClick={onClose} />
    </div>
  );
}
