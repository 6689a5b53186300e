import { describe, expect, it } from 'vitest';
import { profileFeatures } from './features.ts';
import { DEFAULT_MACHINE, Kernel } from './kernel.ts';
import { defineService } from './system-services.ts';
import { CYCLES_PER_MS, CYCLES_PER_SECOND, CYCLES_PER_US } from './time.ts';
import { COSTS } from '../hal/costs.ts';
import { KEvent } from '../ke/event.ts';
import { WaitReason } from '../ke/thread.ts';

function build(): Kernel {
  return new Kernel({ machine: { ...DEFAULT_MACHINE, systemThreads: false }, features: profileFeatures('windows-vista'), seed: 1 });
}

const START = COSTS.switchCrossProcess;

describe('system services', () => {
  it('take their cost in kernel mode and end with leave, with the duration in simulated time', () => {
    const kernel = build();
    const service = defineService('TestCost');
    const seen: number[] = [];
    kernel.services.implement(service, (u) => {
      u.complete(0, 7);
      return 10 * CYCLES_PER_US;
    }, (u) => { seen.push(u.enterTime, u.now - u.enterTime); });
    kernel.ps.createProcess({ imagePath: 'C:\\a.exe', program: function* (u) {
      yield u.compute(1000);
      yield u.call(service);
      seen.push(u.result);
    } });
    kernel.runUntil(CYCLES_PER_MS);
    expect(seen).toEqual([START + 1000, 10 * CYCLES_PER_US + COSTS.systemCall, 7]);
  });

  it('may wait without a routine, or go on in one', () => {
    const kernel = build();
    const armed = defineService('TestArmed');
    const routine = defineService('TestRoutine');
    const done = new KEvent();
    const seen: (string | number)[] = [];
    kernel.services.implement(armed, (u) => {
      u.thenWait(done, WaitReason.Executive);
      return 100;
    }, (u) => { seen.push('armed', u.now - u.enterTime); });
    kernel.services.implement(routine, (u) => u.block((function* () {
      yield u.compute(200);
      yield u.delay(1, WaitReason.Executive);
      u.complete(0, 9);
    })()), (u) => { seen.push('routine', u.result); });
    const device = { onEvent: (): void => { kernel.hal.raise(line); } };
    const line = kernel.hal.connect({ irql: 5, name: 'test!Isr', service: () => {
      kernel.ke.setEvent(done);
      return CYCLES_PER_US;
    } });
    kernel.schedule(5 * CYCLES_PER_MS, device);
    kernel.ps.createProcess({ imagePath: 'C:\\a.exe', program: function* (u) {
      yield u.call(armed);
      yield u.call(routine);
      seen.push(u.result);
    } });
    kernel.runUntil(40 * CYCLES_PER_MS);
    expect(seen).toEqual(['armed', 5 * CYCLES_PER_MS + CYCLES_PER_US + COSTS.switchSameProcess - START, 'routine', 9, 9]);
  });

  it('name the missing one', () => {
    const kernel = build();
    const missing = defineService('TestMissing');
    kernel.ps.createProcess({ imagePath: 'C:\\a.exe', program: function* (u) { yield u.call(missing); } });
    expect(() => { kernel.runUntil(1e6); }).toThrow('no component implements TestMissing');
  });
});

describe('Kernel', () => {
  it('notices a program that makes no progress', () => {
    const kernel = build();
    kernel.ps.createProcess({ imagePath: 'C:\\a.exe', program: function* (u) { for (;;) yield u.compute(0); } });
    expect(() => { kernel.runUntil(1e6); }).toThrow('time stands still');
  });

  it('refuses to go back, and stamps commands with the time', () => {
    const kernel = build();
    kernel.runUntil(1000);
    expect(() => { kernel.runUntil(999); }).toThrow('before now');
    kernel.scheduleCommand(2000, { kind: 'set-foreground', pid: 0 });
    kernel.runUntil(5000);
    kernel.apply({ kind: 'set-foreground', pid: 0 });
    expect(kernel.commandLog.map((stamped) => stamped.time)).toEqual([2000, 5000]);
  });

  it('is fast enough for half a million operations a second', () => {
    const kernel = build();
    const service = defineService('TestFast');
    kernel.services.implement(service, () => 1000);
    let calls = 0;
    kernel.ps.createProcess({ imagePath: 'C:\\a.exe', program: function* (u) {
      for (;;) {
        yield u.compute(1000);
        yield u.call(service);
        calls++;
      }
    } });
    const start = performance.now();
    kernel.runUntil(CYCLES_PER_SECOND);
    const perSecond = calls / ((performance.now() - start) / 1000);
    expect(calls).toBeGreaterThan(500_000);
    // A quiet machine does several million; this only catches a broken fast path.
    expect(perSecond).toBeGreaterThan(100_000);
  }, 60_000);
});
