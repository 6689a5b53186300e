// src-shared/formats/pml/pml-stacks.ts
//
// Call stacks of a log: return addresses, innermost first. Equal stacks are found by their raw bytes; a new one is resolved to
// modules once, user frames in the event's process, kernel frames in the System process, and goes into the trace's stack trie.

import { lowerBound } from '../../base/binary-search.ts';
import type { FrameId, StackId, StringId, TraceSink } from '../../trace/model.ts';
import { ByteStringTable } from './byte-string-table.ts';
import { signedAddress } from './pml-processes.ts';

/** Modules of one process, sorted by base. */
export interface ModuleMap {
  readonly bases: Float64Array;
  readonly ends: Float64Array;
  readonly paths: Int32Array;
}

export function moduleMap(modules: readonly { readonly base: number; readonly sizeBytes: number; readonly path: StringId }[]): ModuleMap {
  const sorted = [...modules].sort((a, b) => a.base - b.base);
  return {
    bases: Float64Array.from(sorted, (module) => module.base),
    ends: Float64Array.from(sorted, (module) => module.base + module.sizeBytes),
    paths: Int32Array.from(sorted, (module) => module.path),
  };
}

export const NO_MODULES: ModuleMap = moduleMap([]);
/** Tag of frames in the kernel, which every process shares. */
const KERNEL = -1;

/** Most frames of a stack: its depth is 16 bits. */
const MAX_DEPTH = 0xffff;
const P1 = 0x9e37_79b1;
const P2 = 0x85eb_ca77;

/**
 * Nodes of the trie are found by a hash of their frames, outermost first, so a stack that is known as a whole costs one look-up, and
 * one that is new a few: what it shares with known ones is found by bisection, because with a node all nodes outside it are known.
 */
export class PmlStacks {
  readonly #sink: TraceSink;
  readonly #pointerSize: 4 | 8;
  readonly #lastUserAddress: number;
  readonly #kernel: ModuleMap;
  readonly #stacks = new ByteStringTable();
  readonly #nodes = new ByteStringTable();
  readonly #frames = new ByteStringTable();
  /** Hash of the outermost n + 1 frames of the stack at hand. */
  readonly #lanes1 = new Int32Array(MAX_DEPTH);
  readonly #lanes2 = new Int32Array(MAX_DEPTH);

  /** @param lastUserAddress of a 32-bit system (which may give user mode 3 GB); 64-bit addresses say it themselves */
  constructor(sink: TraceSink, pointerSize: 4 | 8, lastUserAddress: number, kernel: ModuleMap) {
    this.#sink = sink;
    this.#pointerSize = pointerSize;
    this.#lastUserAddress = lastUserAddress;
    this.#kernel = kernel;
  }

  /** The stack of `depth` addresses at `start`, seen from a process. */
  intern(view: DataView, start: number, depth: number, process: number, modules: ModuleMap): StackId {
    if (depth === 0) return 0;
    const size = this.#pointerSize;
    const outermost = start + (depth - 1) * size;
    // The low halves of 64-bit addresses tell frames apart: modules of one process do not lie 4 GB and nothing else from each other.
    let a = process ^ P1;
    let b = Math.imul(process, P2);
    for (let at = outermost; at >= start; at -= size) {
      const low = view.getInt32(at, true);
      a = Math.imul(a ^ low, P1);
      a = (a << 13) | (a >>> 19);
      b = Math.imul(b + low, P2);
      b = (b << 17) | (b >>> 15);
    }
    // Whole stacks have a table of their own: it is small enough for the caches, the one of all nodes is not.
    const known = this.#stacks.findHashed(a, b);
    if (known >= 0) return known;
    const stack = this.#add(view, outermost, depth, process, modules);
    this.#stacks.add(stack);
    return stack;
  }

  #add(view: DataView, outermost: number, depth: number, process: number, modules: ModuleMap): StackId {
    const size = this.#pointerSize;
    const lanes1 = this.#lanes1;
    const lanes2 = this.#lanes2;
    const nodes = this.#nodes;
    const sink = this.#sink;
    let a = process ^ P1;
    let b = Math.imul(process, P2);
    for (let n = 0, at = outermost; n < depth; n++, at -= size) {
      const low = view.getInt32(at, true);
      a = Math.imul(a ^ low, P1);
      a = (a << 13) | (a >>> 19);
      b = Math.imul(b + low, P2);
      b = (b << 17) | (b >>> 15);
      lanes1[n] = a;
      lanes2[n] = b;
    }
    // Frames 0 .. shared - 1 are known, those from `unknown` on are not. The first guess is what half of all new stacks share.
    let shared = 0;
    let unknown = depth;
    let stack: StackId = 0;
    let middle = Math.floor(depth * 0.75);
    while (shared < unknown) {
      const node = nodes.findHashed(lanes1[middle]!, lanes2[middle]!);
      if (node < 0) {
        unknown = middle;
      } else {
        shared = middle + 1;
        stack = node;
      }
      middle = (shared + unknown) >>> 1;
    }
    for (let n = shared, at = outermost - shared * size; n < depth; n++, at -= size) {
      const frame = this.#frame(view.getInt32(at, true), size === 8 ? view.getInt32(at + 4, true) : 0, process, modules);
      stack = sink.stack(stack, frame);
      nodes.findHashed(lanes1[n]!, lanes2[n]!);
      nodes.add(stack);
    }
    return stack;
  }

  #frame(low: number, high: number, process: number, modules: ModuleMap): FrameId {
    const is64Bit = this.#pointerSize === 8;
    const isKernel = is64Bit ? high < 0 : low >>> 0 > this.#lastUserAddress;
    const known = this.#frames.findWords(low, high, isKernel ? KERNEL : process);
    if (known >= 0) return known;
    const address = is64Bit ? signedAddress(high, low >>> 0) : low >>> 0;
    const map = isKernel ? this.#kernel : modules;
    // The last module whose base is at or below the address.
    let index = lowerBound(map.bases, address);
    if (index === map.bases.length || map.bases[index] !== address) index--;
    const inside = index >= 0 && address < map.ends[index]!;
    const frame = this.#sink.frame(inside ? map.paths[index]! : 0, 0, inside ? address - map.bases[index]! : 0, address);
    this.#frames.add(frame);
    return frame;
  }
}
