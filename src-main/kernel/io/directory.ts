// src-main/kernel/io/directory.ts
//
// NtQueryDirectoryFile: entries of a directory, as many as fit into the buffer, in the order of the index. The pattern of the first call
// stays with the handle.

import { NtStatus } from '../../../src-shared/nt/ntstatus.ts';
import type { UserContext } from '../core/program.ts';
import type { Cycles } from '../core/time.ts';
import { NO_TEXTS } from '../etw/operation-record.ts';
import { Op } from '../etw/operation-types.ts';
import { NO_TEXT, TraceText } from '../etw/trace-text.ts';
import { matchesPattern } from '../fs/fs.ts';
import type { FileNode } from '../fs/file-node.ts';
import { IO_COST } from './costs.ts';
import type { FileObject } from './file-object.ts';
import type { Io } from './io.ts';

const DOT = new TraceText('.');
const DOT_DOT = new TraceText('..');
/** Fixed part of an entry by information class; names follow, entries are rounded up to 8 bytes. */
const ENTRY_BYTES: Readonly<Record<number, number>> = { 1: 64, 2: 68, 3: 94, 12: 12, 37: 104, 38: 80 };
const CYCLES_PER_ENTRY = 700;

export function queryDirectory(io: Io, u: UserContext, file: FileObject): Cycles {
  const { etw } = io.kernel.components;
  const first = file.nextEntry < 0;
  if (first) {
    file.pattern = u.s0;
    file.nextEntry = 0;
  }
  const { pattern, node } = file;
  const record = etw.begin(u, Op.QueryDirectory, pattern === '' ? file.path : patternPath(io, file, pattern));
  u.operation = record.index;
  record.t0 = u.s0 === '' ? NO_TEXT : textOf(io, u.s0);
  record.n0 = u.a1;
  record.list = NO_TEXTS;
  if (!node.directory) {
    u.complete(NtStatus.INVALID_PARAMETER);
    return IO_COST.directory.median;
  }
  const names = entryNames(node, pattern);
  const given: TraceText[] = [];
  let room = u.a2;
  const limit = u.a3 !== 0 ? 1 : Infinity;
  while (file.nextEntry < names.length && given.length < limit) {
    const name = names[file.nextEntry] as TraceText;
    const bytes = ((ENTRY_BYTES[u.a1] ?? 94) + name.text.length * 2 + 7) & ~7;
    if (bytes > room) break;
    room -= bytes;
    given.push(name);
    file.nextEntry++;
  }
  record.list = given;
  u.text = given[0]?.text ?? '';
  if (given.length > 0) u.complete(NtStatus.SUCCESS, given.length);
  else u.complete(names.length === 0 && first ? NtStatus.NO_SUCH_FILE : NtStatus.NO_MORE_FILES);
  return IO_COST.directory.sample(io.prng) + given.length * CYCLES_PER_ENTRY;
}

function entryNames(directory: FileNode, pattern: string): readonly TraceText[] {
  if (pattern !== '' && !pattern.includes('*') && !pattern.includes('?')) {
    return directory.child(pattern) === undefined ? [] : directory.entries.filter(({ name }) => name.text.toLowerCase() === pattern.toLowerCase()).map(({ name }) => name);
  }
  const names: TraceText[] = directory.parent === null ? [] : [DOT, DOT_DOT].filter((dot) => matchesPattern(dot.text, pattern));
  for (const { name, node } of directory.entries) if (!node.deleted && matchesPattern(name.text, pattern)) names.push(name);
  return names;
}

/** Path column: directory and pattern. */
function patternPath(io: Io, file: FileObject, pattern: string): TraceText {
  const base = file.path.text;
  const text = base.endsWith('\\') ? base + pattern : `${base}\\${pattern}`;
  return textOf(io, text);
}

/** Patterns, and paths with one, come again and again. */
function textOf(io: Io, text: string): TraceText {
  let known = io.patternPaths.get(text);
  if (known === undefined) {
    known = new TraceText(text);
    io.patternPaths.set(text, known);
  }
  return known;
}
