// src-main/kernel/etw/sampled-path.ts
//
// What a profile interrupt finds on a processor: the call path at that moment, innermost frame last.
//
//   user mode      the program's own path
//   kernel mode    the path of the operation that the thread is performing; between operations, of its system service;
//                  for a System thread, its start routine
//   DPC, ISR       the routine, which runs on whatever was there and has no caller
//   switch, idle   the dispatcher's own routines
//
// Models: learn.microsoft.com/windows/win32/etw/sampledprofile (the event names an instruction, the stack goes with it). Offsets are [assumed].

import { defineFrame } from '../core/call-frames.ts';
import type { CallFrame } from '../core/call-frames.ts';
import { CpuMode } from '../core/trace-hooks.ts';
import type { CpuModeId } from '../core/trace-hooks.ts';
import { Activity } from '../ke/processor.ts';
import type { KProcessor } from '../ke/processor.ts';
import type { KThread } from '../ke/thread.ts';
import type { CallStack, CallStacks } from './call-stacks.ts';
import type { KernelStacks } from './kernel-stacks.ts';
import type { OperationTracer } from './operation-tracer.ts';

/** Where in a routine a sample falls: a routine has no finer structure here. */
const INSIDE = 0x2e;

export class SampledPaths {
  private readonly callStacks: CallStacks;
  private readonly kernelStacks: KernelStacks;
  private readonly tracer: OperationTracer;
  private readonly routines = new Map<string, CallFrame>();

  constructor(callStacks: CallStacks, kernelStacks: KernelStacks, tracer: OperationTracer) {
    this.callStacks = callStacks;
    this.kernelStacks = kernelStacks;
    this.tracer = tracer;
  }

  /** The path that `thread` or the processor itself is on. Never empty. */
  path(cpu: KProcessor, thread: KThread, mode: CpuModeId): CallStack {
    switch (mode) {
      case CpuMode.Idle: return this.alone('nt!KiIdleLoop');
      case CpuMode.Isr: return this.alone(cpu.isr?.name ?? 'nt!KiInterruptDispatch');
      case CpuMode.Dpc: return this.alone(cpu.activity === Activity.Switch ? 'nt!KiSwapContext' : (cpu.dpc?.name ?? 'nt!KiRetireDpcList'));
      case CpuMode.User: return this.userPath(thread);
      case CpuMode.Kernel: return this.kernelPath(thread);
    }
  }

  /** The routine `module!function` of the kernel or a driver, as a frame. */
  routine(name: string): CallFrame {
    let frame = this.routines.get(name);
    if (frame === undefined) {
      const bang = name.indexOf('!');
      const module = bang < 0 ? 'nt' : name.slice(0, bang);
      frame = defineFrame(module === 'nt' ? this.kernelStacks.kernelImage : `${module}.sys`, name.slice(bang + 1), INSIDE);
      this.routines.set(name, frame);
    }
    return frame;
  }

  /** Routines of the kernel that run on top of whatever the thread is doing, outermost first: a service, or its own code. */
  callPath(thread: KThread, routines: readonly string[]): CallStack {
    let path = thread.service !== 0 ? this.kernelStacks.serviceStack(thread.u.callSite, thread.service) : thread.u.callSite;
    for (const name of routines) path = this.callStacks.push(path, this.routine(name));
    return path;
  }

  private alone(routine: string): CallStack {
    return this.callStacks.push(0, this.routine(routine));
  }

  private userPath(thread: KThread): CallStack {
    return thread.u.callSite !== 0 ? thread.u.callSite : this.callStacks.push(0, defineFrame(thread.process.name, '', 0x1000));
  }

  private kernelPath(thread: KThread): CallStack {
    const record = this.tracer.activeOf(thread);
    if (record !== null && record.stack !== 0) return record.stack;
    if (thread.service !== 0) return this.kernelStacks.serviceStack(thread.system ? 0 : thread.u.callSite, thread.service);
    return this.alone(thread.startRoutine === '' ? 'nt!PspSystemThreadStartup' : thread.startRoutine);
  }
}
