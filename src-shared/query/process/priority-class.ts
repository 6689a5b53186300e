// src-shared/query/process/priority-class.ts
//
// The classes of Set Priority with the base priority that each gives (Windows Internals 7th ed., part 1, ch. 4),
// in the order of Process Explorer's menu.

export const PRIORITY_CLASSES = [
  { name: 'Realtime', basePriority: 24 },
  { name: 'High', basePriority: 13 },
  { name: 'Above Normal', basePriority: 10 },
  { name: 'Normal', basePriority: 8 },
  { name: 'Below Normal', basePriority: 6 },
  { name: 'Idle', basePriority: 4 },
] as const;

export type PriorityClassName = (typeof PRIORITY_CLASSES)[number]['name'];

/** Class whose base priority this is; null for one that no class gives (System, smss.exe: 11). */
export function priorityClassOf(basePriority: number): PriorityClassName | null {
  return PRIORITY_CLASSES.find((entry) => entry.basePriority === basePriority)?.name ?? null;
}
