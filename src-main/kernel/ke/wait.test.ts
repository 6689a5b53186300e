import { describe, expect, it } from 'vitest';
import { profileFeatures } from '../core/features.ts';
import { DEFAULT_MACHINE, Kernel } from '../core/kernel.ts';
import { defineService } from '../core/system-services.ts';
import type { ProgramFunction } from '../core/program.ts';
import { CYCLES_PER_MS, CYCLES_PER_US, TICK_15_625_MS } from '../core/time.ts';
import { KDpc } from './dpc.ts';
import { KEvent } from './event.ts';
import { KMutant } from './mutant.ts';
import type { KProcessor } from './processor.ts';
import { KQueue } from './queue.ts';
import { KSemaphore } from './semaphore.ts';
import { setEvent, waitForObject } from './services.ts';
import { ThreadState, WaitReason } from './thread.ts';
import type { KThread } from './thread.ts';
import { KTimer } from './timer.ts';
import { STATUS_ABANDONED_WAIT_0, STATUS_TIMEOUT, STATUS_USER_APC } from './wait.ts';

const TICK = TICK_15_625_MS;

function quiet(cpus = 1): Kernel {
  return new Kernel({ machine: { ...DEFAULT_MACHINE, cpus, systemThreads: false }, features: profileFeatures('windows-vista'), seed: 1 });
}

/** Runs routines as System threads of priority 12 and gives what they noted, in order. */
function run(routines: (kernel: Kernel, note: (text: string) => void) => Readonly<Record<string, ProgramFunction>>, until = 20 * TICK): readonly string[] {
  const kernel = quiet();
  const notes: string[] = [];
  for (const [name, routine] of Object.entries(routines(kernel, (text) => notes.push(text)))) kernel.ps.createSystemThread(name, 12, routine);
  kernel.runUntil(until);
  return notes;
}

describe('waiting', () => {
  it('releases one waiter of a synchronization event at a time, first come first served, and all of a notification event', () => {
    const single = new KEvent('synchronization');
    const all = new KEvent('notification');
    const notes = run((kernel, note) => ({
      one: function* (u) { yield u.wait(single, WaitReason.Executive); note('one'); yield u.wait(all, WaitReason.Executive); note('one all'); },
      two: function* (u) { yield u.wait(single, WaitReason.Executive); note('two'); yield u.wait(all, WaitReason.Executive); note('two all'); },
      setter: function* (u) {
        kernel.ke.setEvent(single);
        yield u.delay(TICK, WaitReason.DelayExecution);
        note('second');
        kernel.ke.setEvent(single);
        yield u.delay(TICK, WaitReason.DelayExecution);
        kernel.ke.setEvent(all);
      },
    }));
    expect(notes).toEqual(['one', 'second', 'two', 'one all', 'two all']);
  });

  it('ends a timed wait at the first tick at or after its due time', () => {
    const never = new KEvent();
    const times: number[] = [];
    run(() => ({
      waiter: function* (u) {
        yield u.wait(never, WaitReason.Executive, 1);
        times.push(u.now, u.waitStatus);
        yield u.wait(never, WaitReason.Executive, TICK + CYCLES_PER_MS);
        times.push(u.now, u.waitStatus);
      },
    }));
    const afterDpc = 5 * CYCLES_PER_US + 5 * CYCLES_PER_US + 2 * CYCLES_PER_US;
    expect(times).toEqual([TICK + afterDpc, STATUS_TIMEOUT, 3 * TICK + afterDpc, STATUS_TIMEOUT]);
  });

  it('waits for all objects without taking any before it has them all', () => {
    const semaphore = new KSemaphore(1, 1);
    const event = new KEvent('synchronization');
    const notes = run((kernel, note) => ({
      both: function* (u) { yield u.waitMultiple([semaphore, event], true, WaitReason.Executive); note(`both ${semaphore.signalState}`); },
      thief: function* (u) { yield u.wait(semaphore, WaitReason.Executive, 0); note('thief'); kernel.ke.setEvent(event); yield u.delay(TICK, WaitReason.DelayExecution); note('gives back'); kernel.ke.releaseSemaphore(semaphore); },
    }));
    expect(notes).toEqual(['thief', 'gives back', 'both 0']);
  });

  it('tells a wait for any which object it was', () => {
    const first = new KEvent();
    const second = new KEvent('notification', true);
    expect(run((_kernel, note) => ({ any: function* (u) { yield u.waitMultiple([first, second], false, WaitReason.Executive); note(`object ${u.waitStatus}`); } }))).toEqual(['object 1']);
  });

  it('lets the owner of a mutant acquire it again, and marks one that its owner left behind', () => {
    const mutant = new KMutant();
    const notes = run((kernel, note) => ({
      owner: function* (u) {
        yield u.wait(mutant, WaitReason.Executive);
        yield u.wait(mutant, WaitReason.Executive);
        note(`depth ${1 - mutant.signalState}`);
        kernel.ke.releaseMutant(mutant, u.thread);
        yield u.delay(TICK, WaitReason.DelayExecution);
      },
      heir: function* (u) { yield u.wait(mutant, WaitReason.Executive); note(u.waitStatus === STATUS_ABANDONED_WAIT_0 ? 'abandoned' : 'released'); },
    }));
    expect(notes).toEqual(['depth 2', 'abandoned']);
  });

  it('expires periodic timers at ticks', () => {
    const timer = new KTimer('synchronization');
    const ticks: number[] = [];
    run((kernel) => ({
      waiter: function* (u) {
        kernel.ke.setTimer(timer, u.now + 1, 2 * TICK);
        for (let i = 0; i < 3; i++) {
          yield u.wait(timer, WaitReason.Executive);
          ticks.push(Math.floor(u.now / TICK));
        }
      },
    }));
    expect(ticks).toEqual([1, 3, 5]);
  });

  it('serves a queue last in first out, with no more workers running than it allows', () => {
    const queue = new KQueue(1);
    const notes = run((kernel, note) => ({
      ...Object.fromEntries(['w1', 'w2'].map((name) => [name, function* (u) {
        for (;;) {
          yield u.wait(queue, WaitReason.WrQueue);
          note(`${name} takes ${String(u.object)}`);
          yield u.compute(CYCLES_PER_MS);
          if (u.object === 'blocking') yield u.delay(TICK, WaitReason.Executive);
        }
      } satisfies ProgramFunction])),
      source: function* (u) {
        for (const entry of ['a', 'b', 'c']) kernel.ke.insertQueue(queue, entry);
        yield u.delay(TICK, WaitReason.DelayExecution);
        for (const entry of ['blocking', 'd']) kernel.ke.insertQueue(queue, entry);
      },
    }));
    expect(notes).toEqual(['w2 takes a', 'w2 takes b', 'w2 takes c', 'w2 takes blocking', 'w1 takes d']);
  });

  it('runs a kernel APC inside a wait and then waits on; a user APC ends only an alertable wait', () => {
    const notes: string[] = [];
    const kernel = quiet();
    const never = new KEvent();
    const waitAlertable = defineService('TestWaitAlertable');
    kernel.services.implement(waitAlertable, (u) => {
      u.thenWait(never, WaitReason.UserRequest, 10 * TICK, u.a0 === 1);
      return 0;
    }, (u) => { notes.push(`wait ended ${u.waitStatus === STATUS_TIMEOUT ? 'by timeout' : u.waitStatus === STATUS_USER_APC ? 'by APC' : 'otherwise'} at ${Math.floor(u.now / TICK)}`); });
    const victim = kernel.ps.createProcess({ imagePath: 'C:\\victim.exe', program: function* (u) {
      for (u.a0 = 0; u.a0 < 2; u.a0++) {
        u.status = 42;
        yield u.call(waitAlertable);
        notes.push(`status ${u.status}`);
      }
    } }).threads[0] as KThread;
    kernel.ps.createSystemThread('other', 12, function* (u) {
      yield u.delay(TICK, WaitReason.DelayExecution);
      kernel.ke.insertApc(victim, { mode: 'kernel', routine: function* (v) { v.status = 7; yield v.compute(CYCLES_PER_MS); notes.push('kernel APC'); } });
      kernel.ke.insertApc(victim, { mode: 'user', routine: function* (v) { yield v.compute(1); notes.push('user APC'); } });
    });
    kernel.runUntil(40 * TICK);
    expect(notes).toEqual(['kernel APC', 'wait ended by timeout at 11', 'status 42', 'wait ended by APC at 11', 'user APC', 'status 42']);

    kernel.ps.createSystemThread('late', 12, function* () { kernel.ke.insertApc(victim, { mode: 'user', routine: function* () { notes.push('never'); } }); });
    kernel.runUntil(50 * TICK);
    expect(notes).not.toContain('never');
  });

  it('interrupts a running thread for a kernel APC and lets it go on with what was left', () => {
    const notes: string[] = [];
    const kernel = quiet();
    const victim = kernel.ps.createProcess({ imagePath: 'C:\\victim.exe', program: function* (u) {
      yield u.compute(10 * CYCLES_PER_MS);
      notes.push(`done at ${Math.round(u.now / CYCLES_PER_MS)}`);
    } }).threads[0] as KThread;
    const dpc = new KDpc('test', () => {
      for (const name of ['first', 'second']) kernel.ke.insertApc(victim, { mode: 'kernel', routine: function* (v) { yield v.compute(CYCLES_PER_MS); notes.push(`${name} at ${Math.round(v.now / CYCLES_PER_MS)}`); } });
      return CYCLES_PER_US;
    });
    kernel.schedule(3 * CYCLES_PER_MS, { onEvent: () => { kernel.ke.queueDpc(kernel.ke.processors[0] as KProcessor, dpc); } });
    kernel.runUntil(5 * TICK);
    expect(notes).toEqual(['first at 4', 'second at 5', 'done at 12']);
  });

  it('runs every kernel APC that comes while one is running, before it waits again, with the boost of a released thread', () => {
    const notes: string[] = [];
    const kernel = quiet();
    const never = new KEvent();
    const victim = kernel.ps.createProcess({ imagePath: 'C:\\victim.exe', program: function* (u) { yield waitForObject(u, never); } }).threads[0] as KThread;
    kernel.ps.createSystemThread('other', 12, function* (u) {
      yield u.delay(TICK, WaitReason.DelayExecution);
      for (const name of ['first', 'second', 'third']) kernel.ke.insertApc(victim, { mode: 'kernel', routine: function* (v) { yield v.compute(CYCLES_PER_US); notes.push(`${name} at priority ${v.thread.priority}`); } }, 2);
    });
    kernel.runUntil(5 * TICK);
    expect(notes).toEqual(['first at priority 10', 'second at priority 10', 'third at priority 10']);
    expect(victim.state).toBe(ThreadState.Waiting);
  });

  it('counts a queue worker that runs an APC as running, and takes it back as a waiter', () => {
    const kernel = quiet();
    const queue = new KQueue(1);
    const wait = defineService('TestQueueWait');
    kernel.services.implement(wait, (u) => { u.thenWait(queue, WaitReason.WrQueue); return 0; });
    const { threads } = kernel.ps.createProcess({ imagePath: 'C:\\workers.exe', program: function* (u) { for (;;) { yield u.call(wait); yield u.compute(CYCLES_PER_MS); } } });
    kernel.runUntil(TICK);
    kernel.ke.insertApc(threads[0] as KThread, { mode: 'kernel', routine: function* (v) { yield v.compute(CYCLES_PER_US); } });
    expect(queue.currentCount).toBe(1);
    kernel.runUntil(2 * TICK);
    expect(queue.currentCount).toBe(0);
    kernel.ke.insertQueue(queue, 'entry');
    expect(queue.currentCount).toBe(1);
    kernel.runUntil(3 * TICK);
    expect([queue.currentCount, queue.entries.length]).toEqual([0, 0]);
  });

  it('ends an alertable wait for a user APC, which runs before the program goes on', () => {
    const notes: string[] = [];
    const kernel = quiet();
    const never = new KEvent();
    const waitAlertable = defineService('TestWaitAlertable2');
    kernel.services.implement(waitAlertable, (u) => {
      u.thenWait(never, WaitReason.UserRequest, Infinity, true);
      return 0;
    }, (u) => { u.status = u.waitStatus; });
    const victim = kernel.ps.createProcess({ imagePath: 'C:\\victim.exe', program: function* (u) {
      yield u.call(waitAlertable);
      notes.push(`status ${u.status}`);
    } }).threads[0] as KThread;
    kernel.ps.createSystemThread('other', 12, function* (u) {
      yield u.delay(TICK, WaitReason.DelayExecution);
      kernel.ke.insertApc(victim, { mode: 'user', routine: function* (v) { yield v.compute(1); notes.push('user APC'); } });
    });
    kernel.runUntil(40 * TICK);
    expect(notes).toEqual(['user APC', `status ${STATUS_USER_APC}`]);
  });

  it('boosts a released thread by the increment, up to 15, and lets it decay by one level a turn', () => {
    const kernel = quiet();
    const event = new KEvent('synchronization');
    const process = kernel.ps.createProcess({ imagePath: 'C:\\a.exe', program: function* (u) {
      for (let i = 0; i < 2; i++) {
        yield waitForObject(u, event);
        yield u.compute(7 * TICK);
      }
    } });
    const [thread] = process.threads;
    const seen: number[] = [];
    kernel.ps.createProcess({ imagePath: 'C:\\b.exe', program: function* (u) { yield u.compute(TICK); kernel.ke.setEvent(event, 2); for (;;) yield u.compute(TICK); } });
    for (let at = 1; at <= 8; at++) {
      kernel.runUntil(at * TICK + CYCLES_PER_MS);
      seen.push(thread?.priority ?? -1);
    }
    // Two ticks a turn: 10, 10, then 9, 9, then base.
    expect(seen).toEqual([10, 10, 9, 9, 8, 8, 8, 8]);
    kernel.ke.setEvent(event, 100);
  });

  it('hands over between a setter and a waiter of higher priority at once', () => {
    const kernel = quiet();
    const event = new KEvent('synchronization');
    const order: string[] = [];
    kernel.ps.createProcess({ imagePath: 'C:\\high.exe', basePriority: 10, program: function* (u) { yield waitForObject(u, event); order.push('high'); } });
    kernel.ps.createProcess({ imagePath: 'C:\\low.exe', program: function* (u) { yield u.compute(CYCLES_PER_US); yield setEvent(u, event); order.push('low'); } });
    kernel.runUntil(TICK);
    expect(order).toEqual(['high', 'low']);
  });
});
