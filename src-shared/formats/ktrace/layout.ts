// src-shared/formats/ktrace/layout.ts
//
// The .ktrace container: what a run of the emulated machine was, and its batches. Appended to while capturing; a file that
// was cut off is whole up to its last complete frame.
//
//   file   := header frame*
//   header := magic u32 'KTRC' | version u32 | reserved u32 | crc32 u32 of the 12 bytes before
//   frame  := kind u32 | length u32 (bytes of content) | crc32 u32 of content | crc32 u32 of the 12 bytes before
//             content, padded with zeros to a multiple of 8
//
// All integers little-endian. Frames, in order: one manifest (JSON), then batches (bytes as TRACE defines them), each aligned to
// 8 bytes in the file; a summary (JSON) at the end of a run that was closed. Unknown kinds are skipped.

import type { TraceInfo } from '../../trace/model.ts';

export const KTRACE_MAGIC = 0x4352_544b;
export const KTRACE_VERSION = 1;
export const KTRACE_HEADER_BYTES = 16;
export const KTRACE_FRAME_HEADER_BYTES = 16;

/** Four characters, read as a little-endian word. */
export const FrameKind = { Manifest: 0x494e_414d, Batch: 0x4354_4142, Summary: 0x4d4d_5553 } as const;

/** What was run. */
export interface KtraceManifest {
  readonly format: 'ktrace';
  readonly formatVersion: number;
  readonly info: TraceInfo;
  readonly lab: string;
  readonly profile: string;
  readonly features: Readonly<Record<string, boolean>>;
  readonly params: Readonly<Record<string, number | boolean | string>>;
  readonly seed: number;
}

/** How the run ended. Absent from a file whose writer was stopped before it could say. */
export interface KtraceSummary {
  /** Cycles since boot at the end. */
  readonly endTime: number;
  readonly events: number;
  readonly eventsLost: number;
  /** SHA-256 over the batches' bytes in order, lower-case hexadecimal. */
  readonly digest: string;
  /** Commands with the cycle at which they were applied: with the manifest, enough to run it again. */
  readonly commands: readonly { readonly time: number; readonly command: Readonly<Record<string, unknown>> }[];
}

/** Bytes that are not a ktrace, or a damaged one. */
export class KtraceFormatError extends Error {
  override readonly name = 'KtraceFormatError';
  /** Byte in the file. */
  readonly offset: number;
  constructor(message: string, offset: number) {
    super(`${message} (at byte ${offset})`);
    this.offset = offset;
  }
}

export function paddedLength(length: number): number {
  return (length + 7) & ~7;
}
