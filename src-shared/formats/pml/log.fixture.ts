// src-shared/formats/pml/log.fixture.ts
//
// Small logs for tests: a machine, three processes with modules, and the events that are asked for.

import { ByteWriter } from './byte-writer.ts';
import type { PmlModule, PmlProcess } from './pml-processes.ts';
import type { PmlEvent } from './write.ts';
import { MemoryByteSink, PmlWriter } from './write.ts';

export const FIRST_TIME = 132_406_474_382_093_997n;
export const USER_PROCESS = 11;
export const SYSTEM_PROCESS = 1;

export function moduleFixture(base: number, path: string): PmlModule {
  return { base, sizeBytes: 0x1000, path, version: '1.0', company: 'ACME', description: path, loadTime: FIRST_TIME - 5n };
}

export function processFixture(index: number, pid: number, name: string, modules: readonly PmlModule[]): PmlProcess {
  return {
    index, pid, parentPid: 4, parentIndex: SYSTEM_PROCESS, authenticationIdHigh: 0, authenticationIdLow: 0x1e0ac, session: 1, startTime: FIRST_TIME - 100n, endTime: 0n,
    virtualized: 1, is64Bit: true, integrity: 'Medium', user: 'DESKTOP\\user', name, imagePath: `C:\\${name}`, commandLine: `"C:\\${name}" -x`, company: 'ACME', version: '1.2', description: `The ${name}`, modules,
  };
}

/** Return addresses as bytes, innermost first; kernel addresses as negative numbers. */
export function stackFixture(is64Bit: boolean, addresses: readonly number[]): Uint8Array {
  const writer = new ByteWriter();
  for (const address of addresses) writer.pointer(address, is64Bit ? 8 : 4);
  return writer.view;
}

export type EventFixture = Partial<PmlEvent> & Pick<PmlEvent, 'eventClass' | 'operation' | 'detail'>;

/** A log with these events, 10 ticks apart. */
export async function logFixture(is64Bit: boolean, events: readonly EventFixture[]): Promise<Uint8Array> {
  const sink = new MemoryByteSink();
  const writer = new PmlWriter(sink, { is64Bit, computerName: 'FIXTURE', systemRoot: 'C:\\Windows', osMajor: 6, osMinor: 0, osBuild: 6001, servicePack: 'Service Pack 1', processors: 2, memoryBytes: 2 ** 31 });
  for (const [i, event] of events.entries()) {
    await writer.event({ processIndex: USER_PROCESS, threadId: 12, duration: 161, time: FIRST_TIME + BigInt(i * 10), result: 0, stack: new Uint8Array(0), extra: undefined, ...event });
  }
  const kernelBase = is64Bit ? -0x7ff_ff00_0000 : 0x8100_0000;
  await writer.finish({
    processes: [
      processFixture(SYSTEM_PROCESS, 4, 'System', [moduleFixture(kernelBase, 'C:\\Windows\\System32\\ntoskrnl.exe')]),
      processFixture(10, 100, 'parent.exe', []),
      processFixture(USER_PROCESS, 3232, 'child.exe', [moduleFixture(0x40_0000, 'C:\\child.exe'), moduleFixture(0x7700_0000, 'C:\\Windows\\System32\\ntdll.dll')]),
    ],
    hosts: [{ address: new Uint8Array([10, 0, 0, 2]), name: 'me.local' }, { address: new Uint8Array([10, 0, 0, 1]), name: '' }],
    ports: [{ port: 443, isTcp: true, name: 'https' }, { port: 53, isTcp: false, name: '53' }],
  });
  return sink.bytes.slice();
}
