// src-shared/base/event-queue.ts
//
// What is due when: a binary heap ordered by (time, sequence). Equal times leave in the order in which they were put in.
//
// Layout: an entry lives in a pooled slot (times, sequences, targets, args, heap positions in parallel columns); the heap
// holds slot numbers. Nothing is allocated per entry after the pool has grown. A handle is generation * MAX_SLOTS + slot, so a
// handle of an entry that has left or was cancelled is known to be stale.
// Owner: the kernel's event queue and its timer table; both are single threaded.

import { assert } from './assert.ts';

/** Names an entry until it leaves the queue. 0 is never a handle. */
export type EventHandle = number;
export const NO_EVENT: EventHandle = 0;

const MAX_SLOTS = 0x10_0000;

export class EventQueue<T> {
  private times = new Float64Array(64);
  private sequences = new Float64Array(64);
  private args = new Float64Array(64);
  private positions = new Int32Array(64);
  private generations = new Uint32Array(64);
  private targets: (T | null)[] = [];
  private heap = new Int32Array(64);
  private free: number[] = [];
  private used = 0;
  private sequence = 0;

  /** Number of entries. */
  size = 0;
  /** Time of the first entry, or Infinity. */
  nextTime = Infinity;
  /** Of the entry that pop() returned last. */
  poppedTime = 0;
  poppedArg = 0;

  /** Adds an entry. Units of time are the caller's. */
  schedule(time: number, target: T, arg = 0): EventHandle {
    assert(time === time && time < Infinity, 'an event needs a finite time');
    const slot = this.takeSlot();
    this.times[slot] = time;
    this.sequences[slot] = this.sequence++;
    this.args[slot] = arg;
    this.targets[slot] = target;
    if (this.size === this.heap.length) this.heap = grow(this.heap, new Int32Array(this.heap.length * 2));
    this.siftUp(this.size++, slot);
    this.nextTime = this.times[this.heap[0] as number] as number;
    return (this.generations[slot] as number) * MAX_SLOTS + slot;
  }

  /** Removes and returns the first entry's target, or null when empty. */
  pop(): T | null {
    if (this.size === 0) return null;
    const slot = this.heap[0] as number;
    const target = this.targets[slot] as T;
    this.poppedTime = this.times[slot] as number;
    this.poppedArg = this.args[slot] as number;
    this.removeAt(0);
    return target;
  }

  /** True where the entry was still in the queue and has been removed. */
  cancel(handle: EventHandle): boolean {
    if (!this.isScheduled(handle)) return false;
    this.removeAt(this.positions[handle % MAX_SLOTS] as number);
    return true;
  }

  isScheduled(handle: EventHandle): boolean {
    const slot = handle % MAX_SLOTS;
    return handle > 0 && slot < this.used && this.targets[slot] !== null && this.generations[slot] === Math.floor(handle / MAX_SLOTS);
  }

  private takeSlot(): number {
    const recycled = this.free.pop();
    if (recycled !== undefined) return recycled;
    const slot = this.used++;
    assert(slot < MAX_SLOTS, 'event queue is full');
    if (slot === this.times.length) {
      const length = slot * 2;
      this.times = grow(this.times, new Float64Array(length));
      this.sequences = grow(this.sequences, new Float64Array(length));
      this.args = grow(this.args, new Float64Array(length));
      this.positions = grow(this.positions, new Int32Array(length));
      this.generations = grow(this.generations, new Uint32Array(length));
    }
    this.generations[slot] = 1;
    return slot;
  }

  private removeAt(position: number): void {
    const slot = this.heap[position] as number;
    this.targets[slot] = null;
    // Generations wrap below 2^32 so that a handle stays an exact double.
    this.generations[slot] = ((this.generations[slot] as number) % 0xffff_fffe) + 1;
    this.free.push(slot);
    const last = this.heap[--this.size] as number;
    if (position < this.size) {
      const settled = this.siftDown(position, last);
      if (settled === position) this.siftUp(position, last);
    }
    this.nextTime = this.size === 0 ? Infinity : (this.times[this.heap[0] as number] as number);
  }

  private before(a: number, b: number): boolean {
    const timeA = this.times[a] as number;
    const timeB = this.times[b] as number;
    return timeA < timeB || (timeA === timeB && (this.sequences[a] as number) < (this.sequences[b] as number));
  }

  private siftUp(start: number, slot: number): void {
    const { heap, positions } = this;
    let position = start;
    while (position > 0) {
      const parent = (position - 1) >>> 1;
      const other = heap[parent] as number;
      if (!this.before(slot, other)) break;
      heap[position] = other;
      positions[other] = position;
      position = parent;
    }
    heap[position] = slot;
    positions[slot] = position;
  }

  private siftDown(start: number, slot: number): number {
    const { heap, positions, size } = this;
    let position = start;
    for (;;) {
      let child = position * 2 + 1;
      if (child >= size) break;
      if (child + 1 < size && this.before(heap[child + 1] as number, heap[child] as number)) child++;
      const other = heap[child] as number;
      if (!this.before(other, slot)) break;
      heap[position] = other;
      positions[other] = position;
      position = child;
    }
    heap[position] = slot;
    positions[slot] = position;
    return position;
  }
}

function grow<A extends Float64Array | Int32Array | Uint32Array>(from: A, to: A): A {
  to.set(from);
  return to;
}
