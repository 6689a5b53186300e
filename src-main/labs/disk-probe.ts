// src-main/labs/disk-probe.ts
//
// Listens to the disk and keeps what it has served. The same requests are in the trace as DiskRead and DiskWrite.

import type { Cycles } from '../kernel/core/time.ts';
import { HookBit, NoTraceHooks } from '../kernel/core/trace-hooks.ts';
import type { FileNode } from '../kernel/fs/file-node.ts';
import { IrpMajor } from '../kernel/io/irp.ts';
import type { Irp } from '../kernel/io/irp.ts';

export interface DiskRequest {
  readonly pid: number;
  readonly read: boolean;
  readonly node: FileNode | null;
  /** Position on the disk, and length, in bytes. */
  readonly offset: number;
  readonly length: number;
  readonly start: Cycles;
  readonly end: Cycles;
}

export class DiskProbe extends NoTraceHooks {
  override mask = HookBit.DiskIo;
  /** In order of their end. */
  readonly requests: DiskRequest[] = [];

  override diskIo(irp: Irp, _status: number, time: Cycles): void {
    this.requests.push({ pid: irp.thread.process.pid, read: irp.major === IrpMajor.Read, node: irp.node, offset: irp.offset, length: irp.length, start: irp.startTime, end: time });
  }

  /** Requests of a process that ended in [begin, end]. */
  of(pid: number, begin: Cycles = 0, end: Cycles = Infinity): DiskRequest[] {
    return this.requests.filter((request) => request.pid === pid && request.end >= begin && request.end <= end);
  }
}
