// src-main/kernel/etw/site-stacks.ts
//
// Whole stacks that were asked for before, by call site and way into the kernel. Almost every call site makes one call, so its first one
// lies in an array by site: a program's calls are numbered one after the other, and a program that runs walks along the array, where a
// hash table would send it to another cache line for every event. Further calls of a site are in a table.
//
//   words   4 words a site: way (0: none yet), stack, note, unused
//
// A note is a number that the owner keeps beside a first call's stack for a while: what the present session's trace calls it.

import { PairTable } from './pair-table.ts';

const FIRST_SITES = 4096;
/** Place of a stack that has no room for a note. */
const NOWHERE = -1;

export class SiteStacks {
  private words = new Int32Array(FIRST_SITES * 4);
  private readonly others = new PairTable();

  /** Of the stack that get() found or add() added last. */
  place = NOWHERE;

  /** 0 where it is not there. */
  get(site: number, way: number): number {
    const { words } = this;
    const at = site << 2;
    if (at < words.length && words[at] === way) {
      this.place = at;
      return words[at + 1] as number;
    }
    this.place = NOWHERE;
    return this.others.get(site, way);
  }

  /** Adds a stack that is not there. @param way @param stack not 0 */
  add(site: number, way: number, stack: number): void {
    const at = site << 2;
    if (at >= this.words.length) this.grow(at + 4);
    if (this.words[at] !== 0) {
      this.place = NOWHERE;
      this.others.add(site, way, stack);
      return;
    }
    this.words[at] = way;
    this.words[at + 1] = stack;
    this.place = at;
  }

  /** Note at a place: 0 where none was made. */
  note(place: number): number {
    return place < 0 ? 0 : (this.words[place + 2] as number);
  }

  setNote(place: number, note: number): void {
    if (place >= 0) this.words[place + 2] = note;
  }

  forgetNotes(): void {
    for (let at = 2; at < this.words.length; at += 4) this.words[at] = 0;
  }

  private grow(length: number): void {
    const words = new Int32Array(Math.max(length, this.words.length * 2));
    words.set(this.words);
    this.words = words;
  }
}
