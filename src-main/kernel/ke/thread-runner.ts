// src-main/kernel/ke/thread-runner.ts
//
// Steps the code of threads: resumes the program (or the kernel routine on top of it), carries out what it yields, and gives
// the processor its next slice. While nothing else on the machine is due before a slice ends, and the machine has one
// processor, the clock is advanced right here instead of through the main loop.
//
// A system call goes: enter(u) at the moment of the call -> its cycles are spent in kernel mode -> the armed wait or the kernel
// routine -> leave(u) -> back in the program.

import { AssertionError } from '../../../src-shared/base/assert.ts';
import { HookBit } from '../core/trace-hooks.ts';
import type { Kernel } from '../core/kernel.ts';
import { BLOCKS, Request } from '../core/program.ts';
import type { KernelRoutine } from '../core/program.ts';
import { serviceName } from '../core/system-services.ts';
import type { Cycles } from '../core/time.ts';
import { COSTS } from '../hal/costs.ts';
import type { ApcFrame, InterruptedWait, KApc } from './apc.ts';
import type { Dispatcher, SliceRunner } from './dispatcher.ts';
import type { KProcessor } from './processor.ts';
import { Phase, ThreadState, WaitReason } from './thread.ts';
import type { KThread } from './thread.ts';
import { STATUS_USER_APC } from './wait.ts';
import type { Waits } from './wait.ts';

/** step() says: the thread waits. */
const BLOCKED = -1;
/** step() says: the thread has ended. */
const ENDED = -2;
/** Turns of one step without time moving on; more is a program that never waits and never computes. */
const MAX_TURNS = 1_000_000;

export class ThreadRunner implements SliceRunner {
  private readonly kernel: Kernel;
  private readonly dispatcher: Dispatcher;
  private readonly waits: Waits;

  constructor(kernel: Kernel, dispatcher: Dispatcher, waits: Waits) {
    this.kernel = kernel;
    this.dispatcher = dispatcher;
    this.waits = waits;
  }

  run(cpu: KProcessor): void {
    const { kernel, dispatcher } = this;
    const thread = cpu.current;
    for (;;) {
      const cycles = this.step(thread, cpu);
      if (cycles < 0) {
        thread.remaining = 0;
        dispatcher.switchAway(cpu);
        return;
      }
      const end = kernel.now + cycles;
      if (cycles > 0 && this.undisturbed(cpu, thread, end)) {
        kernel.now = end;
        continue;
      }
      cpu.charge(kernel.now);
      thread.remaining = cycles;
      dispatcher.returnToThread(cpu);
      return;
    }
  }

  /** Whether nothing on the machine can happen before `end` but what this thread does: then the clock may be advanced right here. */
  private undisturbed(cpu: KProcessor, thread: KThread, end: Cycles): boolean {
    const { kernel } = this;
    return end < kernel.queue.nextTime && end <= kernel.limit && this.dispatcher.processors.length === 1
      && cpu.next === null && !cpu.quantumEnd && cpu.dpcQueue.length === 0 && cpu.pending.length === 0 && !thread.attention;
  }

  /** Suspends a thread that is not in the kernel; lets an ended one come to its end at once. */
  holds(thread: KThread): boolean {
    if (thread.inKernel) return false;
    if (thread.terminating) {
      thread.remaining = 0;
      return false;
    }
    if (thread.suspendCount === 0) return false;
    this.suspend(thread);
    return true;
  }

  interruptForApc(thread: KThread): void {
    // Between two steps attend() sees to it; everywhere else at least one cycle brings the thread back to where it was.
    if (thread.phase === Phase.Step || thread.apcFrames.length > 0 || !hasKernelApc(thread)) return;
    this.deliver(thread, null, Math.max(1, thread.remaining));
  }

  /** Queues an APC. A thread that waits is woken for it where its kind may. */
  insertApc(thread: KThread, apc: KApc, increment: number): void {
    if (thread.state === ThreadState.Terminated) return;
    thread.apcs.push(apc);
    thread.attention = true;
    if (thread.state !== ThreadState.Waiting || thread.suspended) {
      this.kernel.ke.pokeThread(thread);
      return;
    }
    if (apc.mode === 'user') {
      if (!thread.waitAlertable) return;
      thread.userApcPending = true;
      this.waits.end(thread, STATUS_USER_APC, increment);
      return;
    }
    if (thread.apcFrames.length > 0) return;
    this.deliver(thread, waitOf(thread, thread.waitDue), 0);
    this.waits.wake(thread, increment);
  }

  /** Resumes the thread's code. @returns cycles of its next slice, BLOCKED or ENDED */
  private step(thread: KThread, cpu: KProcessor): Cycles {
    const { u } = thread;
    switch (thread.phase) {
      case Phase.Service:
        if (u.waitArmed) {
          u.waitArmed = false;
          thread.phase = Phase.ServiceWait;
          if (this.waits.begin(thread)) return BLOCKED;
        }
        this.leaveService(thread);
        break;
      case Phase.ServiceWait: this.leaveService(thread); break;
      case Phase.EnterRoutine: thread.routines.push(u.routine as KernelRoutine); break;
    }
    thread.phase = Phase.Step;
    for (let turns = 0; ; turns++) {
      if (turns >= MAX_TURNS) throw new AssertionError(`thread ${thread.tid} of ${thread.process.name} makes no progress`);
      if (thread.attention) {
        const outcome = this.attend(thread);
        if (outcome !== 0) return outcome;
      }
      const { routines } = thread;
      if (thread.callPending && routines.length === 0) {
        thread.callPending = false;
        return this.enterService(thread);
      }
      const code = routines.length > 0 ? (routines[routines.length - 1] as KernelRoutine) : thread.program;
      if (code === null) return this.endThread(thread);
      const step = code.next();
      if (step.done === true) {
        if (routines.length === 0) return this.endThread(thread);
        routines.pop();
        const frame = thread.apcFrames.at(-1);
        if (frame !== undefined && frame.depth === routines.length) {
          const cycles = this.endApc(thread, frame);
          if (cycles !== 0) return cycles;
        } else if (routines.length === 0 && thread.service !== 0) this.leaveService(thread);
        continue;
      }
      switch (step.value) {
        case Request.Compute:
          thread.phase = Phase.Compute;
          return u.cycles;
        case Request.Service:
          if (u.lead > 0) {
            const cycles = u.lead;
            u.lead = 0;
            const end = this.kernel.now + cycles;
            if (this.undisturbed(cpu, thread, end)) {
              this.kernel.now = end;
              return this.enterService(thread);
            }
            thread.callPending = true;
            thread.phase = Phase.Compute;
            return cycles;
          }
          return this.enterService(thread);
        case Request.Wait:
          if (this.waits.begin(thread)) return BLOCKED;
          break;
        case Request.Exit: this.kernel.ps.terminateProcess(thread.process, u.a0); break;
      }
    }
  }

  private enterService(thread: KThread): Cycles {
    const { u } = thread;
    const { kernel } = this;
    const service = u.service;
    const enter = kernel.services.enters[service];
    if (enter === undefined) throw new Error(`no component implements ${serviceName(service)}`);
    if (thread.service !== 0) throw new AssertionError(`${serviceName(service)} called from inside ${serviceName(thread.service)}`);
    thread.service = service;
    u.enterTime = kernel.now;
    u.waitArmed = false;
    if ((kernel.hooks.mask & HookBit.SystemCall) !== 0) kernel.hooks.systemCallEnter(thread, service, kernel.now);
    const cost = enter(u);
    if (cost === BLOCKS) {
      thread.phase = Phase.EnterRoutine;
      return COSTS.systemCall;
    }
    thread.phase = Phase.Service;
    return COSTS.systemCall + cost;
  }

  private leaveService(thread: KThread): void {
    const { u } = thread;
    const { kernel } = this;
    const service = thread.service;
    const leave = kernel.services.leaves[service];
    if (leave !== undefined) leave(u);
    thread.service = 0;
    if ((kernel.hooks.mask & HookBit.SystemCall) !== 0) kernel.hooks.systemCallExit(thread, service, u.status, kernel.now);
  }

  /** Termination, suspension and APCs, before the thread's code goes on. @returns 0: go on */
  private attend(thread: KThread): number {
    if (!thread.inKernel) {
      if (thread.terminating) return this.endThread(thread);
      if (thread.suspendCount > 0) {
        thread.remaining = 0;
        this.suspend(thread);
        return BLOCKED;
      }
    }
    if (thread.apcFrames.length === 0 && deliverable(thread)) this.deliver(thread, null, 0);
    thread.attention = thread.terminating || thread.suspendCount > 0 || thread.apcs.length > 0;
    return 0;
  }

  private suspend(thread: KThread): void {
    thread.state = ThreadState.Waiting;
    thread.waitReason = WaitReason.Suspended;
    thread.waitMode = 0;
    thread.stateTime = this.kernel.now;
    thread.suspended = true;
    thread.attention = thread.terminating || thread.apcs.length > 0;
  }

  private endThread(thread: KThread): number {
    this.kernel.ps.threadEnded(thread);
    return ENDED;
  }

  /** Puts the next APC's routine on top of what the thread does. Kernel APCs go first; user ones only outside the kernel. */
  private deliver(thread: KThread, wait: InterruptedWait | null, remaining: Cycles): void {
    const { u } = thread;
    let index = thread.apcs.findIndex((apc) => apc.mode === 'kernel');
    if (index < 0) index = 0;
    const apc = thread.apcs.splice(index, 1)[0] as KApc;
    if (!thread.apcs.some((other) => other.mode === 'user')) thread.userApcPending = false;
    thread.apcFrames.push({
      depth: thread.routines.length, phase: thread.phase, status: u.status, result: u.result, waitStatus: u.waitStatus, remaining, wait,
      armed: u.waitArmed ? waitOf(thread, u.waitTimeout) : null,
    });
    u.waitArmed = false;
    thread.routines.push(apc.routine(u));
    thread.phase = Phase.Step;
    thread.remaining = 0;
  }

  /** The APC is over: back to what it interrupted. @returns the cycles left of that, 0: the next step, BLOCKED: it waits again */
  private endApc(thread: KThread, frame: ApcFrame): Cycles {
    const { u } = thread;
    thread.apcFrames.pop();
    u.status = frame.status;
    u.result = frame.result;
    u.waitStatus = frame.waitStatus;
    if (thread.apcs.length > 0) thread.attention = true;
    if (frame.armed !== null) {
      setWait(thread, frame.armed, frame.armed.due);
      u.waitArmed = true;
    }
    const { wait } = frame;
    if (wait === null) {
      if (frame.remaining > 0) thread.phase = frame.phase;
      return frame.remaining;
    }
    thread.phase = frame.phase;
    setWait(thread, wait, wait.due === Infinity ? Infinity : Math.max(1, wait.due - this.kernel.now));
    if (hasKernelApc(thread)) {
      this.deliver(thread, wait, 0);
      return 0;
    }
    if (this.waits.begin(thread)) return BLOCKED;
    thread.phase = Phase.Step;
    if (frame.phase === Phase.ServiceWait) this.leaveService(thread);
    return 0;
  }
}

function waitOf(thread: KThread, due: Cycles): InterruptedWait {
  const { u } = thread;
  return { object: u.waitObject, objects: u.waitObjects, all: u.waitForAll, reason: u.waitReason, alertable: u.waitAlertable, due };
}

function setWait(thread: KThread, wait: InterruptedWait, timeout: Cycles): void {
  const { u } = thread;
  u.waitObject = wait.object;
  u.waitObjects = wait.objects;
  u.waitForAll = wait.all;
  u.waitReason = wait.reason;
  u.waitAlertable = wait.alertable;
  u.waitTimeout = timeout;
}

function hasKernelApc(thread: KThread): boolean {
  return thread.apcs.some((apc) => apc.mode === 'kernel');
}

/** Kernel APCs at once; user ones before user code goes on, after an alertable wait. */
function deliverable(thread: KThread): boolean {
  return hasKernelApc(thread) || (thread.userApcPending && !thread.inKernel);
}
