// src-renderer/dialogs/rule-editor/RuleEditRow.tsx
//
// [column] [relation] [value] then [action]: reads like a sentence. The value is free text with the values that occur in
// the loaded trace on offer, most frequent first. Enter in the value adds the rule.

import { Combobox, Option, Select } from '@fluentui/react-components';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, RefObject } from 'react';
import { EVENT_COLUMN_LIST, eventColumns } from '../../../src-shared/query/columns/event-columns.ts';
import type { EventColumnId } from '../../../src-shared/query/columns/event-columns.ts';
import { RELATION_LIST } from '../../../src-shared/query/relations/index.ts';
import type { RelationId } from '../../../src-shared/query/relations/index.ts';
import type { FilterRule, RuleAction } from '../../../src-shared/query/rule.ts';
import { useFormat, useLocale, useT } from '../../app/i18n.ts';
import type { ValueCount } from '../../trace-worker/protocol.ts';
import { traceClient } from '../../trace-worker/trace-client.ts';

const OFFERED = 1000;
const LISTED = 100;

export function RuleEditRow({ rule, inputRef, onChange, onAdd }: { readonly rule: FilterRule; readonly inputRef: RefObject<HTMLInputElement | null>; readonly onChange: (change: Partial<FilterRule>) => void; readonly onAdd: () => void }) {
  const t = useT();
  const locale = useLocale();
  // Process Monitor lists columns by the alphabet here.
  const columns = useMemo(() => EVENT_COLUMN_LIST.map(({ id }) => ({ id, name: t(`columns:${id}`) })).sort((a, b) => a.name.localeCompare(b.name, locale)), [locale, t]);
  return (
    <div className="ks-rule-edit">
      <Select aria-label={t('dialogs:rule.column')} value={rule.column} onChange={(_event, data) => onChange({ column: data.value as EventColumnId })} className="ks-rule-edit-column">
        {columns.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
      </Select>
      <Select aria-label={t('dialogs:rule.relation')} value={rule.relation} onChange={(_event, data) => onChange({ relation: data.value as RelationId })} className="ks-rule-edit-relation">
        {RELATION_LIST.map(({ id }) => <option key={id} value={id}>{t(`dialogs:relation.${id}`)}</option>)}
      </Select>
      <ValueBox column={rule.column} value={rule.value} inputRef={inputRef} onChange={(value) => onChange({ value })} onAdd={onAdd} />
      <span className="ks-rule-then">{t('dialogs:rule.then')}</span>
      <Select aria-label={t('dialogs:rule.action')} value={rule.action} onChange={(_event, data) => onChange({ action: data.value as RuleAction })} className="ks-rule-edit-action">
        <option value="include">{t('dialogs:action.include')}</option>
        <option value="exclude">{t('dialogs:action.exclude')}</option>
      </Select>
    </div>
  );
}

function ValueBox({ column, value, inputRef, onChange, onAdd }: { readonly column: EventColumnId; readonly value: string; readonly inputRef: RefObject<HTMLInputElement | null>; readonly onChange: (value: string) => void; readonly onAdd: () => void }) {
  const t = useT();
  const { integer } = useFormat();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState(false);
  const picking = useRef(false);
  const offered = useValues(column, open);
  const matching = useMemo(() => {
    const wanted = typed ? value.toLowerCase() : '';
    return offered.filter((entry) => entry.value !== '' && entry.value.toLowerCase().includes(wanted));
  }, [offered, value, typed]);
  const end = eventColumns[column].align === 'end';

  // Enter adds what was typed. The box itself would take the first value that begins so; only arrow keys pick one of the list.
  const onKeyDownCapture = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') picking.current = true;
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || value === '' || (open && picking.current)) return;
    event.preventDefault();
    event.stopPropagation();
    setOpen(false);
    setTyped(false);
    onAdd();
  };
  return (
    <span className="ks-rule-edit-value" onKeyDownCapture={onKeyDownCapture}>
      <Combobox
        freeform input={{ ref: inputRef }} aria-label={t('dialogs:rule.value')} placeholder={t('dialogs:rule.value.placeholder')}
        value={value} selectedOptions={[]} open={open && matching.length > 0} positioning={{ position: 'below', align: 'start', matchTargetSize: 'width' }}
        onOpenChange={(_event, data) => { setOpen(data.open); if (!data.open) setTyped(false); }}
        onChange={(event) => { picking.current = false; setTyped(true); setOpen(true); onChange(event.target.value); }}
        onOptionSelect={(_event, data) => {
          if (data.optionValue === undefined) return;
          picking.current = false;
          setTyped(false);
          onChange(data.optionValue);
        }}
        listbox={{ className: 'ks-rule-values' }}
      >
        {matching.slice(0, LISTED).map((entry) => (
          <Option key={entry.value} value={entry.value} text={entry.value} checkIcon={null}>
            <span className={end ? 'ks-tabular' : ''} title={entry.value}>{entry.value}</span>
            <span className="ks-rule-value-count">{integer(entry.count)}</span>
          </Option>
        ))}
        {matching.length > LISTED && <Option value="" text="" disabled checkIcon={null}>{t('dialogs:rule.more', { count: integer(matching.length - LISTED) })}</Option>}
      </Combobox>
    </span>
  );
}

/** Values of a column that occur in the trace, asked again each time the box opens. */
function useValues(column: EventColumnId, open: boolean): readonly ValueCount[] {
  const [values, setValues] = useState<{ readonly column: EventColumnId; readonly values: readonly ValueCount[] } | null>(null);
  useEffect(() => {
    let current = true;
    traceClient.ask('distinct', { column, limit: OFFERED }).then(
      (answer) => { if (current) setValues({ column, values: answer.values }); },
      (error: unknown) => console.warn('values of a column:', error),
    );
    return () => { current = false; };
  }, [column, open]);
  return values?.column === column ? values.values : [];
}
