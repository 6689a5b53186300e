// src-shared/formats/pml/pml-processes.ts
//
// The process table: u32 count, u32 process indices, u32 record offsets from the table's start, records with their modules.
// Events name a process by its index value, not by its position. Modules are sorted by base address.

import { PmlFormatError } from './pml-format-error.ts';
import type { PmlProblemSink } from './pml-format-error.ts';
import { moduleSize, ProcessEntry } from './pml-layout.ts';
import type { PmlTableBytes } from './pml-table-bytes.ts';

export interface PmlModule {
  /** Sign-extended, so that a kernel address is exact: see nt/address.ts. */
  readonly base: number;
  readonly sizeBytes: number;
  readonly path: string;
  readonly version: string;
  readonly company: string;
  readonly description: string;
  /** FILETIME of the load; before the first event for what was there already. */
  readonly loadTime: bigint;
}

/** Text by index; the string table, or a stand-in where that is damaged. */
export interface PmlStringSource {
  text(index: number): string;
}

export interface PmlProcess {
  readonly index: number;
  readonly pid: number;
  readonly parentPid: number;
  readonly parentIndex: number;
  readonly authenticationIdHigh: number;
  readonly authenticationIdLow: number;
  readonly session: number;
  readonly startTime: bigint;
  /** FILETIME, 0 while running. */
  readonly endTime: bigint;
  readonly virtualized: 0 | 1 | 2;
  readonly is64Bit: boolean;
  readonly integrity: string;
  readonly user: string;
  readonly name: string;
  readonly imagePath: string;
  readonly commandLine: string;
  readonly company: string;
  readonly version: string;
  readonly description: string;
  readonly modules: readonly PmlModule[];
}

/** Reads what is whole; damaged records are reported and left out. */
export function parsePmlProcesses(table: PmlTableBytes, strings: PmlStringSource, pointerSize: 4 | 8, problems: PmlProblemSink): PmlProcess[] {
  const count = table.u32(0);
  if (count > (table.length - 4) / 8) throw new PmlFormatError(table.base, 'process table', `${count} processes are announced in ${table.length} bytes`);
  const processes: PmlProcess[] = [];
  const budget = { bytes: table.length };
  for (let position = 0; position < count; position++) {
    const at = table.u32(4 + count * 4 + position * 4);
    try {
      processes.push(parseProcess(table, at, strings, pointerSize, budget, problems));
    } catch (error) {
      if (!(error instanceof PmlFormatError)) throw error;
      problems.push({ offset: error.offset, field: error.field, message: error.reason });
    }
  }
  return processes;
}

function parseProcess(table: PmlTableBytes, at: number, strings: PmlStringSource, pointerSize: 4 | 8, budget: { bytes: number }, problems: PmlProblemSink): PmlProcess {
  const modulesAt = at + ProcessEntry.INLINE_MODULES + pointerSize + 4;
  table.need(at, modulesAt - at);
  const announced = table.u32(modulesAt - 4);
  const size = moduleSize(pointerSize);
  const room = Math.floor((table.length - modulesAt) / size);
  const moduleCount = Math.min(announced, room);
  if (moduleCount < announced) problems.push({ offset: table.base + modulesAt - 4, field: 'module count', message: `${announced} modules are announced, ${room} fit` });
  // Records lie one behind the other: together they cannot be longer than the table.
  budget.bytes -= modulesAt - at + moduleCount * size;
  if (budget.bytes < 0) throw new PmlFormatError(table.base + at, 'process table', 'Process records overlap');
  const modules: PmlModule[] = [];
  for (let i = 0; i < moduleCount; i++) modules.push(parseModule(table, modulesAt + i * size, strings, pointerSize));
  const virtualized = table.u32(at + ProcessEntry.VIRTUALIZED);
  const text = (offset: number): string => strings.text(table.u32(at + offset));
  return {
    index: table.u32(at + ProcessEntry.INDEX),
    pid: table.u32(at + ProcessEntry.PID),
    parentPid: table.u32(at + ProcessEntry.PARENT_PID),
    parentIndex: table.u32(at + ProcessEntry.PARENT_INDEX),
    authenticationIdHigh: table.u32(at + ProcessEntry.AUTHENTICATION_ID_HIGH),
    authenticationIdLow: table.u32(at + ProcessEntry.AUTHENTICATION_ID_LOW),
    session: table.u32(at + ProcessEntry.SESSION),
    startTime: table.big64(at + ProcessEntry.START_TIME),
    endTime: table.big64(at + ProcessEntry.END_TIME),
    virtualized: virtualized > 1 ? 2 : (virtualized as 0 | 1),
    is64Bit: table.u32(at + ProcessEntry.IS_64_BIT) !== 0,
    integrity: text(ProcessEntry.INTEGRITY),
    user: text(ProcessEntry.USER),
    name: text(ProcessEntry.NAME),
    imagePath: text(ProcessEntry.IMAGE_PATH),
    commandLine: text(ProcessEntry.COMMAND_LINE),
    company: text(ProcessEntry.COMPANY),
    version: text(ProcessEntry.VERSION),
    description: text(ProcessEntry.DESCRIPTION),
    modules,
  };
}

function parseModule(table: PmlTableBytes, at: number, strings: PmlStringSource, pointerSize: 4 | 8): PmlModule {
  const base = pointerSize === 8 ? at + 8 : at + 4;
  const fields = base + pointerSize;
  return {
    base: pointerSize === 8 ? signedAddress(table.u32(base + 4), table.u32(base)) : table.u32(base),
    sizeBytes: table.u32(fields),
    path: strings.text(table.u32(fields + 4)),
    version: strings.text(table.u32(fields + 8)),
    company: strings.text(table.u32(fields + 12)),
    description: strings.text(table.u32(fields + 16)),
    loadTime: (BigInt(table.u32(at + moduleSize(pointerSize) - 4)) << 32n) | BigInt(table.u32(at)),
  };
}

/** A canonical 64-bit address as a signed number: exact, because only 48 bits of it vary. */
export function signedAddress(high: number, low: number): number {
  return (high | 0) * 0x1_0000_0000 + low;
}
