// src-main/labs/storage-programs.ts
//
// Programs of the storage labs, and what they note about themselves with their own stopwatch.

import { CreateOptions, ShareAccess } from '../../src-shared/nt/create-file.ts';
import { FileAccess } from '../../src-shared/nt/file-access.ts';
import * as nt from '../kernel/core/native-api.ts';
import type { Program, UserContext } from '../kernel/core/program.ts';
import type { Cycles } from '../kernel/core/time.ts';
import { Pause } from './pause.ts';
import { setThreadIoPriority } from '../kernel/core/thread-api.ts';
import { setProcessBackground } from '../kernel/ps/background-mode.ts';

export const BLOCK = 65_536;
export const PIECE = 4_096;
export const IO_PRIORITIES = ['very-low', 'low', 'normal'] as const;
export type IoPriorityName = (typeof IO_PRIORITIES)[number];

const SHARED = ShareAccess.READ | ShareAccess.WRITE | ShareAccess.DELETE;
const SYNCHRONOUS = CreateOptions.SYNCHRONOUS_IO_NONALERT | CreateOptions.NON_DIRECTORY_FILE;
export const READ_CACHED: nt.OpenRequest = { access: FileAccess.GENERIC_READ, share: SHARED, options: SYNCHRONOUS };
export const READ_PAST_CACHE: nt.OpenRequest = { access: FileAccess.GENERIC_READ, share: SHARED, options: SYNCHRONOUS | CreateOptions.NO_INTERMEDIATE_BUFFERING };
export const WRITE_CACHED: nt.OpenRequest = { access: FileAccess.GENERIC_READ | FileAccess.GENERIC_WRITE, share: SHARED, options: SYNCHRONOUS };

/** First and last moment of a program's reads. */
export class Stopwatch {
  begin: Cycles = -1;
  end: Cycles = -1;
}

/** A program that starts: reads block after block past the cache and has something else to wait for after each. */
export function* launch(u: UserContext, path: string, fileBytes: number, reads: number, think: Cycles, watch: Stopwatch): Program {
  yield nt.createFile(u, path, READ_PAST_CACHE);
  const file = u.result;
  const blocks = Math.floor(fileBytes / BLOCK);
  const pause = new Pause(u.kernel);
  watch.begin = u.now;
  for (let i = 0; i < reads; i++) {
    // Blocks in the order in which code is needed: all over the file.
    yield nt.readFile(u, file, ((i * 7) % blocks) * BLOCK, BLOCK);
    watch.end = u.now;
    if (think > 0) yield* pause.wait(u, think);
  }
  yield nt.close(u, file);
}

/** Asks for the priority that a background program wants. Where there is none it stays as it is. */
export function* takePriority(u: UserContext, priority: IoPriorityName): Program {
  if (priority === 'very-low') yield setProcessBackground(u, true);
  else if (priority === 'low') yield setThreadIoPriority(u, 1);
}

/** Reads one block after another past the cache for as long as `goesOn` says. */
export function* scan(u: UserContext, path: string, fileBytes: number, priority: IoPriorityName, goesOn: () => boolean): Program {
  yield* takePriority(u, priority);
  yield nt.createFile(u, path, READ_PAST_CACHE);
  const file = u.result;
  const blocks = Math.floor(fileBytes / BLOCK);
  for (let i = 0; goesOn(); i++) yield nt.readFile(u, file, (i % blocks) * BLOCK, BLOCK);
  yield nt.close(u, file);
}

/** Writes pieces one after another into a file that is in the cache. @param times of the calls */
export function* writePieces(u: UserContext, path: string, count: number, quiet: Cycles, times: Cycles[]): Program {
  yield* takePriority(u, 'very-low');
  yield nt.createFile(u, path, WRITE_CACHED);
  const file = u.result;
  yield u.sleep(quiet);
  for (let i = 0; i < count; i++) {
    times.push(u.now);
    yield nt.writeFile(u, file, i * PIECE, PIECE);
  }
  yield nt.close(u, file);
}

/** Reads a file through the cache, from front to back. */
export function* readPieces(u: UserContext, path: string, bytes: number, priority: IoPriorityName): Program {
  yield* takePriority(u, priority);
  yield nt.createFile(u, path, READ_CACHED);
  const file = u.result;
  for (let offset = 0; offset < bytes; offset += PIECE) yield nt.readFile(u, file, offset, PIECE);
  yield nt.close(u, file);
}
