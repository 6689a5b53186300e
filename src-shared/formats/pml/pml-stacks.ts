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

export class PmlStacks {
  readonly #sink: TraceSink;
  readonly #pointerSize: 4 | 8;
  readonly #lastUserAddress: number;
  readonly #kernel: ModuleMap;
  readonly #stacks = new ByteStringTable();
  /** Trie node by (address, parent node). */
  readonly #children = new ByteStringTable();
  readonly #frames = new ByteStringTable();

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
    const length = depth * size;
    const known = this.#stacks.find(view, start, length, process);
    if (known >= 0) return known;
    const sink = this.#sink;
    const children = this.#children;
    // Below the outermost frame the parent says whose stack it is; there the process does.
    let stack: StackId = 0;
    for (let at = start + length - size; at >= start; at -= size) {
      const low = view.getInt32(at, true);
      const high = size === 8 ? view.getInt32(at + 4, true) : 0;
      let child = children.findWords(low, high, stack === 0 ? ~process : stack);
      if (child < 0) {
        child = sink.stack(stack, this.#frame(low, high, process, modules));
        children.add(child);
      }
      stack = child;
    }
    this.#stacks.add(stack);
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
