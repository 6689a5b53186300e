// src-main/kernel/ke/timeline.ts
//
// Draws who ran, from the context switch hooks: one character per slot of simulated time and processor. For tests, and for
// looking at a machine while working on it.
//
//   CPU0  AAAABBBBAAAA..      one letter per process, in order of creation; '.' is idle, 's' the System process

import type { Cycles } from '../core/time.ts';
import { HookBit, NoTraceHooks } from '../core/trace-hooks.ts';
import type { KProcessor } from './processor.ts';
import type { KThread } from './thread.ts';

interface Switch {
  readonly time: Cycles;
  readonly thread: KThread;
}

export class Timeline extends NoTraceHooks {
  override mask = HookBit.ContextSwitch;
  private readonly switches: Switch[][] = [];

  override contextSwitch(cpu: KProcessor, _oldThread: KThread, newThread: KThread, _startTime: Cycles, endTime: Cycles): void {
    (this.switches[cpu.number] ??= []).push({ time: endTime, thread: newThread });
  }

  /** What ran in the middle of each slot. @param letter by default the first letter of the process name, in capitals */
  draw(cpu: number, slot: Cycles, until: Cycles, letter: (thread: KThread) => string = initial): string {
    const switches = this.switches[cpu] ?? [];
    let text = '';
    for (let middle = slot / 2; middle < until; middle += slot) {
      const last = switches.findLast((change) => change.time <= middle);
      text += last === undefined ? '.' : letter(last.thread);
    }
    return text;
  }
}

function initial(thread: KThread): string {
  if (thread.process.pid === 0) return '.';
  return thread.process.pid === 4 ? 's' : (thread.process.name[0] ?? '?').toUpperCase();
}
