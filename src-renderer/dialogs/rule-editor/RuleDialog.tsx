// src-renderer/dialogs/rule-editor/RuleDialog.tsx
//
// The rule editor of Filter and Highlight: edit row, list of rules with tick boxes and match counts, the list in words,
// and how many events it lets through. OK and Apply hand the rules over; Cancel and Escape leave everything as it was.

import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { FilterRule } from '../../../src-shared/query/rule.ts';
import { useFormat, useT } from '../../app/i18n.ts';
import { addEdited, editRule, moveFocus, moveToEdit, negativeIncludeTrap, openRuleList, removeSelected, resetRuleList, rulesOf, selectAll, selectRule, toggleRules, withoutTrap } from './rule-list.ts';
import { useRuleCounts } from './rule-counts.ts';
import { ruleSentence } from './rule-sentence.ts';
import { RuleEditRow } from './RuleEditRow.tsx';
import { RuleTable } from './RuleTable.tsx';
import './rule-editor.css';

export interface RuleDialogProps {
  readonly kind: 'filter' | 'highlight';
  readonly rules: readonly FilterRule[];
  /** What Reset restores. */
  readonly defaults: readonly FilterRule[];
  readonly prefill: FilterRule | undefined;
  readonly onApply: (rules: readonly FilterRule[]) => void;
  readonly onClose: () => void;
  /** Highlight only: makes the rules the filter. */
  readonly onMakeFilter?: (rules: readonly FilterRule[]) => void;
}

export function RuleDialog({ kind, rules: given, defaults, prefill, onApply, onClose, onMakeFilter }: RuleDialogProps) {
  const t = useT();
  const { integer } = useFormat();
  const [state, setState] = useState(() => openRuleList(given, prefill));
  const [asking, setAsking] = useState(false);
  const value = useRef<HTMLInputElement>(null);
  const rules = useMemo(() => state.rules.map((entry) => entry.rule), [state.rules]);
  const counts = useRuleCounts(rules, kind);
  const trap = useMemo(() => negativeIncludeTrap(rules), [rules]);

  const add = (): void => {
    setState(addEdited);
    setAsking(false);
    value.current?.focus();
  };
  const finish = (next = state): void => {
    onApply(rulesOf(next));
    onClose();
  };
  const ok = (): void => {
    if (state.editPending) setAsking(true);
    else finish();
  };
  // Enter in a place that does nothing with it means OK, as in every Windows dialog.
  const onKeyDown = (event: KeyboardEvent): void => {
    const target = event.target as HTMLElement;
    if (event.key !== 'Enter' || event.defaultPrevented || event.nativeEvent.isComposing || target.closest('button, [role="combobox"], [role="grid"]') !== null) return;
    event.preventDefault();
    ok();
  };

  return (
    <Dialog open modalType="modal" onOpenChange={(_event, data) => { if (!data.open) onClose(); }}>
      <DialogSurface className="ks-rule-dialog" onKeyDown={onKeyDown}>
        <DialogBody>
          <DialogTitle>{t(kind === 'filter' ? 'dialogs:filter.title' : 'dialogs:highlight.title')}</DialogTitle>
          <DialogContent className="ks-rule-content">
            <p>{t(kind === 'filter' ? 'dialogs:filter.intro' : 'dialogs:highlight.intro')}</p>
            <RuleEditRow rule={state.edit} inputRef={value} onChange={(change) => setState((old) => editRule(old, change))} onAdd={add} />
            <div className="ks-rule-buttons">
              <Button size="small" onClick={() => setState((old) => resetRuleList(old, defaults))}>{t('dialogs:rule.reset')}</Button>
              {onMakeFilter !== undefined && <Button size="small" disabled={rules.length === 0} onClick={() => { onMakeFilter(rules); onClose(); }}>{t('dialogs:rule.makeFilter')}</Button>}
              <span className="ks-rule-spring" />
              <Button size="small" disabled={!state.editPending} onClick={add}>{t('dialogs:rule.add')}</Button>
              <Button size="small" disabled={state.selected.size === 0} onClick={() => setState(removeSelected)}>{t('dialogs:rule.remove')}</Button>
            </div>
            <RuleTable
              rules={state.rules} selected={state.selected} focus={state.focus} counts={counts.perRule} empty={t(kind === 'filter' ? 'dialogs:rule.empty.filter' : 'dialogs:rule.empty.highlight')}
              onSelect={(id, modifiers) => setState((old) => selectRule(old, id, modifiers))}
              onMove={(by, range) => setState((old) => moveFocus(old, by, range))}
              onSelectAll={() => setState(selectAll)}
              onToggle={(ids) => setState((old) => toggleRules(old, ids))}
              onRemove={() => setState(removeSelected)}
              onEdit={(id) => { setState((old) => moveToEdit(old, id)); value.current?.focus(); }}
            />
            {trap.size > 0 && (
              <MessageBar intent="warning" layout="multiline">
                <MessageBarBody>{t('dialogs:rule.trap')}</MessageBarBody>
                <MessageBarActions><Button size="small" onClick={() => setState(withoutTrap)}>{t('dialogs:rule.trap.fix')}</Button></MessageBarActions>
              </MessageBar>
            )}
            <section className="ks-rule-words" aria-label={t('dialogs:rule.means')} tabIndex={0}>
              <h3>{t('dialogs:rule.means')}</h3>
              <p>{ruleSentence(rules, t, kind)}.</p>
            </section>
            <p className="ks-rule-count" role="status" aria-busy={counts.stale}>
              {counts.shown === null ? t('dialogs:rule.counting') : t(kind === 'filter' ? 'dialogs:rule.shown' : 'dialogs:rule.highlighted', { shown: integer(counts.shown), total: integer(counts.total) })}
            </p>
            {asking && (
              <MessageBar intent="info">
                <MessageBarBody>{t('dialogs:rule.pending.text')}</MessageBarBody>
                <MessageBarActions>
                  <Button size="small" appearance="primary" autoFocus onClick={() => finish(addEdited(state))}>{t('dialogs:rule.pending.add')}</Button>
                  <Button size="small" onClick={() => finish()}>{t('dialogs:rule.pending.drop')}</Button>
                </MessageBarActions>
              </MessageBar>
            )}
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={ok}>{t('dialogs:button.ok')}</Button>
            <Button onClick={onClose}>{t('dialogs:button.cancel')}</Button>
            <Button onClick={() => onApply(rules)}>{t('dialogs:button.apply')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
