// src-shared/query/columns/thread-columns.ts
//
// THE list of columns of a process's Threads page. Process Explorer sorts it by CPU, descending.

import { cpuPercentText, cpuTimeText, deltaText, groupDigits } from '../process/number-text.ts';
import type { ThreadRow } from '../process/thread-rows.ts';

export interface ThreadColumn {
  readonly title: string;
  readonly align: 'left' | 'right';
  readonly width: number;
  readonly value: (row: ThreadRow) => number | string | null;
  readonly text: (row: ThreadRow) => string;
}

export const THREAD_COLUMNS = {
  tid: { title: 'TID', align: 'right', width: 60, value: (row) => row.tid, text: (row) => String(row.tid) },
  cpu: { title: 'CPU', align: 'right', width: 64, value: (row) => row.cpuPercent, text: (row) => cpuPercentText(row.cpuPercent, row.ran) },
  cyclesDelta: { title: 'Cycles Delta', align: 'right', width: 110, value: (row) => row.cyclesDelta, text: (row) => (row.cycles === null ? 'n/a' : deltaText(row.cyclesDelta)) },
  contextSwitchDelta: { title: 'CSwitch Delta', align: 'right', width: 74, value: (row) => row.contextSwitchDelta, text: (row) => deltaText(row.contextSwitchDelta) },
  contextSwitches: { title: 'Context Switches', align: 'right', width: 84, value: (row) => row.contextSwitches, text: (row) => groupDigits(row.contextSwitches) },
  cpuTime: { title: 'CPU Time', align: 'right', width: 96, value: (row) => row.kernelTime100ns + row.userTime100ns, text: (row) => cpuTimeText(row.kernelTime100ns + row.userTime100ns) },
  state: { title: 'State', align: 'left', width: 140, value: (row) => row.thread?.state ?? null, text: (row) => row.thread?.state ?? '' },
  startAddress: { title: 'Start Address', align: 'left', width: 260, value: (row) => row.startAddress, text: (row) => row.startAddress },
} as const satisfies Record<string, ThreadColumn>;

export type ThreadColumnId = keyof typeof THREAD_COLUMNS;
export const THREAD_COLUMN_IDS = Object.keys(THREAD_COLUMNS) as readonly ThreadColumnId[];
