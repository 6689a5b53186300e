// src-main/labs/lab-session.ts
//
// A lab with a trace session on it: what the window's host and the command line both drive, so that the same configuration
// gives the same bytes in both. Batches are cut by the session's flush timer in simulated time, never by whoever drives.

import type { TraceInfo } from '../../src-shared/trace/model.ts';
import { TraceWriter } from '../../src-shared/trace/trace-writer.ts';
import type { ProfileName } from '../kernel/core/features.ts';
import type { Kernel } from '../kernel/core/kernel.ts';
import { CYCLES_PER_100NS, CYCLES_PER_MS } from '../kernel/core/time.ts';
import type { Cycles } from '../kernel/core/time.ts';
import { DEFAULT_SESSION } from '../kernel/etw/session-properties.ts';
import type { TraceSession } from '../kernel/etw/session.ts';
import { startLab } from './configure.ts';
import type { LabConfiguration } from './configure.ts';
import type { LabRun } from './lab.ts';

/** Simulated time between two batches. */
export const FLUSH_TIMER: Cycles = 100 * CYCLES_PER_MS;

const OS_NAMES: Readonly<Record<ProfileName, string>> = {
  'windows-xp': 'Windows XP (build 2600.2)',
  'windows-server-2003': 'Windows Server 2003 (build 3790.2)',
  'windows-vista': 'Windows Vista (build 6001.2)',
  'windows-server-2008': 'Windows Server 2008 (build 6001.2)',
};

export class LabSession {
  readonly configuration: LabConfiguration;
  readonly kernel: Kernel;
  readonly run: LabRun;
  readonly info: TraceInfo;
  /** When the run is over; Infinity where it goes on until somebody stops it. */
  readonly endTime: Cycles;
  readonly writer = new TraceWriter();
  private readonly session: TraceSession;
  private readonly onBatch: (batch: ArrayBuffer) => void;

  /** @param onBatch gets every batch, in order @param duration ends the run at that time instead of the lab's own end */
  constructor(configuration: LabConfiguration, onBatch: (batch: ArrayBuffer) => void, duration?: Cycles) {
    const { kernel, run } = startLab(configuration);
    this.configuration = configuration;
    this.kernel = kernel;
    this.run = run;
    this.onBatch = onBatch;
    this.endTime = duration ?? run.endTime;
    this.info = traceInfo(kernel, configuration.profile);
    this.session = kernel.components.etw.start(this.writer, { ...DEFAULT_SESSION, enableFlags: configuration.lab.enableFlags ?? 0, flushTimer: FLUSH_TIMER }, () => { this.cut(); });
  }

  get events(): number {
    return this.writer.rowCount;
  }

  get eventsLost(): number {
    return this.session.buffers.eventsLost;
  }

  /** Runs up to `time`, or to the end. @returns whether it is over */
  runUntil(time: Cycles): boolean {
    this.kernel.runUntil(Math.min(time, this.endTime));
    return this.kernel.now >= this.endTime;
  }

  /** Ends the trace session: the last batch is cut. */
  stop(): void {
    this.kernel.components.etw.stop();
    this.cut();
  }

  private cut(): void {
    const batch = this.writer.flush();
    if (batch !== undefined) this.onBatch(batch);
  }
}

function traceInfo(kernel: Kernel, profile: ProfileName): TraceInfo {
  const { machine } = kernel;
  return {
    clock: { unitsPer100ns: CYCLES_PER_100NS, originFiletime: machine.bootFiletime },
    payloadFormat: 'native',
    computerName: machine.computerName,
    systemRoot: 'C:\\Windows',
    osName: OS_NAMES[profile],
    is64Bit: machine.is64Bit,
    processors: machine.cpus,
    memoryBytes: machine.memoryBytes,
  };
}
