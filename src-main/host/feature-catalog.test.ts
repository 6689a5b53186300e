// src-main/host/feature-catalog.test.ts
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { FEATURE_NAMES } from '../kernel/core/features.ts';
import { EMULATED, featureCatalog } from './feature-catalog.ts';

/** Asked for only to tell editions and file names apart; their mechanisms are not there. */
const STAND_INS = ['hotadd.memory', 'kernel.mpOnly', 'tp.workerFactory'];

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts'))
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'));
}

describe('the switches that are offered', () => {
  it('say of each switch of the kernel what it is', () => {
    expect(featureCatalog().map(({ name }) => name)).toEqual(FEATURE_NAMES);
    for (const { title, mechanism } of featureCatalog()) {
      expect(title).not.toBe('');
      expect(mechanism).toMatch(/^(M\d\d)?$/);
    }
  });

  it('are called emulated exactly where the kernel asks for them', () => {
    const text = [...sources(path.resolve(import.meta.dirname, '../kernel')), ...sources(path.resolve(import.meta.dirname, '../labs'))].join('\n');
    const asked = FEATURE_NAMES.filter((name) => text.includes(`features.on('${name}')`));
    expect([...EMULATED, ...STAND_INS].sort()).toEqual([...asked].sort());
  });
});
