// src-main/labs/lab-run.fixture.ts
//
// For tests: a lab run to its end without a trace. Its cycles close, and every request that has started and not ended is some process's own.

import { assert } from '../../src-shared/base/assert.ts';
import type { Kernel } from '../kernel/core/kernel.ts';
import { configureLab, startLab } from './configure.ts';
import type { LabRequest } from './configure.ts';
import type { LabCheck, LabMetrics } from './lab.ts';

export interface LabOutcome {
  readonly kernel: Kernel;
  readonly metrics: LabMetrics;
  /** Checks against theory that did not pass. */
  readonly failed: readonly LabCheck[];
}

export function runLab(request: LabRequest): LabOutcome {
  const configured = configureLab(request);
  if (!configured.ok) throw new Error(configured.error);
  const { kernel, run } = startLab(configured.value);
  kernel.runUntil(run.endTime);
  const metrics = run.metrics();
  const { cpus, elapsedCycles, threadCycles, interruptCycles, dpcCycles, idleCycles } = kernel.ke.accounting();
  const accounted = threadCycles + interruptCycles + dpcCycles + idleCycles;
  assert(accounted === elapsedCycles * cpus, `${accounted} cycles are accounted for, of ${elapsedCycles * cpus}`);
  const { pending } = kernel.components.io.irps;
  const own = [...kernel.ps.processes.values()].reduce((sum, process) => sum + process.pendingIrps, 0);
  assert(pending === own, `${pending} requests are pending, and processes have ${own}`);
  return { kernel, metrics, failed: run.checks(metrics).filter((check) => !check.pass) };
}

/** Metrics of a run whose own checks all pass. */
export function passingLab(request: LabRequest): LabOutcome {
  const outcome = runLab(request);
  assert(outcome.failed.length === 0, `${JSON.stringify(request)} fails ${JSON.stringify(outcome.failed)}`);
  return outcome;
}
