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
import type { DirectoryEntry, FileNode } from '../fs/file-node.ts';
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
  const entries = matching(node, pattern);
  const given: TraceText[] = [];
  const found: DirectoryEntry[] = [];
  let room = u.a2;
  const limit = u.a3 !== 0 ? 1 : Infinity;
  while (file.nextEntry < entries.length && given.length < limit) {
    const entry = entries[file.nextEntry] as DirectoryEntry;
    const { name } = entry;
    const bytes = ((ENTRY_BYTES[u.a1] ?? 94) + name.text.length * 2 + 7) & ~7;
    if (bytes > room) break;
    room -= bytes;
    given.push(name);
    found.push(entry);
    file.nextEntry++;
  }
  record.list = given;
  u.text = given[0]?.text ?? '';
  u.object = found;
  if (given.length > 0) u.complete(NtStatus.SUCCESS, given.length);
  else u.complete(entries.length === 0 && first ? NtStatus.NO_SUCH_FILE : NtStatus.NO_MORE_FILES);
  return IO_COST.directory.sample(io.prng) + given.length * CYCLES_PER_ENTRY;
}

function matching(directory: FileNode, pattern: string): readonly DirectoryEntry[] {
  if (pattern !== '' && !pattern.includes('*') && !pattern.includes('?')) {
    const entry = directory.entry(pattern);
    return entry === undefined ? [] : [entry];
  }
  const entries: DirectoryEntry[] = [];
  if (directory.parent !== null) for (const name of [DOT, DOT_DOT]) if (matchesPattern(name.text, pattern)) entries.push({ directory, name, node: directory });
  for (const entry of directory.entries) if (!entry.node.deleted && matchesPattern(entry.name.text, pattern)) entries.push(entry);
  return entries;
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
