// src-shared/formats/ktrace/read.ts
//
// Reads a .ktrace file (layout.ts) frame by frame from a ByteSource. Nothing in the file is trusted: kinds, lengths and checksums
// are looked at before content is handed on, and a frame is never larger than what is left of the file.
//
//   const file = await openKtrace(source);
//   for await (const batch of file.batches()) store.append(batch);
//   file.damage        // where and why reading stopped early, or null
//   file.summary       // after the last batch; null where the file was not closed

import { crc32 } from '../../base/crc32.ts';
import { decodeText } from '../../trace/text-codec.ts';
import type { ByteSource } from '../byte-source.ts';
import { FrameKind, KTRACE_FRAME_HEADER_BYTES, KTRACE_HEADER_BYTES, KTRACE_MAGIC, KTRACE_VERSION, KtraceFormatError, paddedLength } from './layout.ts';
import type { KtraceManifest, KtraceSummary } from './layout.ts';

/** Largest frame that is believed. */
const MAX_FRAME_BYTES = 0x4000_0000;

interface Frame {
  readonly kind: number;
  readonly content: Uint8Array;
  readonly next: number;
}

export class KtraceFile {
  readonly manifest: KtraceManifest;
  /** Set while batches() is drained. */
  summary: KtraceSummary | null = null;
  damage: KtraceFormatError | null = null;
  private readonly source: ByteSource;
  private readonly firstFrame: number;

  constructor(source: ByteSource, manifest: KtraceManifest, firstFrame: number) {
    this.source = source;
    this.manifest = manifest;
    this.firstFrame = firstFrame;
  }

  /** Every whole batch in order. Stops at damage, and then says so in `damage`. */
  async *batches(): AsyncGenerator<ArrayBuffer, void, void> {
    let offset = this.firstFrame;
    while (offset < this.source.size) {
      let frame: Frame;
      try {
        frame = await readFrame(this.source, offset);
        if (frame.kind === FrameKind.Summary) this.summary = parseJson(frame, offset) as KtraceSummary;
      } catch (error) {
        if (!(error instanceof KtraceFormatError)) throw error;
        this.damage = error;
        return;
      }
      if (frame.kind === FrameKind.Batch) yield frame.content.slice().buffer;
      offset = frame.next;
    }
  }
}

/** Reads header and manifest. @throws KtraceFormatError */
export async function openKtrace(source: ByteSource): Promise<KtraceFile> {
  const header = await source.read(0, KTRACE_HEADER_BYTES);
  if (header.length < KTRACE_HEADER_BYTES) throw new KtraceFormatError('the file is too short to be a ktrace', header.length);
  const view = viewOf(header);
  if (view.getUint32(0, true) !== KTRACE_MAGIC) throw new KtraceFormatError('not a ktrace file', 0);
  const version = view.getUint32(4, true);
  if (version !== KTRACE_VERSION) throw new KtraceFormatError(`ktrace version ${version} is not known here (known: ${KTRACE_VERSION})`, 4);
  if (view.getUint32(12, true) !== crc32(header.subarray(0, 12))) throw new KtraceFormatError('the file header is damaged', 12);
  const frame = await readFrame(source, KTRACE_HEADER_BYTES);
  if (frame.kind !== FrameKind.Manifest) throw new KtraceFormatError('the manifest is missing', KTRACE_HEADER_BYTES);
  const manifest = parseJson(frame, KTRACE_HEADER_BYTES) as KtraceManifest;
  if (manifest.format !== 'ktrace' || typeof manifest.info?.clock?.originFiletime !== 'string') throw new KtraceFormatError('the manifest does not describe a trace', KTRACE_HEADER_BYTES);
  return new KtraceFile(source, manifest, frame.next);
}

/** Whether bytes begin like a ktrace file. */
export function isKtrace(bytes: Uint8Array): boolean {
  return bytes.length >= 4 && viewOf(bytes).getUint32(0, true) === KTRACE_MAGIC;
}

async function readFrame(source: ByteSource, offset: number): Promise<Frame> {
  const header = await source.read(offset, KTRACE_FRAME_HEADER_BYTES);
  if (header.length < KTRACE_FRAME_HEADER_BYTES) throw new KtraceFormatError('the file ends inside a frame header', offset);
  const view = viewOf(header);
  if (view.getUint32(12, true) !== crc32(header.subarray(0, 12))) throw new KtraceFormatError('a frame header is damaged', offset);
  const length = view.getUint32(4, true);
  const contentOffset = offset + KTRACE_FRAME_HEADER_BYTES;
  if (length > MAX_FRAME_BYTES) throw new KtraceFormatError(`a frame of ${length} bytes is too large`, offset + 4);
  if (contentOffset + length > source.size) throw new KtraceFormatError('the file ends inside a frame', offset);
  const content = await source.read(contentOffset, length);
  if (content.length < length) throw new KtraceFormatError('the file ends inside a frame', offset);
  if (view.getUint32(8, true) !== crc32(content)) throw new KtraceFormatError('a frame is damaged', contentOffset);
  return { kind: view.getUint32(0, true), content, next: contentOffset + paddedLength(length) };
}

function parseJson(frame: Frame, offset: number): unknown {
  try {
    return JSON.parse(decodeText(frame.content, 0, frame.content.length));
  } catch {
    throw new KtraceFormatError('a frame is not readable JSON', offset);
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
