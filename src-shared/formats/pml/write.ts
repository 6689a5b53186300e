// src-shared/formats/pml/write.ts
//
// Writes a Process Monitor log, version 9. Events go out as they come; what must be known for the tables (5 bytes per event) is
// kept; the header, which says where the tables are, is written last. The order of sections, the alignment of the event list and
// the flags are those that Process Monitor needs: it maps the file from the process table to the end.

import { ByteWriter } from './byte-writer.ts';
import { EXTRA_LENGTH_CAPPED, Header, moduleSize, PML_SIGNATURE, PML_VERSION, ProcessEntry, Record } from './pml-layout.ts';
import type { PmlModule, PmlProcess } from './pml-processes.ts';

/** Where a writer puts its bytes. */
export interface ByteSink {
  /** Appends. The bytes are reused after the promise resolves. */
  write(bytes: Uint8Array): Promise<void>;
  /** Overwrites bytes that were written before. */
  rewrite(offset: number, bytes: Uint8Array): Promise<void>;
}

/** The traced machine. */
export interface PmlMachine {
  readonly is64Bit: boolean;
  readonly computerName: string;
  readonly systemRoot: string;
  readonly osMajor: number;
  readonly osMinor: number;
  readonly osBuild: number;
  readonly servicePack: string;
  readonly processors: number;
  readonly memoryBytes: number;
}

export interface PmlHost {
  /** 16 bytes; an IPv4 address in the first four. */
  readonly address: Uint8Array;
  readonly name: string;
}

export interface PmlPort {
  readonly port: number;
  readonly isTcp: boolean;
  readonly name: string;
}

/** One event. Times are FILETIMEs, durations 100 ns; `result` 0x103 = pending. */
export interface PmlEvent {
  readonly processIndex: number;
  readonly threadId: number;
  readonly eventClass: number;
  readonly operation: number;
  readonly duration: number;
  readonly time: bigint;
  readonly result: number;
  /** Return addresses as in the file, innermost first: pointer size times depth bytes. */
  readonly stack: Uint8Array;
  readonly detail: Uint8Array;
  readonly extra?: Uint8Array | undefined;
}

export interface PmlTables {
  readonly processes: readonly PmlProcess[];
  readonly hosts: readonly PmlHost[];
  readonly ports: readonly PmlPort[];
}

/** Bytes collected before they are given to the sink. */
const FLUSH_SIZE = 1024 * 1024;
const MAX_APPLICATION_ADDRESS_64 = 0x7fff_fffe_ffffn;
const MAX_APPLICATION_ADDRESS_32 = 0x7ffe_ffffn;
const PLATFORM_NT = 2;
const WORKSTATION = 1;
const SUITE_SINGLE_USER = 0x100;
const LONGEST_FILE = 0xffff_ffff;

export class PmlWriter {
  readonly #sink: ByteSink;
  readonly #machine: PmlMachine;
  readonly #pointerSize: 4 | 8;
  readonly #buffer = new ByteWriter(FLUSH_SIZE + 65_536);
  readonly #offsets = new ByteWriter(65_536);
  #flushed = 0;
  #events = 0;
  #lastTime = 0n;

  constructor(sink: ByteSink, machine: PmlMachine) {
    this.#sink = sink;
    this.#machine = machine;
    this.#pointerSize = machine.is64Bit ? 8 : 4;
    this.#buffer.zeros(Header.SIZE);
  }

  get events(): number {
    return this.#events;
  }

  /** Adds an event. Throws where events come out of time order, which Process Monitor cannot show. */
  event(event: PmlEvent): Promise<void> | undefined {
    if (event.time < this.#lastTime) throw new Error(`Events must be written in time order: ${event.time} after ${this.#lastTime}`);
    if (event.stack.length % this.#pointerSize !== 0) throw new Error(`A stack of ${event.stack.length} bytes is not a whole number of addresses`);
    this.#lastTime = event.time;
    const buffer = this.#buffer;
    const offset = this.#flushed + buffer.length;
    if (offset > LONGEST_FILE) throw new Error('A log cannot be longer than 4 GB');
    this.#offsets.u32(offset).u8(0);
    const bodySize = Record.SIZE + event.stack.length + event.detail.length;
    buffer.u32(event.processIndex).u32(event.threadId).u16(event.eventClass).u16(0).u16(event.operation).u16(0).u32(this.#events)
      .u64(event.duration).u64(event.time).u32(event.result).u16(event.stack.length / this.#pointerSize).u16(0).u32(event.detail.length)
      .u32(event.extra === undefined ? 0 : bodySize).bytes(event.stack).bytes(event.detail);
    if (event.extra !== undefined) {
      const length = Math.min(event.extra.length, EXTRA_LENGTH_CAPPED);
      buffer.u16(length).bytes(event.extra.subarray(0, length));
      if (length === EXTRA_LENGTH_CAPPED) buffer.u8(0);
    }
    this.#events++;
    return buffer.length >= FLUSH_SIZE ? this.#flush() : undefined;
  }

  /** Writes tables and header. Nothing can be added afterwards. */
  async finish(tables: PmlTables): Promise<void> {
    const buffer = this.#buffer;
    const position = (): number => this.#flushed + buffer.length;
    buffer.zeros((4 - (position() % 4)) % 4);
    const eventOffsets = position();
    await this.#flush();
    await this.#sink.write(this.#offsets.view);
    this.#flushed += this.#offsets.length;
    const strings = new StringTableWriter();
    const processesAt = position();
    writeProcesses(buffer, tables.processes, strings, this.#pointerSize);
    const stringsAt = position();
    strings.write(buffer);
    const iconsAt = position();
    // One icon, the empty placeholder: count, offset, dimension, size.
    buffer.u32(1).u32(8).u32(0).u32(0);
    const hostsAt = position();
    writeEndpoints(buffer, tables.hosts, tables.ports);
    await this.#flush();
    await this.#sink.rewrite(0, this.#header(eventOffsets, processesAt, stringsAt, iconsAt, hostsAt));
  }

  async #flush(): Promise<void> {
    await this.#sink.write(this.#buffer.view);
    this.#flushed += this.#buffer.length;
    this.#buffer.length = 0;
  }

  #header(eventOffsets: number, processes: number, strings: number, icons: number, hosts: number): Uint8Array {
    const machine = this.#machine;
    return new ByteWriter(Header.SIZE)
      .u32(PML_SIGNATURE).u32(PML_VERSION).u32(machine.is64Bit ? 1 : 0)
      .utf16Field(machine.computerName, Header.COMPUTER_NAME_UNITS)
      .utf16Field(machine.systemRoot, Header.SYSTEM_ROOT_UNITS)
      .u32(this.#events).u64(0).u64(Header.SIZE)
      .u64(eventOffsets).u64(processes).u64(strings).u64(icons)
      .u64(machine.is64Bit ? MAX_APPLICATION_ADDRESS_64 : MAX_APPLICATION_ADDRESS_32)
      .u32(Header.OS_VERSION_SIZE).u32(machine.osMajor).u32(machine.osMinor).u32(machine.osBuild).u32(PLATFORM_NT)
      .utf16Field(machine.servicePack, Header.OS_SERVICE_PACK_UNITS)
      .u16(0).u16(0).u16(SUITE_SINGLE_USER).u8(WORKSTATION).u8(0)
      .u32(machine.processors).u64(machine.memoryBytes).u64(Header.SIZE).u64(hosts).view;
  }
}

/** Strings by first use; number 0 is empty and takes no bytes. */
class StringTableWriter {
  readonly #numbers = new Map<string, number>([['', 0]]);

  number(text: string): number {
    let number = this.#numbers.get(text);
    if (number === undefined) this.#numbers.set(text, (number = this.#numbers.size));
    return number;
  }

  write(out: ByteWriter): void {
    const start = out.length;
    const count = this.#numbers.size;
    out.u32(count).zeros(count * 4);
    let number = 0;
    for (const text of this.#numbers.keys()) {
      out.patchU32(start + 4 + number * 4, out.length - start);
      if (text === '') out.u32(0);
      else out.u32(text.length * 2 + 2).utf16(text).u16(0);
      number++;
    }
  }
}

function writeProcesses(out: ByteWriter, processes: readonly PmlProcess[], strings: StringTableWriter, pointerSize: 4 | 8): void {
  const sorted = [...processes].sort((a, b) => a.index - b.index);
  const start = out.length;
  out.u32(sorted.length);
  for (const process of sorted) out.u32(process.index);
  const offsets = out.length;
  out.zeros(sorted.length * 4);
  sorted.forEach((process, position) => {
    out.patchU32(offsets + position * 4, out.length - start);
    const at = out.length;
    out.u32(process.index).u32(process.pid).u32(process.parentPid).u32(process.parentIndex).u32(process.authenticationIdLow).u32(process.authenticationIdHigh)
      .u32(process.session).u32(0).u64(process.startTime).u64(process.endTime).u32(process.virtualized === 2 ? 0xffff_ffff : process.virtualized)
      .u32(process.is64Bit ? 1 : 0).u32(strings.number(process.integrity)).u32(strings.number(process.user)).u32(strings.number(process.name))
      .u32(strings.number(process.imagePath)).u32(strings.number(process.commandLine)).u32(strings.number(process.company))
      .u32(strings.number(process.version)).u32(strings.number(process.description)).u32(0).u32(0);
    if (out.length - at !== ProcessEntry.INLINE_MODULES) throw new Error(`A process record must have ${ProcessEntry.INLINE_MODULES} bytes here, has ${out.length - at}`);
    out.pointer(1, pointerSize).u32(process.modules.length);
    for (const module of [...process.modules].sort((a, b) => a.base - b.base)) writeModule(out, module, strings, pointerSize);
  });
}

function writeModule(out: ByteWriter, module: PmlModule, strings: StringTableWriter, pointerSize: 4 | 8): void {
  const at = out.length;
  out.u32(Number(module.loadTime & 0xffff_ffffn));
  if (pointerSize === 8) out.u32(0);
  out.pointer(module.base, pointerSize).u32(module.sizeBytes).u32(strings.number(module.path)).u32(strings.number(module.version))
    .u32(strings.number(module.company)).u32(strings.number(module.description)).u32(0).zeros(12).u32(module.sizeBytes).u32(0)
    .u32(Number(module.loadTime >> 32n));
  if (out.length - at !== moduleSize(pointerSize)) throw new Error(`A module record must have ${moduleSize(pointerSize)} bytes, has ${out.length - at}`);
}

function writeEndpoints(out: ByteWriter, hosts: readonly PmlHost[], ports: readonly PmlPort[]): void {
  const sortedHosts = [...hosts].sort((a, b) => compareBytes(a.address, b.address));
  out.u32(sortedHosts.length);
  for (const host of sortedHosts) {
    out.bytes(host.address.subarray(0, 16)).zeros(16 - Math.min(16, host.address.length)).u32(host.name === '' ? 0 : host.name.length * 2 + 2);
    if (host.name !== '') out.utf16(host.name).u16(0);
  }
  const sortedPorts = [...ports].sort((a, b) => Number(a.isTcp) - Number(b.isTcp) || a.port - b.port);
  out.u32(sortedPorts.length);
  for (const port of sortedPorts) out.u16(port.port).u16(port.isTcp ? 1 : 0).u32(port.name.length * 2 + 2).utf16(port.name).u16(0);
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  for (let i = 0; i < 16; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** A sink into memory, for tests and small logs. */
export class MemoryByteSink implements ByteSink {
  readonly #writer = new ByteWriter(FLUSH_SIZE);

  /** Everything written so far. */
  get bytes(): Uint8Array {
    return this.#writer.view;
  }

  write(bytes: Uint8Array): Promise<void> {
    this.#writer.bytes(bytes);
    return Promise.resolve();
  }

  rewrite(offset: number, bytes: Uint8Array): Promise<void> {
    this.#writer.data.set(bytes, offset);
    return Promise.resolve();
  }
}
