import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_FILTER_RULES } from '../../query/default-rules.ts';
import { EVENT_COLUMN_LIST } from '../../query/columns/event-columns.ts';
import { RELATION_LIST } from '../../query/relations/index.ts';
import { storedOption, storedRules } from './pmc.fixture.ts';
import { PmcFormatError, readPmc } from './read.ts';

const PATH = 40071;
const PROCESS_NAME = 40053;

describe('readPmc', () => {
  it('reads the rules of a filter and keeps the other options as they are', () => {
    const bytes = Uint8Array.from([
      ...storedOption('Autoscroll', [1, 0, 0, 0]),
      ...storedOption('FilterRules', storedRules([{ column: PATH, relation: 6, include: true, value: 'C:\\길' }, { column: PROCESS_NAME, relation: 0, include: false, value: '' }])),
      ...storedOption('SomethingNew', [1, 2, 3]),
      ...storedOption('HighlightRules', storedRules([])),
    ]);
    const { options, filterRules, highlightRules } = readPmc(bytes);
    expect(options.map((option) => [option.name, option.data.length])).toEqual([['Autoscroll', 4], ['FilterRules', 59], ['SomethingNew', 3], ['HighlightRules', 5]]);
    expect(filterRules).toEqual([
      { column: 'path', relation: 'contains', value: 'C:\\길', action: 'include', enabled: true },
      { column: 'processName', relation: 'is', value: '', action: 'exclude', enabled: true },
    ]);
    expect(highlightRules).toEqual([]);
  });

  it('gives back any rules that are written', () => {
    const columns = EVENT_COLUMN_LIST.filter((column) => column.pmcId !== 0);
    fc.assert(fc.property(fc.array(fc.record({ column: fc.constantFrom(...columns), relation: fc.constantFrom(...RELATION_LIST), include: fc.boolean(), value: fc.string().map((text) => text.replace(/\0/g, '')) })), (rules) => {
      const bytes = Uint8Array.from(storedOption('FilterRules', storedRules(rules.map(({ column, relation, include, value }) => ({ column: column.pmcId, relation: relation.pmcCode, include, value })))));
      expect(readPmc(bytes).filterRules).toEqual(rules.map(({ column, relation, include, value }) => ({ column: column.id, relation: relation.id, value, action: include ? 'include' : 'exclude', enabled: true })));
    }));
  });

  it('says which byte of which rule it does not understand', () => {
    const broken = (change: (bytes: Uint8Array) => Uint8Array): string => {
      const bytes = Uint8Array.from(storedOption('FilterRules', storedRules([{ column: PATH, relation: 6, include: true, value: 'abc' }])));
      try {
        readPmc(change(bytes));
      } catch (error) {
        expect(error).toBeInstanceOf(PmcFormatError);
        return (error as PmcFormatError).message;
      }
      return 'read';
    };
    const put = (at: number, value: number) => (bytes: Uint8Array): Uint8Array => { bytes[at] = value; return bytes; };
    // The data begin at byte 40, the first rule at byte 45.
    expect(broken(put(45, 1))).toBe('39937 is no column of Process Monitor (FilterRules rule 1, column at byte 45)');
    expect(broken(put(49, 99))).toBe('99 is no relation (FilterRules rule 1, relation at byte 49)');
    expect(broken(put(41, 2))).toBe('The list ends after 1 of 2 rules (FilterRules rule 2 at byte 74)');
    expect(broken(put(54, 200))).toBe('200 bytes do not fit (FilterRules rule 1, length of the value at byte 54)');
    expect(broken((bytes) => bytes.subarray(0, 50))).toBe('The option would end 24 bytes behind the end of the file (option size at byte 0)');
    expect(broken(put(4, 15))).toBe('This is no option of a Process Monitor configuration (option at byte 0)');
    expect(broken(() => new Uint8Array(3))).toBe('3 bytes are left and an option begins with 16 (option at byte 0)');
    expect(broken(() => new Uint8Array(0))).toBe('The file is empty (option at byte 0)');
  });

  it('refuses whatever else there is with a place, and with nothing but that', () => {
    const whole = storedOption('FilterRules', storedRules([{ column: PATH, relation: 6, include: true, value: 'abc' }, { column: PROCESS_NAME, relation: 0, include: false, value: 'd' }]));
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 4 }), fc.nat(whole.length), (changes, length) => {
      const bytes = Uint8Array.from(whole);
      for (const [at, value] of changes) bytes[at] = value;
      try {
        readPmc(bytes.subarray(0, length));
      } catch (error) {
        expect(error).toBeInstanceOf(PmcFormatError);
        expect((error as PmcFormatError).offset).toBeLessThanOrEqual(length);
      }
    }));
  });

  const real = path.resolve(import.meta.dirname, '../../../../shared/data/ProcmonConfigFull.PMC');
  if (!existsSync(real)) console.warn(`SKIPPED: ${real} is not here; the real configuration was not read`);
  it.runIf(existsSync(real))('reads a configuration that Process Monitor exported: 20 options, its default rules among 25', () => {
    const { options, filterRules, highlightRules } = readPmc(new Uint8Array(readFileSync(real)));
    expect([options.length, filterRules.length, highlightRules.length]).toEqual([20, 25, 0]);
    for (const rule of DEFAULT_FILTER_RULES) expect(filterRules).toContainEqual(rule);
  });
});
