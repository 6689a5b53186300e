// src-main/kernel/etw/head-cache.ts
//
// Numbers of (process, thread, type, result, category) in the present session, without asking the sink each time: an open addressing
// table over the five.

import type { CategoryId, EventTypeId, HeadId, ProcessIndex, TraceSink } from '../../../src-shared/trace/model.ts';

export class HeadCache {
  private readonly sink: TraceSink;
  /** Eight words an entry: process, tid, type << 3 | category, result, id; three unused. */
  private entries = new Int32Array(1024 * 8);
  private table = new Int32Array(4096);
  private count = 1;

  constructor(sink: TraceSink) {
    this.sink = sink;
  }

  head(process: ProcessIndex, tid: number, type: EventTypeId, result: number, category: CategoryId): HeadId {
    const kind = (type << 3) | category;
    const signedResult = result | 0;
    const { entries, table } = this;
    const mask = table.length - 1;
    let slot = hash(tid, kind, signedResult, process) & mask;
    for (;;) {
      const at = (table[slot] as number) * 8;
      if (at === 0) break;
      if (entries[at + 1] === tid && entries[at + 2] === kind && entries[at + 3] === signedResult && entries[at] === process) return entries[at + 4] as number;
      slot = (slot + 1) & mask;
    }
    const id = this.sink.head(process, tid, type, result, category);
    this.add(slot, process, tid, kind, signedResult, id);
    return id;
  }

  private add(slot: number, process: number, tid: number, kind: number, result: number, id: HeadId): void {
    if (this.count * 8 === this.entries.length) {
      const entries = new Int32Array(this.entries.length * 2);
      entries.set(this.entries);
      this.entries = entries;
    }
    const entry = this.count++;
    this.entries.set([process, tid, kind, result, id], entry * 8);
    this.table[slot] = entry;
    if (this.count * 2 > this.table.length) this.rehash();
  }

  private rehash(): void {
    const { entries } = this;
    const table = new Int32Array(this.table.length * 2);
    const mask = table.length - 1;
    for (let entry = 1; entry < this.count; entry++) {
      const at = entry * 8;
      let slot = hash(entries[at + 1] as number, entries[at + 2] as number, entries[at + 3] as number, entries[at] as number) & mask;
      while (table[slot] !== 0) slot = (slot + 1) & mask;
      table[slot] = entry;
    }
    this.table = table;
  }
}

function hash(tid: number, kind: number, result: number, process: number): number {
  const mixed = Math.imul(tid, 0x9e3779b1) ^ Math.imul(kind, 0x85ebca6b) ^ Math.imul(result, 0xc2b2ae35) ^ Math.imul(process, 0x27d4eb2f);
  return mixed ^ (mixed >>> 15);
}
