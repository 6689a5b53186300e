// src-shared/query/statistics/smell-tests.ts
//
// Cheap checks that a made-up trace fails at once: what Windows always does, whatever the machine and the evening.

import { operationNumber, resultNumber } from './trace-sample.ts';
import type { TraceSample } from './trace-sample.ts';

export interface Smell {
  readonly name: string;
  /** How many cases were looked at: a check without cases says nothing. */
  readonly cases: number;
  /** Per cent of the cases that are as they should be. */
  readonly share: number;
}

/** All smell tests over one sample. */
export function smellTests(sample: TraceSample): Smell[] {
  return [
    idsAreMultiplesOfFour(sample),
    oneBasePerDll(sample),
    firstThreadIsMadeByTheParent(sample),
    handlesCloseAfterProcessExit(sample),
    failedValueQueriesAsk144(sample),
    cachedReadsWithoutPriority(sample),
    secondStartRepeats(sample),
  ];
}

function smell(name: string, verdicts: readonly boolean[]): Smell {
  return { name, cases: verdicts.length, share: verdicts.length === 0 ? NaN : (100 * verdicts.filter((good) => good).length) / verdicts.length };
}

function idsAreMultiplesOfFour(sample: TraceSample): Smell {
  return smell('PIDs and TIDs are multiples of 4', [...sample.processIds, ...sample.threadIds].map((id) => id % 4 === 0));
}

function oneBasePerDll(sample: TraceSample): Smell {
  const load = operationNumber(sample, 'Load Image');
  const bases = new Map<string, Set<string>>();
  for (let row = 0; row < sample.length; row++) {
    if (sample.operation[row] !== load) continue;
    const path = (sample.paths[sample.path[row] as number] as string).toLowerCase();
    if (!path.endsWith('.dll')) continue;
    const base = (sample.details[sample.detail[row] as number] as string).split(',')[0] as string;
    const seen = bases.get(path) ?? new Set();
    bases.set(path, seen.add(base));
  }
  return smell('one base address per DLL', [...bases.values()].map((seen) => seen.size === 1));
}

function firstThreadIsMadeByTheParent(sample: TraceSample): Smell {
  const create = operationNumber(sample, 'Process Create');
  const start = operationNumber(sample, 'Process Start');
  const thread = operationNumber(sample, 'Thread Create');
  let creatorTid = -1;
  const waiting = new Map<number, number>();
  const verdicts: boolean[] = [];
  for (let row = 0; row < sample.length; row++) {
    const tid = sample.threadIds[sample.thread[row] as number] as number;
    const process = sample.process[row] as number;
    if (sample.operation[row] === create) creatorTid = tid;
    else if (sample.operation[row] === start) waiting.set(process, creatorTid);
    else if (sample.operation[row] === thread && waiting.has(process)) {
      verdicts.push(waiting.get(process) === tid);
      waiting.delete(process);
    }
  }
  return smell("the first Thread Create of a process carries the creator's TID", verdicts);
}

function handlesCloseAfterProcessExit(sample: TraceSample): Smell {
  const exit = operationNumber(sample, 'Process Exit');
  const closes = new Set([operationNumber(sample, 'CloseFile'), operationNumber(sample, 'RegCloseKey')]);
  const exited = new Map<number, boolean>();
  for (let row = 0; row < sample.length; row++) {
    const process = sample.process[row] as number;
    if (sample.operation[row] === exit) exited.set(process, false);
    else if (exited.has(process) && closes.has(sample.operation[row] as number)) exited.set(process, true);
  }
  return smell('handles close after Process Exit', [...exited.values()]);
}

function failedValueQueriesAsk144(sample: TraceSample): Smell {
  const query = operationNumber(sample, 'RegQueryValue');
  const missing = resultNumber(sample, 'NAME NOT FOUND');
  const verdicts: boolean[] = [];
  for (let row = 0; row < sample.length; row++) {
    if (sample.operation[row] === query && sample.result[row] === missing) verdicts.push(sample.details[sample.detail[row] as number] === 'Length: 144');
  }
  return smell('failed value queries ask for 144 bytes', verdicts);
}

function cachedReadsWithoutPriority(sample: TraceSample): Smell {
  const read = operationNumber(sample, 'ReadFile');
  const verdicts: boolean[] = [];
  for (let row = 0; row < sample.length; row++) {
    if (sample.operation[row] !== read) continue;
    const detail = sample.details[sample.detail[row] as number] as string;
    if (!detail.includes('I/O Flags')) verdicts.push(!detail.includes('Priority'));
  }
  return smell('fast reads carry no Priority', verdicts);
}

/** Starts of one program (same name, process seen from its Process Start to its Process Exit) have the same number of events within 1 %. */
function secondStartRepeats(sample: TraceSample): Smell {
  const start = operationNumber(sample, 'Process Start');
  const exit = operationNumber(sample, 'Process Exit');
  const counts = new Map<number, number>();
  const whole = new Map<string, number[]>();
  for (let row = 0; row < sample.length; row++) {
    const process = sample.process[row] as number;
    if (sample.operation[row] === start) counts.set(process, 0);
    const count = counts.get(process);
    if (count === undefined) continue;
    counts.set(process, count + 1);
    if (sample.operation[row] === exit) {
      const name = sample.processNames[process] as string;
      whole.set(name, [...(whole.get(name) ?? []), count + 1]);
      counts.delete(process);
    }
  }
  const verdicts: boolean[] = [];
  for (const lives of whole.values()) {
    for (let i = 1; i < lives.length; i++) verdicts.push(Math.abs((lives[i] as number) / (lives[0] as number) - 1) <= 0.01);
  }
  return smell('a second start of a program repeats its event count', verdicts);
}
