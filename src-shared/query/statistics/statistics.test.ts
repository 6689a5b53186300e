import { existsSync, readFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { classOf, drawTrace } from './drawn-trace.ts';
import { compressibility, plainColumns } from './compressibility.ts';
import { concentration, pathPopularity } from './concentration.ts';
import { classShares, conservation, failedOpensUnder, failureShare, operationShares, resultSharesOf } from './mix.ts';
import { conditionalOperationEntropy, operationEntropy, transitionShare, transitions } from './sequence.ts';
import { durationsUs, emptyBinShare, eventsPerBin, fanoFactor, instantShare, interArrivalCv, logSpread, pagingReadRatio, tailRatio, threadGapsUs } from './timing.ts';
import { entropyBits, median, quantile, zipfExponent } from './distribution.ts';
import { realismChecklist } from './realism-checklist.ts';
import { SampleBuilder } from './trace-sample.ts';
import { smellTests } from './smell-tests.ts';
import { stackStatistics } from './stacks.ts';

const deflatedSize = (bytes: Uint8Array): number => deflateRawSync(bytes, { level: 6 }).length;

describe('distribution', () => {
  it('takes the nearest rank as quantile', () => {
    expect(quantile([5, 1, 3, 2, 4], 0.5)).toBe(3);
    expect(quantile([1, 2, 3, 4], 0.95)).toBe(4);
    expect(median([7])).toBe(7);
    expect(median([])).toBeNaN();
  });

  it('measures entropy in bits', () => {
    expect(entropyBits([1, 1, 1, 1])).toBe(2);
    expect(entropyBits([8, 0])).toBe(0);
    expect(entropyBits([])).toBe(0);
  });

  it('finds the exponent of an exact Zipf law', () => {
    const counts = Array.from({ length: 500 }, (_, i) => 1_000_000 / (i + 1) ** 1.2);
    expect(zipfExponent(counts, 1_000)).toBeCloseTo(1.2, 6);
    expect(zipfExponent([5], 10)).toBeNaN();
  });
});

describe('mix', () => {
  const sample = drawTrace(`
    1  a:4  RegOpenKey     NAME NOT FOUND  HKCU\\Software\\Classes\\.x
    2  a:4  RegOpenKey     SUCCESS         HKCR\\.x
    3  a:4  RegOpenKey     NAME NOT FOUND  HKLM\\Software\\Policies
    4  a:4  RegCloseKey    SUCCESS         HKCR\\.x
    5  b:8  CreateFile     SUCCESS         C:\\x
    6  b:8  CreateFile     PATH NOT FOUND  C:\\y\\z
    7  b:8  CloseFile      SUCCESS         C:\\x
    8  b:8  Load Image     SUCCESS         C:\\x.dll`);

  it('shares classes, operations and results', () => {
    expect(classShares(sample).get('Registry')).toBeCloseTo(50);
    expect(classShares(sample).get('Process')).toBeCloseTo(12.5);
    expect(operationShares(sample).get('RegOpenKey')).toBeCloseTo(37.5);
    expect([...operationShares(sample).keys()][0]).toBe('RegOpenKey');
    expect(resultSharesOf(sample, 'RegOpenKey').get('NAME NOT FOUND')).toBeCloseTo(66.7, 1);
    expect(failureShare(sample, 'CreateFile')).toBeCloseTo(50);
    expect(failureShare(sample, 'TCP Send')).toBeNaN();
  });

  it('sees how many failed opens are under a prefix, whatever their case', () => {
    expect(failedOpensUnder(sample, 'hkcu\\software\\CLASSES')).toBeCloseTo(50);
  });

  it('counts opens against closes', () => {
    const books = conservation(sample);
    expect(books.keyClosesPerOpen).toBe(1);
    expect(books.fileClosesPerOpen).toBe(1);
    expect(books.locksPerUnlock).toBe(1);
    expect(books.reparseReopened).toBe(100);
  });

  it('wants the same thread to reopen a reparsed key, and forgives the end of the trace', () => {
    const reparsed = conservation(drawTrace(`
      1  a:4  RegOpenKey  REPARSE  HKLM\\SYSTEM\\CurrentControlSet\\Control
      2  b:8  RegOpenKey  REPARSE  HKLM\\SYSTEM\\CurrentControlSet\\Services
      3  a:4  RegOpenKey  SUCCESS  HKLM\\System\\CurrentControlSet\\Control
      4  b:8  RegCloseKey  SUCCESS  HKLM
      5  c:12  RegOpenKey  REPARSE  HKLM\\SYSTEM\\CurrentControlSet\\Enum`));
    expect(reparsed.reparseReopened).toBe(50);
  });
});

describe('sequence', () => {
  const sample = drawTrace(`
    1  a:4  RegQueryKey
    2  b:8  CreateFile
    3  a:4  RegOpenKey
    4  b:8  CloseFile
    5  a:4  RegQueryKey
    6  a:4  RegOpenKey`);

  it('follows each thread by itself', () => {
    expect(transitionShare(sample, 'RegQueryKey', 'RegOpenKey')).toBe(100);
    expect(transitionShare(sample, 'RegOpenKey', 'RegQueryKey')).toBe(100);
    expect(transitions(sample)[0]).toEqual({ from: 'RegQueryKey', to: 'RegOpenKey', share: 50 });
  });

  it('knows that a fixed order leaves no entropy', () => {
    expect(operationEntropy(sample)).toBeGreaterThan(1.9);
    expect(conditionalOperationEntropy(sample)).toBeCloseTo(0);
  });
});

describe('timing', () => {
  const sample = drawTrace(`
    0        a:4  RegOpenKey  SUCCESS  HKLM      2
    10       a:4  RegOpenKey  SUCCESS  HKLM      4
    20       b:8  Load Image  SUCCESS  C:\\x.dll  0
    400000   a:4  ReadFile    SUCCESS  C:\\x      3      -  Offset: 0, Length: 36
    400010   a:4  ReadFile    SUCCESS  C:\\x      600    -  Offset: 0, Length: 4,096, I/O Flags: Non-cached, Paging I/O, Priority: Normal`);

  it('bins events and measures their dispersion', () => {
    expect([...eventsPerBin(sample, 100)]).toEqual([3, 0, 0, 0]);
    expect(emptyBinShare(sample, 100)).toBe(75);
    expect(fanoFactor(sample, 100)).toBeCloseTo(2.25);
    expect(interArrivalCv(sample)).toBeGreaterThan(1.7);
  });

  it('measures gaps on a thread after completion', () => {
    expect([...threadGapsUs(sample)]).toEqual([7, 8, 399_986]);
  });

  it('sorts durations per operation', () => {
    expect([...durationsUs(sample, 'RegOpenKey')]).toEqual([2, 4]);
    expect(logSpread(durationsUs(sample, 'RegOpenKey'))).toBeCloseTo(Math.log(2) / 2);
    expect(tailRatio([1, 1, 1, 8])).toBe(8);
    expect(pagingReadRatio(sample)).toBe(200);
    expect(instantShare(sample)).toBe(100);
  });
});

describe('concentration', () => {
  const sample = drawTrace(`
    1  a:4  RegOpenKey  SUCCESS  p
    2  a:4  RegOpenKey  SUCCESS  p
    3  a:8  RegOpenKey  SUCCESS  q
    4  b:4  RegOpenKey  SUCCESS  p`);

  it('ranks processes and threads; equal TIDs of two processes are two threads', () => {
    const found = concentration(sample);
    expect(found).toMatchObject({ top1: 75, top3: 100, processes: 2, threads: 3 });
    expect(found.singleEventThreads).toBeCloseTo(66.7, 1);
    expect(found.sameThreadNext).toBeCloseTo(1 / 3);
  });

  it('ranks paths', () => {
    const popularity = pathPopularity(sample);
    expect(popularity.singletons).toBe(50);
    expect(popularity.samePath).toBeCloseTo(33.3, 1);
    expect(popularity.zipf).toBeCloseTo(Math.log(3) / Math.log(2), 6);
  });
});

describe('stacks', () => {
  it('measures depth, sharing and user parts', () => {
    const found = stackStatistics(drawTrace(`
      1  a:4  CreateFile                 SUCCESS  x  1  k1 u9 u2 u1
      2  a:4  QueryBasicInformationFile  SUCCESS  x  1  k2 k1 u9 u2 u1
      3  a:4  CloseFile                  SUCCESS  x  1  k1 u8 u2 u1
      4  a:4  CreateFile                 SUCCESS  x  1  k1 u9 u2 u1`));
    expect(found.depthP50).toBe(4);
    expect(found.depthMax).toBe(5);
    expect(found.uniquePerEvent).toBe(0.75);
    expect(found.uniqueKernelParts).toBe(50);
    expect(found.sameUserPart).toBe(100);
    expect(found.sharedOuterP50).toBe(50);
  });
});

describe('compressibility', () => {
  it('counts distinct tuples and deflates eight columns of 18 bytes per event', () => {
    const sample = drawTrace(Array.from({ length: 200 }, (_, i) => `${i}  a:4  RegOpenKey  SUCCESS  p${i % 4}  1`).join('\n'));
    const size = compressibility(sample, deflatedSize);
    expect(size.distinctTuples).toBe(0.02);
    expect(size.pathEntropy).toBe(2);
    expect(size.tupleEntropy).toBe(2);
    expect(size.deflatedBytes).toBeLessThan(1);
    expect(plainColumns(sample).reduce((sum, column) => sum + column.length, 0)).toBe(18 * 200);
  });
});

describe('smellTests', () => {
  const byName = (drawing: string, word: string): { cases: number; share: number } => {
    const found = smellTests(drawTrace(drawing)).find((smell) => smell.name.includes(word));
    if (found === undefined) throw new Error(`no smell test about ${word}`);
    return found;
  };

  it('notices a first thread that the child made itself', () => {
    const story = (tid: number): string => `
      1  shell:8    Process Create  SUCCESS  C:\\n.exe
      1  n:8        Process Start
      2  n:${tid}   Thread Create`;
    expect(byName(story(8), 'first Thread Create').share).toBe(100);
    expect(byName(story(16), 'first Thread Create').share).toBe(0);
  });

  it('notices a DLL with two bases, odd ids and handles that nobody closes', () => {
    const story = `
      1  a:4   Load Image    SUCCESS  C:\\x.dll  0  -  Image Base: 0x74000000, Image Size: 0x1000
      2  b:10  Load Image    SUCCESS  C:\\x.dll  0  -  Image Base: 0x75000000, Image Size: 0x1000
      3  b:10  Process Exit`;
    expect(byName(story, 'base').share).toBe(0);
    expect(byName(story, 'multiples').share).toBeLessThan(100);
    expect(byName(story, 'after Process Exit').share).toBe(0);
  });
});

// Process Monitor's own sample logs were filtered by operation before they were saved, so only statistics inside one
// operation can be compared with what other tools find in them.
const CSV = '../shared/data/LogFileUTC64Registry.CSV';
const hasLog = existsSync(CSV);
if (!hasLog) console.warn(`SKIPPED: ${CSV} is not here, statistics are not compared with a real log`);

describe.skipIf(!hasLog)('statistics of a real log', () => {
  it('agree with the known figures of its registry events', () => {
    const sample = sampleFromCsv(readFileSync(CSV, 'utf8'));
    expect(sample.length).toBe(28_240);
    const popularity = pathPopularity(sample);
    expect(popularity.distinctPer1000).toBeGreaterThan(50);
    expect(new Set(sample.path).size).toBeGreaterThan(5_400);
    expect(new Set(sample.path).size).toBeLessThan(5_700);
    const size = compressibility(sample, deflatedSize);
    expect(size.distinctTuples).toBeCloseTo(0.25, 1);
    expect(size.pathEntropy).toBeCloseTo(9.5, 0);
    expect(operationEntropy(sample)).toBeGreaterThan(1.8);
    expect(operationEntropy(sample)).toBeLessThan(1.95);
    const found = concentration(sample);
    expect(found.top1).toBeCloseTo(22, 0);
    expect(found.top10).toBeCloseTo(84, 0);
    expect(found.processes).toBe(35);
    expect(realismChecklist(sample, { cpus: 2, deflatedSize })).toHaveLength(10);
  });
});

/** Enough of a CSV reader for Process Monitor's export with all columns. */
function sampleFromCsv(text: string): ReturnType<SampleBuilder['build']> {
  const rows = csvRows(text);
  const header = rows[0] as string[];
  const column = new Map(header.map((name, i) => [name.replace('\ufeff', ''), i]));
  const builder = new SampleBuilder();
  const processes = new Map<string, number>();
  for (const cells of rows.slice(1)) {
    const cell = (name: string): string => cells[column.get(name) as number] ?? '';
    const key = `${cell('Process Name')}/${cell('PID')}`;
    if (!processes.has(key)) processes.set(key, processes.size);
    const [h = '0', m = '0', s = '0'] = cell('Relative Time').split(':');
    builder.add({
      time: Math.round((Number(h) * 3600 + Number(m) * 60 + Number(s)) * 1e7), duration: cell('Duration') === '' ? -1 : Math.round(Number(cell('Duration')) * 1e7),
      processIndex: processes.get(key) as number, pid: Number(cell('PID')), processName: cell('Process Name'), tid: Number(cell('TID')),
      operation: cell('Operation'), eventClass: classOf(cell('Operation')), result: cell('Result'), path: cell('Path'), detail: cell('Detail'), stack: 0,
    });
  }
  return builder.build([0], [0], [0]);
}

function csvRows(text: string): string[][] {
  const rows: string[][] = [];
  let cells: string[] = [];
  const field = /"((?:[^"]|"")*)"(,|\r?\n|$)/gy;
  for (let match = field.exec(text.replace(/^\ufeff/, '')); match !== null && match[0] !== ''; match = field.exec(text.replace(/^\ufeff/, ''))) {
    cells.push((match[1] as string).replaceAll('""', '"'));
    if (match[2] !== ',') { rows.push(cells); cells = []; }
  }
  return rows;
}
