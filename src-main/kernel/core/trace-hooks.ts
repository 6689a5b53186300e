// src-main/kernel/core/trace-hooks.ts
//
// What the kernel's lower half tells about itself. etw implements this and turns it into events; labs and tests record it.
// Every call is guarded by one bit of `mask`, so a hook that nobody wants costs one test. Process and thread lifetimes
// are always reported, because tables of the trace depend on them.
//
// Times are cycles since boot. Hooks never change the machine: no hook may ready a thread, spend cycles or draw from a Prng.

import type { Irp } from '../io/irp.ts';
import type { KProcessor } from '../ke/processor.ts';
import type { KThread } from '../ke/thread.ts';
import type { EProcess } from '../ps/process.ts';
import type { Cycles } from './time.ts';

/** Bits of TraceHooks.mask. */
export const HookBit = {
  ContextSwitch: 0x1, ReadyThread: 0x2, Isr: 0x4, Dpc: 0x8, TimerDpc: 0x10, ClockTick: 0x20, QuantumEnd: 0x40,
  CycleCharge: 0x80, SampledProfile: 0x100, ThreadProfiling: 0x200, SystemCall: 0x400, Priority: 0x800, Multimedia: 0x1000, DiskIo: 0x2000,
} as const;

/** What a processor was doing: who a clock tick caught, who cycles are charged to. */
export const CpuMode = { Idle: 0, User: 1, Kernel: 2, Dpc: 3, Isr: 4 } as const;
export type CpuModeId = (typeof CpuMode)[keyof typeof CpuMode];

export interface TraceHooks {
  /** Which hooks are wanted, bits of HookBit. May change between two calls of runUntil or by a command. */
  mask: number;

  /**
   * The processor left oldThread at `startTime` and begins to run newThread at `endTime`; the difference is the switch itself.
   * How oldThread was left is in cpu.oldState, oldWaitReason, oldWaitMode and oldPriority: on other processors it may have moved on.
   */
  contextSwitch(cpu: KProcessor, oldThread: KThread, newThread: KThread, startTime: Cycles, endTime: Cycles): void;
  /** @param adjustReason 1 unwait, 2 boost, 0 neither; @param increment the boost asked for */
  readyThread(cpu: KProcessor, thread: KThread, adjustReason: number, increment: number, fromDpc: boolean, time: Cycles): void;
  /** An interrupt service routine has ended. Time between contains nested interrupts. */
  isr(cpu: KProcessor, vector: number, routine: string, startTime: Cycles, endTime: Cycles): void;
  dpc(cpu: KProcessor, routine: string, startTime: Cycles, endTime: Cycles): void;
  timerDpc(cpu: KProcessor, routine: string, startTime: Cycles, endTime: Cycles): void;
  /** A clock interrupt found `thread` (the idle thread counts as one) in `caught`. */
  clockTick(cpu: KProcessor, thread: KThread, caught: CpuModeId, time: Cycles): void;
  /** @param ran cycles the thread ran since it was given the quantum that has just ended */
  quantumEnd(cpu: KProcessor, thread: KThread, ran: Cycles, time: Cycles): void;
  /** Thread cycles since the last charge of that thread, reported when it leaves the processor. */
  cycleCharge(cpu: KProcessor, thread: KThread, cycles: Cycles, time: Cycles): void;
  /** Profile interrupt. `thread` is what ran; mode tells in which way. */
  sampledProfile(cpu: KProcessor, thread: KThread, mode: CpuModeId, time: Cycles): void;
  /** Once per thread profiling interval: read the counters of all processes and threads. */
  threadProfiling(time: Cycles): void;
  systemCallEnter(thread: KThread, service: number, time: Cycles): void;
  systemCallExit(thread: KThread, service: number, status: number, time: Cycles): void;
  setPriority(thread: KThread, oldPriority: number, newPriority: number, time: Cycles): void;
  /** The disk has served a request; irp.startTime says when it was made. */
  diskIo(irp: Irp, status: number, time: Cycles): void;

  // Multimedia: what the class scheduler does, and what it is there for
  /** Its manager begins a period. @param threads registered ones @param budget cycles of a processor that they may run boosted in it */
  mmcssPeriod(manager: KThread, threads: number, budget: Cycles, time: Cycles): void;
  /** It raises a thread. @param by the service's thread that does it */
  mmcssBoost(by: KThread, thread: KThread, task: string, oldPriority: number, newPriority: number, time: Cycles): void;
  /** It demotes a thread, because the budget of the period is used up. @param used cycles that boosted threads have run on its processor */
  mmcssThrottle(by: KThread, thread: KThread, oldPriority: number, newPriority: number, used: Cycles, time: Cycles): void;
  /** A sound device needs a buffer now. @param met whether the thread had filled it */
  audioDeadline(thread: KThread, buffer: number, met: boolean, time: Cycles): void;
  /** Another process owns the foreground window; null: none does. */
  foregroundChange(process: EProcess | null, time: Cycles): void;

  // Always called
  processCreate(process: EProcess, time: Cycles): void;
  processExit(process: EProcess, time: Cycles): void;
  /** The last thread of a process is gone, and I/O of it is under way: processExit comes when that is over. */
  processDefunct(process: EProcess, time: Cycles): void;
  threadCreate(thread: KThread, time: Cycles): void;
  threadExit(thread: KThread, time: Cycles): void;
}

/** Hooks that want nothing: a base to override. */
export class NoTraceHooks implements TraceHooks {
  mask = 0;
  contextSwitch(_cpu: KProcessor, _oldThread: KThread, _newThread: KThread, _startTime: Cycles, _endTime: Cycles): void {}
  readyThread(_cpu: KProcessor, _thread: KThread, _adjustReason: number, _increment: number, _fromDpc: boolean, _time: Cycles): void {}
  isr(_cpu: KProcessor, _vector: number, _routine: string, _startTime: Cycles, _endTime: Cycles): void {}
  dpc(_cpu: KProcessor, _routine: string, _startTime: Cycles, _endTime: Cycles): void {}
  timerDpc(_cpu: KProcessor, _routine: string, _startTime: Cycles, _endTime: Cycles): void {}
  clockTick(_cpu: KProcessor, _thread: KThread, _caught: CpuModeId, _time: Cycles): void {}
  quantumEnd(_cpu: KProcessor, _thread: KThread, _ran: Cycles, _time: Cycles): void {}
  cycleCharge(_cpu: KProcessor, _thread: KThread, _cycles: Cycles, _time: Cycles): void {}
  sampledProfile(_cpu: KProcessor, _thread: KThread, _mode: CpuModeId, _time: Cycles): void {}
  threadProfiling(_time: Cycles): void {}
  systemCallEnter(_thread: KThread, _service: number, _time: Cycles): void {}
  systemCallExit(_thread: KThread, _service: number, _status: number, _time: Cycles): void {}
  setPriority(_thread: KThread, _oldPriority: number, _newPriority: number, _time: Cycles): void {}
  mmcssPeriod(_manager: KThread, _threads: number, _budget: Cycles, _time: Cycles): void {}
  mmcssBoost(_by: KThread, _thread: KThread, _task: string, _oldPriority: number, _newPriority: number, _time: Cycles): void {}
  mmcssThrottle(_by: KThread, _thread: KThread, _oldPriority: number, _newPriority: number, _used: Cycles, _time: Cycles): void {}
  audioDeadline(_thread: KThread, _buffer: number, _met: boolean, _time: Cycles): void {}
  foregroundChange(_process: EProcess | null, _time: Cycles): void {}
  diskIo(_irp: Irp, _status: number, _time: Cycles): void {}
  processCreate(_process: EProcess, _time: Cycles): void {}
  processExit(_process: EProcess, _time: Cycles): void {}
  processDefunct(_process: EProcess, _time: Cycles): void {}
  threadCreate(_thread: KThread, _time: Cycles): void {}
  threadExit(_thread: KThread, _time: Cycles): void {}
}
