// src-shared/query/statistics/trace-sample.ts
//
// What the statistics read: one trace (usually the rows that a filter leaves), flattened into dense columns.
//
//   row i = time[i], duration[i]            100 ns units; duration -1 = not completed
//           thread[i]                       dense number of (process, thread); threadIds, threadProcess say which
//           process[i]                      dense number of the process instance
//           operation[i], result[i]         index into operations / results
//           path[i], detail[i]              index into paths / details (0 is the empty text)
//           stack[i]                        node of the trie (stackParent, stackFrame); 0 is the empty stack
//
// A sample is built once (SampleBuilder) and only read afterwards; sampleFromStore in sample-from-store.ts makes one
// from a TraceStore, tests draw small ones.

import type { EventClass } from '../../trace/event-type.ts';

export interface TraceSample {
  readonly length: number;
  readonly time: Float64Array;
  readonly duration: Float64Array;
  readonly thread: Uint32Array;
  readonly process: Uint32Array;
  readonly operation: Uint16Array;
  readonly result: Uint16Array;
  readonly path: Uint32Array;
  readonly detail: Uint32Array;
  readonly stack: Uint32Array;
  readonly operations: readonly string[];
  /** Event class of each operation. */
  readonly operationClass: readonly EventClass[];
  readonly results: readonly string[];
  readonly paths: readonly string[];
  readonly details: readonly string[];
  readonly threadIds: readonly number[];
  readonly threadProcess: readonly number[];
  readonly processIds: readonly number[];
  readonly processNames: readonly string[];
  readonly stackParent: ArrayLike<number>;
  readonly stackFrame: ArrayLike<number>;
  /** 1 where a frame is a kernel-mode address. */
  readonly frameIsKernel: ArrayLike<number>;
}

/** One event as the builder takes it. Times in 100 ns units. */
export interface SampleEvent {
  readonly time: number;
  readonly duration: number;
  readonly processIndex: number;
  readonly pid: number;
  readonly processName: string;
  readonly tid: number;
  readonly operation: string;
  readonly eventClass: EventClass;
  readonly result: string;
  readonly path: string;
  readonly detail: string;
  readonly stack: number;
}

class TextTable {
  readonly texts: string[] = [];
  private readonly ids = new Map<string, number>();
  id(text: string): number {
    let id = this.ids.get(text);
    if (id === undefined) {
      id = this.texts.length;
      this.texts.push(text);
      this.ids.set(text, id);
    }
    return id;
  }
}

/** Collects events in time order and freezes them into a sample. */
export class SampleBuilder {
  private readonly time: number[] = [];
  private readonly duration: number[] = [];
  private readonly thread: number[] = [];
  private readonly process: number[] = [];
  private readonly operation: number[] = [];
  private readonly result: number[] = [];
  private readonly path: number[] = [];
  private readonly detail: number[] = [];
  private readonly stack: number[] = [];
  private readonly operations = new TextTable();
  private readonly operationClass: EventClass[] = [];
  private readonly results = new TextTable();
  private readonly paths = new TextTable();
  private readonly details = new TextTable();
  private readonly threads = new Map<string, number>();
  private readonly threadIds: number[] = [];
  private readonly threadProcess: number[] = [];
  private readonly processes = new Map<number, number>();
  private readonly processIds: number[] = [];
  private readonly processNames: string[] = [];

  constructor() {
    this.paths.id('');
    this.details.id('');
  }

  add(event: SampleEvent): void {
    const process = this.processNumber(event);
    this.time.push(event.time);
    this.duration.push(event.duration);
    this.process.push(process);
    this.thread.push(this.threadNumber(process, event.tid));
    const operation = this.operations.id(event.operation);
    if (operation === this.operationClass.length) this.operationClass.push(event.eventClass);
    this.operation.push(operation);
    this.result.push(this.results.id(event.result));
    this.path.push(this.paths.id(event.path));
    this.detail.push(this.details.id(event.detail));
    this.stack.push(event.stack);
  }

  /** @param frameIsKernel one entry per frame id; the trie arrays are indexed by stack node. */
  build(stackParent: ArrayLike<number>, stackFrame: ArrayLike<number>, frameIsKernel: ArrayLike<number>): TraceSample {
    return {
      length: this.time.length,
      time: Float64Array.from(this.time),
      duration: Float64Array.from(this.duration),
      thread: Uint32Array.from(this.thread),
      process: Uint32Array.from(this.process),
      operation: Uint16Array.from(this.operation),
      result: Uint16Array.from(this.result),
      path: Uint32Array.from(this.path),
      detail: Uint32Array.from(this.detail),
      stack: Uint32Array.from(this.stack),
      operations: this.operations.texts,
      operationClass: this.operationClass,
      results: this.results.texts,
      paths: this.paths.texts,
      details: this.details.texts,
      threadIds: this.threadIds,
      threadProcess: this.threadProcess,
      processIds: this.processIds,
      processNames: this.processNames,
      stackParent, stackFrame, frameIsKernel,
    };
  }

  private processNumber(event: SampleEvent): number {
    let number = this.processes.get(event.processIndex);
    if (number === undefined) {
      number = this.processIds.length;
      this.processes.set(event.processIndex, number);
      this.processIds.push(event.pid);
      this.processNames.push(event.processName);
    }
    return number;
  }

  private threadNumber(process: number, tid: number): number {
    const key = `${process}/${tid}`;
    let number = this.threads.get(key);
    if (number === undefined) {
      number = this.threadIds.length;
      this.threads.set(key, number);
      this.threadIds.push(tid);
      this.threadProcess.push(process);
    }
    return number;
  }
}

/** Number of an operation in a sample, or -1 where it does not occur. */
export function operationNumber(sample: TraceSample, name: string): number {
  return sample.operations.indexOf(name);
}

/** Number of a result in a sample, or -1 where it does not occur. */
export function resultNumber(sample: TraceSample, name: string): number {
  return sample.results.indexOf(name);
}

/** For every row the previous row of the same thread, or -1. */
export function previousOnThread(sample: TraceSample): Int32Array {
  const last = new Int32Array(sample.threadIds.length).fill(-1);
  const previous = new Int32Array(sample.length);
  for (let row = 0; row < sample.length; row++) {
    const thread = sample.thread[row] as number;
    previous[row] = last[thread] as number;
    last[thread] = row;
  }
  return previous;
}
