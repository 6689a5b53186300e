// src-main/kernel/etw/head-cache.ts
//
// Numbers of (process, thread, type, result, category) in the present session, without asking the sink each time: an open addressing
// table over the five.

import type { CategoryId, EventTypeId, HeadId, ProcessIndex, TraceSink } from '../../../src-shared/trace/model.ts';

export class HeadCache {
  private readonly sink: TraceSink;
  private processes = new Int32Array(1024);
  private tids = new Int32Array(1024);
  /** type << 3 | category. */
  private kinds = new Int32Array(1024);
  private results = new Int32Array(1024);
  private ids = new Int32Array(1024);
  private table = new Int32Array(4096);
  private count = 1;

  constructor(sink: TraceSink) {
    this.sink = sink;
  }

  head(process: ProcessIndex, tid: number, type: EventTypeId, result: number, category: CategoryId): HeadId {
    const kind = (type << 3) | category;
    const signedResult = result | 0;
    const mask = this.table.length - 1;
    let slot = hash(tid, kind, signedResult, process) & mask;
    for (;;) {
      const entry = this.table[slot] as number;
      if (entry === 0) break;
      if (this.tids[entry] === tid && this.kinds[entry] === kind && this.results[entry] === signedResult && this.processes[entry] === process) {
        return this.ids[entry] as number;
      }
      slot = (slot + 1) & mask;
    }
    const id = this.sink.head(process, tid, type, result, category);
    this.add(slot, process, tid, kind, signedResult, id);
    return id;
  }

  private add(slot: number, process: number, tid: number, kind: number, result: number, id: HeadId): void {
    if (this.count === this.ids.length) {
      this.processes = doubled(this.processes);
      this.tids = doubled(this.tids);
      this.kinds = doubled(this.kinds);
      this.results = doubled(this.results);
      this.ids = doubled(this.ids);
    }
    const entry = this.count++;
    this.processes[entry] = process;
    this.tids[entry] = tid;
    this.kinds[entry] = kind;
    this.results[entry] = result;
    this.ids[entry] = id;
    this.table[slot] = entry;
    if (this.count * 2 > this.table.length) this.rehash();
  }

  private rehash(): void {
    const table = new Int32Array(this.table.length * 2);
    const mask = table.length - 1;
    for (let entry = 1; entry < this.count; entry++) {
      let slot = hash(this.tids[entry] as number, this.kinds[entry] as number, this.results[entry] as number, this.processes[entry] as number) & mask;
      while (table[slot] !== 0) slot = (slot + 1) & mask;
      table[slot] = entry;
    }
    this.table = table;
  }
}

function doubled(from: Int32Array): Int32Array<ArrayBuffer> {
  const to = new Int32Array(from.length * 2);
  to.set(from);
  return to;
}

function hash(tid: number, kind: number, result: number, process: number): number {
  const mixed = Math.imul(tid, 0x9e3779b1) ^ Math.imul(kind, 0x85ebca6b) ^ Math.imul(result, 0xc2b2ae35) ^ Math.imul(process, 0x27d4eb2f);
  return mixed ^ (mixed >>> 15);
}
