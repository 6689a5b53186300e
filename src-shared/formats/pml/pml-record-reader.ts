// src-shared/formats/pml/pml-record-reader.ts
//
// One event record to one row of the trace: the fast path of opening a log. No object is made per event; texts are made once
// per distinct path. A record that is not whole, or whose lengths contradict each other, is refused before anything is written.

import { accountText, sidText } from '../../nt/sid.ts';
import { eventTypeByPml } from '../../trace/event-types.ts';
import type { CategoryId, EventTypeId, PayloadWriter, StringId, TraceSink } from '../../trace/model.ts';
import { Category, DURATION_PENDING, RESULT_PENDING } from '../../trace/model.ts';
import { ByteStringTable } from './byte-string-table.ts';
import { DirectoryMinor, FileSystemOperation } from './detail/file-system-detail.ts';
import { Network, NetworkFlag } from './detail/network-detail.ts';
import { ProcessCreate, ProcessOperation } from './detail/process-detail.ts';
import { registryFixedSize } from './detail/registry-detail.ts';
import { fileSystemCategory, registryCategory } from './pml-category.ts';
import type { PmlEndpoints } from './pml-endpoints.ts';
import type { PmlProblem } from './pml-format-error.ts';
import type { FileSystemLayout } from './pml-layout.ts';
import { EXTRA_LENGTH_CAPPED, FILE_SYSTEM_LAYOUT_32, FILE_SYSTEM_LAYOUT_64, PmlClass, Record, RECORD_PENDING, STRING_ASCII, STRING_LENGTH } from './pml-layout.ts';
import { HAS_EXTRA } from './pml-payload.ts';
import type { PmlProcessMap } from './pml-process-map.ts';
import { PmlStacks } from './pml-stacks.ts';
import { decodeAscii, decodeUtf16 } from './pml-text.ts';

/** Longest detail blob that is believed. The longest real ones (environments, rename targets) are a hundred times shorter. */
const LONGEST_DETAIL = 16 * 1024 * 1024;
/** Farthest that extra data may lie from its record. */
const FARTHEST_EXTRA = 32 * 1024 * 1024;
const HIGHEST_CLASS = 6;
const HIGHEST_OPERATION = 255;
/** Longest run of bytes that is copied word by word. */
const LONGEST_WORDWISE = 160;
const FAST_IO = 2;
const TYPE_UNRESOLVED = -1;
const TYPE_UNKNOWN: EventTypeId = 0;

/** Why a record was not read: it needs more bytes than the window has, or it is damaged. */
export const RecordStatus = { Read: 0, NeedsMore: 1, Damaged: 2 } as const;
export type RecordStatusId = (typeof RecordStatus)[keyof typeof RecordStatus];

export interface RecordReaderParts {
  readonly sink: TraceSink;
  readonly is64Bit: boolean;
  /** Strings of version 7 end in a NUL. */
  readonly hasTerminators: boolean;
  readonly lastUserAddress: number;
  readonly originLow: number;
  readonly originHigh: number;
  /** What the header announces, as far as the file is long enough for it: tables begin with room. */
  readonly expectedEvents: number;
  readonly processes: PmlProcessMap;
  readonly endpoints: PmlEndpoints;
  readonly accounts: Map<string, string>;
  readonly report: (problem: PmlProblem) => void;
}

export class PmlRecordReader {
  /** After NeedsMore: bytes that the window must hold from the record's start. */
  needed = 0;
  /** After Damaged: what is wrong. The offset is relative to the record. */
  damage: PmlProblem = { offset: 0, field: '', message: '' };
  /** After Read: bytes of the record with its extra data, and where the next one begins if records follow each other. */
  consumed = 0;
  recordEnd = 0;
  /** File offset of the window's first byte, for reports. */
  windowStart = 0;

  readonly #parts: RecordReaderParts;
  readonly #sink: TraceSink;
  readonly #pointerSize: 4 | 8;
  readonly #layout: FileSystemLayout;
  readonly #stacks: PmlStacks;
  readonly #paths = new ByteStringTable();
  readonly #endpointPaths = new ByteStringTable();
  readonly #patternPaths = new Map<number, StringId>();
  readonly #endpointKey = new Uint8Array(2 + Network.PAIRS - Network.SOURCE);
  readonly #endpointKeyView = new DataView(this.#endpointKey.buffer);
  /** By class and operation: event type and category by sub-operation and fast I/O, as type << 3 | category. */
  readonly #types: (Int32Array | undefined)[] = new Array<Int32Array | undefined>((HIGHEST_CLASS + 1) << 8).fill(undefined);

  constructor(parts: RecordReaderParts) {
    this.#parts = parts;
    this.#sink = parts.sink;
    this.#pointerSize = parts.is64Bit ? 8 : 4;
    this.#layout = parts.is64Bit ? FILE_SYSTEM_LAYOUT_64 : FILE_SYSTEM_LAYOUT_32;
    this.#stacks = new PmlStacks(parts.sink, this.#pointerSize, parts.lastUserAddress, parts.processes, parts.expectedEvents / 8);
  }

  /**
   * Reads the record at position `o` of the window.
   * @param fileLeft bytes from the record's start to the end of the file
   */
  read(bytes: Uint8Array, view: DataView, o: number, fileLeft: number): RecordStatusId {
    const have = bytes.length - o;
    if (fileLeft < Record.SIZE) return this.#damaged(0, 'event record', `The file ends ${fileLeft} bytes after the record begins`);
    if (have < Record.SIZE) return this.#needs(Record.SIZE);
    const eventClass = u16(view, o + Record.CLASS);
    const operation = u16(view, o + Record.OPERATION);
    if (eventClass === 0 || eventClass > HIGHEST_CLASS) return this.#damaged(Record.CLASS, 'event class', `${eventClass} is no event class`);
    if (operation > HIGHEST_OPERATION) return this.#damaged(Record.OPERATION, 'operation', `${operation} is no operation`);
    const depth = u16(view, o + Record.STACK_DEPTH);
    const detailSize = u32(view, o + Record.DETAIL_SIZE);
    if (detailSize > LONGEST_DETAIL) return this.#damaged(Record.DETAIL_SIZE, 'detail size', `${detailSize} bytes of detail are not believable`);
    const detailStart = Record.SIZE + depth * this.#pointerSize;
    let end = detailStart + detailSize;
    if (end > fileLeft) return this.#damaged(Record.DETAIL_SIZE, 'detail size', `The record would end ${end - fileLeft} bytes behind the end of the file`);

    // Extra data: right behind the detail blob as a rule, anywhere behind it in old logs.
    const extraOffset = u32(view, o + Record.EXTRA_OFFSET);
    let extra = -1;
    let extraLength = 0;
    let recordEnd = end;
    if (extraOffset !== 0) {
      if (extraOffset < detailStart || extraOffset > FARTHEST_EXTRA) return this.#damaged(Record.EXTRA_OFFSET, 'extra data offset', `${extraOffset} does not point behind the record`);
      if (extraOffset + 2 > fileLeft) return this.#damaged(Record.EXTRA_OFFSET, 'extra data offset', 'The extra data lie behind the end of the file');
      if (extraOffset + 2 > have) return this.#needs(extraOffset + 2);
      extraLength = u16(view, o + extraOffset);
      extra = extraOffset + 2;
      const extraEnd = extra + extraLength;
      if (extraEnd > fileLeft) return this.#damaged(extraOffset, 'extra data length', `The extra data would end ${extraEnd - fileLeft} bytes behind the end of the file`);
      if (extraOffset === end) recordEnd = extraLength === EXTRA_LENGTH_CAPPED ? extraEnd + 1 : extraEnd;
      if (extraEnd > end) end = extraEnd;
    }
    if (end > have) return this.#needs(end);
    this.consumed = detailStart + detailSize + (extra < 0 ? 0 : 2 + extraLength);
    this.recordEnd = recordEnd;
    this.#write(bytes, view, o, eventClass, operation, depth, o + detailStart, o + detailStart + detailSize, extra < 0 ? -1 : o + extra, extraLength);
    return RecordStatus.Read;
  }

  #write(bytes: Uint8Array, view: DataView, o: number, eventClass: number, operation: number, depth: number, detail: number, detailEnd: number, extra: number, extraLength: number): void {
    const parts = this.#parts;
    const sink = this.#sink;
    const processIndex = u32(view, o + Record.PROCESS_INDEX);
    const process = parts.processes.find(processIndex, this.windowStart + o, parts.report);

    let subOperation = 0;
    let fastIo = 0;
    let path: StringId = 0;
    let tail = 0;
    // Where the characters of the path are: they are not stored again.
    let cutStart = detailEnd;
    let cutEnd = detailEnd;
    switch (eventClass) {
      case PmlClass.Registry: {
        const start = detail + registryFixedSize(operation);
        if (start > detailEnd) break;
        path = this.#stringAt(bytes, view, detail, start, detailEnd);
        cutStart = start;
        cutEnd = Math.min(detailEnd, start + byteLength(u16(view, detail)));
        break;
      }
      case PmlClass.FileSystem: {
        const layout = this.#layout;
        if (detailEnd - detail < layout.path) break;
        const info = u16(view, detail + layout.pathInfo);
        tail = detail + layout.path + byteLength(info);
        cutStart = detail + layout.path;
        cutEnd = Math.min(detailEnd, tail);
        subOperation = bytes[detail]!;
        fastIo = (bytes[detail + 12]! & FAST_IO) >> 1;
        path = this.#stringAt(bytes, view, detail + layout.pathInfo, detail + layout.path, detailEnd);
        if (operation === FileSystemOperation.DirectoryControl && subOperation === DirectoryMinor.QueryDirectory) {
          path = this.#withPattern(path, detail + layout.pathInfo, detail + layout.path, bytes, view, tail, detailEnd);
        }
        break;
      }
      case PmlClass.Process:
        path = this.#processPath(operation, bytes, view, detail, detailEnd);
        break;
      case PmlClass.Network:
        if (detailEnd - detail < Network.PAIRS) break;
        subOperation = (bytes[detail]! & NetworkFlag.TCP) >> 2;
        path = this.#endpointPath(bytes, detail);
        break;
    }

    let typesOfOperation = this.#types[(eventClass << 8) | operation];
    if (typesOfOperation === undefined) this.#types[(eventClass << 8) | operation] = typesOfOperation = new Int32Array(512).fill(TYPE_UNRESOLVED);
    let typeAndCategory = typesOfOperation[(subOperation << 1) | fastIo]!;
    if (typeAndCategory === TYPE_UNRESOLVED) {
      typeAndCategory = resolveType(eventClass, operation, subOperation, fastIo === 1);
      typesOfOperation[(subOperation << 1) | fastIo] = typeAndCategory;
    }
    const type: EventTypeId = typeAndCategory >> 3;
    let category = (typeAndCategory & 7) as CategoryId;
    if (eventClass === PmlClass.Registry) category = registryCategory(operation, category, bytes, extra, extraLength);
    else if (eventClass === PmlClass.FileSystem && tail > 0) {
      category = fileSystemCategory(operation, subOperation, category, bytes, detail + this.#layout.parameters, tail, detailEnd, extra, extraLength, this.#pointerSize);
    }

    const status = u32(view, o + Record.RESULT);
    const isPending = status === RECORD_PENDING;
    const head = sink.head(process, u32(view, o + Record.THREAD_ID), type, isPending ? RESULT_PENDING : status, category);
    const stack = this.#stacks.intern(view, o + Record.SIZE, depth, process);
    const time = (u32(view, o + Record.TIME + 4) - parts.originHigh) * 0x1_0000_0000 + (u32(view, o + Record.TIME) - parts.originLow);
    const duration = isPending ? DURATION_PENDING : u32(view, o + Record.DURATION + 4) * 0x1_0000_0000 + u32(view, o + Record.DURATION);

    const detailSize = detailEnd - detail - (cutEnd - cutStart);
    sink.payload.u32(extra < 0 ? detailSize : detailSize | HAS_EXTRA);
    copy(bytes, view, detail, cutStart, sink.payload);
    copy(bytes, view, cutEnd, detailEnd, sink.payload);
    if (extraLength > 0) copy(bytes, view, extra, extra + extraLength, sink.payload);
    sink.append(time, duration, head, path, stack, 0);
  }

  /** Interned text of the string whose info word is at `infoAt`; empty where it does not fit into the blob. */
  #stringAt(bytes: Uint8Array, view: DataView, infoAt: number, start: number, end: number): StringId {
    if (start > end || infoAt + 2 > end) return 0;
    const info = u16(view, infoAt);
    const length = byteLength(info);
    if (length === 0 || start + length > end) return 0;
    const known = this.#paths.find(view, start, length, info & STRING_ASCII);
    if (known >= 0) return known;
    const text = (info & STRING_ASCII) !== 0 ? decodeAscii(bytes, start, length) : decodeUtf16(bytes, start, length >>> 1);
    const id = this.#sink.string(this.#parts.hasTerminators && text.endsWith('\0') ? text.slice(0, -1) : text);
    this.#paths.add(id);
    return id;
  }

  /** A directory query's path ends in its search pattern. The directory's own text is `info` at `infoAt`. */
  #withPattern(path: StringId, infoAt: number, start: number, bytes: Uint8Array, view: DataView, tail: number, end: number): StringId {
    const pattern = this.#stringAt(bytes, view, tail, tail + 2, end);
    if (pattern === 0) return path;
    const key = path * 0x1_0000_0000 + pattern;
    let joined = this.#patternPaths.get(key);
    if (joined === undefined) {
      const directory = text(bytes, u16(view, infoAt), start);
      const name = text(bytes, u16(view, tail), tail + 2);
      joined = this.#sink.string(directory.endsWith('\\') ? directory + name : `${directory}\\${name}`);
      this.#patternPaths.set(key, joined);
    }
    return joined;
  }

  #processPath(operation: number, bytes: Uint8Array, view: DataView, detail: number, end: number): StringId {
    if (operation === ProcessOperation.LoadImage) return this.#stringAt(bytes, view, detail + this.#pointerSize + 4, detail + this.#pointerSize + 8, end);
    if (operation !== ProcessOperation.Create && operation !== ProcessOperation.Defined) return 0;
    if (end - detail < ProcessCreate.SIZE) return 0;
    const userSid = bytes[detail + ProcessCreate.USER_SID_LENGTH]!;
    const sids = userSid + bytes[detail + ProcessCreate.INTEGRITY_SID_LENGTH]!;
    const sidsAt = detail + ProcessCreate.SIZE;
    if (userSid > 0 && sidsAt + userSid <= end) {
      const user = this.#parts.processes.user(u32(view, detail + ProcessCreate.INDEX));
      const sid = sidText(bytes.subarray(sidsAt, sidsAt + userSid));
      // The log resolves this account itself, which is the only place that knows the names of ordinary accounts.
      if (user !== '' && sid !== '' && accountText(sid) === sid) this.#parts.accounts.set(sid, user);
    }
    return this.#stringAt(bytes, view, detail + ProcessCreate.IMAGE_PATH_INFO, sidsAt + sids, end);
  }

  #endpointPath(bytes: Uint8Array, detail: number): StringId {
    const key = this.#endpointKey;
    key[0] = bytes[detail]!;
    key[1] = bytes[detail + 1]!;
    for (let i = 2, at = detail + Network.SOURCE; i < key.length; i++, at++) key[i] = bytes[at]!;
    const known = this.#endpointPaths.find(this.#endpointKeyView, 0, key.length, 0);
    if (known >= 0) return known;
    const id = this.#sink.string(this.#parts.endpoints.path(bytes, detail));
    this.#endpointPaths.add(id);
    return id;
  }

  #needs(length: number): RecordStatusId {
    this.needed = length;
    return RecordStatus.NeedsMore;
  }

  #damaged(offset: number, field: string, message: string): RecordStatusId {
    this.damage = { offset, field, message };
    return RecordStatus.Damaged;
  }
}

function text(bytes: Uint8Array, info: number, start: number): string {
  const count = info & STRING_LENGTH;
  return (info & STRING_ASCII) !== 0 ? decodeAscii(bytes, start, count) : decodeUtf16(bytes, start, count);
}

/** Event type << 3 | category that the operation has by itself. */
function resolveType(eventClass: number, operation: number, subOperation: number, fastIo: boolean): number {
  const type = eventTypeByPml(eventClass, operation, subOperation, fastIo);
  return ((type?.id ?? TYPE_UNKNOWN) << 3) | (type?.category ?? Category.None);
}

/** Bytes [from, to) of the event into its payload, short runs without making a view. */
function copy(bytes: Uint8Array, view: DataView, from: number, to: number, payload: PayloadWriter): void {
  if (to - from > LONGEST_WORDWISE) {
    payload.bytes(bytes.subarray(from, to));
    return;
  }
  let at = from;
  for (; at + 4 <= to; at += 4) payload.u32(view.getInt32(at, true));
  for (; at < to; at++) payload.u8(bytes[at]!);
}

function u16(view: DataView, at: number): number {
  return view.getUint16(at, true);
}

function u32(view: DataView, at: number): number {
  return view.getUint32(at, true);
}

function byteLength(info: number): number {
  const count = info & STRING_LENGTH;
  return (info & STRING_ASCII) !== 0 ? count : count * 2;
}
