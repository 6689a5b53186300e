// src-main/host/emulated-machine.ts
//
// What the host drives: a kernel with a lab on it and a trace session on top. The host decides when it runs and in which
// slices; nothing it does between two slices may show in the trace, except commands, which the machine stamps and logs.

import type { MachineConfiguration, CycleAccounting } from '../../src-shared/ipc/machine.ts';
import type { TraceInfo } from '../../src-shared/trace/model.ts';
import type { ProcessSnapshot } from '../../src-shared/query/process/snapshot.ts';
import type { KernelCommand, StampedCommand } from '../kernel/core/commands.ts';
import type { Cycles } from '../kernel/core/time.ts';

export interface EmulatedMachine {
  readonly info: TraceInfo;
  /** Cycles since boot. */
  readonly now: Cycles;
  /** When the lab is over; Infinity where it is never. */
  readonly endTime: Cycles;
  readonly tickCycles: Cycles;
  /** Events traced so far, those still in buffers included. */
  readonly events: number;
  readonly eventsLost: number;
  readonly buffersLost: number;
  /** Events in buffers that have not been cut into a batch. */
  readonly bufferedEvents: number;
  readonly commandLog: readonly StampedCommand[];
  /** EVENT_TRACE_FLAG bits that the lab asked for. */
  readonly enableFlags: number;

  /** Every parameter and switch as it is, and where the processors' cycles went. */
  details(): MachineDetails;
  runUntil(time: Cycles): void;
  /** Time of the next thing that happens, Infinity if nothing ever will. */
  nextTime(): Cycles;
  /** Batches cut since the last call, in order. */
  takeBatches(): readonly ArrayBuffer[];
  /** Whole dictionaries as of the last batch taken, for a page that joins late. Undefined before the first batch. */
  snapshotBatch(): ArrayBuffer | undefined;
  /** The run is over: the trace session ends and its last batch is cut. */
  finish(): void;
  /** @returns NTSTATUS */
  apply(command: KernelCommand): number;
  processSnapshot(request: SnapshotRequest): ProcessSnapshot;
  /** PID of a process instance, or -1 where it is gone. */
  pidOfInstance(instance: number): number;
}

export interface MachineDetails {
  /** With every parameter, defaults included; `features` are those that differ from the profile. */
  readonly configuration: MachineConfiguration;
  readonly accounting: CycleAccounting;
  /** Commands through apply(); those of the lab's own script are part of the lab. */
  readonly commands: number;
}

export interface SnapshotRequest {
  readonly run: number;
  readonly sequence: number;
  /** Instances whose threads are wanted. */
  readonly threadsOf: readonly number[];
  /** Processes that ended at or after this time are listed in `ended`. */
  readonly since: Cycles;
}
