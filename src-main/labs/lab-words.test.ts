import { describe, expect, it } from 'vitest';
import { CATALOGS, LOCALES } from '../../src-shared/i18n/catalogs.ts';
import type { Messages } from '../../src-shared/i18n/message.ts';
import { LABS } from './index.ts';

const parameters = (locale: (typeof LOCALES)[number]): Messages => CATALOGS[locale]['lab-parameters'];
const machine = (locale: (typeof LOCALES)[number]): Messages => CATALOGS[locale].machine;

describe('words of labs', () => {
  it('name every lab in both languages', () => {
    const missing = LABS.flatMap(({ id, title }) => LOCALES.filter((locale) => machine(locale)[`lab.${id}`] === undefined)
      .map((locale) => `src-shared/i18n/${locale}/machine.ts: add 'lab.${id}': '…' (the lab's title is “${title}”)`));
    expect(missing, missing.join('\n')).toEqual([]);
  });

  it('name every parameter and every choice in both languages', () => {
    const missing = LABS.flatMap((lab) => lab.parameters.flatMap(({ name, title, type, choices }) => {
      const wanted = [[`${lab.id}.${name}`, title] as const, ...(type === 'choice' ? (choices ?? []).map((choice) => [`${lab.id}.${name}=${choice}`, choice] as const) : [])];
      return LOCALES.flatMap((locale) => wanted.filter(([key]) => parameters(locale)[key] === undefined)
        .map(([key, text]) => `src-shared/i18n/${locale}/lab-parameters.ts: add '${key}': ${locale === 'en' ? JSON.stringify(text) : '…'} (“${text}”)`));
    }));
    expect(missing, missing.join('\n')).toEqual([]);
  });

  it('say in English what the lab itself says', () => {
    const differ = LABS.flatMap((lab) => lab.parameters.filter(({ name, title }) => (parameters('en')[`${lab.id}.${name}`] ?? title) !== title)
      .map(({ name, title }) => `src-shared/i18n/en/lab-parameters.ts: '${lab.id}.${name}' must be ${JSON.stringify(title)}, as src-main/labs declares it`));
    expect(differ, differ.join('\n')).toEqual([]);
  });

  it('have no parameter and no choice that its lab does not have', () => {
    const ids = new Set(LABS.map(({ id }) => id));
    const known = new Set(LABS.flatMap((lab) => lab.parameters.flatMap(({ name, choices }) => [`${lab.id}.${name}`, ...(choices ?? []).map((choice) => `${lab.id}.${name}=${choice}`)])));
    const stale = Object.keys(parameters('en')).filter((key) => ids.has(key.slice(0, key.indexOf('.'))) && !known.has(key)).map((key) => `src-shared/i18n/{en,ko}/lab-parameters.ts: take away '${key}', which its lab does not have`);
    expect(stale, stale.join('\n')).toEqual([]);
  });
});
