// src-main/files/open-files.ts
//
// Files the user chose, by token. The page can read ranges of them and nothing else; a token says nothing about the path.
// A file stays open while its token lives, so that it keeps its bytes when somebody renames or replaces it.

import { randomBytes } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { FileHandle as NodeFileHandle } from 'node:fs/promises';
import path from 'node:path';
import { CallError } from '../../src-shared/ipc/call.ts';
import type { FileHandle } from '../../src-shared/ipc/files.ts';

/** Tokens are 144 random bits, so that they cannot be guessed. */
export function newToken(): string {
  return randomBytes(18).toString('base64url');
}

interface OpenFile {
  readonly handle: NodeFileHandle;
  readonly shown: FileHandle;
}

export class OpenFiles {
  readonly #files = new Map<string, OpenFile>();
  /** Total over all files. */
  bytesRead = 0;

  /** Opens a file for reading. Throws CallError for a folder, a device or a missing file. */
  async open(filePath: string): Promise<FileHandle> {
    const absolute = path.resolve(filePath);
    let handle: NodeFileHandle;
    try {
      handle = await open(absolute, 'r');
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      throw new CallError(code === 'ENOENT' ? 'not-found' : 'io-error', `${absolute}: ${code === 'ENOENT' ? 'no such file' : (error as Error).message}`);
    }
    try {
      const stat = await handle.stat();
      if (!stat.isFile()) throw new CallError('not-allowed', `${absolute}: not a file`);
      const shown: FileHandle = { token: newToken(), name: path.basename(absolute), path: absolute, sizeBytes: stat.size };
      this.#files.set(shown.token, { handle, shown });
      return shown;
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  /** Bytes from `offset`; fewer than `length` only at the end of the file. */
  async read(token: string, offset: number, length: number): Promise<Uint8Array> {
    const file = this.#file(token);
    const bytes = new Uint8Array(length);
    let done = 0;
    while (done < length) {
      const { bytesRead } = await file.handle.read(bytes, done, length - done, offset + done);
      if (bytesRead === 0) break;
      done += bytesRead;
    }
    this.bytesRead += done;
    // An exact buffer: a view would be sent with all of the buffer behind it.
    return done === length ? bytes : bytes.slice(0, done);
  }

  async close(token: string): Promise<void> {
    const file = this.#files.get(token);
    if (!file) return;
    this.#files.delete(token);
    await file.handle.close();
  }

  async closeAll(): Promise<void> {
    await Promise.all([...this.#files.keys()].map((token) => this.close(token)));
  }

  #file(token: string): OpenFile {
    const file = this.#files.get(token);
    if (!file) throw new CallError('not-found', 'This file is no longer open.');
    return file;
  }
}
