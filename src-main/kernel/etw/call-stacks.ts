// src-main/kernel/etw/call-stacks.ts
//
// Every call stack that occurs, once: a trie of frames, outermost first. A stack is the number of its innermost node; 0 is empty.
//
//   0 -- ntdll!RtlUserThreadStart -- kernel32!BaseThreadInitThunk -- app!WinMain -- ... -- ntdll!NtOpenKey -- nt!KiFastCallEntry -- ...
//
// Columns by node: parent, frame, and the number that the present session's trace gave the stack. Children are found through an open
// addressing table over (parent, frame). The kernel's trie outlives sessions; a session asks for its own numbers as stacks are used.

import type { CallFrame } from '../core/call-frames.ts';

/** Node of the trie. */
export type CallStack = number;

export class CallStacks {
  private parents = new Int32Array(4096);
  private frames = new Int32Array(4096);
  private traceIds = new Int32Array(4096);
  private traceEpochs = new Int32Array(4096);
  private table = new Int32Array(16384);
  private count = 1;

  /** Number of distinct stacks and stack prefixes. */
  get size(): number {
    return this.count - 1;
  }

  /** The stack with `frame` called from `parent`. */
  push(parent: CallStack, frame: CallFrame): CallStack {
    const mask = this.table.length - 1;
    let slot = hash(parent, frame) & mask;
    for (;;) {
      const node = this.table[slot] as number;
      if (node === 0) break;
      if (this.parents[node] === parent && this.frames[node] === frame) return node;
      slot = (slot + 1) & mask;
    }
    return this.add(slot, parent, frame);
  }

  pushAll(parent: CallStack, frames: readonly CallFrame[]): CallStack {
    let node = parent;
    for (let i = 0; i < frames.length; i++) node = this.push(node, frames[i] as CallFrame);
    return node;
  }

  parent(stack: CallStack): CallStack {
    return this.parents[stack] as number;
  }

  frame(stack: CallStack): CallFrame {
    return this.frames[stack] as number;
  }

  /** Number of frames. */
  depth(stack: CallStack): number {
    let depth = 0;
    for (let node = stack; node !== 0; node = this.parents[node] as number) depth++;
    return depth;
  }

  /** What the session `epoch` calls this stack; `intern` is asked once for each node. */
  traceId(stack: CallStack, epoch: number, intern: (parentId: number, frame: CallFrame) => number): number {
    if (stack === 0) return 0;
    if (this.traceEpochs[stack] === epoch) return this.traceIds[stack] as number;
    const id = intern(this.traceId(this.parents[stack] as number, epoch, intern), this.frames[stack] as number);
    this.traceIds[stack] = id;
    this.traceEpochs[stack] = epoch;
    return id;
  }

  private add(slot: number, parent: CallStack, frame: CallFrame): CallStack {
    if (this.count === this.parents.length) {
      this.parents = doubled(this.parents);
      this.frames = doubled(this.frames);
      this.traceIds = doubled(this.traceIds);
      this.traceEpochs = doubled(this.traceEpochs);
    }
    const node = this.count++;
    this.parents[node] = parent;
    this.frames[node] = frame;
    this.table[slot] = node;
    if (this.count * 2 > this.table.length) this.rehash();
    return node;
  }

  private rehash(): void {
    const table = new Int32Array(this.table.length * 2);
    const mask = table.length - 1;
    for (let node = 1; node < this.count; node++) {
      let slot = hash(this.parents[node] as number, this.frames[node] as number) & mask;
      while (table[slot] !== 0) slot = (slot + 1) & mask;
      table[slot] = node;
    }
    this.table = table;
  }
}

function doubled(from: Int32Array): Int32Array<ArrayBuffer> {
  const to = new Int32Array(from.length * 2);
  to.set(from);
  return to;
}

/** Products leave the low bits poor; the fold brings the high ones down. */
function hash(parent: CallStack, frame: CallFrame): number {
  const mixed = Math.imul(parent, 0x9e3779b1) ^ Math.imul(frame, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}
