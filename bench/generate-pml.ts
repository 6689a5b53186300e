// bench/generate-pml.ts
//
// A large Process Monitor log in memory, written through the product's own PmlWriter, in the proportions of real ones:
// 60 processes, 75 % registry, paths by a Zipf distribution, stacks of 33 frames on average (64-bit logs: median 30, 5 % above 62) of which one in nine events brings a
// new one (measured shares of new stacks: 0.67 of 5,000 events, 0.43 of 15,000, 0.33 of 30,000; carried on to 500,000), sharing three
// quarters of their outer frames with others, as real ones do. Most events return data.

import { ByteWriter } from '../src-shared/formats/pml/byte-writer.ts';
import type { ParameterField } from '../src-shared/formats/pml/event-blobs.ts';
import { fileSystemBlob, networkBlob, registryBlob } from '../src-shared/formats/pml/event-blobs.ts';
import type { PmlModule, PmlProcess } from '../src-shared/formats/pml/pml-processes.ts';
import { MemoryByteSink, PmlWriter } from '../src-shared/formats/pml/write.ts';

const PROCESSES = 60;
const MODULES = 80;
const KERNEL_MODULES = 120;
const PATHS = 20_000;
const FIRST_TIME = 132_390_166_907_752_429n;
const KERNEL_BASE = 0xffff_f800_0000_0000n;
const USER_BASE = 0x7ff8_0000_0000n;
const MODULE_SPAN = 0x10_0000n;

/** xorshift32: the log is the same for the same seed. */
function createRandom(seed: number): () => number {
  let state = seed | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 0x1_0000_0000;
  };
}

function modulesAt(base: bigint, count: number, folder: string): PmlModule[] {
  return Array.from({ length: count }, (_, i) => ({
    base: Number(BigInt.asIntN(64, base + BigInt(i) * MODULE_SPAN)), sizeBytes: 0xf_0000, path: `${folder}\\module${i}.dll`, version: '10.0.18362.1', company: 'Microsoft Corporation', description: `Module ${i}`, loadTime: FIRST_TIME - 10_000n,
  }));
}

function processes(): PmlProcess[] {
  return Array.from({ length: PROCESSES }, (_, i) => ({
    index: 500 + i * 2, pid: 4 + i * 8, parentPid: i === 0 ? 0 : 4, parentIndex: 500, authenticationIdHigh: 0, authenticationIdLow: 0x3e7, session: i % 2, startTime: FIRST_TIME - 1_000_000n, endTime: 0n, virtualized: 0 as const, is64Bit: true,
    integrity: 'Medium', user: 'DESKTOP\\user', name: i === 0 ? 'System' : `process${i}.exe`, imagePath: `C:\\Windows\\process${i}.exe`, commandLine: `"C:\\Windows\\process${i}.exe" -k`, company: 'Microsoft Corporation', version: '10.0', description: `Process ${i}`,
    modules: i === 0 ? modulesAt(KERNEL_BASE, KERNEL_MODULES, 'C:\\Windows\\System32\\drivers') : modulesAt(USER_BASE, MODULES, 'C:\\Windows\\System32'),
  }));
}

/** Distinct return addresses of a process: real logs of 30,000 events have some 9,000 in all, 1,000 of them in the kernel. */
const CALL_SITES = 300;
const KERNEL_CALL_SITES = 1000;
const KERNEL_DEPTH = 10;

/**
 * Stacks as bytes: each new one keeps the outer part of an earlier one of the same process, three quarters as a median, and has an
 * inner part of its own; about ten new frames per new stack, as measured.
 */
function createStacks(random: () => number, count: number): Uint8Array[] {
  const stacks: Uint8Array[] = [];
  const sites = (base: bigint, modules: number, howMany: number): bigint[] => Array.from({ length: howMany }, () => base + BigInt(Math.floor(random() * modules)) * MODULE_SPAN + BigInt(0x1000 + Math.floor(random() * 0xe_0000)));
  const kernelSites = sites(KERNEL_BASE, KERNEL_MODULES, KERNEL_CALL_SITES);
  const userSites = Array.from({ length: PROCESSES }, () => sites(USER_BASE, MODULES, CALL_SITES));
  const pick = (pool: readonly bigint[]): bigint => pool[Math.floor(random() * pool.length)]!;
  for (let i = 0; i < count; i++) {
    const earlier = Math.floor(i / PROCESSES);
    const outer = earlier < 4 ? undefined : stacks[i - PROCESSES * (1 + Math.floor(random() * earlier))]!;
    const shared = outer === undefined ? 0 : Math.floor((outer.length / 8) * (0.6 + random() * 0.3));
    const fresh = outer === undefined ? 14 + Math.floor(random() ** 1.5 * 50) : Math.max(3, Math.min(outer.length / 8 - shared + Math.floor(random() * 5) - 2, 110 - shared));
    const writer = new ByteWriter((fresh + shared) * 8);
    for (let frame = 0; frame < fresh; frame++) writer.u64(pick(frame < Math.min(fresh - 2, KERNEL_DEPTH) ? kernelSites : userSites[i % PROCESSES]!));
    if (outer !== undefined) writer.bytes(outer.subarray(outer.length - shared * 8));
    stacks.push(writer.view);
  }
  return stacks;
}

interface Shape {
  readonly weight: number;
  readonly eventClass: number;
  readonly operation: number;
  readonly result: number;
  detail(path: string, n: number): Uint8Array;
  readonly extra?: Uint8Array;
}

function words(...values: number[]): Uint8Array {
  const writer = new ByteWriter(values.length * 4);
  for (const value of values) writer.u32(value);
  return writer.view;
}

/** Fixed part of a registry blob after the info word: two bytes of padding, then words. */
function padded(...values: number[]): Uint8Array {
  return new ByteWriter(16).u16(0).bytes(words(...values)).view;
}

const CREATE: readonly ParameterField[] = [[8, 4, 4, 0x0100_0060], [0x12, 0xa, 2, 7]];
const VALUE = new ByteWriter(64).u32(0).u32(1).u32(20).utf16('wdmaud.drv').view;
const FULL = words(0, 0, 0, 0, 0, 12, 40, 0, 7, 30, 100);

const SHAPES: readonly Shape[] = [
  { weight: 280, eventClass: 2, operation: 0, result: 0, detail: (path) => registryBlob(0, path, padded(0x20019)), extra: words(0x20019, 0) },
  { weight: 60, eventClass: 2, operation: 0, result: 0xc000_0034, detail: (path) => registryBlob(0, path, padded(0x20019)) },
  { weight: 150, eventClass: 2, operation: 3, result: 0, detail: (path) => registryBlob(3, path, padded(4, 7)), extra: words(0) },
  { weight: 50, eventClass: 2, operation: 3, result: 0, detail: (path) => registryBlob(3, path, padded(100, 2)), extra: FULL },
  { weight: 100, eventClass: 2, operation: 5, result: 0, detail: (path) => registryBlob(5, path, padded(144, 2)), extra: VALUE },
  { weight: 60, eventClass: 2, operation: 5, result: 0xc000_0034, detail: (path) => registryBlob(5, path, padded(144, 2)) },
  { weight: 105, eventClass: 2, operation: 2, result: 0, detail: (path) => registryBlob(2, path) },
  { weight: 45, eventClass: 3, operation: 20, result: 0, detail: (path) => fileSystemBlob(true, { path, parameters: CREATE, tail: words(0x120089, 0) }), extra: words(1, 0) },
  { weight: 40, eventClass: 3, operation: 38, result: 0, detail: (path) => fileSystemBlob(true, { path }) },
  { weight: 45, eventClass: 3, operation: 23, result: 0, detail: (path, n) => fileSystemBlob(true, { path, irpFlags: 0x60043, parameters: [[0, 0, 4, 4096], [0x10, 8, 8, n * 4096]] }), extra: words(4096, 0) },
  { weight: 30, eventClass: 3, operation: 25, result: 0, detail: (path) => fileSystemBlob(true, { path, minor: 4, parameters: [[0, 0, 4, 40], [8, 4, 4, 4]] }), extra: new Uint8Array(40).fill(1) },
  { weight: 12, eventClass: 3, operation: 33, result: 0, detail: (path) => fileSystemBlob(true, { path, parameters: [[0x10, 8, 4, 0x90240]] }) },
  { weight: 10, eventClass: 1, operation: 3, result: 0, detail: (_path, n) => words(n) },
  { weight: 13, eventClass: 5, operation: 3, result: 0, detail: (_path, n) => networkBlob({ isTcp: true, isIpv4: true, length: n % 1500, source: new Uint8Array([10, 0, 0, 2]), destination: new Uint8Array([93, 184, 216, n % 40]), sourcePort: 50_000 + (n % 100), destinationPort: 443, pairs: [['seqnum', '0'], ['connid', '0']] }) },
];

/** The bytes of a 64-bit log with `events` events. */
export async function generatePml(events: number, seed: number): Promise<Uint8Array> {
  const random = createRandom(seed);
  const stacks = createStacks(random, Math.max(PROCESSES * 8, Math.round(events * 0.11)));
  const registryPaths = Array.from({ length: PATHS }, (_, i) => `HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Explorer\\Key${i % 97}\\Sub${i % 1009}\\Value${i}`);
  const filePaths = Array.from({ length: PATHS }, (_, i) => `C:\\Windows\\System32\\Folder${i % 97}\\en-US\\file${i}.dll`);
  const shapes = SHAPES.flatMap((shape) => Array.from({ length: shape.weight }, () => shape));
  const sink = new MemoryByteSink();
  const writer = new PmlWriter(sink, { is64Bit: true, computerName: 'BENCH', systemRoot: 'C:\\Windows', osMajor: 10, osMinor: 0, osBuild: 18362, servicePack: '', processors: 4, memoryBytes: 8 * 2 ** 30 });
  let time = FIRST_TIME;
  let fresh = 0;
  for (let n = 0; n < events; n++) {
    time += BigInt(Math.floor(random() * 200));
    const shape = shapes[Math.floor(random() * shapes.length)]!;
    const path = (shape.eventClass === 2 ? registryPaths : filePaths)[Math.floor(random() ** 4 * PATHS)]!;
    // Every ninth event uses the next new stack, the others one of those already seen; stack i belongs to process i mod 60.
    const isNew = random() < 0.11 && fresh < stacks.length;
    const stackNumber = isNew || fresh === 0 ? fresh++ : Math.floor(random() ** 3 * fresh);
    const process = 500 + (stackNumber % PROCESSES) * 2;
    const written = writer.event({
      processIndex: process, threadId: shape.eventClass === 5 ? 0 : 1000 + (stackNumber % 200) * 4, eventClass: shape.eventClass, operation: shape.operation,
      duration: Math.floor(random() ** 4 * 2000), time, result: shape.result, stack: stacks[stackNumber]!, detail: shape.detail(path, n), extra: shape.extra,
    });
    if (written !== undefined) await written;
  }
  await writer.finish({ processes: processes(), hosts: [], ports: [{ port: 443, isTcp: true, name: 'https' }] });
  return sink.bytes;
}
