// src-shared/formats/ktrace/write.ts
//
// Makes the pieces of a .ktrace file (layout.ts); whoever owns the file appends them in order.

import { crc32 } from '../../base/crc32.ts';
import { PayloadWriterBuffer } from '../../trace/payload.ts';
import { encodeText } from '../../trace/text-codec.ts';
import { FrameKind, KTRACE_FRAME_HEADER_BYTES, KTRACE_HEADER_BYTES, KTRACE_MAGIC, KTRACE_VERSION, paddedLength } from './layout.ts';
import type { KtraceManifest, KtraceSummary } from './layout.ts';

/** Header and manifest: how a file begins. */
export function ktraceStart(manifest: KtraceManifest): Uint8Array {
  const frame = jsonFrame(FrameKind.Manifest, manifest);
  const bytes = new Uint8Array(KTRACE_HEADER_BYTES + frame.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, KTRACE_MAGIC, true);
  view.setUint32(4, KTRACE_VERSION, true);
  view.setUint32(12, crc32(bytes.subarray(0, 12)), true);
  bytes.set(frame, KTRACE_HEADER_BYTES);
  return bytes;
}

export function ktraceBatch(batch: ArrayBuffer): Uint8Array {
  return frameOf(FrameKind.Batch, new Uint8Array(batch));
}

/** Says that the file is complete. */
export function ktraceSummary(summary: KtraceSummary): Uint8Array {
  return jsonFrame(FrameKind.Summary, summary);
}

function jsonFrame(kind: number, value: unknown): Uint8Array {
  const text = new PayloadWriterBuffer();
  encodeText(JSON.stringify(value), text);
  return frameOf(kind, text.data.subarray(0, text.length));
}

function frameOf(kind: number, content: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(KTRACE_FRAME_HEADER_BYTES + paddedLength(content.length));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, kind, true);
  view.setUint32(4, content.length, true);
  view.setUint32(8, crc32(content), true);
  view.setUint32(12, crc32(bytes.subarray(0, 12)), true);
  bytes.set(content, KTRACE_FRAME_HEADER_BYTES);
  return bytes;
}
