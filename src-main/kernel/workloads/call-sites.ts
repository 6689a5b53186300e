// src-main/kernel/workloads/call-sites.ts
//
// User-mode call stacks of programs. A program names the way through the code by modules, outermost first, e.g.
// `explorer:2 shell32:3-8 shlwapi`: two frames of explorer.exe, three to eight of shell32.dll, one of shlwapi.dll.
// Which return addresses these are follows from a key (the function that is meant), so the same call has the same stack
// every time. Every module has a limited number of return addresses (content/code-modules.ts).
//
// A site is a node of etw's call stack tree; the kernel adds the frames of the system call on top of it.

import { defineFrame } from '../core/call-frames.ts';
import type { CallFrame } from '../core/call-frames.ts';
import type { Kernel } from '../core/kernel.ts';
import { codeModule } from './content/code-modules.ts';
import type { CodeModule } from './content/code-modules.ts';

/** Node of the call stack tree; 0 is the empty stack. */
export type CallSite = number;

/** The outermost frames of (almost) every thread. */
export const BASE_THREAD: readonly CallFrame[] = [
  defineFrame('ntdll.dll', '_RtlUserThreadStart', 0x1b), defineFrame('ntdll.dll', '__RtlUserThreadStart', 0x23), defineFrame('kernel32.dll', 'BaseThreadInitThunk', 0xe),
];

/** A module of code and the return addresses in it that have been used. */
export interface CodePlace {
  readonly code: CodeModule;
  readonly frames: (CallFrame | undefined)[];
}

interface PathPart {
  readonly place: CodePlace;
  readonly least: number;
  readonly most: number;
}

/** A way through the code, read. */
export interface CodePath {
  readonly key: number;
  readonly parts: readonly PathPart[];
  /** The innermost module. */
  readonly last: CodePlace;
}

const places = new Map<string, CodePlace>();
const paths = new Map<string, CodePath>();

function codePlace(module: string): CodePlace {
  let place = places.get(module);
  if (place === undefined) {
    place = { code: codeModule(module), frames: [] };
    places.set(module, place);
  }
  return place;
}

export function codePath(text: string): CodePath {
  let path = paths.get(text);
  if (path === undefined) {
    const parts = text.split(' ').map((part) => {
      const [module = '', count = '1'] = part.split(':');
      const [least = '1', most = least] = count.split('-');
      return { place: codePlace(module), least: Number(least), most: Number(most) };
    });
    path = { key: keyOf(text), parts, last: (parts.at(-1) as PathPart).place };
    paths.set(text, path);
  }
  return path;
}

/** Mixes integers into 32 well-spread bits. */
export function mix(a: number, b: number, c = 0): number {
  let h = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(b + 0x7f4a7c15, 0xc2b2ae35) ^ Math.imul(c + 0x165667b1, 0x27d4eb2f);
  h ^= h >>> 15;
  h = Math.imul(h, 0x2c1b3c6d);
  h ^= h >>> 12;
  h = Math.imul(h, 0x297a2d39);
  return (h ^ (h >>> 15)) >>> 0;
}

/** A number for a text, to be used as a key. */
export function keyOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** The return address number `choice` (any integer) of a module. */
export function frameOf({ code, frames }: CodePlace, choice: number): CallFrame {
  const site = mix(choice, code.sites) % code.sites;
  let frame = frames[site];
  if (frame === undefined) {
    frame = frameAt(code, site);
    frames[site] = frame;
  }
  return frame;
}

function frameAt(code: CodeModule, site: number): CallFrame {
  const place = mix(site, code.codeBytes, 7);
  // Two of five return addresses lie in a function that is exported.
  if (code.exports.length > 0 && place % 5 < 2) {
    const name = code.exports[mix(site, 3) % code.exports.length] as string;
    return defineFrame(code.file, name, 0x12 + (mix(site, 5) % 0x2c0));
  }
  return defineFrame(code.file, '', 0x1000 + (place % code.codeBytes));
}

export class CallSites {
  private readonly kernel: Kernel;

  constructor(kernel: Kernel) {
    this.kernel = kernel;
  }

  push(parent: CallSite, frame: CallFrame): CallSite {
    return this.kernel.components.etw.callStacks.push(parent, frame);
  }

  /** The stack that goes on from `parent` along `path`. */
  along(parent: CallSite, path: CodePath, key: number): CallSite {
    let at = parent;
    let step = 0;
    for (const part of path.parts) {
      const count = part.least + (part.most > part.least ? mix(key, step, 11) % (part.most - part.least + 1) : 0);
      for (let i = 0; i < count; i++) at = this.push(at, frameOf(part.place, mix(key, step++)));
    }
    return at;
  }
}
