// src-shared/query/segment-term.ts
//
// One column's part in the filtering of a segment: which of its values are accepted, how many rows they have, and what each side would cost.

import { lowerBound } from '../base/binary-search.ts';
import type { GrowableU32 } from '../trace/growable.ts';
import { SEGMENT_ROWS } from '../trace/row-groups.ts';
import type { RowGroups } from '../trace/row-groups.ts';
import type { PartGroups } from '../trace/row-segment.ts';
import { ACCEPTED, REJECTED } from './filter-answers.ts';
import type { PartTest } from './part-test.ts';
import { BITMAP_COST, LIST_COST, ROW_COST, clearGroups, setGroups } from './row-bits.ts';

const NO_GROUPS: RowGroups = { ids: new Uint32Array(), counts: new Uint32Array(), places: new Uint32Array(), rows: new Uint32Array(), bits: new Uint32Array(), dense: new Uint32Array() };
/** Looking for one value costs as much as passing by this many. */
const SEARCH_COST = 16;
/** 0, 1, 2 ...: names of values whose answers are by their number. */
let numbers = new Uint32Array(0);

/** Made once and used for many segments. */
export class SegmentTerm {
  groups: RowGroups = NO_GROUPS;
  acceptedRows = 0;
  acceptCost = 0;
  rejectCost = 0;
  /** Numbers of the accepted values, the first `accepted` of them, and of the rejected ones, once they are asked for. */
  acceptedKeys = new Uint32Array(256);
  accepted = 0;
  #rejectedKeys = new Uint32Array(256);
  #rejected = -1;
  #answers: Uint8Array = new Uint8Array(256);
  #partAnswers = new Uint8Array(256);
  #names: Uint32Array = numbers;

  /** The term of one part of the head. */
  pickPart(test: PartTest, groups: PartGroups): void {
    const { ids, heads } = groups;
    if (this.#partAnswers.length < ids.length) this.#partAnswers = new Uint8Array(ids.length * 2);
    if (numbers.length < ids.length) numbers = Uint32Array.from({ length: ids.length * 2 }, (_, i) => i);
    for (let k = 0; k < ids.length; k++) this.#partAnswers[k] = test.accepts(ids[k]!, heads[k]!) ? ACCEPTED : REJECTED;
    this.pick(groups, this.#partAnswers, numbers);
  }

  /**
   * @param answers REJECTED or ACCEPTED
   * @param names index into `answers` for each value of the groups
   */
  pick(groups: RowGroups, answers: Uint8Array, names: Uint32Array): void {
    this.#begin(groups);
    const { counts, dense } = groups;
    const size = counts.length;
    this.accepted = select(answers, names, size, ACCEPTED, this.acceptedKeys);
    this.#answers = answers;
    this.#names = names;
    if (this.accepted * 2 <= size) {
      this.acceptedRows = sum(counts, this.acceptedKeys, this.accepted);
    } else {
      this.#pickRejected();
      this.acceptedRows = SEGMENT_ROWS - sum(counts, this.#rejectedKeys, this.#rejected);
    }
    let bitmaps = 0;
    let bitmapRows = 0;
    let acceptedBitmaps = 0;
    let acceptedBitmapRows = 0;
    for (let i = 0; i < dense.length; i++) {
      const k = dense[i]!;
      bitmaps++;
      bitmapRows += counts[k]!;
      if (answers[names[k]!] !== ACCEPTED) continue;
      acceptedBitmaps++;
      acceptedBitmapRows += counts[k]!;
    }
    this.acceptCost = cost(acceptedBitmaps, this.accepted - acceptedBitmaps, this.acceptedRows - acceptedBitmapRows);
    this.rejectCost = cost(bitmaps, size - bitmaps, SEGMENT_ROWS - bitmapRows) - this.acceptCost;
  }

  /** The same where one side is small enough to be looked for value by value; false where neither is. */
  pickFew(groups: RowGroups, acceptedIds: GrowableU32, rejectedIds: GrowableU32): boolean {
    const isAccepted = acceptedIds.length < rejectedIds.length;
    const few = isAccepted ? acceptedIds : rejectedIds;
    if (few.length * SEARCH_COST > groups.ids.length) return false;
    this.#begin(groups);
    const keys = isAccepted ? this.acceptedKeys : this.#rejectedKeys;
    const { ids, counts } = groups;
    let found = 0;
    let rows = 0;
    for (let i = 0, from = 0; i < few.length; i++) {
      const id = few.data[i]!;
      from = lowerBound(ids, id, from);
      if (ids[from] !== id) continue;
      keys[found++] = from;
      rows += counts[from]!;
    }
    // Only this side is known, so the other must not be chosen.
    this.accepted = isAccepted ? found : 0;
    this.#rejected = isAccepted ? 0 : found;
    this.acceptedRows = isAccepted ? rows : SEGMENT_ROWS - rows;
    this.acceptCost = isAccepted ? rows * ROW_COST : Infinity;
    this.rejectCost = isAccepted ? Infinity : rows * ROW_COST;
    return true;
  }

  /** Sets the accepted rows. */
  set(target: Uint32Array): void {
    setGroups(this.groups, this.acceptedKeys, this.accepted, target);
  }

  /** Clears the rejected rows. */
  clear(target: Uint32Array): void {
    if (this.#rejected < 0) this.#pickRejected();
    clearGroups(this.groups, this.#rejectedKeys, this.#rejected, target);
  }

  #pickRejected(): void {
    this.#rejected = select(this.#answers, this.#names, this.groups.counts.length, REJECTED, this.#rejectedKeys);
  }

  #begin(groups: RowGroups): void {
    this.groups = groups;
    this.#rejected = -1;
    const size = groups.counts.length;
    if (this.acceptedKeys.length >= size) return;
    this.acceptedKeys = new Uint32Array(size * 2);
    this.#rejectedKeys = new Uint32Array(size * 2);
  }
}

/** Numbers of the values that have this answer, of `size` values; returns how many. Without a branch per value: every number is written, and the place moves on or not. */
function select(answers: Uint8Array, names: Uint32Array, size: number, wanted: typeof REJECTED | typeof ACCEPTED, into: Uint32Array): number {
  // REJECTED and ACCEPTED differ in their lowest bit.
  const flip = (wanted & 1) ^ 1;
  let found = 0;
  for (let k = 0; k < size; k++) {
    into[found] = k;
    found += (answers[names[k]!]! & 1) ^ flip;
  }
  return found;
}

function sum(counts: Uint32Array, keys: Uint32Array, size: number): number {
  let total = 0;
  for (let i = 0; i < size; i++) total += counts[keys[i]!]!;
  return total;
}

function cost(bitmaps: number, lists: number, rows: number): number {
  return bitmaps * BITMAP_COST + lists * LIST_COST + rows * ROW_COST;
}
