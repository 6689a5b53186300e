// src-shared/query/statistics/realism-checklist.ts
//
// Ten tests that tell a believable desktop trace (default filter, 30,000 events or more, 10 s or more) from a made-up
// one. Each measure has the interval in which two natural Process Monitor logs of Windows 7 and Windows 10 lie, widened
// to what another evening's log may show. A test passes when all of its measures do.

import { classShares, conservation, failedOpensUnder, failureShare, operationShares, resultShares, resultSharesOf } from './mix.ts';
import { compressibility } from './compressibility.ts';
import { concentration, pathPopularity } from './concentration.ts';
import { conditionalOperationEntropy, operationEntropy, transitionShare } from './sequence.ts';
import { durationsUs, emptyBinShare, fanoFactor, instantShare, interArrivalCv, logSpread, pagingReadRatio, tailRatio, threadGapsUs } from './timing.ts';
import { quantileSorted } from './distribution.ts';
import { stackStatistics } from './stacks.ts';
import type { DeflatedSize } from './compressibility.ts';
import type { TraceSample } from './trace-sample.ts';

export interface Measure {
  readonly name: string;
  readonly value: number;
  /** Accepted interval, both ends included. */
  readonly min: number;
  readonly max: number;
  readonly pass: boolean;
}

export interface RealismTest {
  readonly number: number;
  readonly title: string;
  readonly measures: readonly Measure[];
  readonly pass: boolean;
}

export interface ChecklistOptions {
  /** Logical processors: one CPU keeps a thread longer than two. */
  readonly cpus: number;
  readonly deflatedSize: DeflatedSize;
}

/** Runs the ten tests. */
export function realismChecklist(sample: TraceSample, options: ChecklistOptions): RealismTest[] {
  return [
    test(1, 'Mix of classes and operations', mixMeasures(sample)),
    test(2, 'Failures', failureMeasures(sample)),
    test(3, 'Conservation', conservationMeasures(sample)),
    test(4, 'Order', orderMeasures(sample)),
    test(5, 'Burstiness', burstMeasures(sample)),
    test(6, 'Durations', durationMeasures(sample)),
    test(7, 'Popularity of paths', popularityMeasures(sample)),
    test(8, 'Concentration', concentrationMeasures(sample, options.cpus)),
    test(9, 'Call stacks', stackMeasures(sample)),
    test(10, 'Compressibility', compressionMeasures(sample, options.deflatedSize)),
  ];
}

function test(number: number, title: string, measures: readonly Measure[]): RealismTest {
  return { number, title, measures, pass: measures.every((measure) => measure.pass) };
}

function measure(name: string, value: number, min: number, max: number): Measure {
  return { name, value, min, max, pass: value >= min && value <= max };
}

function mixMeasures(sample: TraceSample): Measure[] {
  const classes = classShares(sample);
  const operations = operationShares(sample);
  const of = (shares: Map<string, number>, name: string): number => shares.get(name) ?? 0;
  return [
    measure('Registry %', of(classes, 'Registry'), 70, 90),
    measure('File System %', of(classes, 'File System'), 9, 28),
    measure('Process %', of(classes, 'Process'), 0.3, 2),
    measure('Network %', of(classes, 'Network'), 0, 4),
    measure('RegOpenKey %', of(operations, 'RegOpenKey'), 19, 36),
    measure('RegQueryValue %', of(operations, 'RegQueryValue'), 12, 24),
    measure('RegCloseKey %', of(operations, 'RegCloseKey'), 8, 17),
    measure('CreateFile %', of(operations, 'CreateFile'), 1.8, 4.5),
  ];
}

function failureMeasures(sample: TraceSample): Measure[] {
  return [
    measure('RegOpenKey NAME NOT FOUND %', resultSharesOf(sample, 'RegOpenKey').get('NAME NOT FOUND') ?? 0, 54, 66),
    measure('RegQueryValue NAME NOT FOUND %', resultSharesOf(sample, 'RegQueryValue').get('NAME NOT FOUND') ?? 0, 46, 66),
    measure('CreateFile not SUCCESS %', failureShare(sample, 'CreateFile'), 7, 15),
    measure('SUCCESS %', resultShares(sample).get('SUCCESS') ?? 0, 64, 76),
    measure('failed opens under HKCU\\Software\\Classes %', failedOpensUnder(sample, 'HKCU\\Software\\Classes'), 45, 100),
  ];
}

function conservationMeasures(sample: TraceSample): Measure[] {
  const books = conservation(sample);
  return [
    measure('RegCloseKey per successful open', books.keyClosesPerOpen, 0.97, 1.03),
    measure('CloseFile per successful CreateFile', books.fileClosesPerOpen, 0.97, 1.03),
    measure('section create per other', books.sectionsPerOther, 0.93, 1.07),
    measure('LockFile per unlock', books.locksPerUnlock, 1, 1),
    measure('REPARSE reopened %', books.reparseReopened, 99.5, 100),
  ];
}

function orderMeasures(sample: TraceSample): Measure[] {
  return [
    measure('H(operation) bits', operationEntropy(sample), 2.8, 3.4),
    measure('H(operation | previous) bits', conditionalOperationEntropy(sample), 1.4, 1.9),
    measure('CreateFile -> QueryBasic %', transitionShare(sample, 'CreateFile', 'QueryBasicInformationFile'), 28, 42),
    measure('QueryBasic -> CloseFile %', transitionShare(sample, 'QueryBasicInformationFile', 'CloseFile'), 80, 95),
    measure('RegQueryKey -> RegOpenKey %', transitionShare(sample, 'RegQueryKey', 'RegOpenKey'), 60, 98),
  ];
}

function burstMeasures(sample: TraceSample): Measure[] {
  return [
    measure('CV of inter-arrival', interArrivalCv(sample), 12, 40),
    measure('Fano factor at 100 ms', fanoFactor(sample, 100), 400, 4_000),
    measure('empty 100 ms bins %', emptyBinShare(sample, 100), 15, 45),
    measure('p99 / p50 of thread gap', tailRatio(threadGapsUs(sample)), 500, Infinity),
  ];
}

function durationMeasures(sample: TraceSample): Measure[] {
  const open = durationsUs(sample, 'RegOpenKey');
  const create = durationsUs(sample, 'CreateFile');
  return [
    measure('RegOpenKey median us', quantileSorted(open, 0.5), 1, 5),
    measure('CreateFile median us', quantileSorted(create, 0.5), 4, 20),
    measure('CloseFile median us', quantileSorted(durationsUs(sample, 'CloseFile'), 0.5), 1.5, 8),
    measure('RegOpenKey sd(ln)', logSpread(open), 0.5, 1.1),
    measure('CreateFile p99 / p50', tailRatio(create), 20, 1_000),
    measure('image, thread, network zero %', instantShare(sample), 100, 100),
    measure('paging / cached read median', pagingReadRatio(sample), 60, 400),
  ];
}

function popularityMeasures(sample: TraceSample): Measure[] {
  const popularity = pathPopularity(sample);
  return [
    measure('Zipf exponent', popularity.zipf, 0.85, 1.15),
    measure('top 100 paths %', popularity.top100, 45, 65),
    measure('paths used once %', popularity.singletons, 15, 40),
    measure('distinct paths per 1,000', popularity.distinctPer1000, 140, 340),
    measure('same path as before %', popularity.samePath, 20, 33),
  ];
}

function concentrationMeasures(sample: TraceSample, cpus: number): Measure[] {
  const found = concentration(sample);
  return [
    measure('busiest process %', found.top1, 45, 78),
    measure('3 busiest %', found.top3, 70, 88),
    measure('10 busiest %', found.top10, 92, 99),
    measure('active processes', found.processes, 20, 45),
    measure('threads', found.threads, 90, 200),
    measure('threads with one event %', found.singleEventThreads, 15, 50),
    measure('P(same thread next)', found.sameThreadNext, cpus === 1 ? 0.95 : 0.83, cpus === 1 ? 0.99 : 0.93),
  ];
}

function stackMeasures(sample: TraceSample): Measure[] {
  const stacks = stackStatistics(sample);
  return [
    measure('depth p50', stacks.depthP50, 28, 45),
    measure('depth p95', stacks.depthP95, 55, 85),
    measure('depth max', stacks.depthMax, 1, 150),
    measure('unique (process, stack) per event', stacks.uniquePerEvent, 0.22, 0.42),
    measure('unique kernel parts %', stacks.uniqueKernelParts, 0.3, 1.5),
    measure('CreateFile -> QueryBasic same user part %', stacks.sameUserPart, 90, 100),
    measure('shared outer frames p50 %', stacks.sharedOuterP50, 62, 85),
  ];
}

function compressionMeasures(sample: TraceSample, deflatedSize: DeflatedSize): Measure[] {
  const size = compressibility(sample, deflatedSize);
  return [
    measure('distinct tuples per event', size.distinctTuples, 0.13, 0.26),
    measure('entropy of the tuple, bits', size.tupleEntropy, 10, 11.3),
    measure('entropy of the path, bits', size.pathEntropy, 8.7, 9.7),
    measure('deflated columns, bytes per event', size.deflatedBytes, 3.3, 5.5),
  ];
}
