// src-renderer/store/filter-store.ts
//
// The rules that decide which events show and which are highlighted, and the time range brushed in the overview strip.
// Dialogs and menus change them here; trace-worker/trace-client.ts passes every change to the worker.

import { create } from 'zustand';
import type { TraceTime } from '../../src-shared/trace/model.ts';
import { DEFAULT_FILTER_RULES } from '../../src-shared/query/default-rules.ts';
import type { FilterRule } from '../../src-shared/query/rule.ts';
import { sameRule } from '../../src-shared/query/rule.ts';

/** Trace times, start inclusive, end exclusive. */
export interface TimeRange {
  readonly start: TraceTime;
  readonly end: TraceTime;
}

export interface Filters {
  readonly rules: readonly FilterRule[];
  readonly highlightRules: readonly FilterRule[];
  readonly timeRange: TimeRange | null;
  /** The rules come from an earlier run and are no default; until they change or the user has taken note. */
  readonly remembered: boolean;
}

export const useFilters = create<Filters>(() => ({ rules: DEFAULT_FILTER_RULES, highlightRules: [], timeRange: null, remembered: false }));

/** Rules of an earlier run. `usual`: what the filter is when nobody changed it. */
export function takeRemembered(rules: readonly FilterRule[], highlightRules: readonly FilterRule[], usual: readonly FilterRule[]): void {
  const same = rules.length === usual.length && rules.every((rule, i) => rule.enabled === usual[i]?.enabled && sameRule(rule, usual[i] as FilterRule));
  useFilters.setState({ rules, highlightRules, remembered: !same });
}

export function forgetRemembered(): void {
  useFilters.setState({ remembered: false });
}

export function setRules(rules: readonly FilterRule[]): void {
  useFilters.setState({ rules, remembered: false });
}

export function setHighlightRules(highlightRules: readonly FilterRule[]): void {
  useFilters.setState({ highlightRules });
}

export function setTimeRange(timeRange: TimeRange | null): void {
  useFilters.setState({ timeRange });
}

export function resetRules(): void {
  setRules(DEFAULT_FILTER_RULES);
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
