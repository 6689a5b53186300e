// src-renderer/dialogs/rule-editor/rule-list.ts
//
// The working copy of a rule list while its dialog is open: the rules, which of them are selected, and the edit row.
// Pure: every change gives a new state. Rules keep a number of their own, so selection survives changes of order.

import type { FilterRule } from '../../../src-shared/query/rule.ts';
import { sameRule } from '../../../src-shared/query/rule.ts';

export interface ListedRule {
  readonly id: number;
  readonly rule: FilterRule;
}

export interface RuleListState {
  readonly rules: readonly ListedRule[];
  readonly selected: ReadonlySet<number>;
  /** Row with the focus, where a Shift range ends; null in an empty list. */
  readonly focus: number | null;
  /** Where a Shift range begins. */
  readonly anchor: number | null;
  readonly edit: FilterRule;
  /** The edit row was changed since it was last added or emptied. */
  readonly editPending: boolean;
  readonly nextId: number;
}

/** What the edit row says at first: the column that stands first in the alphabet, as Process Monitor has it. */
export const EMPTY_RULE: FilterRule = { column: 'architecture', relation: 'is', value: '', action: 'include', enabled: true };

export function openRuleList(rules: readonly FilterRule[], prefill: FilterRule | undefined): RuleListState {
  return {
    rules: rules.map((rule, id) => ({ id, rule })), selected: new Set(), focus: rules.length > 0 ? 0 : null, anchor: null,
    edit: prefill ?? EMPTY_RULE, editPending: prefill !== undefined, nextId: rules.length,
  };
}

export function rulesOf(state: RuleListState): readonly FilterRule[] {
  return state.rules.map((entry) => entry.rule);
}

export function editRule(state: RuleListState, change: Partial<FilterRule>): RuleListState {
  const edit = { ...state.edit, ...change };
  return { ...state, edit, editPending: edit.value !== '' };
}

/** Puts the edit row on top of the list (or ticks the equal rule that is there) and empties its value. */
export function addEdited(state: RuleListState): RuleListState {
  const rule = { ...state.edit, enabled: true };
  const known = state.rules.find((entry) => sameRule(entry.rule, rule));
  const id = known?.id ?? state.nextId;
  const rules = known === undefined ? [{ id, rule }, ...state.rules] : state.rules.map((entry) => (entry === known ? { id, rule: { ...entry.rule, enabled: true } } : entry));
  return { ...state, rules, selected: new Set([id]), focus: id, anchor: id, edit: { ...rule, value: '' }, editPending: false, nextId: state.nextId + (known === undefined ? 1 : 0) };
}

/** Takes the selected rules away; the last of them goes back to the edit row, so that it can be changed and added again. */
export function removeSelected(state: RuleListState): RuleListState {
  const gone = state.rules.filter((entry) => state.selected.has(entry.id));
  const last = gone.at(-1);
  if (last === undefined) return state;
  const index = state.rules.findIndex((entry) => entry.id === last.id);
  const rules = state.rules.filter((entry) => !state.selected.has(entry.id));
  const next = rules[Math.min(Math.max(0, index - gone.length + 1), rules.length - 1)] ?? null;
  return { ...state, rules, selected: next === null ? new Set() : new Set([next.id]), focus: next?.id ?? null, anchor: next?.id ?? null, edit: last.rule, editPending: false };
}

/** Double click: moves one rule back to the edit row. */
export function moveToEdit(state: RuleListState, id: number): RuleListState {
  const moved = removeSelected({ ...state, selected: new Set([id]) });
  return moved === state ? state : { ...moved, editPending: true };
}

/** The tick boxes of these rules: all on, or all off if every one was on. */
export function toggleRules(state: RuleListState, ids: ReadonlySet<number>): RuleListState {
  const on = state.rules.some((entry) => ids.has(entry.id) && !entry.rule.enabled);
  return { ...state, rules: state.rules.map((entry) => (ids.has(entry.id) ? { ...entry, rule: { ...entry.rule, enabled: on } } : entry)) };
}

export function resetRuleList(state: RuleListState, rules: readonly FilterRule[]): RuleListState {
  return { ...openRuleList(rules, undefined), edit: state.edit, editPending: state.editPending };
}

export interface Modifiers {
  readonly range: boolean;
  readonly toggle: boolean;
}

/** A click on a row, or a move of the focus to it. */
export function selectRule(state: RuleListState, id: number, { range, toggle }: Modifiers): RuleListState {
  if (toggle) {
    const selected = new Set(state.selected);
    if (!selected.delete(id)) selected.add(id);
    return { ...state, selected, focus: id, anchor: id };
  }
  if (range && state.anchor !== null) {
    const from = state.rules.findIndex((entry) => entry.id === state.anchor);
    const to = state.rules.findIndex((entry) => entry.id === id);
    const span = state.rules.slice(Math.min(from, to), Math.max(from, to) + 1);
    return { ...state, selected: new Set(span.map((entry) => entry.id)), focus: id };
  }
  return { ...state, selected: new Set([id]), focus: id, anchor: id };
}

/** Arrow keys, Home and End: the row that is `by` rows away, kept inside the list. */
export function moveFocus(state: RuleListState, by: number, range: boolean): RuleListState {
  if (state.rules.length === 0) return state;
  const at = state.rules.findIndex((entry) => entry.id === state.focus);
  const to = Math.min(state.rules.length - 1, Math.max(0, at < 0 ? 0 : at + by));
  return selectRule(state, (state.rules[to] as ListedRule).id, { range, toggle: false });
}

export function selectAll(state: RuleListState): RuleListState {
  return { ...state, selected: new Set(state.rules.map((entry) => entry.id)) };
}

/** Columns on which two or more enabled Includes with a negative relation let everything through. */
export function negativeIncludeTrap(rules: readonly FilterRule[]): ReadonlySet<string> {
  const negatives = new Map<string, Set<string>>();
  for (const rule of rules) {
    if (!rule.enabled || rule.action !== 'include' || (rule.relation !== 'isNot' && rule.relation !== 'excludes')) continue;
    const values = negatives.get(rule.column) ?? new Set();
    negatives.set(rule.column, values.add(`${rule.relation} ${rule.value.toLowerCase()}`));
  }
  return new Set([...negatives].filter(([, values]) => values.size > 1).map(([column]) => column));
}

/** What was meant: `PID is not 1` + `PID is not 2` as Includes become `PID is 1`, `PID is 2` as Excludes. */
export function withoutTrap(state: RuleListState): RuleListState {
  const columns = negativeIncludeTrap(rulesOf(state));
  const turned = (rule: FilterRule): FilterRule => {
    const negative = rule.relation === 'isNot' || rule.relation === 'excludes';
    if (!rule.enabled || rule.action !== 'include' || !negative || !columns.has(rule.column)) return rule;
    return { ...rule, relation: rule.relation === 'isNot' ? 'is' : 'contains', action: 'exclude' };
  };
  return { ...state, rules: state.rules.map((entry) => ({ ...entry, rule: turned(entry.rule) })) };
}
