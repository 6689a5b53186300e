// src-main/kernel/mmcss/scheduler.ts
//
// The multimedia class scheduler's manager thread, priority 27: a period of 10 ms after the other, on the grid of the machine's time.
//
//   0 ms                                     8 ms (100 - System Responsiveness per cent)   10 ms
//   | boosted: 16 - 26                         | exhausted: 1 - 7                            |
//   ^ every thread gets the priority that      ^ used up: who has run boosted on this        ^ next period
//     its task and the foreground give it        processor is demoted
//
// The budget is one of processor time: what boosted threads have run on a processor counts, not how late it is. Timers end at clock
// interrupts, so a budget is used up when no more than half of a clock interval is left of it. Where this Windows does not count cycles, the time
// since the period began takes their place. Demotion does not ask whether somebody else wants the processor: if nobody does, a demoted thread
// goes on running.
//
// Models: M. Russinovich, "Inside the Windows Vista Kernel, part 1", MMCSS. `Background Only = True` is boosted in any case: the article's "in
// the process that owns the foreground window, and" and the documentation's "not affected by focus" are both met by an or. Simplified: Affinity,
// GPU and SFIO priority of a task are read and not used; cycles count for the processor that a thread was on last.
// Code of mmcss.dll in svchost.exe: everything that it does to the machine goes through system services.

import { NtStatus } from '../../../src-shared/nt/ntstatus.ts';
import { defineFrames } from '../core/call-frames.ts';
import { close, enterAll } from '../core/native-api.ts';
import type { Program, UserContext, UserRequest } from '../core/program.ts';
import { CURRENT_THREAD, queryProcessForeground, queryThread, queryThreadCycleTime, setThreadPriority, setThreadPriorityBoost, setTimerResolution } from '../core/thread-api.ts';
import { CYCLES_PER_100NS, CYCLES_PER_MS } from '../core/time.ts';
import type { Cycles } from '../core/time.ts';
import { HookBit } from '../core/trace-hooks.ts';
import type { KThread } from '../ke/thread.ts';
import { KEvent } from '../ke/event.ts';
import { setEvent, waitForObject } from '../ke/services.ts';
import type { Registration, Standing } from './registration.ts';
import { DEFAULT_RESPONSIVENESS, effectiveResponsiveness } from './tasks.ts';

export const MANAGER_PRIORITY = 27;
export const PERIOD: Cycles = 10 * CYCLES_PER_MS;

const MANAGER = defineFrames('mmcss.dll!CiSchedulerThreadFunction+0x1b8');
const BEGIN_PERIOD = defineFrames('mmcss.dll!CiSchedulerBeginPeriod+0x6c', 'mmcss.dll!CiThreadSetPriority+0x2e');
const END_BUDGET = defineFrames('mmcss.dll!CiSchedulerCheckBudget+0x94', 'mmcss.dll!CiThreadSetPriority+0x2e');

type Step<T = void> = Generator<UserRequest, T, void>;

export class Scheduler {
  readonly registrations: Registration[] = [];
  private readonly joined = new KEvent('synchronization');
  private readonly highestMedium: number;
  /** Per cent of a processor that threads may run boosted. */
  private share = 100 - DEFAULT_RESPONSIVENESS;
  private periodBegan: Cycles = 0;
  /** Cycles between two clock interrupts. */
  private clockInterval: Cycles = 0;

  constructor(highestMedium: number) {
    this.highestMedium = highestMedium;
  }

  setResponsiveness(value: number): void {
    this.share = 100 - effectiveResponsiveness(value);
  }

  private get budget(): Cycles {
    return (PERIOD / 100) * this.share;
  }

  /** Program of the manager thread. */
  *manage(u: UserContext): Program {
    enterAll(u, MANAGER);
    yield setThreadPriority(u, CURRENT_THREAD, MANAGER_PRIORITY);
    for (;;) {
      yield waitForObject(u, this.joined);
      while (this.registrations.length > 0) {
        const begin = (Math.floor(u.now / PERIOD) + 1) * PERIOD;
        yield u.sleepUntil(begin);
        if (this.registrations.length > 0) yield* this.period(u, begin);
      }
    }
  }

  /** A thread joins: it is boosted at once, unless the budget of this period is gone. Called by the service's RPC thread. */
  *add(u: UserContext, registration: Registration): Step {
    const first = this.registrations.length === 0;
    this.registrations.push(registration);
    yield* this.setResolution(u);
    yield* this.readCycles(u, registration);
    registration.baseline += registration.used;
    registration.used = 0;
    const spent = this.registrations.some((other) => other.standing === 'exhausted');
    if (!spent && this.budget > 0 && (yield* this.isEligible(u, registration, null))) yield* this.settle(u, registration, 'boosted', 0);
    if (first) yield setEvent(u, this.joined);
  }

  /** The relative priority has changed. */
  *refresh(u: UserContext, registration: Registration): Step {
    if (registration.standing !== 'original') yield* this.settle(u, registration, registration.standing, registration.used);
  }

  /** A thread leaves, or has ended: it is what it was before. */
  *remove(u: UserContext, registration: Registration): Step {
    const at = this.registrations.indexOf(registration);
    if (at < 0) return;
    this.registrations.splice(at, 1);
    yield* this.settle(u, registration, 'original', 0);
    yield close(u, registration.thread);
    yield* this.setResolution(u);
  }

  private *period(u: UserContext, begin: Cycles): Step {
    const site = u.callSite;
    const { budget } = this;
    this.periodBegan = begin;
    if ((u.kernel.hooks.mask & HookBit.Multimedia) !== 0) u.kernel.hooks.mmcssPeriod(u.thread, this.registrations.length, budget, u.now);
    enterAll(u, BEGIN_PERIOD);
    const foreground = new Map<number, boolean>();
    for (const registration of [...this.registrations]) {
      if (!(yield* this.readCycles(u, registration))) {
        yield* this.remove(u, registration);
        continue;
      }
      registration.baseline += registration.used;
      registration.used = 0;
      const eligible = yield* this.isEligible(u, registration, foreground);
      yield* this.settle(u, registration, !eligible ? 'original' : budget > 0 ? 'boosted' : 'exhausted', 0);
    }
    u.callSite = site;
    if (budget > 0) yield* this.watch(u, begin + budget, begin + PERIOD);
  }

  /** Looks whenever a processor's budget could be used up. */
  private *watch(u: UserContext, first: Cycles, end: Cycles): Step {
    const site = u.callSite;
    for (let next = first; next < end - this.clockInterval / 2; ) {
      if (u.now < next) yield u.sleepUntil(next);
      enterAll(u, END_BUDGET);
      next = u.now + (yield* this.spend(u));
      u.callSite = site;
    }
  }

  /** Demotes who runs on a processor whose budget is used up. @returns cycles that are left on the one that has least; Infinity where none is left */
  private *spend(u: UserContext): Step<Cycles> {
    const boosted = this.registrations.filter((registration) => registration.standing === 'boosted');
    const used: Cycles[] = [];
    for (const registration of boosted) {
      yield* this.readCycles(u, registration);
      used[registration.processor] = (used[registration.processor] ?? 0) + registration.used;
    }
    const elapsed = u.now - this.periodBegan;
    let left = Infinity;
    for (const registration of boosted) {
      const onProcessor = Math.min(elapsed, used[registration.processor] as Cycles);
      const remaining = this.budget - onProcessor;
      if (remaining <= this.clockInterval / 2) yield* this.settle(u, registration, 'exhausted', onProcessor);
      else left = Math.min(left, remaining);
    }
    return left;
  }

  private *isEligible(u: UserContext, { task, pid }: Registration, known: Map<number, boolean> | null): Step<boolean> {
    if (task.backgroundOnly) return true;
    let foreground = known?.get(pid);
    if (foreground === undefined) {
      yield queryProcessForeground(u, pid);
      foreground = u.status === NtStatus.SUCCESS && u.result === 1;
      known?.set(pid, foreground);
    }
    return foreground;
  }

  /** Gives a thread the priority of a standing. @param used cycles that were used on its processor */
  private *settle(u: UserContext, registration: Registration, standing: Standing, used: Cycles): Step {
    const { thread, task } = registration;
    if (standing === 'original') {
      if (registration.standing === 'original') return;
      registration.standing = standing;
      yield queryThread(u, thread);
      if (u.status !== NtStatus.SUCCESS) return;
      yield setThreadPriority(u, thread, u.out2);
      yield setThreadPriorityBoost(u, thread, false);
      return;
    }
    // A boost for having waited would lift a demoted thread out of its range.
    if (registration.standing === 'original') yield setThreadPriorityBoost(u, thread, true);
    // On another processor it may have left meanwhile.
    if (!this.registrations.includes(registration)) return;
    registration.standing = standing;
    const priority = registration.priorityFor(standing, this.highestMedium);
    yield setThreadPriority(u, thread, priority);
    if (u.status !== NtStatus.SUCCESS || u.out1 === priority || (u.kernel.hooks.mask & HookBit.Multimedia) === 0) return;
    const target = u.object as KThread;
    if (standing === 'boosted') u.kernel.hooks.mmcssBoost(u.thread, target, task.name, u.out1, priority, u.now);
    else u.kernel.hooks.mmcssThrottle(u.thread, target, u.out1, priority, used, u.now);
  }

  /** Cycles that a thread has used since its baseline. @returns false: it has ended */
  private *readCycles(u: UserContext, registration: Registration): Step<boolean> {
    yield queryThreadCycleTime(u, registration.thread);
    registration.processor = u.out1;
    if (u.status === NtStatus.SUCCESS) registration.used = u.result - registration.baseline;
    // Not counted for threads: the processor's time stamp counter, which is the time.
    else if (u.status === NtStatus.INVALID_INFO_CLASS) registration.used = u.now - registration.baseline;
    else return false;
    return true;
  }

  /** The finest clock rate that a registered task needs, or none. */
  private *setResolution(u: UserContext): Step {
    const rates = this.registrations.map(({ task }) => task.clockRate);
    yield setTimerResolution(u, rates.length === 0 ? 0 : Math.min(...rates) * CYCLES_PER_100NS, rates.length > 0);
    this.clockInterval = u.result;
  }
}
