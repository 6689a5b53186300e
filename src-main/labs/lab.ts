// src-main/labs/lab.ts
//
// What a lab is: a machine, a workload on it, parameters that people may change, and measurements. The same lab runs in the
// window, on the command line and in the tests. No lab computes a metric from its parameters: metrics are read from the
// kernel's counters and from what its hooks report (the same facts that the trace holds).

import type { Kernel, MachineConfig } from '../kernel/core/kernel.ts';
import type { FeatureName, ProfileName } from '../kernel/core/features.ts';
import type { Cycles } from '../kernel/core/time.ts';
import type { TraceHooks } from '../kernel/core/trace-hooks.ts';

export type LabValue = number | boolean | string;

export interface LabParameter {
  readonly name: string;
  readonly title: string;
  readonly type: 'integer' | 'number' | 'boolean' | 'choice' | 'text';
  /** `` where it has none. */
  readonly unit: string;
  readonly default: LabValue;
  readonly minimum?: number;
  readonly maximum?: number;
  /** Of a choice: what it may be. Of a text: what the items of its comma-separated list may be. */
  readonly choices?: readonly string[];
}

export interface LabMetric {
  readonly name: string;
  readonly unit: string;
  readonly meaning: string;
}

/** null: not available, e.g. cycle columns on a Windows that does not count cycles. */
export type MetricValue = number | boolean | string | null;
export type LabMetrics = Readonly<Record<string, MetricValue>>;

/** What theory says a metric should be, against what was measured. */
export interface LabCheck {
  readonly name: string;
  readonly expected: string;
  readonly actual: MetricValue;
  readonly pass: boolean;
}

/** Parameters by name, complete: every parameter of the lab has a value in range. */
export interface LabParameters {
  number(name: string): number;
  text(name: string): string;
  boolean(name: string): boolean;
}

/** A workload that has been put on a machine. */
export interface LabRun {
  /** When the experiment is over; Infinity where it goes on for ever. */
  readonly endTime: Cycles;
  /** Metrics as of now; complete once endTime is reached. Keys are those of Lab.metrics, in that order. */
  metrics(): LabMetrics;
  checks(metrics: LabMetrics): readonly LabCheck[];
}

/** What a lab listens to while the machine runs; null where counters are enough. */
export type LabProbe = TraceHooks;

export interface Lab {
  /** Stable: scripts and recordings name it. */
  readonly id: string;
  readonly title: string;
  /** Mechanisms of kernel-mechanisms it shows, e.g. `M01`. */
  readonly mechanisms: readonly string[];
  /** What the experiment is and what to look at. */
  readonly story: string;
  readonly parameters: readonly LabParameter[];
  readonly metrics: readonly LabMetric[];
  /** Feature switches that its metrics may depend on. Every other one can be flipped and changes none of them: a test does. */
  readonly switches: readonly FeatureName[];
  /** For example scripts and the window: the profiles that differ most. */
  readonly profiles: readonly [old: ProfileName, new_: ProfileName];
  /** Events of the kernel logger that its trace holds besides operations: bits of EnableFlag (kernel/etw/session-properties.ts). */
  readonly enableFlags?: number;
  machine(parameters: LabParameters): MachineConfig;
  /** Listener that the kernel is built with, so that it hears everything from the first event on. */
  createProbe(parameters: LabParameters): LabProbe | null;
  /** Puts the workload on a fresh machine. */
  start(kernel: Kernel, parameters: LabParameters, probe: LabProbe | null): LabRun;
}

/** A lab whose probe has a type of its own. */
export function defineLab<P extends LabProbe | null>(lab: Omit<Lab, 'createProbe' | 'start'> & {
  createProbe(parameters: LabParameters): P;
  start(kernel: Kernel, parameters: LabParameters, probe: P): LabRun;
}): Lab {
  return lab as unknown as Lab;
}
