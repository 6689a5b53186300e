// src-renderer/store/settings-persistence.ts
//
// Settings live with the host (settings:get, settings:set), under the key `ui` and `filters`. Loaded once before the first
// paint, with a limit so that a slow host cannot keep the window white; saved half a second after a change.

import { ADVANCED_FILTER_RULES, DEFAULT_FILTER_RULES } from '../../src-shared/query/default-rules.ts';
import type { FilterRule } from '../../src-shared/query/rule.ts';
import { EVENT_COLUMN_LIST } from '../../src-shared/query/columns/event-columns.ts';
import type { EventColumnId } from '../../src-shared/query/columns/event-columns.ts';
import type { JsonValue } from '../../src-shared/ipc/contract.ts';
import { client } from '../ipc/client.ts';
import { takeRemembered, useFilters } from './filter-store.ts';
import type { Settings } from './settings-store.ts';
import { DEFAULT_SETTINGS, useSettings } from './settings-store.ts';

const LOAD_LIMIT_MS = 1500;
const SAVE_DELAY_MS = 500;

export async function loadSettings(): Promise<void> {
  const limit = new Promise<null>((resolve) => { setTimeout(() => resolve(null), LOAD_LIMIT_MS); });
  const loaded = client.call('settings:get').catch((error: unknown) => {
    console.warn('settings are not available:', error);
    return null;
  });
  const answer = await Promise.race([loaded, limit]);
  if (answer !== null) {
    useSettings.setState(parseSettings(answer.values.ui));
    const filters = parseFilters(answer.values.filters);
    if (filters !== null) takeRemembered(filters.rules, filters.highlightRules, useSettings.getState().advancedOutput ? ADVANCED_FILTER_RULES : DEFAULT_FILTER_RULES);
  }
  saveLater();
}

/** Takes what has the right type and leaves the rest at its default: a settings file may come from another version. */
export function parseSettings(value: unknown): Settings {
  if (typeof value !== 'object' || value === null) return DEFAULT_SETTINGS;
  const read: Record<string, unknown> = { ...DEFAULT_SETTINGS };
  for (const [key, fallback] of Object.entries(DEFAULT_SETTINGS)) {
    const given = (value as Record<string, unknown>)[key];
    if (typeof given === typeof fallback && Array.isArray(given) === Array.isArray(fallback) && given !== null) read[key] = given;
  }
  const known = new Set<string>(EVENT_COLUMN_LIST.map((column) => column.id));
  const columns = (read.eventColumns as readonly unknown[]).filter((id): id is EventColumnId => typeof id === 'string' && known.has(id));
  return { ...(read as unknown as Settings), eventColumns: columns.length > 0 ? [...new Set(columns)] : DEFAULT_SETTINGS.eventColumns };
}

function isRule(value: unknown): value is FilterRule {
  if (typeof value !== 'object' || value === null) return false;
  const rule = value as Record<string, unknown>;
  return EVENT_COLUMN_LIST.some((column) => column.id === rule.column) && typeof rule.relation === 'string' && typeof rule.value === 'string' && (rule.action === 'include' || rule.action === 'exclude') && typeof rule.enabled === 'boolean';
}

export function parseFilters(value: unknown): { readonly rules: readonly FilterRule[]; readonly highlightRules: readonly FilterRule[] } | null {
  if (typeof value !== 'object' || value === null) return null;
  const { rules, highlightRules } = value as Record<string, unknown>;
  if (!Array.isArray(rules) || !Array.isArray(highlightRules)) return null;
  return { rules: rules.filter(isRule), highlightRules: highlightRules.filter(isRule) };
}

function saveLater(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const save = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const { rules, highlightRules } = useFilters.getState();
      const values = JSON.parse(JSON.stringify({ ui: useSettings.getState(), filters: { rules, highlightRules } })) as Record<string, JsonValue>;
      client.call('settings:set', { values }).catch((error: unknown) => console.warn('settings were not saved:', error));
    }, SAVE_DELAY_MS);
  };
  useSettings.subscribe(save);
  useFilters.subscribe((filters, previous) => {
    if (filters.rules !== previous.rules || filters.highlightRules !== previous.highlightRules) save();
  });
}
