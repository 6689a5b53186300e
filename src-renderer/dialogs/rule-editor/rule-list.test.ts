import { describe, expect, it } from 'vitest';
import { exclude, include } from '../../../src-shared/query/rule.ts';
import { addEdited, editRule, EMPTY_RULE, moveFocus, moveToEdit, negativeIncludeTrap, openRuleList, removeSelected, rulesOf, selectAll, selectRule, toggleRules, withoutTrap } from './rule-list.ts';

const A = include('processName', 'is', 'a.exe');
const B = exclude('result', 'is', 'SUCCESS');
const C = include('pid', 'is', '4');
const plain = { range: false, toggle: false };

describe('the edit row', () => {
  it('adds its rule on top and becomes empty, keeping column, relation and action', () => {
    const state = addEdited(editRule(openRuleList([B], undefined), { column: 'path', relation: 'contains', value: 'mmcss' }));
    expect(rulesOf(state)).toEqual([include('path', 'contains', 'mmcss'), B]);
    expect(state.edit).toEqual({ ...include('path', 'contains', ''), value: '' });
    expect(state.editPending).toBe(false);
  });

  it('ticks an equal rule instead of adding a second one', () => {
    const state = addEdited(editRule(openRuleList([{ ...A, enabled: false }, B], undefined), { ...A, value: 'A.EXE' }));
    expect(rulesOf(state)).toEqual([A, B]);
  });

  it('is pending while it holds a value that was not added', () => {
    const state = openRuleList([], undefined);
    expect([state.edit, state.editPending]).toEqual([EMPTY_RULE, false]);
    expect(editRule(state, { value: 'x' }).editPending).toBe(true);
    expect(editRule(editRule(state, { value: 'x' }), { value: '' }).editPending).toBe(false);
    expect(openRuleList([], A).editPending).toBe(true);
  });
});

describe('the rule list', () => {
  it('moves a double-clicked rule back to the edit row', () => {
    const state = moveToEdit(openRuleList([A, B, C], undefined), 1);
    expect(rulesOf(state)).toEqual([A, C]);
    expect(state.edit).toEqual(B);
    expect(rulesOf(addEdited(state))).toEqual([B, A, C]);
  });

  it('removes several at once and selects the one that follows', () => {
    let state = selectRule(openRuleList([A, B, C], undefined), 0, plain);
    state = removeSelected(selectRule(state, 1, { range: true, toggle: false }));
    expect(rulesOf(state)).toEqual([C]);
    expect([...state.selected]).toEqual([2]);
    expect(state.edit).toEqual(B);
  });

  it('ticks all of a selection, or unticks it where all were ticked', () => {
    const all = selectAll(openRuleList([A, { ...B, enabled: false }], undefined));
    const on = toggleRules(all, all.selected);
    expect(rulesOf(on).map((rule) => rule.enabled)).toEqual([true, true]);
    expect(rulesOf(toggleRules(on, on.selected)).map((rule) => rule.enabled)).toEqual([false, false]);
  });

  it('selects ranges and single rows by keyboard, within the list', () => {
    let state = moveFocus(openRuleList([A, B, C], undefined), 1, false);
    expect([...state.selected]).toEqual([1]);
    state = moveFocus(state, 1, true);
    expect([...state.selected]).toEqual([1, 2]);
    expect([...moveFocus(state, 9, false).selected]).toEqual([2]);
    expect([...selectRule(state, 1, { range: false, toggle: true }).selected]).toEqual([2]);
  });
});

describe('the trap of negative Includes', () => {
  const notOne = include('pid', 'isNot', '1');
  const notTwo = include('pid', 'isNot', '2');

  it('is two of them on one column', () => {
    expect([...negativeIncludeTrap([notOne, notTwo])]).toEqual(['pid']);
    expect(negativeIncludeTrap([notOne, { ...notTwo, enabled: false }]).size).toBe(0);
    expect(negativeIncludeTrap([notOne, include('tid', 'isNot', '2')]).size).toBe(0);
    expect(negativeIncludeTrap([exclude('pid', 'isNot', '1'), exclude('pid', 'isNot', '2')]).size).toBe(0);
  });

  it('is undone by Excludes that mean what was meant', () => {
    const state = withoutTrap(openRuleList([notOne, notTwo, include('path', 'excludes', 'x')], undefined));
    expect(rulesOf(state)).toEqual([exclude('pid', 'is', '1'), exclude('pid', 'is', '2'), include('path', 'excludes', 'x')]);
  });
});
