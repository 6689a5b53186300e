// src-shared/formats/byte-source.ts
//
// Where a reader of files gets its bytes: a file handle, a browser Blob, a call to another process, an array in a test.
// Readers ask for windows, never for the whole file, so a file of any size can be opened.

/** Random access to bytes. Implementations belong to the hosts. */
export interface ByteSource {
  /** Length in bytes when the source was opened. */
  readonly size: number;
  /** Reads `length` bytes from `offset`. Shorter than asked only where the source ends. */
  read(offset: number, length: number): Promise<Uint8Array>;
}

/** Asked between windows; true stops the reader. `AbortSignal` fits. */
export interface Cancellation {
  readonly aborted: boolean;
}

/** A byte source over bytes that are in memory already. */
export function memoryByteSource(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    read: (offset, length) => Promise.resolve(bytes.subarray(offset, Math.min(bytes.length, offset + length))),
  };
}
