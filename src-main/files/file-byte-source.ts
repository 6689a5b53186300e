// src-main/files/file-byte-source.ts
//
// A file on disk as a ByteSource: what the readers of src-shared/formats read from in the CLI and the host process.

import { open } from 'node:fs/promises';
import type { ByteSource } from '../../src-shared/formats/byte-source.ts';

export interface FileByteSource extends ByteSource {
  close(): Promise<void>;
}

/** Opens a file for reading. Rejects with Node's error where that fails. */
export async function openFileByteSource(path: string): Promise<FileByteSource> {
  const file = await open(path, 'r');
  const { size } = await file.stat();
  return {
    size,
    async read(offset, length) {
      const bytes = new Uint8Array(Math.max(0, Math.min(length, size - offset)));
      let filled = 0;
      while (filled < bytes.length) {
        const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, offset + filled);
        // The file was cut while it was open.
        if (bytesRead === 0) return bytes.subarray(0, filled);
        filled += bytesRead;
      }
      return bytes;
    },
    close: () => file.close(),
  };
}
