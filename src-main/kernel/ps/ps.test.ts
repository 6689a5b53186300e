import { describe, expect, it } from 'vitest';
import { profileFeatures } from '../core/features.ts';
import { DEFAULT_MACHINE, Kernel } from '../core/kernel.ts';
import type { Program, UserContext } from '../core/program.ts';
import { CYCLES_PER_MS, TICK_15_625_MS } from '../core/time.ts';
import { NoTraceHooks } from '../core/trace-hooks.ts';
import { KEvent } from '../ke/event.ts';
import { waitForObject } from '../ke/services.ts';
import { Timeline } from '../ke/timeline.ts';
import { threadBasePriority } from './priority-class.ts';
import type { EProcess } from './process.ts';
import { createProcess, createThread } from './services.ts';

const TICK = TICK_15_625_MS;

function build(hooks = new NoTraceHooks()): Kernel {
  return new Kernel({ machine: { ...DEFAULT_MACHINE, systemThreads: false }, features: profileFeatures('windows-vista'), seed: 1, hooks });
}

function* hog(u: UserContext): Program {
  for (;;) yield u.compute(CYCLES_PER_MS);
}

describe('processes and threads', () => {
  it('take the lowest free multiple of 4 as their ids, unless they want a certain one', () => {
    const kernel = build();
    const make = (pid?: number): EProcess => kernel.ps.createProcess({ imagePath: 'C:\\a.exe', program: hog, ...(pid === undefined ? {} : { pid }) });
    const first = make();
    expect([first.pid, first.threads[0]?.tid]).toEqual([8, 12]);
    expect(make(600).pid).toBe(600);
    expect(make(600).pid).toBe(20);
    kernel.apply({ kind: 'kill', pid: 8 });
    kernel.runUntil(TICK);
    expect(make().pid).toBe(8);
  });

  it('end with their last thread and then release who waits for them', () => {
    const kernel = build();
    const log: string[] = [];
    kernel.ps.createProcess({ imagePath: 'C:\\parent.exe', program: function* (u) {
      yield createProcess(u, { imagePath: 'C:\\child.exe', program: function* (child) {
        yield createThread(child, function* (second) { yield second.compute(3 * TICK); });
        yield child.compute(TICK);
      } });
      const child = u.object as EProcess;
      expect(child.parentPid).toBe(u.process.pid);
      yield waitForObject(u, child);
      log.push(`child ended at tick ${Math.floor(u.now / TICK)} with ${child.threads.length} threads`);
    } });
    kernel.runUntil(10 * TICK);
    expect(log).toEqual(['child ended at tick 4 with 0 threads']);
    expect([...kernel.ps.processes.keys()]).toEqual([0, 4]);
  });

  it('die wherever they are when they are killed: running, ready, waiting, suspended', () => {
    const exits: string[] = [];
    class Exits extends NoTraceHooks {
      override processExit(process: EProcess, time: number): void { exits.push(`${process.name} ${(time / TICK).toFixed(2)} ${process.exitStatus}`); }
    }
    const kernel = build(new Exits());
    const never = new KEvent();
    const running = kernel.ps.createProcess({ imagePath: 'C:\\running', program: function* (u) { yield u.compute(100 * TICK); } });
    const ready = kernel.ps.createProcess({ imagePath: 'C:\\ready', program: hog, basePriority: 6 });
    const waiting = kernel.ps.createProcess({ imagePath: 'C:\\waiting', program: function* (u) { yield waitForObject(u, never); }, basePriority: 9 });
    const suspended = kernel.ps.createProcess({ imagePath: 'C:\\suspended', program: hog, suspended: true });
    kernel.runUntil(TICK / 4);
    for (const process of [waiting, suspended, ready, running]) kernel.apply({ kind: 'kill', pid: process.pid });
    kernel.runUntil(TICK / 2);
    expect(exits.sort()).toEqual(['ready 0.25 1', 'running 0.25 1', 'suspended 0.25 1', 'waiting 0.25 1']);
    expect(kernel.apply({ kind: 'kill', pid: running.pid })).toBe(0xc000_000b);
    expect(kernel.apply({ kind: 'kill', pid: 4 })).toBe(0xc000_0022);
  });

  it('kill a tree with the descendants', () => {
    const kernel = build();
    const root = kernel.ps.createProcess({ imagePath: 'C:\\root.exe', program: hog });
    const child = kernel.ps.createProcess({ imagePath: 'C:\\child.exe', program: hog, parentPid: root.pid });
    kernel.ps.createProcess({ imagePath: 'C:\\grandchild.exe', program: hog, parentPid: child.pid });
    const other = kernel.ps.createProcess({ imagePath: 'C:\\other.exe', program: hog });
    kernel.apply({ kind: 'kill-tree', pid: root.pid });
    kernel.runUntil(TICK);
    expect([...kernel.ps.processes.keys()]).toEqual([0, 4, other.pid]);
  });

  it('stop in the middle of their work when they are suspended and go on from there', () => {
    const timeline = new Timeline();
    const kernel = build(timeline);
    const process = kernel.ps.createProcess({ imagePath: 'C:\\a.exe', program: function* (u) { yield u.compute(4 * TICK); } });
    kernel.scheduleCommand(TICK, { kind: 'suspend', pid: process.pid });
    kernel.scheduleCommand(3 * TICK, { kind: 'resume', pid: process.pid });
    kernel.runUntil(8 * TICK);
    expect(timeline.draw(0, TICK, 8 * TICK)).toBe('A..AAA..');
    expect(process.exitedCycles).toBe(4 * TICK);
  });

  it('move with their priority class, threads keeping their relative priority', () => {
    const kernel = build();
    const process = kernel.ps.createProcess({ imagePath: 'C:\\a.exe', program: hog });
    const thread = kernel.ps.createThread(process, hog, { relativePriority: 2 });
    kernel.apply({ kind: 'set-priority', pid: process.pid, priorityClass: 'high' });
    expect([process.basePriority, thread.basePriority, thread.priority]).toEqual([13, 15, 15]);
    kernel.apply({ kind: 'set-priority', pid: process.pid, priorityClass: 'idle' });
    expect(process.threads.map((one) => one.basePriority)).toEqual([4, 6]);
  });

  it('lose the processor when their priority falls below a ready one', () => {
    const timeline = new Timeline();
    const kernel = build(timeline);
    const a = kernel.ps.createProcess({ imagePath: 'C:\\a.exe', program: hog, priorityClass: 'high' });
    kernel.ps.createProcess({ imagePath: 'C:\\b.exe', program: hog });
    kernel.scheduleCommand(TICK + 1, { kind: 'set-priority', pid: a.pid, priorityClass: 'idle' });
    kernel.runUntil(4 * TICK);
    expect(timeline.draw(0, TICK, 4 * TICK)).toBe('ABBB');
  });

  it('count cycles for user mode only where Windows does', () => {
    for (const [profile, counted] of [['windows-xp', false], ['windows-server-2003', false], ['windows-vista', true], ['windows-server-2008', true]] as const) {
      const kernel = new Kernel({ machine: DEFAULT_MACHINE, features: profileFeatures(profile), seed: 1 });
      const process = kernel.ps.createProcess({ imagePath: 'C:\\a.exe', program: hog });
      kernel.runUntil(TICK);
      expect(kernel.ps.queryCycleTime(process) !== null).toBe(counted);
    }
  });
});

describe('threadBasePriority', () => {
  it('keeps each class in its range', () => {
    expect([-15, -2, 0, 2, 15].map((relative) => threadBasePriority(8, relative))).toEqual([1, 6, 8, 10, 15]);
    expect([-15, -2, 0, 2, 15].map((relative) => threadBasePriority(24, relative))).toEqual([16, 22, 24, 26, 31]);
    expect(threadBasePriority(13, 2)).toBe(15);
  });
});
