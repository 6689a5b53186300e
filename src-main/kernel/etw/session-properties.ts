// src-main/kernel/etw/session-properties.ts
//
// How a trace session is set up, after EVENT_TRACE_PROPERTIES (learn.microsoft.com/windows/win32/api/evntrace/ns-evntrace-event_trace_properties).
// Differences: simulated time in cycles instead of seconds, and a lossless mode that no real session has: there, the machine's time
// waits for the consumer instead of events being dropped.

import { CYCLES_PER_SECOND } from '../core/time.ts';
import type { Cycles } from '../core/time.ts';

/** EVENT_TRACE_FLAG_* of the kernel logger (evntrace.h), and the emulator's own provider in bits that ETW does not use. */
export const EnableFlag = {
  PROCESS: 0x1, THREAD: 0x2, IMAGE_LOAD: 0x4, PROCESS_COUNTERS: 0x8, CSWITCH: 0x10, DPC: 0x20, INTERRUPT: 0x40, SYSTEMCALL: 0x80,
  DISK_IO: 0x100, DISK_FILE_IO: 0x200, DISK_IO_INIT: 0x400, DISPATCHER: 0x800, MEMORY_PAGE_FAULTS: 0x1000, MEMORY_HARD_FAULTS: 0x2000,
  VIRTUAL_ALLOC: 0x4000, NETWORK_TCPIP: 0x10000, REGISTRY: 0x20000, ALPC: 0x100000, PROFILE: 0x1000000, FILE_IO: 0x2000000, FILE_IO_INIT: 0x4000000,
  /** Changes of thread priority. In Windows a bit of the group masks (PERF_PRIORITY), not of the enable flags; here one that ETW leaves free. */
  PRIORITY: 0x20000000,
  /** KernelEmu-Internals: ClockTick, QuantumEnd, CycleCharge, the multimedia class scheduler's and sound events, ForegroundChange. */
  EMULATOR_INTERNALS: 0x40000000,
} as const;

/** Keywords of the operations provider: what Process Monitor's driver and its network session see. */
export const OperationKeyword = { Process: 0x1, Registry: 0x2, FileSystem: 0x4, Profiling: 0x8, Network: 0x10, ThreadProfiling: 0x20 } as const;
export const ALL_OPERATIONS = 0x1f;

/** Bits; of SEQUENTIAL and CIRCULAR one at most. */
export const LogFileMode = { Sequential: 0x1, Circular: 0x2, RealTime: 0x100 } as const;

export interface SessionProperties {
  readonly name: string;
  /** Bits of EnableFlag. */
  readonly enableFlags: number;
  /** Bits of OperationKeyword. */
  readonly operations: number;
  /** Event level 1 Critical ... 5 Verbose; below 4 the emulator's own events are left out. */
  readonly level: number;
  readonly bufferBytes: number;
  readonly minimumBuffers: number;
  readonly maximumBuffers: number;
  /** Simulated time between flushes of partly filled buffers. */
  readonly flushTimer: Cycles;
  /** Bits of LogFileMode. */
  readonly logFileMode: number;
  /** Sequential: the session stops there. Circular: older buffers are overwritten. 0: no limit. */
  readonly maximumFileBytes: number;
  /** Events are never dropped; the clock waits. */
  readonly lossless: boolean;
  /** Lossy sessions: bytes per second of simulated time that the logger thread writes to its file or hands to the real-time consumer. */
  readonly loggerBytesPerSecond: number;
  /** Lossy real-time sessions: bytes per second of simulated time that the consumer takes out of its queue. */
  readonly consumerBytesPerSecond: number;
  /** Lossy real-time sessions: buffers that wait for the consumer; one more is thrown away. */
  readonly consumerQueueBuffers: number;
}

export const DEFAULT_SESSION: SessionProperties = {
  name: 'NT Kernel Logger',
  enableFlags: 0,
  operations: ALL_OPERATIONS,
  level: 5,
  bufferBytes: 64 * 1024,
  minimumBuffers: 4,
  maximumBuffers: 24,
  flushTimer: CYCLES_PER_SECOND,
  logFileMode: LogFileMode.RealTime,
  maximumFileBytes: 0,
  lossless: true,
  loggerBytesPerSecond: 60_000_000,
  consumerBytesPerSecond: 20_000_000,
  consumerQueueBuffers: 32,
};
