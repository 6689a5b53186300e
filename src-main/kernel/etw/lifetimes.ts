// src-main/kernel/etw/lifetimes.ts
//
// Processes and threads in the trace: the process table, and the rows Process Create, Process Start, Thread Create, Thread Exit,
// Process Exit. Order and owners as Process Monitor shows them: Process Create belongs to the parent; Process Start and the first Thread
// Create belong to the child, with the TID of the parent's thread. The kernel logger's own events of the same, where its flags ask for them.

import { kernelProcessDefunct } from '../../../src-shared/trace/events/kernel-process-defunct.ts';
import { kernelProcessEnd } from '../../../src-shared/trace/events/kernel-process-end.ts';
import { kernelProcessStart } from '../../../src-shared/trace/events/kernel-process-start.ts';
import { kernelThreadEnd } from '../../../src-shared/trace/events/kernel-thread-end.ts';
import { kernelThreadStart } from '../../../src-shared/trace/events/kernel-thread-start.ts';
import type { EventTypeId, ProcessIndex } from '../../../src-shared/trace/model.ts';
import { CYCLES_PER_100NS } from '../core/time.ts';
import type { Cycles } from '../core/time.ts';
import type { UserProcessSpec } from '../core/native-api.ts';
import { defineFrames } from '../core/call-frames.ts';
import type { KThread } from '../ke/thread.ts';
import type { EProcess } from '../ps/process.ts';
import type { Etw } from './etw.ts';
import { OperationRecord } from './operation-record.ts';
import { Op } from './operation-types.ts';
import { EnableFlag, OperationKeyword } from './session-properties.ts';
import type { TraceSession } from './session.ts';
import { NO_TEXT, TraceText } from './trace-text.ts';

const THREAD_START = defineFrames('ntdll.dll!_RtlUserThreadStart+0x1b', 'ntdll.dll!__RtlUserThreadStart+0x23', 'kernel32.dll!BaseThreadInitThunk+0xe');

export class Lifetimes {
  private readonly etw: Etw;
  private readonly fields = new OperationRecord(-1);
  /** Numbers of processes in the present session, by EProcess.index. */
  private indexes: (ProcessIndex | undefined)[] = [];
  /** Texts of a process that rows show. */
  private readonly images = new Map<string, TraceText>();

  constructor(etw: Etw) {
    this.etw = etw;
  }

  /** Tells the trace's tables what existed before the session: its processes and their modules. */
  describeAll(session: TraceSession): void {
    this.indexes = [];
    const { kernel } = this.etw;
    for (const process of kernel.ps.processes.values()) kernel.components.mm.describeModules(process, session, this.define(session, process));
  }

  /** Number of a process in the present session. */
  indexOf(process: EProcess): ProcessIndex {
    return this.indexes[process.index] ?? this.define(this.etw.session as TraceSession, process);
  }

  processCreated(process: EProcess, time: Cycles): void {
    const session = this.etw.session;
    if (session === null) return;
    const index = this.define(session, process);
    this.processEvent(process, kernelProcessStart.id, time);
    if (!this.etw.capturing(OperationKeyword.Process)) return;
    const spec = process.spec as UserProcessSpec;
    const { fields } = this;
    const creator = this.etw.creator;
    const parent = this.etw.kernel.ps.byPid(process.parentPid);
    const tid = creator?.tid ?? parent?.threads[0]?.tid ?? 0;
    const cpu = creator?.processor ?? 0;
    fields.t0 = new TraceText(commandLine(process));
    if (parent !== undefined && parent.pid !== 0) {
      fields.n0 = process.pid;
      this.etw.instantOf(this.indexOf(parent), tid, Op.ProcessCreate, this.imageText(spec.imagePath), creator, cpu, time, fields);
    }
    fields.n0 = process.parentPid;
    fields.t1 = new TraceText(spec.currentDirectory ?? 'C:\\Windows\\system32\\');
    fields.list = (spec.environment ?? []).map((variable) => this.imageText(variable));
    this.etw.instantOf(index, tid, Op.ProcessStart, NO_TEXT, creator, cpu, time, fields);
    fields.list = [];
  }

  threadCreated(thread: KThread, time: Cycles): void {
    if (!thread.system) thread.u.callSite = this.etw.callStacks.pushAll(0, THREAD_START);
    this.threadEvent(thread, kernelThreadStart.id, time);
    if (!this.etw.capturing(OperationKeyword.Process)) return;
    const { creator } = this.etw;
    this.fields.n0 = thread.tid;
    this.etw.instantOf(this.indexOf(thread.process), creator?.tid ?? thread.tid, Op.ThreadCreate, NO_TEXT, creator, creator?.processor ?? thread.processor, time, this.fields);
  }

  threadExited(thread: KThread, time: Cycles): void {
    this.threadEvent(thread, kernelThreadEnd.id, time);
    if (!this.etw.capturing(OperationKeyword.Process)) return;
    const { fields } = this;
    fields.n0 = thread.tid;
    fields.n1 = this.ticks100ns(thread.userTicks);
    fields.n2 = this.ticks100ns(thread.kernelTicks);
    this.etw.instantOf(this.indexOf(thread.process), thread.tid, Op.ThreadExit, NO_TEXT, thread, thread.processor, time, fields);
  }

  processExited(process: EProcess, time: Cycles): void {
    const session = this.etw.session;
    if (session === null) return;
    const index = this.indexOf(process);
    if (this.etw.capturing(OperationKeyword.Process)) {
      const { fields } = this;
      fields.n0 = process.exitStatus;
      fields.n1 = this.ticks100ns(process.exitedUserTicks);
      fields.n2 = this.ticks100ns(process.exitedKernelTicks);
      fields.n3 = process.privateBytes;
      fields.n4 = process.peakPrivateBytes;
      fields.n5 = process.workingSet;
      fields.n6 = process.peakWorkingSet;
      const last = process.lastThread;
      this.etw.instantOf(index, last?.tid ?? 0, Op.ProcessExit, NO_TEXT, last, last?.processor ?? 0, time, fields);
    }
    this.processEvent(process, kernelProcessEnd.id, time);
    this.etw.kernel.components.mm.imagesUnloaded(process);
    session.sink.processExit(index, time);
  }

  processDefunct(process: EProcess, time: Cycles): void {
    if (this.etw.session !== null) this.processEvent(process, kernelProcessDefunct.id, time);
  }

  /** The kernel logger's event of a process, in its own context. */
  private processEvent(process: EProcess, type: EventTypeId, time: Cycles): void {
    const cpu = this.etw.creator?.processor ?? 0;
    const p = this.etw.open(EnableFlag.PROCESS, cpu, time);
    if (p === null) return;
    p.u32(process.pid);
    p.u32(process.parentPid);
    p.u32(process.session);
    if (type !== kernelProcessStart.id) p.i32(process.exitStatus);
    else p.string((this.etw.session as TraceSession).sink.string(commandLine(process)));
    this.etw.appendAs(process, 0, type, this.imageText(process.spec.imagePath), time, cpu);
  }

  private threadEvent(thread: KThread, type: EventTypeId, time: Cycles): void {
    const p = this.etw.open(EnableFlag.THREAD, thread.processor, time);
    if (p === null) return;
    p.u32(thread.process.pid);
    p.u32(thread.tid);
    p.u8(thread.basePriority);
    if (type === kernelThreadStart.id) p.string((this.etw.session as TraceSession).sink.string(thread.startRoutine));
    this.etw.appendAs(thread.process, thread.tid, type, NO_TEXT, time, thread.processor);
  }

  /** Clock ticks as 100 ns units. */
  ticks100ns(ticks: number): number {
    return Math.round((ticks * this.etw.kernel.machine.tickCycles) / CYCLES_PER_100NS);
  }

  private imageText(text: string): TraceText {
    let found = this.images.get(text);
    if (found === undefined) {
      found = new TraceText(text);
      this.images.set(text, found);
    }
    return found;
  }

  private define(session: TraceSession, process: EProcess): ProcessIndex {
    const { sink } = session;
    const { spec } = process;
    const image = this.etw.kernel.components.mm.imageOf(spec.imagePath);
    const luid = this.etw.kernel.components.se.authenticationId(process);
    const parent = this.etw.kernel.ps.byPid(process.parentPid);
    const index = sink.process({
      pid: process.pid,
      parentPid: process.parentPid,
      parentIndex: parent === undefined ? -1 : (this.indexes[parent.index] ?? -1),
      name: sink.string(process.name),
      imagePath: sink.string(spec.imagePath),
      commandLine: sink.string(commandLine(process)),
      company: sink.string(spec.company ?? image?.company ?? ''),
      description: sink.string(spec.description ?? image?.description ?? ''),
      version: sink.string(spec.version ?? image?.version ?? ''),
      user: sink.string(process.user),
      session: process.session,
      authenticationIdHigh: 0,
      authenticationIdLow: luid,
      integrity: sink.string(process.integrity),
      virtualized: spec.virtualized === true ? 1 : 0,
      is64Bit: spec.is64Bit ?? this.etw.kernel.machine.is64Bit,
      startTime: process.createTime,
      endTime: -1,
    });
    this.indexes[process.index] = index;
    process.traceIndex = index;
    return index;
  }
}

/** As the trace shows it; the System process and the idle process have none. */
export function commandLine(process: EProcess): string {
  return process.spec.commandLine ?? (process.pid <= 4 ? '' : process.spec.imagePath);
}
