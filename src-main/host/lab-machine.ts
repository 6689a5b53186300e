// src-main/host/lab-machine.ts
//
// A lab session (src-main/labs/lab-session.ts) as the host drives it, and the catalog of what can be chosen. The command line
// drives the same session, so the same configuration gives the same bytes in both.

import { CallError } from '../../src-shared/ipc/call.ts';
import type { MachineCatalog, MachineConfiguration } from '../../src-shared/ipc/machine.ts';
import type { ProcessSnapshot } from '../../src-shared/query/process/snapshot.ts';
import type { TraceInfo } from '../../src-shared/trace/model.ts';
import type { KernelCommand, StampedCommand } from '../kernel/core/commands.ts';
import { FEATURE_NAMES, PROFILE_NAMES, profileFeatures } from '../kernel/core/features.ts';
import type { ProfileName } from '../kernel/core/features.ts';
import type { Kernel } from '../kernel/core/kernel.ts';
import type { Cycles } from '../kernel/core/time.ts';
import type { EProcess } from '../kernel/ps/process.ts';
import { DEFAULT_PROFILE, DEFAULT_SEED, configureLab } from '../labs/configure.ts';
import type { LabConfiguration } from '../labs/configure.ts';
import { LABS, labById } from '../labs/index.ts';
import { LabSession } from '../labs/lab-session.ts';
import { KERNEL_EVENT_FLAGS } from './capture.ts';
import type { EmulatedMachine, MachineDetails, SnapshotRequest } from './emulated-machine.ts';
import { featureCatalog } from './feature-catalog.ts';
import { takeSnapshot } from './process-snapshot.ts';
import type { EndedSums } from './process-snapshot.ts';

const PROFILE_TITLES: Readonly<Record<ProfileName, string>> = {
  'windows-xp': 'Windows XP',
  'windows-server-2003': 'Windows Server 2003',
  'windows-vista': 'Windows Vista',
  'windows-server-2008': 'Windows Server 2008',
};

export function machineCatalog(): MachineCatalog {
  return {
    profiles: PROFILE_NAMES.map((id) => ({ id, title: PROFILE_TITLES[id], features: profileFeatures(id) })),
    features: featureCatalog(),
    labs: LABS.map(({ id, title, mechanisms, story, parameters, metrics, profiles }) => ({ id, title, mechanisms, story, parameters, metrics, profiles })),
    kernelEvents: Object.keys(KERNEL_EVENT_FLAGS),
    initial: { profile: DEFAULT_PROFILE, features: {}, lab: (labById('desktop') ?? LABS[0]).id, parameters: {}, seed: DEFAULT_SEED },
  };
}

/** Throws CallError with the labs' own words where the configuration is not in order. */
export function createLabMachine(configuration: MachineConfiguration): EmulatedMachine {
  const configured = configureLab(configuration);
  if (!configured.ok) throw new CallError('bad-argument', configured.error);
  return new LabMachine(configured.value);
}

class LabMachine implements EmulatedMachine {
  readonly #session: LabSession;
  readonly #kernel: Kernel;
  readonly #ended: EProcess[] = [];
  #endedTotals: EndedSums = { cycles: 0, kernelTicks: 0, userTicks: 0, contextSwitches: 0 };
  #batches: ArrayBuffer[] = [];
  #hasBatch = false;
  #commands = 0;

  constructor(configuration: LabConfiguration) {
    this.#session = new LabSession(configuration, (batch) => {
      this.#hasBatch = true;
      this.#batches.push(batch);
    });
    this.#kernel = this.#session.kernel;
    this.#listenForEnds();
  }

  get info(): TraceInfo {
    return this.#session.info;
  }

  get enableFlags(): number {
    return this.#session.configuration.lab.enableFlags ?? 0;
  }

  get endTime(): Cycles {
    return this.#session.endTime;
  }

  get now(): Cycles {
    return this.#kernel.now;
  }

  get tickCycles(): Cycles {
    return this.#kernel.machine.tickCycles;
  }

  get events(): number {
    return this.#session.events;
  }

  get eventsLost(): number {
    return this.#session.eventsLost;
  }

  get buffersLost(): number {
    const buffers = this.#kernel.components.etw.session?.buffers;
    return buffers === undefined ? 0 : buffers.logBuffersLost + buffers.realTimeBuffersLost;
  }

  get bufferedEvents(): number {
    return this.#session.writer.bufferedRows;
  }

  get commandLog(): readonly StampedCommand[] {
    return this.#kernel.commandLog;
  }

  details(): MachineDetails {
    const { lab, profile, features, parameters, seed } = this.#session.configuration;
    const preset = profileFeatures(profile);
    const differing = FEATURE_NAMES.filter((name) => features[name] !== preset[name]).map((name) => [name, features[name]] as const);
    return { configuration: { lab: lab.id, profile, features: Object.fromEntries(differing), parameters, seed }, accounting: this.#kernel.ke.accounting(), commands: this.#commands };
  }

  runUntil(time: Cycles): void {
    this.#session.runUntil(time);
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
    return this.#hasBatch ? this.#session.writer.snapshot() : undefined;
  }

  apply(command: KernelCommand): number {
    this.#commands++;
    return this.#kernel.apply(command);
  }

  finish(): void {
    this.#session.stop();
  }

  processSnapshot(request: SnapshotRequest): ProcessSnapshot {
    return takeSnapshot(this.#kernel, this.#ended.splice(0), this.#endedTotals, request);
  }

  pidOfInstance(instance: number): number {
    for (const process of this.#kernel.ps.processes.values()) if (process.index === instance) return process.pid;
    return -1;
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
