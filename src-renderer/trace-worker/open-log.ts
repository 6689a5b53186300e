// src-renderer/trace-worker/open-log.ts
//
// Opens a Process Monitor log in the worker: bytes come from a File of the browser, or window by window from the host
// through the page (the worker cannot call the host itself).

import type { ByteSource } from '../../src-shared/formats/byte-source.ts';
import { loadPml } from '../../src-shared/formats/pml/load-pml.ts';
import type { TraceStore } from '../../src-shared/trace/trace-store.ts';
import { breathe } from './breathe.ts';
import type { Stop } from './breathe.ts';
import type { FromWorker, LogSource } from './protocol.ts';
import { ReadAhead } from './read-ahead.ts';

export interface OpenLogEvents {
  /** The store exists and fills from now on. */
  onStore(store: TraceStore): void;
  onProgress(fraction: number, events: number): void;
}

export interface OpenedLog {
  /** What is damaged, in words; null where the whole file was read. */
  readonly damaged: string | null;
  readonly cancelled: boolean;
}

export async function openLog(source: ByteSource, stop: Stop, events: OpenLogEvents): Promise<OpenedLog> {
  const { result } = await loadPml(source, {
    cancellation: { get aborted() { return stop.stopped; } },
    onStore: (store) => events.onStore(store),
    onProgress: ({ bytes, totalBytes, events: count }) => events.onProgress(totalBytes === 0 ? 1 : bytes / totalBytes, count),
    afterWindow: breathe,
  });
  const first = result.problems[0];
  const more = result.problemCount > 1 ? ` (+${result.problemCount - 1})` : '';
  return { cancelled: result.cancelled, damaged: first === undefined ? null : `${first.message}${more}` };
}

interface Waiting {
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (error: Error) => void;
}

/** Byte sources of the worker, and the replies of the page to its read requests. */
export class LogBytes {
  readonly #say: (message: FromWorker) => void;
  readonly #waiting = new Map<number, Waiting>();
  #nextId = 1;

  constructor(say: (message: FromWorker) => void) {
    this.#say = say;
  }

  source(from: LogSource): ByteSource {
    if (from.kind === 'blob') {
      const { blob } = from;
      return new ReadAhead({ size: blob.size, read: async (offset, length) => new Uint8Array(await blob.slice(offset, offset + length).arrayBuffer()) });
    }
    const { token, size } = from;
    return new ReadAhead({ size, read: (offset, length) => this.#readAll(token, offset, Math.min(length, Math.max(0, size - offset))) });
  }

  /** A reply of the page. */
  take(id: number, bytes: Uint8Array | null, message: string): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (bytes === null) waiting?.reject(new Error(message));
    else waiting?.resolve(bytes);
  }

  /** The host gives at most a piece at a time. */
  async #readAll(token: string, offset: number, length: number): Promise<Uint8Array> {
    const first = await this.#readPiece(token, offset, length);
    if (first.length >= length || first.length === 0) return first;
    const all = new Uint8Array(length);
    all.set(first);
    let at = first.length;
    while (at < length) {
      const piece = await this.#readPiece(token, offset + at, length - at);
      if (piece.length === 0) return all.subarray(0, at);
      all.set(piece, at);
      at += piece.length;
    }
    return all;
  }

  #readPiece(token: string, offset: number, length: number): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      const id = this.#nextId++;
      this.#waiting.set(id, { resolve, reject });
      this.#say({ kind: 'read', id, token, offset, length });
    });
  }
}
