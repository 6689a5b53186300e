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
  readonly #frames = new ByteStringTable();

  /** @param lastUserAddress of a 32-bit system (which may give user mode 3 GB); 64-bit addresses say it themselves */
  constructor(sink: TraceSink, pointerSize: 4 | 8, lastUserAddress: number, kernel: ModuleMap) {
    this.#sink = sink;
    this.#pointerSize = pointerSize;
    this.#lastUserAddress = lastUserAddress;
    this.#kernel = kernel;
  }

  /** The stack of `depth` addresses at `start`, seen from a process. */
  intern(bytes: Uint8Array, start: number, depth: number, process: number, modules: ModuleMap): StackId {
    if (depth === 0) return 0;
    const length = depth * this.#pointerSize;
    const known = this.#stacks.find(bytes, start, length, process);
    if (known >= 0) return known;
    let stack: StackId = 0;
    for (let at = start + length - this.#pointerSize; at >= start; at -= this.#pointerSize) {
      stack = this.#sink.stack(stack, this.#frame(bytes, at, process, modules));
    }
    this.#stacks.add(bytes, start, length, process, stack);
    return stack;
  }

  #frame(bytes: Uint8Array, at: number, process: number, modules: ModuleMap): FrameId {
    const size = this.#pointerSize;
    const low = (bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)) >>> 0;
    const isKernel = size === 8 ? bytes[at + 7]! >= 0x80 : low > this.#lastUserAddress;
    const tag = isKernel ? KERNEL : process;
    const known = this.#frames.find(bytes, at, size, tag);
    if (known >= 0) return known;
    const address = size === 8 ? signedAddress(bytes[at + 4]! | (bytes[at + 5]! << 8) | (bytes[at + 6]! << 16) | (bytes[at + 7]! << 24), low) : low;
    const map = isKernel ? this.#kernel : modules;
    // The last module whose base is at or below the address.
    let index = lowerBound(map.bases, address);
    if (index === map.bases.length || map.bases[index] !== address) index--;
    const inside = index >= 0 && address < map.ends[index]!;
    const frame = this.#sink.frame(inside ? map.paths[index]! : 0, 0, inside ? address - map.bases[index]! : 0, address);
    this.#frames.add(bytes, at, size, tag, frame);
    return frame;
  }
}
