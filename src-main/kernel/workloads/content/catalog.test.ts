import { describe, expect, it } from 'vitest';
import { Prng } from '../../../../src-shared/base/prng.ts';
import { KERNEL_MODULES } from './kernel-modules.ts';
import { USER_MODULES, userModule } from './user-modules.ts';
import { buildFileCatalog } from './file-catalog.ts';
import { buildRegistryCatalog } from './registry-catalog.ts';
import { parseKeys, randomGuid } from './registry-seed.ts';
import { codeModule } from './code-modules.ts';

describe('module tables', () => {
  it('hold about five hundred user modules and two hundred drivers, each path once', () => {
    expect(USER_MODULES.length).toBeGreaterThan(480);
    expect(KERNEL_MODULES.length).toBeGreaterThan(180);
    expect(new Set(USER_MODULES.map((module) => module.path.toLowerCase())).size).toBe(USER_MODULES.length);
    expect(USER_MODULES.every((module) => module.sizeBytes > 0 && module.sizeBytes % 1_024 === 0)).toBe(true);
  });

  it('refuse names they do not have', () => {
    expect(userModule('ntdll').path).toBe('C:\\Windows\\System32\\ntdll.dll');
    expect(() => userModule('nothing')).toThrow(RangeError);
    expect(() => codeModule('nothing')).toThrow(RangeError);
  });
});

describe('registry catalog', () => {
  it('is the same for the same stream and another for another', () => {
    const build = (seed: number): string => JSON.stringify(buildRegistryCatalog(new Prng(seed, 'registry')).comClasses.slice(0, 5));
    expect(build(1)).toBe(build(1));
    expect(build(1)).not.toBe(build(2));
  });

  it('describes every class that it names', () => {
    const catalog = buildRegistryCatalog(new Prng(1, 'registry'));
    const paths = new Set(catalog.keys.map((key) => key.path));
    for (const cls of catalog.comClasses) expect(paths).toContain(`HKCR\\CLSID\\${cls.clsid}\\InprocServer32`);
    for (const cls of catalog.shellClasses) expect(paths).toContain(`HKCR\\${cls.name}`);
    expect(catalog.keys.length).toBeGreaterThan(2_500);
  });

  it('reads the compact form', () => {
    const [key] = parseKeys('HKLM\\X|a=D:3;=S:text=with;m=M:x,y;b=B:4', new Prng(1));
    expect(key?.values.map((value) => [value.name, value.type])).toEqual([['a', 4], ['', 1], ['m', 7], ['b', 3]]);
    expect(key?.values[1]?.data).toBe('text=with');
    expect(() => parseKeys('HKLM\\X|a=?:3', new Prng(1))).toThrow(RangeError);
    expect(randomGuid(new Prng(3))).toMatch(/^\{[0-9A-F]{8}-[0-9A-F]{4}-4[0-9A-F]{3}-[89AB][0-9A-F]{3}-[0-9A-F]{12}\}$/);
  });
});

describe('file catalog', () => {
  it('has every parent directory, and every image of the module tables', () => {
    const { entries } = buildFileCatalog(new Prng(1, 'files'), ['Mara', 'Jun']);
    const paths = new Set(entries.map((entry) => entry.path.toLowerCase()));
    for (const entry of entries) {
      const parent = entry.path.slice(0, entry.path.lastIndexOf('\\')).toLowerCase();
      expect(parent.length === 2 || paths.has(parent), entry.path).toBe(true);
    }
    for (const module of USER_MODULES) expect(paths).toContain(module.path.toLowerCase());
    expect(paths).toContain('c:\\users\\jun\\ntuser.dat');
  });
});
