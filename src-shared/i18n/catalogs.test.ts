import { describe, expect, it } from 'vitest';
import type { Area } from './catalogs.ts';
import { CATALOGS, localeForTag, message } from './catalogs.ts';
import { EVENT_COLUMN_LIST } from '../query/columns/event-columns.ts';
import type { Messages } from './message.ts';

const areas = Object.keys(CATALOGS.en) as Area[];
const places = (text: string): string[] => [...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map((match) => match[1] as string).sort();

describe('message catalogs', () => {
  it.each(areas)('%s has the same keys in English and Korean', (area) => {
    expect(Object.keys(CATALOGS.ko[area]).sort()).toEqual(Object.keys(CATALOGS.en[area]).sort());
  });

  it.each(areas)('%s has the same parameters in English and Korean', (area) => {
    const en: Messages = CATALOGS.en[area];
    const ko: Messages = CATALOGS.ko[area];
    for (const [key, text] of Object.entries(en)) expect([key, ...places(ko[key] ?? '')]).toEqual([key, ...places(text)]);
  });

  it.each(areas)('%s has no empty message', (area) => {
    for (const locale of [CATALOGS.en, CATALOGS.ko]) for (const [key, text] of Object.entries(locale[area] as Messages)) expect(text.trim(), key).not.toBe('');
  });
});

describe('message', () => {
  it('fills parameters', () => {
    expect(message('en', 'process-monitor:status.showing', { shown: '1', total: '2', percent: '50' })).toBe('Showing 1 of 2 events (50%)');
  });

  it('speaks Korean for any Korean tag and English otherwise', () => {
    expect([localeForTag('ko-KR'), localeForTag('KO'), localeForTag('fr'), localeForTag('')]).toEqual(['ko', 'ko', 'en', 'en']);
  });
});

describe('names of event columns', () => {
  it('are in English what exports and rules call them', () => {
    expect(CATALOGS.en.columns).toEqual(Object.fromEntries(EVENT_COLUMN_LIST.map(({ id, title }) => [id, title])));
  });
});
