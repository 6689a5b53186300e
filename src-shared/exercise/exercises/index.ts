// src-shared/exercise/exercises/index.ts
//
// THE list of exercises, in the order in which a lab's page asks them.

import type { Exercise } from '../exercise.ts';
import { bandwidthRefused } from './bandwidth-refused.ts';
import { bandwidthSlots } from './bandwidth-slots.ts';
import { cancelIoWaited } from './cancel-io-waited.ts';
import { cancelIoZombie } from './cancel-io-zombie.ts';
import { completionPortCalls } from './completion-port-calls.ts';
import { completionPortIssuer } from './completion-port-issuer.ts';
import { cyclesDeltaIdle } from './cycles-delta-idle.ts';
import { cyclesDeltaTicks } from './cycles-delta-ticks.ts';
import { desktopFailedOpens } from './desktop-failed-opens.ts';
import { desktopMostFailures } from './desktop-most-failures.ts';
import { ioPriorityGaps } from './io-priority-gaps.ts';
import { ioPriorityStarvation } from './io-priority-starvation.ts';
import { mmcssPriority } from './mmcss-priority.ts';
import { mmcssStarving } from './mmcss-starving.ts';
import { quantumCpuTime } from './quantum-cpu-time.ts';
import { quantumTurns } from './quantum-turns.ts';
import { symlinksReparse } from './symlinks-reparse.ts';
import { symlinksWhoFollows } from './symlinks-who-follows.ts';
import { transferSizeParts } from './transfer-size-parts.ts';
import { transferSizeSame } from './transfer-size-same.ts';

export const EXERCISES: readonly Exercise[] = [
  quantumCpuTime,
  quantumTurns,
  cyclesDeltaIdle,
  cyclesDeltaTicks,
  mmcssPriority,
  mmcssStarving,
  symlinksWhoFollows,
  symlinksReparse,
  ioPriorityGaps,
  ioPriorityStarvation,
  bandwidthRefused,
  bandwidthSlots,
  transferSizeParts,
  transferSizeSame,
  cancelIoWaited,
  cancelIoZombie,
  completionPortIssuer,
  completionPortCalls,
  desktopMostFailures,
  desktopFailedOpens,
];

export function exerciseById(id: string): Exercise | undefined {
  return EXERCISES.find((exercise) => exercise.id === id);
}

export function exercisesOf(lab: string): readonly Exercise[] {
  return EXERCISES.filter((exercise) => exercise.lab === lab);
}
