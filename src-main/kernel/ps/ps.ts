// src-main/kernel/ps/ps.ts
//
// Processes and threads: creation, exit, suspension, priority classes, the foreground, and the counters that Process Explorer
// and GetProcessTimes read.
//
//   const process = kernel.ps.createProcess({ imagePath: 'C:\\Tools\\cpuhog.exe', program: hog });
//   kernel.ps.createThread(process, worker);
//   kernel.ps.createSystemThread('nt!MiModifiedPageWriter', 17, writer);
//
// Models: Windows Internals 7th ed., part 1, ch. 3 and 4; ch. 6 "I/O cancellation for thread termination". Simplified: a thread that has ended
// with I/O under way leaves the list at once, its process waits; the process never gives up waiting (Windows does after five minutes).

import { assert } from '../../../src-shared/base/assert.ts';
import type { Kernel } from '../core/kernel.ts';
import type { ProgramFunction } from '../core/program.ts';
import type { Cycles } from '../core/time.ts';
import { HookBit } from '../core/trace-hooks.ts';
import { KProcessor } from '../ke/processor.ts';
import { KThread, ThreadState } from '../ke/thread.ts';
import { STATUS_USER_APC } from '../ke/wait.ts';
import { BackgroundMode } from './background-mode.ts';
import { CidTable } from './cid-table.ts';
import { handlePsCommands } from './commands.ts';
import { basePriorityOf, threadBasePriority } from './priority-class.ts';
import type { PriorityClass } from './priority-class.ts';
import { EProcess } from './process.ts';
import type { ProcessSpec } from './process.ts';
import { implementPsServices } from './services.ts';
import { implementThreadServices } from './thread-services.ts';

export interface ThreadOptions {
  readonly tid?: number;
  /** Relative to the process's base: -2..2, -15 idle, 15 time critical. */
  readonly relativePriority?: number;
  /** Absolute base priority instead. */
  readonly basePriority?: number;
  readonly affinity?: number;
  readonly suspended?: boolean;
  /** Start address as Process Explorer shows it. */
  readonly startRoutine?: string;
  /** Runs in kernel mode (a System thread). */
  readonly system?: boolean;
}

/** Sums over a process's threads, dead and alive, up to now. */
export interface ProcessTimes {
  readonly cycles: Cycles;
  readonly userTicks: number;
  readonly kernelTicks: number;
  readonly contextSwitches: number;
}

const SYSTEM_PID = 4;

export class Ps {
  /** Live processes by PID, in order of creation. */
  readonly processes = new Map<number, EProcess>();
  readonly idleProcess: EProcess;
  readonly systemProcess: EProcess;
  foreground: EProcess | null = null;
  private readonly kernel: Kernel;
  private readonly cids = new CidTable();
  private readonly threadsByTid = new Map<number, KThread>();
  private created = 0;
  private nextIdealProcessor = 0;

  constructor(kernel: Kernel) {
    this.kernel = kernel;
    const allCpus = 2 ** kernel.machine.cpus - 1;
    const base = { priorityClass: 'normal' as const, basePriority: 8, quantumReset: kernel.machine.quantumUnits.background, affinity: allCpus | 0 };
    this.idleProcess = new EProcess(0, this.created++, { imagePath: 'System Idle Process', program: null, priorityClass: 'idle' }, null, 0, { ...base, basePriority: 0 });
    this.systemProcess = new EProcess(this.cids.allocate(SYSTEM_PID), this.created++, { imagePath: 'System', program: null }, null, 0, base);
    for (const process of [this.idleProcess, this.systemProcess]) this.processes.set(process.pid, process);
    for (let number = 0; number < kernel.machine.cpus; number++) this.addIdleThread(number);
    implementPsServices(kernel);
    implementThreadServices(kernel, new BackgroundMode(kernel));
    handlePsCommands(kernel);
  }

  byPid(pid: number): EProcess | undefined {
    return this.processes.get(pid);
  }

  threadByTid(tid: number): KThread | undefined {
    return this.threadsByTid.get(tid);
  }

  createProcess(spec: ProcessSpec, parent: EProcess | null = null): EProcess {
    const { kernel } = this;
    const creator = parent ?? (spec.parentPid === undefined ? null : (this.processes.get(spec.parentPid) ?? null));
    const priorityClass = spec.priorityClass ?? 'normal';
    const process = new EProcess(this.cids.allocate(spec.pid), this.created++, spec, creator, kernel.now, {
      priorityClass,
      basePriority: spec.basePriority ?? basePriorityOf(priorityClass),
      quantumReset: kernel.machine.quantumUnits.background,
      affinity: spec.affinity ?? this.systemProcess.affinity,
    });
    this.processes.set(process.pid, process);
    kernel.hooks.processCreate(process, kernel.now);
    if (spec.program !== null) this.createThread(process, spec.program, { suspended: spec.suspended ?? false, startRoutine: `${process.name}!mainCRTStartup`, ...(spec.tid === undefined ? {} : { tid: spec.tid }) });
    return process;
  }

  createThread(process: EProcess, program: ProgramFunction, options: ThreadOptions = {}): KThread {
    const { kernel } = this;
    assert(process.exitTime < 0 && process.defunctTime < 0, `process ${process.pid} has ended`);
    const thread = new KThread(kernel, process, this.cids.allocate(options.tid), program, {
      basePriority: options.basePriority ?? threadBasePriority(process.basePriority, options.relativePriority ?? 0),
      quantumReset: process.quantumReset,
      affinity: options.affinity ?? process.affinity,
      system: options.system ?? false,
      createTime: kernel.now,
    });
    thread.startRoutine = options.startRoutine ?? '';
    thread.idealProcessor = this.chooseIdealProcessor(thread.affinity);
    thread.processor = thread.idealProcessor;
    kernel.ke.quantum.give(thread);
    process.threads.push(thread);
    process.peakThreads = Math.max(process.peakThreads, process.threads.length);
    this.threadsByTid.set(thread.tid, thread);
    kernel.hooks.threadCreate(thread, kernel.now);
    if (options.suspended === true || process.suspended) {
      thread.suspendCount = 1;
      thread.suspended = true;
    } else kernel.ke.readyThread(thread);
    return thread;
  }

  /** A thread of the System process. Its program is a kernel routine. @param startRoutine e.g. `nt!KeBalanceSetManager` */
  createSystemThread(startRoutine: string, basePriority: number, routine: ProgramFunction): KThread {
    return this.createThread(this.systemProcess, routine, { basePriority, system: true, startRoutine });
  }

  /** Ends every thread of a process. Threads inside the kernel end when they leave it. */
  terminateProcess(process: EProcess, exitStatus: number): void {
    if (process.exitTime >= 0 || process.defunctTime >= 0 || process === this.idleProcess) return;
    process.exitStatus = exitStatus;
    for (const thread of process.threads) if (!thread.terminating) this.terminateThread(thread, exitStatus);
    if (process.threads.length === 0) this.runDown(process);
  }

  terminateThread(thread: KThread, exitStatus: number): void {
    if (thread.state === ThreadState.Terminated || thread.system) return;
    thread.terminating = true;
    thread.attention = true;
    thread.exitStatus = exitStatus;
    thread.suspendCount = 0;
    if (thread.suspended) {
      thread.suspended = false;
      if (!thread.inKernel) thread.remaining = 0;
      this.kernel.ke.readyThread(thread);
    } else if (thread.state === ThreadState.Waiting) {
      if (thread.waitMode === 1 || thread.waitAlertable) this.kernel.ke.endWait(thread, STATUS_USER_APC);
      // What it waits for inside the kernel, where a driver can give that up. Otherwise the thread ends when the device has answered.
      else this.kernel.components.io.irps.cancelThread(thread);
    } else if (thread.state === ThreadState.Running) this.kernel.ke.pokeThread(thread);
    else if (!thread.inKernel) thread.remaining = 0;
  }

  /** @internal the runner: the thread's code is over */
  threadEnded(thread: KThread): void {
    const { kernel } = this;
    const { process } = thread;
    // Its slice up to here belongs to it; charge before the counters are summed up.
    kernel.ke.chargeCurrent();
    thread.state = ThreadState.Terminated;
    thread.stateTime = kernel.now;
    thread.exitTime = kernel.now;
    process.exitedCycles += thread.cycleTime;
    process.exitedUserTicks += thread.userTicks;
    process.exitedKernelTicks += thread.kernelTicks;
    process.exitedContextSwitches += thread.contextSwitches;
    process.threads.splice(process.threads.indexOf(thread), 1);
    this.threadsByTid.delete(thread.tid);
    this.cids.free(thread.tid);
    kernel.hooks.threadExit(thread, kernel.now);
    kernel.ke.retire(thread);
    process.lastThread = thread;
    if (process.threads.length === 0 && process !== this.systemProcess) this.runDown(process);
  }

  /**
   * The last thread is gone. I/O of the process that is still under way is cancelled; while a driver can't, the process stays: the driver
   * may yet write into its memory.
   */
  private runDown(process: EProcess): void {
    const { kernel } = this;
    kernel.components.io.processExits(process);
    if (process.pendingIrps === 0) {
      this.endProcess(process);
      return;
    }
    process.defunctTime = kernel.now;
    kernel.hooks.processDefunct(process, kernel.now);
  }

  /** @internal io: no I/O of a process is under way any more */
  ioEnded(process: EProcess): void {
    if (process.defunctTime >= 0 && process.exitTime < 0) this.endProcess(process);
  }

  private endProcess(process: EProcess): void {
    const { kernel } = this;
    process.exitTime = kernel.now;
    this.processes.delete(process.pid);
    if (this.foreground === process) this.setForeground(null);
    kernel.ke.timerResolution.release(process);
    kernel.hooks.processExit(process, kernel.now);
    this.cids.free(process.pid);
    kernel.ke.signalObject(process, 0);
  }

  suspendThread(thread: KThread): number {
    const before = thread.suspendCount++;
    thread.attention = true;
    this.kernel.ke.pokeThread(thread);
    return before;
  }

  resumeThread(thread: KThread): number {
    const before = thread.suspendCount;
    if (before === 0) return 0;
    thread.suspendCount--;
    if (thread.suspendCount === 0 && thread.suspended) {
      thread.suspended = false;
      this.kernel.ke.readyThread(thread);
    }
    return before;
  }

  suspendProcess(process: EProcess): void {
    process.suspended = true;
    for (const thread of process.threads) this.suspendThread(thread);
  }

  resumeProcess(process: EProcess): void {
    process.suspended = false;
    for (const thread of process.threads) this.resumeThread(thread);
  }

  setPriorityClass(process: EProcess, priorityClass: PriorityClass): void {
    const shift = basePriorityOf(priorityClass) - process.basePriority;
    process.priorityClass = priorityClass;
    process.basePriority += shift;
    for (const thread of process.threads) {
      const relative = Math.max(-2, Math.min(2, thread.basePriority - (process.basePriority - shift)));
      this.kernel.ke.setBasePriority(thread, threadBasePriority(process.basePriority, relative));
    }
  }

  /** The process that owns the foreground window: longer turns, boosted waits. */
  setForeground(process: EProcess | null): void {
    const { background, foreground } = this.kernel.machine.quantumUnits;
    if (this.foreground !== null) this.setQuantum(this.foreground, false, background);
    this.foreground = process;
    if (process !== null) this.setQuantum(process, true, foreground);
    const { hooks, now } = this.kernel;
    if ((hooks.mask & HookBit.Multimedia) !== 0) hooks.foregroundChange(process, now);
  }

  times(process: EProcess): ProcessTimes {
    let cycles = process.exitedCycles;
    let userTicks = process.exitedUserTicks;
    let kernelTicks = process.exitedKernelTicks;
    let contextSwitches = process.exitedContextSwitches;
    for (const thread of process.threads) {
      cycles += this.kernel.ke.threadCycles(thread);
      userTicks += thread.userTicks;
      kernelTicks += thread.kernelTicks;
      contextSwitches += thread.contextSwitches;
    }
    return { cycles, userTicks, kernelTicks, contextSwitches };
  }

  /** QueryProcessCycleTime: cycles of all threads, dead and alive; null where this Windows does not count them. */
  queryCycleTime(process: EProcess): Cycles | null {
    return this.kernel.features.on('cpu.cycleAccounting') ? this.times(process).cycles : null;
  }

  /** GetProcessTimes, user and kernel together: cycles' worth of clock ticks that caught the process. */
  queryCpuTime(process: EProcess): Cycles {
    const { userTicks, kernelTicks } = this.times(process);
    return (userTicks + kernelTicks) * this.kernel.machine.tickCycles;
  }

  private setQuantum(process: EProcess, foreground: boolean, units: number): void {
    process.foreground = foreground;
    process.quantumReset = units;
    for (const thread of process.threads) {
      thread.quantumReset = units;
      // A turn that has begun keeps its length; a thread that has never run begins with the new one.
      if (thread.state === ThreadState.Initialized) this.kernel.ke.quantum.give(thread);
    }
  }

  private addIdleThread(number: number): void {
    const { kernel, idleProcess } = this;
    const thread = new KThread(kernel, idleProcess, 0, null, { basePriority: 0, quantumReset: 6, affinity: 1 << number, system: true, createTime: 0 });
    thread.state = ThreadState.Running;
    thread.remaining = Infinity;
    thread.idealProcessor = number;
    thread.processor = number;
    idleProcess.threads.push(thread);
    kernel.ke.addProcessor(new KProcessor(number, thread));
  }

  /** Round robin over the processors that the affinity allows, as each process's threads get their seeds. */
  private chooseIdealProcessor(affinity: number): number {
    const { cpus } = this.kernel.machine;
    for (let i = 0; i < cpus; i++) {
      const candidate = (this.nextIdealProcessor + i) % cpus;
      if ((affinity & (1 << candidate)) !== 0) {
        this.nextIdealProcessor = (candidate + 1) % cpus;
        return candidate;
      }
    }
    throw new Error(`affinity 0x${affinity.toString(16)} names no processor of this machine`);
  }
}
