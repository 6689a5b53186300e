// src-main/kernel/cc/cache-map.ts
//
// Which pages of a file are in memory, and which of those have to be written: two bit maps, one bit for each 4 KB page.
// Pages that are on their way from the disk for nobody in particular (read-ahead) are known too, so that who wants them waits for them.
//
// Models: Windows Internals 7th ed., part 2, ch. 11 "Cache manager" (SHARED_CACHE_MAP). Simplified: no views, pages stay until the file is
// truncated; memory pressure is mm's and comes with the standby list.

import type { KEvent } from '../ke/event.ts';

export const PAGE_BYTES = 4096;

/** A run of pages, in bytes. */
export interface PageRun {
  offset: number;
  length: number;
}

/** A range that is being read. */
interface Reading {
  readonly offset: number;
  readonly length: number;
  readonly done: KEvent;
}

export class CacheMap {
  private valid = new Uint32Array(4);
  private dirty = new Uint32Array(4);
  dirtyPages = 0;
  private readonly underWay: Reading[] = [];

  /** Marks a range as in memory. */
  fill(offset: number, length: number): void {
    if (length <= 0) return;
    const last = Math.floor((offset + length - 1) / PAGE_BYTES);
    this.room(last);
    for (let page = Math.floor(offset / PAGE_BYTES); page <= last; page++) this.valid[page >>> 5] = (this.valid[page >>> 5] as number) | (1 << (page & 31));
  }

  /** Marks a range as changed; it is in memory then. */
  write(offset: number, length: number): void {
    if (length <= 0) return;
    this.fill(offset, length);
    const last = Math.floor((offset + length - 1) / PAGE_BYTES);
    for (let page = Math.floor(offset / PAGE_BYTES); page <= last; page++) {
      const bit = 1 << (page & 31);
      const word = this.dirty[page >>> 5] as number;
      if ((word & bit) === 0) {
        this.dirty[page >>> 5] = word | bit;
        this.dirtyPages++;
      }
    }
  }

  isValid(page: number): boolean {
    return page >>> 5 < this.valid.length && ((this.valid[page >>> 5] as number) & (1 << (page & 31))) !== 0;
  }

  /** The first run of pages in the range that are not in memory, at most `limit` bytes; false where all are. */
  firstMissing(offset: number, length: number, limit: number, run: PageRun): boolean {
    if (length <= 0) return false;
    const last = Math.floor((offset + length - 1) / PAGE_BYTES);
    let page = Math.floor(offset / PAGE_BYTES);
    while (page <= last && this.isValid(page)) page++;
    if (page > last) return false;
    run.offset = page * PAGE_BYTES;
    let end = page;
    while (end <= last && !this.isValid(end) && (end + 1 - page) * PAGE_BYTES <= limit) end++;
    run.length = (end - page) * PAGE_BYTES;
    return true;
  }

  /** A range is being read from now on, until readingDone(). */
  startReading(offset: number, length: number, done: KEvent): void {
    this.underWay.push({ offset, length, done });
  }

  /** The range of that event has been read. */
  readingDone(done: KEvent): void {
    const index = this.underWay.findIndex((reading) => reading.done === done);
    const [reading] = this.underWay.splice(index, 1);
    if (reading !== undefined) this.fill(reading.offset, reading.length);
  }

  /** What to wait for where part of the range is being read; null where nothing is. */
  reading(offset: number, length: number): KEvent | null {
    if (this.underWay.length === 0) return null;
    return this.underWay.find((reading) => reading.offset < offset + length && offset < reading.offset + reading.length)?.done ?? null;
  }

  /** Where the first part of the range that is being read begins; the end of the range where none is. */
  readingFrom(offset: number, length: number): number {
    let from = offset + length;
    for (const reading of this.underWay) if (reading.offset + reading.length > offset) from = Math.min(from, Math.max(offset, reading.offset));
    return from;
  }

  /** Takes the next run of changed pages to be written, at most `limit` bytes. They count as clean from then on. */
  takeDirty(limit: number, run: PageRun): boolean {
    if (this.dirtyPages === 0) return false;
    for (let word = 0; word < this.dirty.length; word++) {
      const bits = this.dirty[word] as number;
      if (bits === 0) continue;
      let page = word * 32 + (31 - Math.clz32(bits & -bits));
      run.offset = page * PAGE_BYTES;
      run.length = 0;
      while (this.isDirty(page) && run.length + PAGE_BYTES <= limit) {
        this.dirty[page >>> 5] = (this.dirty[page >>> 5] as number) & ~(1 << (page & 31));
        this.dirtyPages--;
        run.length += PAGE_BYTES;
        page++;
      }
      return true;
    }
    return false;
  }

  /** Forgets pages behind a new end. */
  truncate(bytes: number): void {
    for (let page = Math.ceil(bytes / PAGE_BYTES); page >>> 5 < this.valid.length; page++) {
      const bit = 1 << (page & 31);
      this.valid[page >>> 5] = (this.valid[page >>> 5] as number) & ~bit;
      if (((this.dirty[page >>> 5] as number) & bit) !== 0) {
        this.dirty[page >>> 5] = (this.dirty[page >>> 5] as number) & ~bit;
        this.dirtyPages--;
      }
    }
  }

  private isDirty(page: number): boolean {
    return page >>> 5 < this.dirty.length && ((this.dirty[page >>> 5] as number) & (1 << (page & 31))) !== 0;
  }

  private room(page: number): void {
    let words = this.valid.length;
    if (page >>> 5 < words) return;
    while (page >>> 5 >= words) words *= 2;
    const valid = new Uint32Array(words);
    valid.set(this.valid);
    this.valid = valid;
    const dirty = new Uint32Array(words);
    dirty.set(this.dirty);
    this.dirty = dirty;
  }
}
