import { describe, expect, it, vi } from 'vitest';

vi.mock('../ipc/client.ts', () => ({ client: {} }));
const { parseFilters, parseSettings } = await import('./settings-persistence.ts');
const { DEFAULT_SETTINGS } = await import('./settings-store.ts');

describe('parseSettings', () => {
  it('takes what has the right type and leaves the rest at its default', () => {
    expect(parseSettings({ theme: 'dark', autoscroll: 'yes', eventColumns: ['path', 'nonsense', 'pid', 'path'] })).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark', eventColumns: ['path', 'pid'] });
  });
  it('survives anything', () => {
    for (const value of [undefined, null, 7, 'x', [], { eventColumns: [] }]) expect(parseSettings(value)).toEqual(DEFAULT_SETTINGS);
  });
});

describe('parseFilters', () => {
  const rule = { column: 'path', relation: 'is', value: 'x', action: 'include', enabled: true };
  it('keeps whole rules only', () => {
    expect(parseFilters({ rules: [rule, { ...rule, column: 'nope' }, 3], highlightRules: [] })).toEqual({ rules: [rule], highlightRules: [] });
  });
  it('says when there is nothing to take', () => expect(parseFilters({ rules: 3 })).toBeNull());
});
