// src-shared/query/statistics/mix.ts
//
// What a trace consists of: shares of classes, operations and results, and what is opened must be closed.

import { operationNumber, previousOnThread, resultNumber } from './trace-sample.ts';
import type { TraceSample } from './trace-sample.ts';

/** Per cent of all events of each event class. */
export function classShares(sample: TraceSample): Map<string, number> {
  const shares = new Map<string, number>();
  for (let row = 0; row < sample.length; row++) {
    const name = sample.operationClass[sample.operation[row] as number] as string;
    shares.set(name, (shares.get(name) ?? 0) + 100 / sample.length);
  }
  return shares;
}

/** Per cent of all events of each operation, largest first. */
export function operationShares(sample: TraceSample): Map<string, number> {
  return namedShares(sample.operation, sample.operations);
}

/** Per cent of all events with each result, largest first. */
export function resultShares(sample: TraceSample): Map<string, number> {
  return namedShares(sample.result, sample.results);
}

/** Per cent of one operation's events with each result, largest first. */
export function resultSharesOf(sample: TraceSample, operation: string): Map<string, number> {
  const number = operationNumber(sample, operation);
  const results: number[] = [];
  for (let row = 0; row < sample.length; row++) if (sample.operation[row] === number) results.push(sample.result[row] as number);
  return namedShares(results, sample.results);
}

function namedShares(values: ArrayLike<number>, names: readonly string[]): Map<string, number> {
  const counts = new Float64Array(names.length);
  for (let i = 0; i < values.length; i++) (counts[values[i] as number] as number)++;
  const order = names.map((_, i) => i).filter((i) => (counts[i] as number) > 0).sort((a, b) => (counts[b] as number) - (counts[a] as number));
  return new Map(order.map((i) => [names[i] as string, (100 * (counts[i] as number)) / values.length]));
}

/** Per cent of an operation's events that failed although they completed. */
export function failureShare(sample: TraceSample, operation: string): number {
  const shares = resultSharesOf(sample, operation);
  return shares.size === 0 ? NaN : 100 - (shares.get('SUCCESS') ?? 0);
}

/** Per cent of the failed RegOpenKey whose path begins with `prefix`, without regard to case. */
export function failedOpensUnder(sample: TraceSample, prefix: string): number {
  const open = operationNumber(sample, 'RegOpenKey');
  const missing = resultNumber(sample, 'NAME NOT FOUND');
  const lower = prefix.toLowerCase();
  const under = sample.paths.map((path) => path.toLowerCase().startsWith(lower));
  let failed = 0;
  let inside = 0;
  for (let row = 0; row < sample.length; row++) {
    if (sample.operation[row] !== open || sample.result[row] !== missing) continue;
    failed++;
    if (under[sample.path[row] as number]) inside++;
  }
  return (100 * inside) / failed;
}

/** Ratios that must be one because the machine keeps its books. */
export interface Conservation {
  /** RegCloseKey per successful RegOpenKey or RegCreateKey. */
  readonly keyClosesPerOpen: number;
  /** CloseFile per successful CreateFile. */
  readonly fileClosesPerOpen: number;
  /** CreateFileMapping with SyncTypeCreateSection per one with SyncTypeOther. */
  readonly sectionsPerOther: number;
  /** LockFile per unlock; 1 where neither occurs. */
  readonly locksPerUnlock: number;
  /** Per cent of RegOpenKey and RegCreateKey with REPARSE that the same thread's next event repeats for the same path. */
  readonly reparseReopened: number;
}

export function conservation(sample: TraceSample): Conservation {
  const success = resultNumber(sample, 'SUCCESS');
  const reparse = resultNumber(sample, 'REPARSE');
  let keyOpens = 0, keyCloses = 0, fileOpens = 0, fileCloses = 0, sections = 0, others = 0, locks = 0, unlocks = 0, reparses = 0, reopened = 0;
  const previous = previousOnThread(sample);
  const answered = new Uint8Array(sample.length);
  for (let row = 0; row < sample.length; row++) {
    const before = previous[row] as number;
    if (before >= 0 && sample.result[before] === reparse && isKeyOpen(sample, before) && isKeyOpen(sample, row) && sameName(sample, before, row)) answered[before] = 1;
  }
  const lastRow = lastRowOfThread(sample);
  for (let row = 0; row < sample.length; row++) {
    const succeeded = sample.result[row] === success;
    switch (sample.operations[sample.operation[row] as number]) {
      case 'RegOpenKey': case 'RegCreateKey':
        if (succeeded) keyOpens++;
        // The trace may end between the two.
        else if (sample.result[row] === reparse && lastRow[sample.thread[row] as number] !== row) { reparses++; reopened += answered[row] as number; }
        break;
      case 'RegCloseKey': keyCloses++; break;
      case 'CreateFile': if (succeeded) fileOpens++; break;
      case 'CloseFile': fileCloses++; break;
      case 'CreateFileMapping':
        if ((sample.details[sample.detail[row] as number] as string).startsWith('SyncType: SyncTypeCreateSection')) sections++; else others++;
        break;
      case 'LockFile': if (succeeded) locks++; break;
      case 'UnlockFileSingle': case 'UnlockFileAll': case 'UnlockFileByKey': unlocks++; break;
    }
  }
  return {
    keyClosesPerOpen: keyCloses / keyOpens,
    fileClosesPerOpen: fileCloses / fileOpens,
    sectionsPerOther: sections / others,
    locksPerUnlock: locks === 0 && unlocks === 0 ? 1 : locks / unlocks,
    reparseReopened: reparses === 0 ? 100 : (100 * reopened) / reparses,
  };
}

function isKeyOpen(sample: TraceSample, row: number): boolean {
  const name = sample.operations[sample.operation[row] as number];
  return name === 'RegOpenKey' || name === 'RegCreateKey';
}

/** The same path but for letter case, or (a hive that is another's name) the same last component. */
function sameName(sample: TraceSample, a: number, b: number): boolean {
  return sample.path[a] === sample.path[b] || lastComponent(sample, a) === lastComponent(sample, b);
}

function lastComponent(sample: TraceSample, row: number): string {
  const path = sample.paths[sample.path[row] as number] as string;
  return path.slice(path.lastIndexOf('\\') + 1).toLowerCase();
}

function lastRowOfThread(sample: TraceSample): Int32Array {
  const last = new Int32Array(sample.threadIds.length).fill(-1);
  for (let row = 0; row < sample.length; row++) last[sample.thread[row] as number] = row;
  return last;
}
