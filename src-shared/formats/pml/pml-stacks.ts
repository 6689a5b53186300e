// src-shared/formats/pml/pml-stacks.ts
//
// Call stacks of a log: return addresses, innermost first. Equal stacks are found by their raw bytes; a new one is resolved to
// modules once, user frames in the event's process, kernel frames in the System process, and goes into the trace's stack trie.

import { lowerBound } from '../../base/binary-search.ts';
import type { FrameId, ProcessIndex, StackId, StringId, TraceSink } from '../../trace/model.ts';
import { ByteStringTable } from './byte-string-table.ts';
import { signedAddress } from './pml-processes.ts';

/** Modules of one process, sorted by base. */
export interface ModuleMap {
  readonly bases: Float64Array;
  readonly ends: Float64Array;
  readonly paths: Int32Array;
}

/** The modules of all processes; see PmlProcessMap. */
export interface ModuleMaps {
  readonly kernelModules: ModuleMap;
  /** By process. */
  readonly modules: readonly (ModuleMap | undefined)[];
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
/** Every so many frames, counted from the outermost, the trie can be entered by hash. */
const STRIDE = 8;
const P1 = 0x9e37_79b1;
const P2 = 0x85eb_ca77;

/**
 * A stack that is known as a whole costs one look-up. A new one shares its outer frames with known ones as a rule: nodes of the trie
 * at every eighth depth are found by a hash of the frames outside them, by bisection, because with a node all nodes outside it are known.
 * From the innermost such node on, each frame costs a look-up.
 */
export class PmlStacks {
  readonly #sink: TraceSink;
  readonly #pointerSize: 4 | 8;
  readonly #lastUserAddress: number;
  readonly #modules: ModuleMaps;
  readonly #stacks: ByteStringTable;
  readonly #nodes = new ByteStringTable();
  readonly #frames = new ByteStringTable();
  /** Hash of the outermost (n + 1) * STRIDE frames of the stack at hand. */
  readonly #lanes1 = new Int32Array(MAX_DEPTH / STRIDE);
  readonly #lanes2 = new Int32Array(MAX_DEPTH / STRIDE);

  /**
   * @param lastUserAddress of a 32-bit system (which may give user mode 3 GB); 64-bit addresses say it themselves
   * @param expectedStacks distinct stacks for which there shall be room
   */
  constructor(sink: TraceSink, pointerSize: 4 | 8, lastUserAddress: number, modules: ModuleMaps, expectedStacks: number) {
    this.#sink = sink;
    this.#pointerSize = pointerSize;
    this.#lastUserAddress = lastUserAddress;
    this.#modules = modules;
    this.#stacks = new ByteStringTable(expectedStacks);
  }

  /** The stack of `depth` addresses at `start`, seen from a process. */
  intern(view: DataView, start: number, depth: number, process: ProcessIndex): StackId {
    if (depth === 0) return 0;
    const size = this.#pointerSize;
    // The low halves of 64-bit addresses tell frames apart: modules of one process do not lie 4 GB and nothing else from each other.
    // Two frames at a time, so that the multiplications of one needn't wait for those of the other.
    let a = process ^ P1;
    let b = Math.imul(process, P2);
    let c = depth;
    let d = depth ^ P2;
    const end = start + depth * size;
    let at = start;
    for (const last = end - size; at < last; at += size + size) {
      const even = view.getInt32(at, true);
      const odd = view.getInt32(at + size, true);
      a = Math.imul(a ^ even, P1);
      a = (a << 13) | (a >>> 19);
      b = Math.imul(b + even, P2);
      b = (b << 17) | (b >>> 15);
      c = Math.imul(c ^ odd, P1);
      c = (c << 13) | (c >>> 19);
      d = Math.imul(d + odd, P2);
      d = (d << 17) | (d >>> 15);
    }
    if (at < end) {
      const even = view.getInt32(at, true);
      a = Math.imul(a ^ even, P1);
      b = Math.imul(b + even, P2);
    }
    const known = this.#stacks.findHashed(a ^ Math.imul((c << 15) | (c >>> 17), P2), b ^ Math.imul((d << 15) | (d >>> 17), P1));
    if (known >= 0) return known;
    const stack = this.#add(view, end - size, depth, process);
    this.#stacks.add(stack);
    return stack;
  }

  #add(view: DataView, outermost: number, depth: number, process: ProcessIndex): StackId {
    const size = this.#pointerSize;
    const lanes1 = this.#lanes1;
    const lanes2 = this.#lanes2;
    const nodes = this.#nodes;
    const sink = this.#sink;
    const marks = Math.floor(depth / STRIDE);
    let a = process ^ P1;
    let b = Math.imul(process, P2);
    for (let mark = 0, at = outermost; mark < marks; mark++) {
      for (const end = at - STRIDE * size; at > end; at -= size) {
        const low = view.getInt32(at, true);
        a = Math.imul(a ^ low, P1);
        a = (a << 13) | (a >>> 19);
        b = Math.imul(b + low, P2);
        b = (b << 17) | (b >>> 15);
      }
      lanes1[mark] = a;
      lanes2[mark] = b;
    }
    // Marks 0 .. shared - 1 are known, those from `unknown` on are not. The first guess is what half of all new stacks share.
    let shared = 0;
    let unknown = marks;
    let stack: StackId = 0;
    let middle = Math.floor(marks * 0.75);
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
    let left = STRIDE;
    for (let n = shared * STRIDE, mark = shared, at = outermost - n * size; n < depth; n++, at -= size) {
      stack = sink.stack(stack, this.#frame(view.getInt32(at, true), size === 8 ? view.getInt32(at + 4, true) : 0, process));
      if (--left > 0) continue;
      left = STRIDE;
      if (nodes.findHashed(lanes1[mark]!, lanes2[mark]!) < 0) nodes.add(stack);
      mark++;
    }
    return stack;
  }

  #frame(low: number, high: number, process: ProcessIndex): FrameId {
    const is64Bit = this.#pointerSize === 8;
    const isKernel = is64Bit ? high < 0 : low >>> 0 > this.#lastUserAddress;
    const known = this.#frames.findWords(low, high, isKernel ? KERNEL : process);
    if (known >= 0) return known;
    const address = is64Bit ? signedAddress(high, low >>> 0) : low >>> 0;
    const map = (isKernel ? this.#modules.kernelModules : this.#modules.modules[process]) ?? NO_MODULES;
    // The last module whose base is at or below the address.
    let index = lowerBound(map.bases, address);
    if (index === map.bases.length || map.bases[index] !== address) index--;
    const inside = index >= 0 && address < map.ends[index]!;
    const frame = this.#sink.frame(inside ? map.paths[index]! : 0, 0, inside ? address - map.bases[index]! : 0, address);
    this.#frames.add(frame);
    return frame;
  }
}
