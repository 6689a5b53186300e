// src-shared/formats/run-digest.ts
//
// The digest of a run while it still runs: SHA-256 over the bytes of its batches in order. Batches are put aside when they come
// and hashed when there is time (advance) or when somebody asks (hex), so that taking in a batch stays cheap. What is put
// aside keeps its bytes alive, hence the limit.

import { sha256 } from '@noble/hashes/sha2.js';

/** Bytes put aside at most (about a million events); past that the oldest is hashed when another comes. */
const ASIDE_BYTES = 64 * 1024 * 1024;

export class RunDigest {
  readonly #hash = sha256.create();
  readonly #asideLimit: number;
  #aside: Uint8Array[] = [];
  #asideBytes = 0;

  constructor(asideBytes = ASIDE_BYTES) {
    this.#asideLimit = asideBytes;
  }

  add(batch: ArrayBuffer): void {
    this.#aside.push(new Uint8Array(batch));
    this.#asideBytes += batch.byteLength;
    while (this.#asideBytes > this.#asideLimit) this.advance();
  }

  /** Hashes the oldest batch put aside. @returns whether none is left */
  advance(): boolean {
    const oldest = this.#aside.shift();
    if (oldest !== undefined) {
      this.#hash.update(oldest);
      this.#asideBytes -= oldest.byteLength;
    }
    return this.#aside.length === 0;
  }

  /** Lower-case hexadecimal, of every batch so far. More may follow. */
  hex(): string {
    while (!this.advance());
    let text = '';
    for (const byte of this.#hash.clone().digest()) text += byte.toString(16).padStart(2, '0');
    return text;
  }
}
