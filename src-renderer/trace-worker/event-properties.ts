// src-renderer/trace-worker/event-properties.ts
//
// Everything the properties dialog shows of one event: all columns, Detail one field per line, the process with the modules
// that were mapped at that moment, the resolved stack.

import { EVENT_COLUMN_LIST, eventColumns } from '../../src-shared/query/columns/event-columns.ts';
import type { EventColumnId } from '../../src-shared/query/columns/event-columns.ts';
import type { TraceView } from '../../src-shared/query/trace-view.ts';
import { addressText } from '../../src-shared/nt/address.ts';
import type { EventRow, ModuleRecord, ProcessIndex, TraceTime } from '../../src-shared/trace/model.ts';
import type { EventProperties, FrameLine, ModuleLine, NamedText } from './protocol.ts';

/** Lowest kernel address of 32-bit Windows. 64-bit kernel addresses are kept as negative numbers (nt/address.ts). */
const KERNEL_BASE_32 = 0x8000_0000;

export function eventProperties(view: TraceView, row: EventRow, place: number, count: number, highlighted: boolean): EventProperties {
  const { trace } = view;
  const texts = Object.fromEntries(EVENT_COLUMN_LIST.map((column) => [column.id, view.text(column, row)])) as Record<EventColumnId, string>;
  const index = trace.headProcess(trace.headId(row));
  const process = trace.process(index);
  const time = trace.time(row);
  const date = (at: TraceTime): string => (at < 0 ? '' : view.times.dateTimeText(view.times.localTicks(at)));
  return {
    row, place, count, highlighted, texts,
    eventClass: view.text(eventColumns.eventClass, row),
    detailFields: detailFields(texts.detail),
    process: {
      name: texts.processName, description: texts.description, company: texts.company, version: texts.version, path: texts.imagePath, commandLine: texts.commandLine,
      pid: texts.pid, parentPid: texts.parentPid, session: texts.session, user: texts.user, authenticationId: texts.authenticationId,
      architecture: texts.architecture, virtualized: texts.virtualized, integrity: texts.integrity, started: date(process.startTime), ended: date(process.endTime),
    },
    modules: modulesAt(view, index, time).map((module) => moduleLine(view, module)),
    stack: stackLines(view, row, index),
  };
}

/** Modules mapped at or before the moment, in load order. */
function modulesAt(view: TraceView, process: ProcessIndex, time: TraceTime): readonly ModuleRecord[] {
  return view.trace.modules(process).filter((module) => module.loadTime <= time);
}

function hex(value: number): string {
  return `0x${value.toString(16)}`;
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('\\') + 1);
}

function moduleLine(view: TraceView, module: ModuleRecord): ModuleLine {
  const path = view.trace.string(module.path);
  return {
    name: baseName(path), address: addressText(module.base), size: hex(module.sizeBytes), path,
    company: view.trace.string(module.company), version: view.trace.string(module.version),
  };
}

function stackLines(view: TraceView, row: EventRow, process: ProcessIndex): readonly FrameLine[] {
  const { trace } = view;
  const isKernel = (address: number): boolean => address < 0 || (!trace.info.is64Bit && address >= KERNEL_BASE_32);
  const paths = new Map<string, string>();
  for (const owner of [0, process]) {
    if (owner >= trace.processCount) continue;
    for (const module of trace.modules(owner)) {
      const path = trace.string(module.path);
      paths.set(baseName(path).toLowerCase(), path);
    }
  }
  return trace.stack(trace.stackId(row)).map((frame, index) => {
    const name = baseName(frame.module);
    const offset = hex(frame.offset);
    const place = frame.symbol === '' ? `${name} + ${offset}` : `${frame.symbol} + ${offset}`;
    return {
      index, kernel: isKernel(frame.address), module: name,
      location: name === '' ? addressText(frame.address) : place,
      address: addressText(frame.address), path: frame.module.includes('\\') ? frame.module : (paths.get(name.toLowerCase()) ?? ''),
    };
  });
}

/**
 * `Desired Access: Generic Read, Disposition: Open, ...` taken apart. A comma only separates fields where a name and a colon
 * follow, so that `ShareMode: Read, Write` stays together; an Environment block is split at its `;<tab>`.
 */
export function detailFields(detail: string): readonly NamedText[] {
  if (detail === '') return [];
  const fields: { name: string; value: string }[] = [];
  for (const piece of detail.split(', ')) {
    const match = /^([A-Z0-9][\w /&.()-]{0,40}?):(?: (.*))?$/s.exec(piece);
    const last = fields.at(-1);
    if (match !== null && match[1] !== undefined) fields.push({ name: match[1], value: match[2] ?? '' });
    else if (last === undefined) fields.push({ name: '', value: piece });
    else last.value += `, ${piece}`;
  }
  return fields;
}

