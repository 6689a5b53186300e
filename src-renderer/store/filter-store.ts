// src-renderer/store/filter-store.ts
//
// The rules that decide which events show and which are highlighted, and the time range brushed in the overview strip.
// Dialogs and menus change them here; trace-worker/trace-client.ts passes every change to the worker.

import { create } from 'zustand';
import type { EventClass } from '../../src-shared/trace/event-type.ts';
import type { TraceTime } from '../../src-shared/trace/model.ts';

import type { FilterRule } from '../../src-shared/query/rule.ts';
import { exclude, sameRule } from '../../src-shared/query/rule.ts';

/** Trace times, start inclusive, end exclusive. */
export interface TimeRange {
  readonly start: TraceTime;
  readonly end: TraceTime;
}

export interface Filters {
  readonly rules: readonly FilterRule[];
  readonly highlightRules: readonly FilterRule[];
  readonly timeRange: TimeRange | null;
}

const DEFAULT_RULES: readonly FilterRule[] = [];

export const useFilters = create<Filters>(() => ({ rules: DEFAULT_RULES, highlightRules: [], timeRange: null }));

export function setRules(rules: readonly FilterRule[]): void {
  useFilters.setState({ rules });
}

export function setHighlightRules(highlightRules: readonly FilterRule[]): void {
  useFilters.setState({ highlightRules });
}

export function setTimeRange(timeRange: TimeRange | null): void {
  useFilters.setState({ timeRange });
}

export function resetRules(): void {
  setRules(DEFAULT_RULES);
}

/** Adds rules (and switches on equal ones that are there but off). */
export function addRules(added: readonly FilterRule[]): void {
  setRules(withRules(useFilters.getState().rules, added));
}

export function addHighlightRules(added: readonly FilterRule[]): void {
  setHighlightRules(withRules(useFilters.getState().highlightRules, added));
}

export function withRules(rules: readonly FilterRule[], added: readonly FilterRule[]): readonly FilterRule[] {
  const kept = rules.filter((rule) => !added.some((other) => sameRule(rule, other)));
  return [...kept, ...added];
}

/** A class button is a filter: off = an enabled `Event Class is X` Exclude rule exists. */
export function isClassShown(rules: readonly FilterRule[], eventClass: EventClass): boolean {
  const off = exclude('eventClass', 'is', eventClass);
  return !rules.some((rule) => rule.enabled && sameRule(rule, off));
}

export function toggleClass(rules: readonly FilterRule[], eventClass: EventClass): readonly FilterRule[] {
  const off = exclude('eventClass', 'is', eventClass);
  return isClassShown(rules, eventClass) ? withRules(rules, [off]) : rules.filter((rule) => !sameRule(rule, off));
}
