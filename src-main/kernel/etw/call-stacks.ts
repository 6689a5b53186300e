// src-main/kernel/etw/call-stacks.ts
//
// Every call stack that occurs, once: a trie of frames, outermost first. A stack is the number of its innermost node; 0 is empty.
//
//   0 -- ntdll!RtlUserThreadStart -- kernel32!BaseThreadInitThunk -- app!WinMain -- ... -- ntdll!NtOpenKey -- nt!KiFastCallEntry -- ...
//
// A node is four words: parent, frame, the number that the present session's trace gave the stack, and which session that was. Children
// are found through an open addressing table over (parent, frame). The kernel's trie outlives sessions; a session asks for its own numbers
// as stacks are used.

import type { CallFrame } from '../core/call-frames.ts';

/** Node of the trie. */
export type CallStack = number;

/** A desktop has more after a second; making room again and again would cost more than writing them. */
const FIRST_NODES = 32_768;

export class CallStacks {
  private nodes = new Int32Array(FIRST_NODES * 4);
  private table = new Int32Array(FIRST_NODES * 4);
  private count = 1;

  /** Number of distinct stacks and stack prefixes. */
  get size(): number {
    return this.count - 1;
  }

  /** The stack with `frame` called from `parent`. */
  push(parent: CallStack, frame: CallFrame): CallStack {
    const { nodes, table } = this;
    const mask = table.length - 1;
    let slot = hash(parent, frame) & mask;
    for (;;) {
      const node = table[slot] as number;
      if (node === 0) break;
      if (nodes[node * 4] === parent && nodes[node * 4 + 1] === frame) return node;
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
    return this.nodes[stack * 4] as number;
  }

  frame(stack: CallStack): CallFrame {
    return this.nodes[stack * 4 + 1] as number;
  }

  /** Number of frames. */
  depth(stack: CallStack): number {
    let depth = 0;
    for (let node = stack; node !== 0; node = this.nodes[node * 4] as number) depth++;
    return depth;
  }

  /** What the session `epoch` calls this stack; `intern` is asked once for each node. */
  traceId(stack: CallStack, epoch: number, intern: (parentId: number, frame: CallFrame) => number): number {
    if (stack === 0) return 0;
    const at = stack * 4;
    if (this.nodes[at + 3] === epoch) return this.nodes[at + 2] as number;
    const id = intern(this.traceId(this.nodes[at] as number, epoch, intern), this.nodes[at + 1] as number);
    this.nodes[at + 2] = id;
    this.nodes[at + 3] = epoch;
    return id;
  }

  private add(slot: number, parent: CallStack, frame: CallFrame): CallStack {
    if (this.count * 4 === this.nodes.length) {
      const nodes = new Int32Array(this.nodes.length * 2);
      nodes.set(this.nodes);
      this.nodes = nodes;
    }
    const node = this.count++;
    this.nodes[node * 4] = parent;
    this.nodes[node * 4 + 1] = frame;
    this.table[slot] = node;
    if (this.count * 2 > this.table.length) this.rehash();
    return node;
  }

  private rehash(): void {
    const table = new Int32Array(this.table.length * 2);
    const mask = table.length - 1;
    for (let node = 1; node < this.count; node++) {
      let slot = hash(this.nodes[node * 4] as number, this.nodes[node * 4 + 1] as number) & mask;
      while (table[slot] !== 0) slot = (slot + 1) & mask;
      table[slot] = node;
    }
    this.table = table;
  }
}

/** Products leave the low bits poor; the fold brings the high ones down. */
function hash(parent: CallStack, frame: CallFrame): number {
  const mixed = Math.imul(parent, 0x9e3779b1) ^ Math.imul(frame, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}
