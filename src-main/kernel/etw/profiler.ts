// src-main/kernel/etw/profiler.ts
//
// Process Profiling: once a second, cumulative, for every process. Thread Profiling: per interval, for threads that ran in it.

import type { Cycles } from '../core/time.ts';
import { CYCLES_PER_SECOND } from '../core/time.ts';
import type { EventTarget } from '../core/kernel.ts';
import type { Etw } from './etw.ts';
import { OperationRecord } from './operation-record.ts';
import { Op } from './operation-types.ts';
import { OperationKeyword } from './session-properties.ts';
import { NO_TEXT } from './trace-text.ts';

interface ThreadSample {
  userTicks: number;
  kernelTicks: number;
  contextSwitches: number;
}

export class Profiler implements EventTarget {
  private readonly etw: Etw;
  private readonly fields = new OperationRecord(-1);
  private readonly samples = new Map<number, ThreadSample>();

  constructor(etw: Etw) {
    this.etw = etw;
  }

  /** Begins the rhythm of Process Profiling. It goes on whether or not somebody records. */
  start(): void {
    const { kernel } = this.etw;
    kernel.schedule(kernel.now + CYCLES_PER_SECOND, this);
  }

  onEvent(_arg: number, time: Cycles): void {
    const { kernel, lifetimes } = this.etw;
    kernel.schedule(time + CYCLES_PER_SECOND, this);
    if (!this.etw.capturing(OperationKeyword.Profiling)) return;
    const { fields } = this;
    for (const process of kernel.ps.processes.values()) {
      const times = kernel.ps.times(process);
      fields.n0 = lifetimes.ticks100ns(times.userTicks);
      fields.n1 = lifetimes.ticks100ns(times.kernelTicks);
      fields.n2 = process.privateBytes;
      fields.n3 = process.workingSet;
      this.etw.instantOf(lifetimes.indexOf(process), 0, Op.ProcessProfiling, NO_TEXT, null, 0, time, fields);
    }
  }

  /** Thread Profiling of the interval that ends now. */
  threads(time: Cycles): void {
    const { kernel, lifetimes } = this.etw;
    if (!this.etw.capturing(OperationKeyword.Profiling)) return;
    const { fields } = this;
    for (const process of kernel.ps.processes.values()) {
      if (process === kernel.ps.idleProcess) continue;
      for (const thread of process.threads) {
        let sample = this.samples.get(thread.tid);
        if (sample === undefined) {
          sample = { userTicks: 0, kernelTicks: 0, contextSwitches: 0 };
          this.samples.set(thread.tid, sample);
        }
        const switches = thread.contextSwitches - sample.contextSwitches;
        if (switches > 0) {
          fields.n0 = lifetimes.ticks100ns(thread.userTicks - sample.userTicks);
          fields.n1 = lifetimes.ticks100ns(thread.kernelTicks - sample.kernelTicks);
          fields.n2 = switches;
          const duration = (fields.n0 + fields.n1) * 240;
          this.etw.instantOf(lifetimes.indexOf(process), thread.tid, Op.ThreadProfiling, NO_TEXT, null, thread.processor, time, fields, duration);
        }
        sample.userTicks = thread.userTicks;
        sample.kernelTicks = thread.kernelTicks;
        sample.contextSwitches = thread.contextSwitches;
      }
    }
  }
}
