// src-main/kernel/mm/image.ts
//
// Images: executables, DLLs and drivers. An image has one base address from boot to boot: the first process that maps it decides, all others
// follow. Base addresses are multiples of 64 KB.
//
//   x86   DLLs downwards from 0x77f00000, executables from 0x00400000 (or anywhere low, where ASLR moves them), kernel from 0x81800000
//   x64   DLLs downwards from 0x7fe'ffff0000, executables at 0x1'3f000000 and up, kernel from 0xfffff800'01600000
//
// Models: Windows Internals 7th ed., part 1, ch. 5 "Image randomization" (MiImageBias). Addresses are [assumed].

import { TraceText } from '../etw/trace-text.ts';

export const ALLOCATION_GRANULARITY = 0x10000;

export class Image {
  readonly path: TraceText;
  /** Lower-case base name. */
  readonly name: string;
  readonly sizeBytes: number;
  readonly company: string;
  readonly description: string;
  readonly version: string;
  readonly knownDll: boolean;
  /** 0 until it is mapped for the first time. */
  base = 0;

  constructor(path: string, sizeBytes: number, facts: { readonly company?: string; readonly description?: string; readonly version?: string; readonly knownDll?: boolean }) {
    this.path = new TraceText(path);
    this.name = path.slice(path.lastIndexOf('\\') + 1).toLowerCase();
    this.sizeBytes = Math.ceil(sizeBytes / 4096) * 4096;
    this.company = facts.company ?? '';
    this.description = facts.description ?? '';
    this.version = facts.version ?? '';
    this.knownDll = facts.knownDll ?? false;
  }

  /** The base as events can carry it: kernel addresses of 64-bit machines are beyond their integers and show as 0. */
  get traceBase(): number {
    return this.base <= Number.MAX_SAFE_INTEGER ? this.base : 0;
  }
}

/** Hands out base addresses. */
export class ImageLayout {
  private nextDll: number;
  private nextExe: number;
  private nextKernel: number;

  constructor(is64Bit: boolean, bias: number) {
    this.nextDll = (is64Bit ? 0x7fefff0_0000 : 0x77f0_0000) - bias * ALLOCATION_GRANULARITY;
    this.nextExe = is64Bit ? 0x1_3f00_0000 : 0x0040_0000;
    this.nextKernel = is64Bit ? 0xffff_f800_0160_0000 : 0x8180_0000;
  }

  place(image: Image, kernelMode: boolean): number {
    if (image.base !== 0) return image.base;
    const size = Math.ceil(image.sizeBytes / ALLOCATION_GRANULARITY) * ALLOCATION_GRANULARITY;
    if (kernelMode) {
      image.base = this.nextKernel;
      this.nextKernel += size;
    } else if (image.name.endsWith('.exe')) {
      image.base = this.nextExe;
      this.nextExe += size + ALLOCATION_GRANULARITY;
    } else {
      this.nextDll -= size;
      image.base = this.nextDll;
    }
    return image.base;
  }
}
