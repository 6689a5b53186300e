import { describe, expect, it } from 'vitest';
import { profileFeatures } from '../core/features.ts';
import { DEFAULT_MACHINE, Kernel } from '../core/kernel.ts';
import type { Program, UserContext } from '../core/program.ts';
import { CYCLES_PER_MS, CYCLES_PER_SECOND, CYCLES_PER_US, TICK_15_625_MS, cyclesOfUs } from '../core/time.ts';
import { COSTS } from '../hal/costs.ts';
import type { KProcessor } from './processor.ts';
import { KDpc } from './dpc.ts';
import { KEvent } from './event.ts';
import { waitForObject } from './services.ts';
import { Timeline } from './timeline.ts';

const TICK = TICK_15_625_MS;

function build(cpus: number, systemThreads = false): { kernel: Kernel; timeline: Timeline } {
  const timeline = new Timeline();
  const kernel = new Kernel({ machine: { ...DEFAULT_MACHINE, cpus, systemThreads }, features: profileFeatures('windows-vista'), seed: 1, hooks: timeline });
  return { kernel, timeline };
}

function* hog(u: UserContext): Program {
  for (;;) yield u.compute(CYCLES_PER_MS);
}

describe('dispatcher', () => {
  it('spreads threads over idle processors and keeps all of them busy', () => {
    const { kernel, timeline } = build(3);
    for (const name of ['a', 'b', 'c']) kernel.ps.createProcess({ imagePath: `C:\\${name}.exe`, program: hog });
    kernel.runUntil(4 * TICK);
    expect([0, 1, 2].map((cpu) => timeline.draw(cpu, TICK, 4 * TICK))).toEqual(['AAAA', 'BBBB', 'CCCC']);
  });

  it('lets a thread go on that is raised above the one that was to preempt it', () => {
    const { kernel, timeline } = build(1);
    const a = kernel.ps.createProcess({ imagePath: 'C:\\a.exe', program: hog });
    kernel.runUntil(TICK / 2);
    kernel.ps.createProcess({ imagePath: 'C:\\b.exe', program: hog, basePriority: 10 });
    kernel.ke.setPriority(a.threads[0] as NonNullable<(typeof a.threads)[0]>, 21);
    kernel.runUntil(4 * TICK);
    kernel.ke.setPriority(a.threads[0] as NonNullable<(typeof a.threads)[0]>, 5);
    kernel.runUntil(8 * TICK);
    expect(timeline.draw(0, TICK, 8 * TICK)).toBe('AAAABBBB');
  });

  it('obeys affinity even when another processor idles', () => {
    const { kernel, timeline } = build(2);
    for (const name of ['a', 'b']) kernel.ps.createProcess({ imagePath: `C:\\${name}.exe`, program: hog, affinity: 2 });
    kernel.runUntil(8 * TICK);
    expect([0, 1].map((cpu) => timeline.draw(cpu, TICK, 8 * TICK))).toEqual(['........', 'AABBAABB']);
  });

  it('has an idle processor take a thread that waits at another', () => {
    const { kernel, timeline } = build(2);
    kernel.ps.createProcess({ imagePath: 'C:\\a.exe', program: hog, affinity: 1 });
    kernel.ps.createProcess({ imagePath: 'C:\\b.exe', program: function* (u) { yield u.compute(1.5 * TICK); }, affinity: 2 });
    const roamer = kernel.ps.createProcess({ imagePath: 'C:\\c.exe', program: hog });
    kernel.runUntil(4 * TICK);
    expect(timeline.draw(1, TICK / 2, 4 * TICK)).toBe('BBBCCCCC');
    expect(roamer.threads[0]?.processor).toBe(1);
  });

  it('preempts a lower priority at once, which then goes on with the rest of its turn', () => {
    const { kernel, timeline } = build(1);
    const event = new KEvent('synchronization');
    kernel.ps.createProcess({ imagePath: 'C:\\a.exe', program: hog });
    kernel.ps.createProcess({ imagePath: 'C:\\b.exe', program: hog });
    kernel.ps.createProcess({ imagePath: 'C:\\z.exe', basePriority: 12, program: function* (u) { for (;;) { yield waitForObject(u, event); yield u.compute(TICK / 4); } } });
    const dpc = new KDpc('test!Dpc', () => {
      kernel.ke.setEvent(event);
      return CYCLES_PER_US;
    });
    const line = kernel.hal.connect({ irql: 8, name: 'test!Isr', service: (cpu) => {
      kernel.ke.queueDpc(cpu, dpc);
      return CYCLES_PER_US;
    } });
    kernel.schedule(TICK / 2, { onEvent: () => { kernel.hal.raise(line); } });
    kernel.runUntil(5 * TICK);
    // A's turn is two ticks of its own cycles: the quarter that Z took is not in it.
    expect(timeline.draw(0, TICK / 4, 5 * TICK)).toBe('AAZAAAAAAAAABBBBBBBB');
  });

  it('runs a higher interrupt inside a lower one and holds an equal one back, to the cycle', () => {
    const { kernel } = build(1);
    const log: string[] = [];
    const note = (name: string, cost: number) => () => {
      log.push(`${name} ${kernel.now / CYCLES_PER_US}`);
      return cost * CYCLES_PER_US;
    };
    const low = kernel.hal.connect({ irql: 5, name: 'low', service: note('low', 100) });
    const same = kernel.hal.connect({ irql: 5, name: 'same', service: note('same', 10) });
    const high = kernel.hal.connect({ irql: 9, name: 'high', service: note('high', 30) });
    kernel.schedule(cyclesOfUs(10), { onEvent: () => { kernel.hal.raise(low); } });
    kernel.schedule(cyclesOfUs(20), { onEvent: () => { kernel.hal.raise(same); } });
    kernel.schedule(cyclesOfUs(50), { onEvent: () => { kernel.hal.raise(high); } });
    kernel.runUntil(cyclesOfUs(1000));
    expect(log).toEqual(['low 10', 'high 50', 'same 140']);
    expect(kernel.ke.accounting().interruptCycles).toBe(cyclesOfUs(140));
  });

  it('runs DPCs after all interrupts and before the thread, first queued first', () => {
    const { kernel } = build(1);
    const log: string[] = [];
    const dpcs = ['first', 'second'].map((name) => new KDpc(name, () => {
      log.push(`${name} ${kernel.now / CYCLES_PER_US}`);
      return 5 * CYCLES_PER_US;
    }));
    const line = kernel.hal.connect({ irql: 5, name: 'isr', service: (cpu) => {
      for (const dpc of dpcs) kernel.ke.queueDpc(cpu, dpc);
      expect(kernel.ke.queueDpc(cpu, dpcs[0] as KDpc)).toBe(false);
      return 10 * CYCLES_PER_US;
    } });
    kernel.schedule(cyclesOfUs(100), { onEvent: () => { kernel.hal.raise(line); } });
    kernel.runUntil(cyclesOfUs(1000));
    expect(log).toEqual(['first 110', 'second 115']);
    expect(kernel.ke.accounting()).toMatchObject({ interruptCycles: cyclesOfUs(10), dpcCycles: cyclesOfUs(10), idleCycles: cyclesOfUs(980) });
  });

  it('charges a context switch between processes with 4 us, within one with 2', () => {
    const { kernel } = build(1);
    kernel.ps.createProcess({ imagePath: 'C:\\a.exe', program: function* (u) { yield u.compute(1000); } });
    kernel.runUntil(CYCLES_PER_MS);
    // In from idle (another address space), out to idle (which keeps it).
    expect((kernel.ke.processors[0] as KProcessor).switchCycles).toBe(COSTS.switchCrossProcess + COSTS.switchSameProcess);
    expect(kernel.ke.accounting().threadCycles).toBe(1000);
  });

  it('rescues a starved thread after about four seconds, for a while', () => {
    const { kernel } = build(1, true);
    kernel.ps.createProcess({ imagePath: 'C:\\high.exe', program: hog, basePriority: 10 });
    const low = kernel.ps.createProcess({ imagePath: 'C:\\low.exe', program: hog, basePriority: 4 });
    const [thread] = low.threads;
    kernel.runUntil(4 * CYCLES_PER_SECOND);
    expect(kernel.ps.times(low).cycles).toBe(0);
    kernel.runUntil(6 * CYCLES_PER_SECOND);
    expect(kernel.ps.times(low).cycles).toBeGreaterThan(7 * TICK);
    expect(kernel.ps.times(low).cycles).toBeLessThan(10 * TICK);
    expect(thread?.priority).toBe(4);
  });
});
