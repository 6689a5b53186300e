// src-renderer/store/settings-store.ts
//
// What the user chose about the window and wants to find again: theme, density, language, columns, rules.
// Kept in memory here; settings-persistence.ts loads it at start and saves changes.

import { create } from 'zustand';
import type { EventColumnId } from '../../src-shared/query/columns/event-columns.ts';
import { DEFAULT_EVENT_COLUMNS } from '../../src-shared/query/columns/event-columns.ts';

export type ThemeChoice = 'system' | 'light' | 'dark';
export type Density = 'compact' | 'comfortable';
export type LocaleChoice = 'system' | 'en' | 'ko';

export interface Settings {
  readonly theme: ThemeChoice;
  readonly density: Density;
  readonly locale: LocaleChoice;
  readonly autoscroll: boolean;
  readonly advancedOutput: boolean;
  readonly overview: boolean;
  /** The "three things to try" card was closed for ever. */
  readonly firstMinuteClosed: boolean;
  /** Columns of the event list in displayed order, and widths (px) that differ from the default. */
  readonly eventColumns: readonly EventColumnId[];
  readonly eventColumnWidths: Readonly<Partial<Record<EventColumnId, number>>>;
  /** State of other views and dialogs, by a key of their own (e.g. `processExplorer.columns`). JSON values. */
  readonly viewState: Readonly<Record<string, unknown>>;
}

export const DEFAULT_SETTINGS: Settings = {
  theme: 'system', density: 'compact', locale: 'system', autoscroll: true, advancedOutput: false, overview: true, firstMinuteClosed: false,
  eventColumns: DEFAULT_EVENT_COLUMNS, eventColumnWidths: {}, viewState: {},
};

export const useSettings = create<Settings>(() => DEFAULT_SETTINGS);

export function changeSettings(change: Partial<Settings>): void {
  useSettings.setState(change);
}

/** Reads one entry of `viewState`, or the default. */
export function useViewState<T>(key: string, initial: T): [T, (value: T) => void] {
  const value = useSettings((settings) => settings.viewState[key]) as T | undefined;
  return [value ?? initial, (next) => changeSettings({ viewState: { ...useSettings.getState().viewState, [key]: next } })];
}

/** Row height in px of the chosen density. */
export function rowHeightOf(density: Density): number {
  return density === 'compact' ? 20 : 28;
}
