// src-shared/commands/priority-names.ts
//
// The classes of Set Priority in the order of Process Explorer's menu. query/process/priority-class.ts has their numbers;
// a test there holds the two lists together, because commands know nothing of queries.

export const PRIORITY_NAMES = ['Realtime', 'High', 'Above Normal', 'Normal', 'Below Normal', 'Idle'] as const;
