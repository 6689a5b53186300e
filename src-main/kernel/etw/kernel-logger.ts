// src-main/kernel/etw/kernel-logger.ts
//
// The kernel logger: what the scheduler, interrupts, disks and the memory manager report, as ETW's kernel events. Each is behind an
// enable flag; flags become the hook mask of ke, so that a disabled event costs one bit test there.
// It also keeps the trace's process table and gives the rows of process and thread lifetimes.

import { NtStatus } from '../../../src-shared/nt/ntstatus.ts';
import { audioDeadline as audioDeadlineEvent } from '../../../src-shared/trace/events/audio-deadline.ts';
import { clockTick } from '../../../src-shared/trace/events/clock-tick.ts';
import { cswitch } from '../../../src-shared/trace/events/cswitch.ts';
import { cycleCharge } from '../../../src-shared/trace/events/cycle-charge.ts';
import { dpc as dpcEvent } from '../../../src-shared/trace/events/dpc.ts';
import { foregroundChange as foregroundChangeEvent } from '../../../src-shared/trace/events/foreground-change.ts';
import { isr as isrEvent } from '../../../src-shared/trace/events/isr.ts';
import { mmcssBoost as mmcssBoostEvent } from '../../../src-shared/trace/events/mmcss-boost.ts';
import { mmcssPeriod as mmcssPeriodEvent } from '../../../src-shared/trace/events/mmcss-period.ts';
import { mmcssThrottle as mmcssThrottleEvent } from '../../../src-shared/trace/events/mmcss-throttle.ts';
import { quantumEnd } from '../../../src-shared/trace/events/quantum-end.ts';
import { readyThread } from '../../../src-shared/trace/events/ready-thread.ts';
import { sysCallEnter } from '../../../src-shared/trace/events/sys-call-enter.ts';
import { sysCallExit } from '../../../src-shared/trace/events/sys-call-exit.ts';
import { sampledProfile } from '../../../src-shared/trace/events/sampled-profile.ts';
import { setPriority as setPriorityEvent } from '../../../src-shared/trace/events/set-priority.ts';
import { timerDpc } from '../../../src-shared/trace/events/timer-dpc.ts';
import type { EventTypeId, PayloadWriter } from '../../../src-shared/trace/model.ts';
import type { CallFrame } from '../core/call-frames.ts';
import { serviceName } from '../core/system-services.ts';
import { HookBit } from '../core/trace-hooks.ts';
import type { CpuModeId, TraceHooks } from '../core/trace-hooks.ts';
import type { Irp } from '../io/irp.ts';
import { Activity, modeOf } from '../ke/processor.ts';
import type { KProcessor } from '../ke/processor.ts';
import type { KThread } from '../ke/thread.ts';
import type { EProcess } from '../ps/process.ts';
import type { Cycles } from '../core/time.ts';
import type { Etw } from './etw.ts';
import { EnableFlag, OperationKeyword } from './session-properties.ts';
import type { TraceSession } from './session.ts';
import { TraceText } from './trace-text.ts';

const EVENT_BYTES = 48;
/** Levels: 4 Informational. Events of the emulator's own provider need it. */
const INFORMATIONAL = 4;

/** Hooks of the emulator's own provider. */
const INTERNALS = HookBit.ClockTick | HookBit.QuantumEnd | HookBit.CycleCharge | HookBit.Multimedia;

const FLAG_HOOKS: readonly (readonly [flag: number, hooks: number])[] = [
  [EnableFlag.CSWITCH, HookBit.ContextSwitch],
  [EnableFlag.DISPATCHER, HookBit.ReadyThread],
  [EnableFlag.INTERRUPT, HookBit.Isr],
  [EnableFlag.DPC, HookBit.Dpc | HookBit.TimerDpc],
  [EnableFlag.PROFILE, HookBit.SampledProfile],
  [EnableFlag.SYSTEMCALL, HookBit.SystemCall],
  [EnableFlag.PRIORITY, HookBit.Priority],
  [EnableFlag.EMULATOR_INTERNALS, INTERNALS],
];

/** Hooks that a session needs. */
export function hookMask(enableFlags: number, operations: number, level: number): number {
  let mask = 0;
  for (const [flag, hooks] of FLAG_HOOKS) if ((enableFlags & flag) !== 0) mask |= hooks;
  if (level < INFORMATIONAL) mask &= ~INTERNALS;
  if ((operations & OperationKeyword.ThreadProfiling) !== 0) mask |= HookBit.ThreadProfiling;
  return mask;
}

export class KernelLogger implements TraceHooks {
  /** Bits that the listener before etw wants; they stay on whatever the session does. */
  private readonly next: TraceHooks;
  private own = 0;
  private readonly etw: Etw;
  private readonly addresses = new Map<CallFrame, number>();
  private readonly serviceTexts = new Map<string, TraceText>();

  constructor(etw: Etw, next: TraceHooks) {
    this.etw = etw;
    this.next = next;
  }

  get mask(): number {
    return this.own | this.next.mask;
  }

  set mask(bits: number) {
    this.own = bits;
  }

  contextSwitch(cpu: KProcessor, oldThread: KThread, newThread: KThread, startTime: Cycles, endTime: Cycles): void {
    if ((this.next.mask & HookBit.ContextSwitch) !== 0) this.next.contextSwitch(cpu, oldThread, newThread, startTime, endTime);
    const p = this.begin(HookBit.ContextSwitch, cpu, endTime);
    if (p === null) return;
    p.u32(newThread.tid);
    p.u32(oldThread.tid);
    p.u8(newThread.priority);
    p.u8(cpu.oldPriority);
    p.u8(cpu.oldWaitReason);
    p.u8(cpu.oldWaitMode);
    p.u8(cpu.oldState);
    p.u8(oldThread.idealProcessor);
    p.varuint(Math.max(0, Math.floor((startTime - newThread.stateTime) / 2_400_000)));
    this.append(newThread, cswitch.id, endTime, 0, cpu.number);
  }

  readyThread(cpu: KProcessor, thread: KThread, adjustReason: number, increment: number, fromDpc: boolean, time: Cycles): void {
    if ((this.next.mask & HookBit.ReadyThread) !== 0) this.next.readyThread(cpu, thread, adjustReason, increment, fromDpc, time);
    const p = this.begin(HookBit.ReadyThread, cpu, time);
    if (p === null) return;
    p.u32(thread.tid);
    p.u8(adjustReason);
    p.u8(increment);
    p.u8(fromDpc ? 4 : 0);
    this.append(cpu.current, readyThread.id, time, 0, cpu.number);
  }

  isr(cpu: KProcessor, vector: number, routine: string, startTime: Cycles, endTime: Cycles): void {
    if ((this.next.mask & HookBit.Isr) !== 0) this.next.isr(cpu, vector, routine, startTime, endTime);
    const start = this.spanStart(startTime);
    const p = this.begin(HookBit.Isr, cpu, start);
    if (p === null) return;
    p.varuint(this.routineAddress(routine));
    p.u8(1);
    p.u8(vector);
    this.append(cpu.current, isrEvent.id, start, endTime - start, cpu.number);
  }

  dpc(cpu: KProcessor, routine: string, startTime: Cycles, endTime: Cycles): void {
    if ((this.next.mask & HookBit.Dpc) !== 0) this.next.dpc(cpu, routine, startTime, endTime);
    this.routineSpan(HookBit.Dpc, dpcEvent.id, cpu, routine, startTime, endTime);
  }

  timerDpc(cpu: KProcessor, routine: string, startTime: Cycles, endTime: Cycles): void {
    if ((this.next.mask & HookBit.TimerDpc) !== 0) this.next.timerDpc(cpu, routine, startTime, endTime);
    this.routineSpan(HookBit.TimerDpc, timerDpc.id, cpu, routine, startTime, endTime);
  }

  clockTick(cpu: KProcessor, thread: KThread, caught: CpuModeId, time: Cycles): void {
    if ((this.next.mask & HookBit.ClockTick) !== 0) this.next.clockTick(cpu, thread, caught, time);
    const p = this.begin(HookBit.ClockTick, cpu, time);
    if (p === null) return;
    p.u32(thread.tid);
    p.varuint(Math.round(time / this.etw.kernel.machine.tickCycles));
    this.append(thread, clockTick.id, time, 0, cpu.number);
  }

  quantumEnd(cpu: KProcessor, thread: KThread, ran: Cycles, time: Cycles): void {
    if ((this.next.mask & HookBit.QuantumEnd) !== 0) this.next.quantumEnd(cpu, thread, ran, time);
    const p = this.begin(HookBit.QuantumEnd, cpu, time);
    if (p === null) return;
    p.u32(thread.tid);
    p.u32(thread.quantumReset);
    p.varuint(ran);
    p.u8(cpu.next === null ? 0 : 1);
    this.append(thread, quantumEnd.id, time, 0, cpu.number);
  }

  cycleCharge(cpu: KProcessor, thread: KThread, cycles: Cycles, time: Cycles): void {
    if ((this.next.mask & HookBit.CycleCharge) !== 0) this.next.cycleCharge(cpu, thread, cycles, time);
    this.charged(cpu, thread, cycles, time);
  }

  /** The session ends: what the threads that run have used since they came onto their processors. A switch has charged its thread as it began. */
  chargeRunning(): void {
    const { kernel } = this.etw;
    for (const cpu of kernel.ke.processors) {
      if (cpu.activity !== Activity.Switch) this.charged(cpu, cpu.current, kernel.ke.threadCycles(cpu.current) - cpu.current.stintStart, kernel.now);
    }
  }

  private charged(cpu: KProcessor, thread: KThread, cycles: Cycles, time: Cycles): void {
    const p = this.begin(HookBit.CycleCharge, cpu, time);
    if (p === null) return;
    p.u32(thread.tid);
    p.varuint(cycles);
    p.u8(thread === cpu.idleThread ? 3 : 0);
    this.append(thread, cycleCharge.id, time, 0, cpu.number);
  }

  sampledProfile(cpu: KProcessor, thread: KThread, mode: CpuModeId, time: Cycles): void {
    if ((this.next.mask & HookBit.SampledProfile) !== 0) this.next.sampledProfile(cpu, thread, mode, time);
    const p = this.begin(HookBit.SampledProfile, cpu, time);
    if (p === null) return;
    const { callStacks, sampledPaths } = this.etw;
    const path = sampledPaths.path(cpu, thread, mode);
    p.varuint(this.frameAddress(callStacks.frame(path)));
    p.u32(thread.tid);
    p.u32(1);
    this.append(thread, sampledProfile.id, time, 0, cpu.number, (this.etw.recording as TraceSession).stackId(path));
  }

  threadProfiling(time: Cycles): void {
    if ((this.next.mask & HookBit.ThreadProfiling) !== 0) this.next.threadProfiling(time);
    if ((this.own & HookBit.ThreadProfiling) !== 0) this.etw.profiler.threads(time);
  }

  systemCallEnter(thread: KThread, service: number, time: Cycles): void {
    if ((this.next.mask & HookBit.SystemCall) !== 0) this.next.systemCallEnter(thread, service, time);
    const p = this.etw.open(EnableFlag.SYSTEMCALL, thread.processor, time);
    if (p === null) return;
    const text = this.serviceText(service);
    p.varuint(this.routineAddress(`nt!${text.text}`));
    this.etw.append(thread, sysCallEnter.id, text, time, 0, thread.processor, 0, this.etw.sampledPaths.callPath(thread, []));
  }

  systemCallExit(thread: KThread, service: number, status: number, time: Cycles): void {
    if ((this.next.mask & HookBit.SystemCall) !== 0) this.next.systemCallExit(thread, service, status, time);
    const p = this.etw.open(EnableFlag.SYSTEMCALL, thread.processor, time);
    if (p === null) return;
    p.u32(status);
    this.etw.append(thread, sysCallExit.id, this.serviceText(service), time, 0, thread.processor);
  }

  setPriority(thread: KThread, oldPriority: number, newPriority: number, time: Cycles): void {
    if ((this.next.mask & HookBit.Priority) !== 0) this.next.setPriority(thread, oldPriority, newPriority, time);
    const cpu = this.etw.kernel.ke.currentProcessor ?? (this.etw.kernel.ke.processors[thread.processor] as KProcessor);
    const p = this.begin(HookBit.Priority, cpu, time);
    if (p === null) return;
    p.u32(thread.tid);
    p.u8(oldPriority);
    p.u8(newPriority);
    const path = this.etw.sampledPaths.path(cpu, cpu.current, modeOf(cpu));
    this.append(cpu.current, setPriorityEvent.id, time, 0, cpu.number, (this.etw.recording as TraceSession).stackId(path));
  }

  mmcssPeriod(manager: KThread, threads: number, budget: Cycles, time: Cycles): void {
    if ((this.next.mask & HookBit.Multimedia) !== 0) this.next.mmcssPeriod(manager, threads, budget, time);
    const p = this.begin(HookBit.Multimedia, this.processorOf(manager), time);
    if (p === null) return;
    p.u32(threads);
    p.varuint(budget);
    this.append(manager, mmcssPeriodEvent.id, time, 0, manager.processor);
  }

  mmcssBoost(by: KThread, thread: KThread, task: string, oldPriority: number, newPriority: number, time: Cycles): void {
    if ((this.next.mask & HookBit.Multimedia) !== 0) this.next.mmcssBoost(by, thread, task, oldPriority, newPriority, time);
    const p = this.begin(HookBit.Multimedia, this.processorOf(by), time);
    if (p === null) return;
    p.u32(thread.tid);
    p.string((this.etw.recording as TraceSession).sink.string(task));
    p.u8(oldPriority);
    p.u8(newPriority);
    this.append(by, mmcssBoostEvent.id, time, 0, by.processor);
  }

  mmcssThrottle(by: KThread, thread: KThread, oldPriority: number, newPriority: number, used: Cycles, time: Cycles): void {
    if ((this.next.mask & HookBit.Multimedia) !== 0) this.next.mmcssThrottle(by, thread, oldPriority, newPriority, used, time);
    const p = this.begin(HookBit.Multimedia, this.processorOf(by), time);
    if (p === null) return;
    p.u32(thread.tid);
    p.u8(oldPriority);
    p.u8(newPriority);
    p.varuint(used);
    this.append(by, mmcssThrottleEvent.id, time, 0, by.processor);
  }

  audioDeadline(thread: KThread, buffer: number, met: boolean, time: Cycles): void {
    if ((this.next.mask & HookBit.Multimedia) !== 0) this.next.audioDeadline(thread, buffer, met, time);
    const p = this.begin(HookBit.Multimedia, this.processorOf(thread), time);
    if (p === null) return;
    p.u32(thread.tid);
    p.varuint(buffer);
    p.u8(met ? 1 : 0);
    this.append(thread, audioDeadlineEvent.id, time, 0, thread.processor);
  }

  foregroundChange(process: EProcess | null, time: Cycles): void {
    if ((this.next.mask & HookBit.Multimedia) !== 0) this.next.foregroundChange(process, time);
    const cpu = this.etw.kernel.ke.currentProcessor ?? (this.etw.kernel.ke.processors[0] as KProcessor);
    const p = this.begin(HookBit.Multimedia, cpu, time);
    if (p === null) return;
    p.u32(process?.pid ?? 0);
    this.append(cpu.current, foregroundChangeEvent.id, time, 0, cpu.number);
  }

  diskIo(irp: Irp, status: number, time: Cycles): void {
    this.next.diskIo(irp, status, time);
  }

  processCreate(process: EProcess, time: Cycles): void {
    this.next.processCreate(process, time);
    this.etw.lifetimes.processCreated(process, time);
  }

  processExit(process: EProcess, time: Cycles): void {
    this.next.processExit(process, time);
    this.etw.lifetimes.processExited(process, time);
    // The rundown is the machine's own and happens whether or not a session listens: etw is merely whom ps tells about the end.
    if (process.lastThread !== null) this.etw.kernel.components.ob.rundown(process, process.lastThread);
  }

  processDefunct(process: EProcess, time: Cycles): void {
    this.next.processDefunct(process, time);
    this.etw.lifetimes.processDefunct(process, time);
  }

  threadCreate(thread: KThread, time: Cycles): void {
    this.next.threadCreate(thread, time);
    this.etw.lifetimes.threadCreated(thread, time);
  }

  threadExit(thread: KThread, time: Cycles): void {
    this.next.threadExit(thread, time);
    this.etw.kernel.components.io.threadExited(thread);
    this.etw.tracer.abandon(thread, NtStatus.CANCELLED, time);
    this.etw.lifetimes.threadExited(thread, time);
  }

  /** Reserves room for an event and gives the payload writer, or null where the event is off or lost. */
  private begin(bit: number, cpu: KProcessor, time: Cycles): PayloadWriter | null {
    if ((this.own & bit) === 0) return null;
    const session = this.etw.recording;
    if (session === null || !session.buffers.reserve(cpu.number, EVENT_BYTES, time)) return null;
    this.etw.tracer.flushDeferredBefore(time);
    return session.sink.payload;
  }

  private append(thread: KThread, type: EventTypeId, time: Cycles, duration: Cycles, cpu: number, stack = 0): void {
    const session = this.etw.recording as TraceSession;
    const head = session.heads.head(this.etw.lifetimes.indexOf(thread.process), thread.tid, type, 0, 0);
    this.etw.tracer.lastTime = time;
    session.sink.append(time, duration, head, 0, stack, cpu);
  }

  private processorOf(thread: KThread): KProcessor {
    return this.etw.kernel.ke.processors[thread.processor] as KProcessor;
  }

  private routineSpan(bit: number, type: EventTypeId, cpu: KProcessor, routine: string, startTime: Cycles, endTime: Cycles): void {
    const start = this.spanStart(startTime);
    const p = this.begin(bit, cpu, start);
    if (p === null) return;
    p.varuint(this.routineAddress(routine));
    this.append(cpu.current, type, start, endTime - start, cpu.number);
  }

  /** Something that has ended is shown from its start on, or from the last row where others have been recorded since. */
  private spanStart(startTime: Cycles): Cycles {
    return Math.max(startTime, this.etw.tracer.lastTime);
  }

  private serviceText(service: number): TraceText {
    const name = serviceName(service);
    let text = this.serviceTexts.get(name);
    if (text === undefined) {
      text = new TraceText(name);
      this.serviceTexts.set(name, text);
    }
    return text;
  }

  private routineAddress(routine: string): number {
    return this.frameAddress(this.etw.sampledPaths.routine(routine));
  }

  private frameAddress(frame: CallFrame): number {
    let address = this.addresses.get(frame);
    if (address === undefined) {
      // Kernel addresses of 64-bit machines are beyond the integers of an event; the row's stack names the routine all the same.
      const exact = this.etw.frameAddress(frame);
      address = exact <= Number.MAX_SAFE_INTEGER ? exact : 0;
      this.addresses.set(frame, address);
    }
    return address;
  }
}
