// src-shared/trace/digest.ts
//
// The digest of a run: SHA-256 over the bytes of its batches in order. The hash itself is passed in (formats/ or the host has one),
// so that this folder needs no library.

export interface HashFunction {
  update(bytes: Uint8Array): unknown;
  digest(): Uint8Array;
}

export class TraceDigest {
  readonly #hash: HashFunction;

  constructor(hash: HashFunction) {
    this.#hash = hash;
  }

  add(batch: ArrayBuffer): void {
    this.#hash.update(new Uint8Array(batch));
  }

  /** Lower-case hexadecimal. Ends the digest. */
  hex(): string {
    let text = '';
    for (const byte of this.#hash.digest()) text += byte.toString(16).padStart(2, '0');
    return text;
  }
}
