// src-shared/query/columns/thread-columns.ts
//
// THE list of columns of a process's threads: the Threads page of its properties and the lower pane. Process Explorer
// sorts them by CPU, descending.

import { cpuPercentText, cpuTimeText, deltaText, groupDigits } from '../process/number-text.ts';
import { IO_PRIORITY_NAMES } from '../process/snapshot.ts';
import type { ThreadRow } from '../process/thread-rows.ts';

export interface ThreadColumn {
  readonly title: string;
  readonly align: 'left' | 'right';
  readonly width: number;
  /** Counts cycles, which not every Windows version does. */
  readonly needsCycles?: true;
  readonly value: (row: ThreadRow) => number | string | null;
  readonly text: (row: ThreadRow) => string;
}

/** `Wait:UserRequest` is a state and a reason. */
const stateOf = (row: ThreadRow): string => row.thread?.state.split(':')[0] ?? '';
const reasonOf = (row: ThreadRow): string => row.thread?.state.split(':')[1] ?? '';
const priority = (pick: (thread: NonNullable<ThreadRow['thread']>) => number): Pick<ThreadColumn, 'value' | 'text'> => ({
  value: (row) => (row.thread === null ? null : pick(row.thread)),
  text: (row) => (row.thread === null ? '' : String(pick(row.thread))),
});

export const THREAD_COLUMNS = {
  tid: { title: 'TID', align: 'right', width: 56, value: (row) => row.tid, text: (row) => String(row.tid) },
  cpu: { title: 'CPU', align: 'right', width: 58, value: (row) => row.cpuPercent, text: (row) => cpuPercentText(row.cpuPercent, row.ran) },
  cyclesDelta: { title: 'Cycles Delta', align: 'right', width: 104, needsCycles: true, value: (row) => row.cyclesDelta, text: (row) => (row.cycles === null ? 'n/a' : deltaText(row.cyclesDelta)) },
  contextSwitchDelta: { title: 'CSwitch Delta', align: 'right', width: 70, value: (row) => row.contextSwitchDelta, text: (row) => deltaText(row.contextSwitchDelta) },
  startAddress: { title: 'Start Address', align: 'left', width: 240, value: (row) => row.startAddress.toLowerCase(), text: (row) => row.startAddress },
  basePriority: { title: 'Base Priority', align: 'right', width: 66, ...priority((thread) => thread.basePriority) },
  dynamicPriority: { title: 'Dynamic Priority', align: 'right', width: 76, ...priority((thread) => thread.dynamicPriority) },
  ioPriority: { title: 'I/O Priority', align: 'left', width: 76, value: (row) => row.thread?.ioPriority ?? null, text: (row) => (row.thread === null ? '' : IO_PRIORITY_NAMES[row.thread.ioPriority]) },
  state: { title: 'State', align: 'left', width: 88, value: (row) => stateOf(row), text: stateOf },
  waitReason: { title: 'Wait Reason', align: 'left', width: 120, value: (row) => reasonOf(row), text: reasonOf },
  contextSwitches: { title: 'Context Switches', align: 'right', width: 80, value: (row) => row.contextSwitches, text: (row) => groupDigits(row.contextSwitches) },
  cycles: { title: 'CPU Cycles', align: 'right', width: 120, needsCycles: true, value: (row) => row.cycles, text: (row) => (row.cycles === null ? 'n/a' : groupDigits(row.cycles)) },
  cpuTime: { title: 'CPU Time', align: 'right', width: 92, value: (row) => row.kernelTime100ns + row.userTime100ns, text: (row) => cpuTimeText(row.kernelTime100ns + row.userTime100ns) },
  suspendCount: { title: 'Suspend Count', align: 'right', width: 72, ...priority((thread) => thread.suspendCount) },
} as const satisfies Record<string, ThreadColumn>;

export type ThreadColumnId = keyof typeof THREAD_COLUMNS;
export const THREAD_COLUMN_IDS = Object.keys(THREAD_COLUMNS) as readonly ThreadColumnId[];

export function threadColumn(id: ThreadColumnId): ThreadColumn {
  return THREAD_COLUMNS[id];
}

/** Order of two rows by a column. Empty cells come last whichever way; the same value by TID. */
export function threadOrder(id: ThreadColumnId, descending: boolean): (a: ThreadRow, b: ThreadRow) => number {
  const { value } = threadColumn(id);
  const sign = descending ? -1 : 1;
  return (a, b) => {
    const x = value(a);
    const y = value(b);
    if (x === y) return a.tid - b.tid;
    if (x === null || x === '') return y === null || y === '' ? a.tid - b.tid : 1;
    if (y === null || y === '') return -1;
    return x < y ? -sign : sign;
  };
}
