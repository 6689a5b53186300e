// src-renderer/dialogs/rule-editor/RuleTable.tsx
//
// The rules of a list: tick box, what the rule does (icon and word), the rule, its matches. A grid with one row in the tab
// order; arrows move, Shift extends, Space ticks, Enter or a double click edits, Delete removes.

import { Checkbox } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { DismissCircleFilled } from '@fluentui/react-icons/svg/dismiss-circle';
import { useEffect, useRef } from 'react';
import type { KeyboardEvent, MouseEvent } from 'react';
import type { FilterRule } from '../../../src-shared/query/rule.ts';
import { useFormat, useT } from '../../app/i18n.ts';
import type { ListedRule, Modifiers } from './rule-list.ts';
import { ruleText } from './rule-sentence.ts';

export interface RuleTableProps {
  readonly rules: readonly ListedRule[];
  readonly selected: ReadonlySet<number>;
  readonly focus: number | null;
  readonly counts: ReadonlyMap<FilterRule, number>;
  readonly empty: string;
  readonly onSelect: (id: number, modifiers: Modifiers) => void;
  readonly onMove: (by: number, range: boolean) => void;
  readonly onSelectAll: () => void;
  readonly onToggle: (ids: ReadonlySet<number>) => void;
  readonly onRemove: () => void;
  readonly onEdit: (id: number) => void;
}

const MOVES: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1, PageUp: -8, PageDown: 8, Home: -Infinity, End: Infinity };

export function RuleTable(props: RuleTableProps) {
  const { rules, selected, focus, counts, empty, onSelect, onMove, onSelectAll, onToggle, onRemove, onEdit } = props;
  const t = useT();
  const { integer } = useFormat();
  const body = useRef<HTMLDivElement>(null);
  const inTabOrder = rules.some((entry) => entry.id === focus) ? focus : (rules[0]?.id ?? null);

  useEffect(() => {
    const row = body.current?.querySelector<HTMLElement>('[data-focus="true"]');
    if (row == null || body.current?.contains(document.activeElement) !== true) return;
    row.focus();
    row.scrollIntoView({ block: 'nearest' });
  }, [focus, rules]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const by = MOVES[event.key];
    if (by !== undefined) onMove(by, event.shiftKey);
    else if (event.key === ' ') onToggle(selected.size > 0 ? selected : new Set(focus === null ? [] : [focus]));
    else if (event.key === 'Delete') onRemove();
    else if (event.key === 'Enter' && focus !== null) onEdit(focus);
    else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a') onSelectAll();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onClick = (event: MouseEvent, id: number): void => onSelect(id, { range: event.shiftKey, toggle: event.ctrlKey || event.metaKey });

  return (
    <div className="ks-rules" role="grid" aria-label={t('dialogs:rule.list')} aria-multiselectable="true" aria-rowcount={rules.length + 1} title={t('dialogs:rule.hint')} ref={body} onKeyDown={onKeyDown}>
      <div role="row" className="ks-rule-head">
        <span role="columnheader" className="ks-visually-hidden-cell"><span className="ks-visually-hidden">{t('dialogs:rule.on')}</span></span>
        <span role="columnheader">{t('dialogs:rule.column')}</span>
        <span role="columnheader">{t('dialogs:rule.relation')}</span>
        <span role="columnheader">{t('dialogs:rule.value')}</span>
        <span role="columnheader">{t('dialogs:rule.action')}</span>
        <span role="columnheader" className="ks-rule-number">{t('dialogs:rule.matches')}</span>
      </div>
      {rules.map(({ id, rule }) => {
        const count = counts.get(rule);
        return (
          <div
            key={id} role="row" className="ks-rule" aria-selected={selected.has(id)} tabIndex={id === inTabOrder ? 0 : -1} data-focus={id === focus} data-off={!rule.enabled}
            onClick={(event) => onClick(event, id)} onDoubleClick={() => onEdit(id)} onFocus={(event) => { if (event.target === event.currentTarget && !selected.has(id) && id !== focus) onSelect(id, { range: false, toggle: false }); }}
          >
            <span role="gridcell" onClick={(event) => event.stopPropagation()} onDoubleClick={(event) => event.stopPropagation()}>
              <Checkbox className="ks-rule-tick" tabIndex={-1} aria-label={t('dialogs:rule.toggle', { rule: ruleText(rule, t) })} checked={rule.enabled} onChange={() => onToggle(new Set([id]))} />
            </span>
            <span role="gridcell" className="ks-rule-column">
              {rule.action === 'include' ? <CheckmarkCircleFilled className="ks-rule-include" aria-hidden="true" /> : <DismissCircleFilled className="ks-rule-exclude" aria-hidden="true" />}
              {t(`columns:${rule.column}`)}
            </span>
            <span role="gridcell">{t(`dialogs:relation.${rule.relation}`)}</span>
            <span role="gridcell" className="ks-rule-value" title={rule.value}>{rule.value === '' ? t('dialogs:sentence.empty') : rule.value}</span>
            <span role="gridcell">{t(`dialogs:action.${rule.action}`)}</span>
            <span role="gridcell" className="ks-rule-number">{count === undefined ? '…' : integer(count)}</span>
          </div>
        );
      })}
      {rules.length === 0 && <div role="row"><p role="gridcell" className="ks-rules-empty">{empty}</p></div>}
    </div>
  );
}
