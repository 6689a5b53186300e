// src-shared/ipc/machine.ts
//
// What the page knows about the emulated machine: what can be chosen (catalog), what was chosen (configuration) and how
// it is doing (state). Times are clock cycles since boot (2.4 GHz), plain integers.

import type { LabMetricInfo } from './labs.ts';

/** Value of a feature switch, a lab parameter: what a form field can hold. */
export type ParameterValue = number | boolean | string;

export interface FeatureInfo {
  /** e.g. `cpu.cycleAccounting`. */
  readonly name: string;
  /** Mechanism it belongs to, e.g. `M02`; empty where it has none. */
  readonly mechanism: string;
  /** In English; the page has it in the user's language by name. */
  readonly title: string;
  /** Whether the kernel has the mechanism; otherwise the switch changes nothing yet. */
  readonly emulated: boolean;
}

export interface ProfileInfo {
  /** e.g. `windows-vista`. */
  readonly id: string;
  /** e.g. `Windows Vista`. */
  readonly title: string;
  /** Every feature switch of this profile, by name. */
  readonly features: Readonly<Record<string, boolean>>;
}

export interface ParameterInfo {
  readonly name: string;
  readonly title: string;
  readonly type: 'integer' | 'number' | 'boolean' | 'choice' | 'text';
  readonly unit: string;
  readonly default: ParameterValue;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly choices?: readonly string[];
}

export interface LabInfo {
  readonly id: string;
  readonly title: string;
  /** Mechanisms it shows, e.g. `M01`; none in a lab for free exploration. */
  readonly mechanisms: readonly string[];
  /** In English; the page has it in the user's language by id. */
  readonly story: string;
  readonly parameters: readonly ParameterInfo[];
  readonly metrics: readonly LabMetricInfo[];
  /** Profiles that differ most: the old behaviour and the new. */
  readonly profiles: readonly [string, string];
}

/** Everything the machine bar offers. */
export interface MachineCatalog {
  readonly profiles: readonly ProfileInfo[];
  readonly features: readonly FeatureInfo[];
  readonly labs: readonly LabInfo[];
  /** Names for CaptureSettings.kernelEvents. */
  readonly kernelEvents: readonly string[];
  /** What the application starts with. */
  readonly initial: MachineConfiguration;
}

/** A machine as chosen. Same configuration and same commands give the same trace, byte for byte. */
export interface MachineConfiguration {
  readonly profile: string;
  /** Switches that differ from the profile. */
  readonly features: Readonly<Record<string, boolean>>;
  readonly lab: string;
  /** Parameters that differ from the lab's defaults. */
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  readonly seed: number;
}

/**
 * `waiting`: it would run, but the page has not yet taken in what was traced (lossless back-pressure).
 * `finished`: the lab's duration has passed or nothing is left to happen. `failed`: a defect; see `message`.
 */
export type MachineStatus = 'paused' | 'running' | 'waiting' | 'finished' | 'failed';

/** Simulated seconds per wall-clock second, or as fast as the processor goes. */
export type MachineSpeed = number | 'unlimited';
export const MINIMUM_SPEED = 0.1;
export const MAXIMUM_SPEED = 1000;

export type StepUnit = 'event' | 'tick' | 'ms';

/** Pushed about four times a second while something changes, and at every change of status. */
export interface MachineState {
  /** Counts machines since the application started; a new one for every machine:configure. ProcessSnapshot.run is the same number. */
  readonly generation: number;
  readonly configuration: MachineConfiguration;
  readonly status: MachineStatus;
  readonly speed: MachineSpeed;
  /** Cycles since boot. */
  readonly simulatedCycles: number;
  /** Simulated seconds per wall-clock second over the last second. */
  readonly achievedSpeed: number;
  /** Events per wall-clock second over the last second. */
  readonly eventsPerSecond: number;
  readonly events: number;
  readonly eventsLost: number;
  readonly buffersLost: number;
  /** Bytes of batches sent and not yet acknowledged. */
  readonly bytesInFlight: number;
  readonly capture: CaptureSettings;
  /** Why it failed; empty otherwise. */
  readonly message: string;
}

/** What the trace session records. Process Monitor's Capture Events acts here; its class buttons are filters. */
export interface CaptureSettings {
  readonly enabled: boolean;
  /** Kernel logger events (context switches, interrupts, ...) that are recorded, by EVENT_TRACE_FLAG name: `CSWITCH`, `DPC` ... */
  readonly kernelEvents: readonly string[];
}

/**
 * Where the processors' cycles went. Closes to the cycle at every moment:
 * thread + interrupt + DPC + idle = elapsed x processors.
 */
export interface CycleAccounting {
  readonly cpus: number;
  readonly elapsedCycles: number;
  readonly threadCycles: number;
  readonly interruptCycles: number;
  readonly dpcCycles: number;
  readonly idleCycles: number;
}

/** What makes a run repeatable, and what came out of it so far. The digest of its bytes is the viewer's, who has them. */
export interface RunDetails {
  readonly generation: number;
  /** With every parameter, defaults included. */
  readonly configuration: MachineConfiguration;
  readonly accounting: CycleAccounting;
  readonly simulatedCycles: number;
  readonly finished: boolean;
  readonly events: number;
  readonly eventsLost: number;
  /** Commands from outside so far (capture, kill, cut buffers ...): a run has the same bytes only with the same commands. */
  readonly commands: number;
}

/** What can be done to an emulated process from the views. */
export const PROCESS_COMMANDS = ['kill', 'killTree', 'suspend', 'resume', 'setPriority', 'bringToFront', 'ctrlC'] as const;
export type ProcessCommandKind = (typeof PROCESS_COMMANDS)[number];

/** Priority classes as Process Explorer's menu names them. */
export const PRIORITY_CLASSES = ['Idle', 'Below Normal', 'Normal', 'Above Normal', 'High', 'Realtime'] as const;
export type PriorityClassName = (typeof PRIORITY_CLASSES)[number];
