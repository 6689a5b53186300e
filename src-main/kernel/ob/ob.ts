// src-main/kernel/ob/ob.ts
//
// The object manager: handle tables of processes, NtClose, security queries, and the handle rundown of a process that has ended.
//
// Models: Windows Internals 7th ed., part 2, ch. 8 "Object manager". The rundown happens after Process Exit, on the last thread's id,
// a few microseconds from handle to handle, as traces show it.

import { NtStatus } from '../../../src-shared/nt/ntstatus.ts';
import type { EventTarget, Kernel } from '../core/kernel.ts';
import { Service } from '../core/native-api.ts';
import type { UserContext } from '../core/program.ts';
import type { Cycles } from '../core/time.ts';
import { KeyObject } from '../cm/key-object.ts';
import { Op } from '../etw/operation-types.ts';
import { FileObject } from '../io/file-object.ts';
import type { KThread } from '../ke/thread.ts';
import type { EProcess } from '../ps/process.ts';
import { HandleTable, closeObject } from './handle-table.ts';
import type { KernelObject } from './object.ts';

const CLOSE_COST = 600;
/** Between two handles of a rundown. */
const RUNDOWN_STEP = 24_000;

export class Ob {
  private readonly kernel: Kernel;

  constructor(kernel: Kernel) {
    this.kernel = kernel;
    const end = (u: UserContext): void => this.end(u);
    kernel.services.implement(Service.NtClose, (u) => this.close(u), end);
    kernel.services.implement(Service.NtQuerySecurityObject, (u) => this.security(u, false), end);
    kernel.services.implement(Service.NtSetSecurityObject, (u) => this.security(u, true), end);
  }

  /** A handle to `object` in the caller's table. The creator's reference goes over to the handle. */
  insert(u: UserContext, object: KernelObject, access: number): number {
    return this.insertInto(u.process, object, access);
  }

  insertInto(process: EProcess, object: KernelObject, access: number): number {
    const handle = this.tableOf(process).insert(object, access);
    object.dereference();
    process.handleCount++;
    return handle;
  }

  lookup(u: UserContext, handle: number): KernelObject | null {
    const table = u.process.handleTable as HandleTable | null;
    return table === null ? null : table.lookup(handle);
  }

  tableOf(process: EProcess): HandleTable {
    let table = process.handleTable as HandleTable | null;
    if (table === null) {
      table = new HandleTable();
      process.handleTable = table;
    }
    return table;
  }

  private close(u: UserContext): Cycles {
    const object = this.tableOf(u.process).remove(u.a0);
    if (object === null) {
      u.complete(NtStatus.INVALID_HANDLE);
      return CLOSE_COST;
    }
    u.process.handleCount--;
    if (object instanceof KeyObject) {
      const cost = this.kernel.components.cm.close(u, object);
      closeObject(object);
      return cost;
    }
    if (object instanceof FileObject) return this.kernel.components.io.close(u, object);
    closeObject(object);
    u.complete(NtStatus.SUCCESS);
    return CLOSE_COST;
  }

  private security(u: UserContext, set: boolean): Cycles {
    const object = this.lookup(u, u.a0);
    if (object instanceof KeyObject) return this.kernel.components.cm.security(u, object, set);
    if (object instanceof FileObject) return this.kernel.components.io.security(u, object, set);
    u.complete(NtStatus.INVALID_HANDLE);
    return CLOSE_COST;
  }

  private end(u: UserContext): void {
    if (u.operation === 0) return;
    const { etw } = this.kernel.components;
    etw.end(etw.tracer.record(u.operation), u.status);
    u.operation = 0;
  }

  /** Closes what an ended process has left open, one handle after the other. */
  rundown(process: EProcess, thread: KThread): void {
    const table = process.handleTable as HandleTable | null;
    if (table === null || table.count === 0) return;
    const { kernel } = this;
    kernel.schedule(kernel.now + RUNDOWN_STEP, new HandleRundown(kernel, process, thread, table));
  }
}

/** The rundown of one process: begins a close, ends it when its time is over, goes on to the next. */
class HandleRundown implements EventTarget {
  private readonly kernel: Kernel;
  private readonly process: EProcess;
  private readonly thread: KThread;
  private readonly table: HandleTable;
  private readonly handles: number[];
  private operation = 0;

  constructor(kernel: Kernel, process: EProcess, thread: KThread, table: HandleTable) {
    this.kernel = kernel;
    this.process = process;
    this.thread = thread;
    this.table = table;
    this.handles = table.handles();
  }

  onEvent(_arg: number, time: Cycles): void {
    const { kernel } = this;
    const { etw } = kernel.components;
    if (this.operation !== 0) {
      etw.end(etw.tracer.record(this.operation), NtStatus.SUCCESS);
      this.operation = 0;
    }
    const handle = this.handles.shift();
    if (handle === undefined) return;
    const object = this.table.remove(handle);
    this.process.handleCount--;
    let cost = CLOSE_COST;
    if (object instanceof KeyObject) {
      this.operation = etw.beginAs(this.thread, Op.RegCloseKey, object.key.path, 'RegCloseKey').index;
      cost = kernel.components.cm.closeCost();
    } else if (object instanceof FileObject) {
      this.operation = etw.beginAs(this.thread, Op.CloseFile, object.path, 'CloseFile').index;
      cost = kernel.components.io.closeCost();
    }
    if (object !== null) closeObject(object);
    kernel.schedule(time + cost + (this.operation === 0 ? RUNDOWN_STEP : 0), this);
  }
}
