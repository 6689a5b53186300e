// src-main/host/lab-machine.ts
//
// A lab on its kernel with a trace session on top, as the host drives it; and the catalog of what can be chosen.
// The session hands over at simulated times (its flush timer), so the batches do not depend on how the host slices the run.

import { CallError } from '../../src-shared/ipc/call.ts';
import type { MachineCatalog, MachineConfiguration } from '../../src-shared/ipc/machine.ts';
import { TraceWriter } from '../../src-shared/trace/trace-writer.ts';
import type { TraceInfo } from '../../src-shared/trace/model.ts';
import type { KernelCommand, StampedCommand } from '../kernel/core/commands.ts';
import { FEATURE_NAMES, PROFILE_NAMES, profileFeatures } from '../kernel/core/features.ts';
import type { ProfileName } from '../kernel/core/features.ts';
import type { Kernel } from '../kernel/core/kernel.ts';
import { CYCLES_PER_100NS } from '../kernel/core/time.ts';
import type { Cycles } from '../kernel/core/time.ts';
import type { TraceSession } from '../kernel/etw/session.ts';
import type { EProcess } from '../kernel/ps/process.ts';
import { DEFAULT_PROFILE, DEFAULT_SEED, configureLab, startLab } from '../labs/configure.ts';
import { LABS, labById } from '../labs/index.ts';
import type { LabRun } from '../labs/lab.ts';
import type { ProcessSnapshot } from '../../src-shared/query/process/snapshot.ts';
import { KERNEL_EVENT_FLAGS } from './capture.ts';
import type { EmulatedMachine, SnapshotRequest } from './emulated-machine.ts';
import { takeSnapshot } from './process-snapshot.ts';
import { sessionFor } from './trace-session.ts';

const PROFILE_TITLES: Readonly<Record<ProfileName, string>> = {
  'windows-xp': 'Windows XP',
  'windows-server-2003': 'Windows Server 2003',
  'windows-vista': 'Windows Vista',
  'windows-server-2008': 'Windows Server 2008',
};

/** Build and platform number as Process Monitor's System Details shows them: XP SP3, Server 2003 SP2, Vista SP1, Server 2008. */
const BUILDS: Readonly<Record<ProfileName, string>> = { 'windows-xp': '2600.2', 'windows-server-2003': '3790.2', 'windows-vista': '6001.2', 'windows-server-2008': '6001.2' };

export function machineCatalog(): MachineCatalog {
  return {
    profiles: PROFILE_NAMES.map((id) => ({ id, title: PROFILE_TITLES[id], features: profileFeatures(id) })),
    features: FEATURE_NAMES.map((name) => ({ name, title: name, mechanism: '' })),
    labs: LABS.map(({ id, title, parameters }) => ({ id, title, parameters })),
    kernelEvents: Object.keys(KERNEL_EVENT_FLAGS),
    initial: { profile: DEFAULT_PROFILE, features: {}, lab: (labById('desktop') ?? LABS[0]).id, parameters: {}, seed: DEFAULT_SEED },
  };
}

/** Throws CallError with the labs' own words where the configuration is not in order. */
export function createLabMachine(configuration: MachineConfiguration): EmulatedMachine {
  const configured = configureLab(configuration);
  if (!configured.ok) throw new CallError('bad-argument', configured.error);
  const { kernel, run } = startLab(configured.value);
  return new LabMachine(kernel, run, configured.value.profile, configured.value.lab.id);
}

class LabMachine implements EmulatedMachine {
  readonly info: TraceInfo;
  readonly endTime: Cycles;
  readonly enableFlags: number;
  readonly #kernel: Kernel;
  readonly #writer = new TraceWriter();
  readonly #session: TraceSession;
  readonly #ended: EProcess[] = [];
  #endedTotals = { cycles: 0, kernelTicks: 0, userTicks: 0, contextSwitches: 0 };
  #batches: ArrayBuffer[] = [];
  #hasBatch = false;

  constructor(kernel: Kernel, run: LabRun, profile: ProfileName, lab: string) {
    this.#kernel = kernel;
    this.endTime = run.endTime;
    this.info = traceInfo(kernel, profile);
    const properties = sessionFor(lab);
    this.enableFlags = properties.enableFlags;
    this.#session = kernel.components.etw.start(this.#writer, properties, () => this.#cut());
    this.#listenForEnds();
  }

  get now(): Cycles {
    return this.#kernel.now;
  }

  get tickCycles(): Cycles {
    return this.#kernel.machine.tickCycles;
  }

  get events(): number {
    return this.#writer.rowCount;
  }

  get eventsLost(): number {
    return this.#session.buffers.eventsLost;
  }

  get buffersLost(): number {
    return this.#session.buffers.logBuffersLost + this.#session.buffers.realTimeBuffersLost;
  }

  get bufferedEvents(): number {
    return this.#writer.bufferedRows;
  }

  get commandLog(): readonly StampedCommand[] {
    return this.#kernel.commandLog;
  }

  runUntil(time: Cycles): void {
    this.#kernel.runUntil(time);
  }

  nextTime(): Cycles {
    return Math.min(this.#kernel.queue.nextTime, this.#kernel.ke.firstToEnd().segmentEnd);
  }

  takeBatches(): readonly ArrayBuffer[] {
    const batches = this.#batches;
    if (batches.length > 0) this.#batches = [];
    return batches;
  }

  snapshotBatch(): ArrayBuffer | undefined {
    return this.#hasBatch ? this.#writer.snapshot() : undefined;
  }

  apply(command: KernelCommand): number {
    return this.#kernel.apply(command);
  }

  processSnapshot(request: SnapshotRequest): ProcessSnapshot {
    return takeSnapshot(this.#kernel, this.#ended.splice(0), this.#endedTotals, request);
  }

  pidOfInstance(instance: number): number {
    for (const process of this.#kernel.ps.processes.values()) if (process.index === instance) return process.pid;
    return -1;
  }

  #cut(): void {
    this.#writer.lostEvents = this.eventsLost;
    this.#writer.lostBuffers = this.buffersLost;
    const batch = this.#writer.flush();
    if (batch === undefined) return;
    this.#hasBatch = true;
    this.#batches.push(batch);
  }

  /** A process that comes and goes between two snapshots must still appear in one, or the CPU columns would not close. */
  #listenForEnds(): void {
    const { hooks } = this.#kernel;
    const inner = hooks.processExit.bind(hooks);
    hooks.processExit = (process, time) => {
      this.#ended.push(process);
      const { cycles, kernelTicks, userTicks, contextSwitches } = this.#endedTotals;
      this.#endedTotals = {
        cycles: cycles + process.exitedCycles,
        kernelTicks: kernelTicks + process.exitedKernelTicks,
        userTicks: userTicks + process.exitedUserTicks,
        contextSwitches: contextSwitches + process.exitedContextSwitches,
      };
      inner(process, time);
    };
  }
}

function traceInfo(kernel: Kernel, profile: ProfileName): TraceInfo {
  return {
    clock: { unitsPer100ns: CYCLES_PER_100NS, originFiletime: kernel.machine.bootFiletime },
    payloadFormat: 'native',
    computerName: kernel.machine.computerName,
    systemRoot: 'C:\\Windows',
    osName: `${PROFILE_TITLES[profile]} (build ${BUILDS[profile]})`,
    is64Bit: kernel.machine.is64Bit,
    processors: kernel.machine.cpus,
    memoryBytes: kernel.machine.memoryBytes,
  };
}
