// src-renderer/views/labs/lab-groups.ts
//
// The labs in the order of their mechanisms, gathered by what these belong to: M01-M03 processes and threads, M04-M09 input and
// output, and so on as the articles have their sections.

import type { LabInfo } from '../../../src-shared/ipc/machine.ts';

const GROUPS = [
  { id: 'processes', last: 3 },
  { id: 'io', last: 9 },
  { id: 'memory', last: 12 },
  { id: 'network', last: 13 },
  { id: 'reliability', last: 16 },
  { id: 'scalability', last: 22 },
  { id: 'virtualization', last: 25 },
  { id: 'free', last: Infinity },
] as const;
export type LabGroupId = (typeof GROUPS)[number]['id'];

export interface LabGroup {
  readonly id: LabGroupId;
  readonly labs: readonly LabInfo[];
}

export function labGroups(labs: readonly LabInfo[]): readonly LabGroup[] {
  return GROUPS.map(({ id }) => ({ id, labs: labs.filter((lab) => groupOf(lab) === id).sort((a, b) => numberOf(a) - numberOf(b) || 0) })).filter((group) => group.labs.length > 0);
}

/** Infinity where it has no mechanism. */
function numberOf({ mechanisms }: LabInfo): number {
  return Number(/^M(\d+)$/.exec(mechanisms[0] ?? '')?.[1] ?? Infinity);
}

function groupOf(lab: LabInfo): LabGroupId {
  const number = numberOf(lab);
  return (GROUPS.find(({ last }) => number <= last) ?? GROUPS[GROUPS.length - 1] as typeof GROUPS[7]).id;
}
