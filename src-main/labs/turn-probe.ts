// src-main/labs/turn-probe.ts
//
// Listens to quantum ends and keeps the turns of chosen threads: how many cycles each ran between two of its quantum ends.
// The same numbers are in the trace's QuantumEnd events.

import type { Cycles } from '../kernel/core/time.ts';
import { HookBit, NoTraceHooks } from '../kernel/core/trace-hooks.ts';
import type { KProcessor } from '../kernel/ke/processor.ts';
import type { KThread } from '../kernel/ke/thread.ts';

export interface Turns {
  count: number;
  /** Cycles of the first one, of all, of the shortest and of the longest. */
  first: Cycles;
  total: Cycles;
  minimum: Cycles;
  maximum: Cycles;
}

export class TurnProbe extends NoTraceHooks {
  override mask = HookBit.QuantumEnd;
  private readonly turns = new Map<string, Turns>();

  /** Turns of a process's threads, by process name; undefined before the first has ended. */
  of(processName: string): Turns | undefined {
    return this.turns.get(processName);
  }

  override quantumEnd(_cpu: KProcessor, thread: KThread, ran: Cycles, _time: Cycles): void {
    const turns = this.turns.get(thread.process.name);
    if (turns === undefined) {
      this.turns.set(thread.process.name, { count: 1, first: ran, total: ran, minimum: ran, maximum: ran });
      return;
    }
    turns.count++;
    turns.total += ran;
    turns.minimum = Math.min(turns.minimum, ran);
    turns.maximum = Math.max(turns.maximum, ran);
  }
}
