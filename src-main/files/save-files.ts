// src-main/files/save-files.ts
//
// Files that are being written, by token. Pieces go to a temporary file beside the target; commit() flushes it and renames
// it over the target, so that a crash, a full disk or a Cancel never leaves half a file under the name the user chose.

import { open, rename, rm } from 'node:fs/promises';
import type { FileHandle as NodeFileHandle } from 'node:fs/promises';
import path from 'node:path';
import { CallError } from '../../src-shared/ipc/call.ts';
import type { SaveHandle } from '../../src-shared/ipc/files.ts';
import { newToken } from './open-files.ts';

interface SaveFile {
  readonly handle: NodeFileHandle;
  readonly temporary: string;
  readonly target: string;
  /** Writes queue up behind each other: the order of calls is the order of bytes. */
  tail: Promise<void>;
}

export class SaveFiles {
  readonly #files = new Map<string, SaveFile>();

  async create(filePath: string): Promise<SaveHandle> {
    const target = path.resolve(filePath);
    const token = newToken();
    const temporary = path.join(path.dirname(target), `.${path.basename(target)}.${token.slice(0, 8)}.tmp`);
    const handle = await open(temporary, 'wx');
    this.#files.set(token, { handle, temporary, target, tail: Promise.resolve() });
    return { token, name: path.basename(target), path: target };
  }

  async write(token: string, bytes: Uint8Array): Promise<void> {
    const file = this.#file(token);
    const written = file.tail.then(() => writeAll(file.handle, bytes));
    // A failed piece fails every later one, so a commit after it cannot succeed.
    file.tail = written;
    await written;
  }

  async commit(token: string): Promise<void> {
    const file = this.#file(token);
    try {
      await file.tail;
      await file.handle.sync();
    } catch (error) {
      await this.abandon(token);
      throw error;
    }
    this.#files.delete(token);
    await file.handle.close();
    try {
      await rename(file.temporary, file.target);
    } catch (error) {
      await rm(file.temporary, { force: true });
      throw error;
    }
  }

  async abandon(token: string): Promise<void> {
    const file = this.#files.get(token);
    if (!file) return;
    this.#files.delete(token);
    await file.tail.catch(ignoreFailedPiece);
    await file.handle.close();
    await rm(file.temporary, { force: true });
  }

  async abandonAll(): Promise<void> {
    await Promise.all([...this.#files.keys()].map((token) => this.abandon(token)));
  }

  #file(token: string): SaveFile {
    const file = this.#files.get(token);
    if (!file) throw new CallError('not-found', 'This file is no longer being written.');
    return file;
  }
}

async function writeAll(handle: NodeFileHandle, bytes: Uint8Array): Promise<void> {
  let done = 0;
  while (done < bytes.byteLength) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.byteLength - done, null);
    done += bytesWritten;
  }
}

/** The caller of write() was told already; abandoning must go on. */
function ignoreFailedPiece(): void {}
