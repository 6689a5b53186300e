// bench/pml-objects.ts
//
// The rival of the store: a log as an array of objects, one per event, with every column's value and the Path and Detail as text and
// the stack as an array of frames with their modules: what the store holds, as values. Same header, tables, layout, types, module
// search and Detail decoder as the product; no interning, no columns.

import type { ByteSource } from '../src-shared/formats/byte-source.ts';
import { FileSystemOperation } from '../src-shared/formats/pml/detail/file-system-detail.ts';
import { registryFixedSize } from '../src-shared/formats/pml/detail/registry-detail.ts';
import { PmlEndpoints } from '../src-shared/formats/pml/pml-endpoints.ts';
import { fileSystemCategory, registryCategory } from '../src-shared/formats/pml/pml-category.ts';
import { entryOffset, FILE_SYSTEM_LAYOUT_64, OFFSET_ENTRY_SIZE, PmlClass, Record, RECORD_PENDING, STRING_ASCII, STRING_LENGTH } from '../src-shared/formats/pml/pml-layout.ts';
import { openPml } from '../src-shared/formats/pml/pml-log.ts';
import { HAS_EXTRA } from '../src-shared/formats/pml/pml-payload.ts';
import type { PmlModule, PmlProcess } from '../src-shared/formats/pml/pml-processes.ts';
import { signedAddress } from '../src-shared/formats/pml/pml-processes.ts';
import { decodeAscii, decodeUtf16 } from '../src-shared/formats/pml/pml-text.ts';
import { ntStatusText } from '../src-shared/nt/ntstatus.ts';
import { eventTypeByPml } from '../src-shared/trace/event-types.ts';
import type { CategoryId } from '../src-shared/trace/model.ts';
import { Category } from '../src-shared/trace/model.ts';

export interface PmlEventObject {
  readonly time: bigint;
  readonly duration: number;
  readonly process: PmlProcess | undefined;
  readonly tid: number;
  readonly eventClass: string;
  readonly operation: string;
  readonly path: string;
  readonly result: string;
  readonly category: CategoryId;
  readonly detail: string;
  readonly stack: readonly { readonly module: string; readonly offset: number; readonly address: number }[];
}

const TIMES = { formatFiletime: (filetime: bigint) => String(filetime) };

/** Frame of an address; modules are sorted by base. */
function resolve(modules: readonly PmlModule[], address: number): { module: string; offset: number; address: number } {
  let low = 0;
  let high = modules.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (modules[middle]!.base <= address) low = middle + 1;
    else high = middle;
  }
  const found = modules[low - 1];
  if (found === undefined || address >= found.base + found.sizeBytes) return { module: '', offset: 0, address };
  return { module: found.path, offset: address - found.base, address };
}

/** Every event of a 64-bit log that is in memory, in file order. */
export async function readPmlObjects(source: ByteSource): Promise<PmlEventObject[]> {
  const { header, processes, decoder } = await openPml(source);
  const byIndex = new Map(processes.map((process) => [process.index, process]));
  const kernel = processes.find((process) => process.pid === 4);
  const endpoints = new PmlEndpoints();
  const bytes = await source.read(0, source.size);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const events: PmlEventObject[] = [];
  for (let i = 0; i < header.eventCount; i++) {
    const at = entryOffset(bytes, header.eventOffsets + i * OFFSET_ENTRY_SIZE);
    const eventClass = view.getUint16(at + Record.CLASS, true);
    const operation = view.getUint16(at + Record.OPERATION, true);
    const depth = view.getUint16(at + Record.STACK_DEPTH, true);
    const process = byIndex.get(view.getUint32(at + Record.PROCESS_INDEX, true));
    const stack: { module: string; offset: number; address: number }[] = [];
    for (let frame = at + Record.SIZE; frame < at + Record.SIZE + depth * 8; frame += 8) {
      const address = signedAddress(view.getInt32(frame + 4, true), view.getUint32(frame, true));
      stack.push(resolve((address < 0 ? kernel : process)?.modules ?? [], address));
    }
    const detail = at + Record.SIZE + depth * 8;
    const detailEnd = detail + view.getUint32(at + Record.DETAIL_SIZE, true);
    const extraOffset = view.getUint32(at + Record.EXTRA_OFFSET, true);
    const extra = extraOffset === 0 ? -1 : at + extraOffset + 2;
    const extraLength = extraOffset === 0 ? 0 : view.getUint16(at + extraOffset, true);
    let path = '';
    let cut = detailEnd;
    let tail = detailEnd;
    let minor = 0;
    if (eventClass === PmlClass.Registry || eventClass === PmlClass.FileSystem) {
      const info = view.getUint16(eventClass === PmlClass.Registry ? detail : detail + FILE_SYSTEM_LAYOUT_64.pathInfo, true);
      cut = detail + (eventClass === PmlClass.Registry ? registryFixedSize(operation) : FILE_SYSTEM_LAYOUT_64.path);
      const count = info & STRING_LENGTH;
      path = (info & STRING_ASCII) !== 0 ? decodeAscii(bytes, cut, count) : decodeUtf16(bytes, cut, count);
      tail = cut + ((info & STRING_ASCII) !== 0 ? count : count * 2);
      if (eventClass === PmlClass.FileSystem) minor = bytes[detail]!;
    } else if (eventClass === PmlClass.Network) {
      minor = (bytes[detail]! >> 2) & 1;
      path = endpoints.path(bytes, detail);
    }
    const type = eventTypeByPml(eventClass, operation, minor);
    let category: CategoryId = type?.category ?? Category.None;
    if (eventClass === PmlClass.Registry) category = registryCategory(operation, category, bytes, extra, extraLength);
    else if (eventClass === PmlClass.FileSystem && operation >= FileSystemOperation.CreateFile) {
      category = fileSystemCategory(operation, minor, category, bytes, detail + FILE_SYSTEM_LAYOUT_64.parameters, tail, detailEnd, extra, extraLength, 8);
    }
    const size = cut - detail + detailEnd - tail;
    const payload = new Uint8Array(4 + size + extraLength);
    new DataView(payload.buffer).setUint32(0, extra < 0 ? size : size | HAS_EXTRA, true);
    payload.set(bytes.subarray(detail, cut), 4);
    payload.set(bytes.subarray(tail, detailEnd), 4 + cut - detail);
    if (extraLength > 0) payload.set(bytes.subarray(extra, extra + extraLength), 4 + size);
    const status = view.getUint32(at + Record.RESULT, true);
    const tid = view.getUint32(at + Record.THREAD_ID, true);
    events.push({
      time: view.getBigUint64(at + Record.TIME, true),
      duration: status === RECORD_PENDING ? -1 : Number(view.getBigUint64(at + Record.DURATION, true)),
      process,
      tid,
      eventClass: type?.eventClass ?? '',
      operation: type?.name ?? '<Unknown>',
      path,
      result: ntStatusText(status),
      category,
      detail: decoder.detail({ type, head: { process: 0, tid, type: type?.id ?? 0, result: status, category }, path, payload }, TIMES),
      stack,
    });
  }
  return events;
}
