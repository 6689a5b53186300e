// src-shared/query/columns/process-columns.ts
//
// THE list of Process Explorer's columns. An entry gives the header, the page of Select Columns, how the cell reads
// (the same text in the grid, in a copy and in an export) and by what it sorts.
// Names and meaning: Process Explorer's column notes; "Cycles Delta" is the header its window shows for CPU Cycles Delta.

import { cpuPercentText, cpuTimeText, deltaText, groupDigits, kilobytesText } from '../process/number-text.ts';
import { IO_PRIORITY_NAMES } from '../process/snapshot.ts';
import type { ProcessCounters } from '../process/snapshot.ts';
import type { TreeLine } from '../process/tree.ts';

export const PROCESS_COLUMN_GROUPS = ['Process Image', 'Process Performance', 'Process Memory', 'Process I/O'] as const;
export type ProcessColumnGroup = (typeof PROCESS_COLUMN_GROUPS)[number];

/** What a cell may need besides its row. */
export interface ProcessColumnContext {
  /** Cycles since boot as a date and time of the emulated machine. */
  formatTime(cycles: number): string;
}

export interface ProcessColumn {
  readonly title: string;
  readonly group: ProcessColumnGroup;
  readonly align: 'left' | 'right';
  /** Default width in pixels at 12 px text: fits the longest usual value. */
  readonly width: number;
  readonly shown: boolean;
  /** Exists only where the kernel counts cycles; elsewhere it reads n/a. */
  readonly needsCycles?: true;
  /** Resource whose share tints the cell and whose use stands in the header. */
  readonly heat?: 'cpu' | 'commit' | 'physical';
  /** What to sort by; null sorts last in both directions. */
  readonly value: (line: TreeLine) => number | string | null;
  readonly text: (line: TreeLine, context: ProcessColumnContext) => string;
}

type Figure = 'contextSwitches' | 'pageFaults' | 'handles' | 'threads' | 'readOperations' | 'readBytes' | 'writeOperations' | 'writeBytes' | 'otherOperations' | 'otherBytes';
type DeltaFigure = 'contextSwitchDelta' | 'pageFaultDelta' | 'readBytesDelta' | 'writeBytesDelta';
type ByteFigure = 'privateBytes' | 'privateDeltaBytes' | 'peakPrivateBytes' | 'workingSetBytes' | 'peakWorkingSetBytes' | 'virtualBytes';
type Rest = Partial<Pick<ProcessColumn, 'shown' | 'width' | 'heat'>>;

const number = (title: string, group: ProcessColumnGroup, figure: Figure, rest: Rest = {}): ProcessColumn => ({
  title, group, align: 'right', width: 90, shown: false, ...rest,
  value: (line) => line.figures[figure],
  text: (line) => { const value = line.figures[figure]; return value === null ? '' : groupDigits(value); },
});
const delta = (title: string, group: ProcessColumnGroup, figure: DeltaFigure, rest: Rest = {}): ProcessColumn => ({
  title, group, align: 'right', width: 90, shown: false, ...rest,
  value: (line) => line.figures[figure],
  text: (line) => deltaText(line.figures[figure]),
});
const bytes = (title: string, figure: ByteFigure, rest: Rest = {}): ProcessColumn => ({
  title, group: 'Process Memory', align: 'right', width: 96, shown: false, ...rest,
  value: (line) => line.figures[figure],
  text: (line) => (figure === 'privateDeltaBytes' && line.figures[figure] === 0 ? '' : kilobytesText(line.figures[figure])),
});
const fact = (title: string, width: number, shown: boolean, pick: (counters: ProcessCounters, context: ProcessColumnContext) => string): ProcessColumn => ({
  title, group: 'Process Image', align: 'left', width, shown,
  value: (line) => (line.row.counters ? pick(line.row.counters, NO_CONTEXT).toLowerCase() : null),
  text: (line, context) => (line.row.counters ? pick(line.row.counters, context) : ''),
});
const NO_CONTEXT: ProcessColumnContext = { formatTime: String };

export const PROCESS_COLUMNS = {
  process: {
    title: 'Process', group: 'Process Image', align: 'left', width: 190, shown: true,
    value: (line) => line.row.name.toLowerCase(), text: (line) => line.row.name,
  },
  cpu: {
    title: 'CPU', group: 'Process Performance', align: 'right', width: 58, shown: true, heat: 'cpu',
    value: (line) => line.figures.cpuPercent, text: (line) => cpuPercentText(line.figures.cpuPercent, line.figures.ran),
  },
  cyclesDelta: {
    title: 'Cycles Delta', group: 'Process Performance', align: 'right', width: 104, shown: true, needsCycles: true,
    value: (line) => line.figures.cyclesDelta,
    text: (line) => (line.figures.cycles === null ? 'n/a' : deltaText(line.figures.cyclesDelta)),
  },
  cpuTime: {
    title: 'CPU Time', group: 'Process Performance', align: 'right', width: 92, shown: true,
    value: (line) => line.figures.kernelTime100ns + line.figures.userTime100ns,
    text: (line) => cpuTimeText(line.figures.kernelTime100ns + line.figures.userTime100ns),
  },
  contextSwitches: number('Context Switches', 'Process Performance', 'contextSwitches', { shown: true, width: 80 }),
  contextSwitchDelta: delta('CSwitch Delta', 'Process Performance', 'contextSwitchDelta', { shown: true, width: 70 }),
  privateBytes: bytes('Private Bytes', 'privateBytes', { shown: true, width: 104, heat: 'commit' }),
  workingSet: bytes('Working Set', 'workingSetBytes', { shown: true, width: 100, heat: 'physical' }),
  pid: {
    title: 'PID', group: 'Process Image', align: 'right', width: 48, shown: true,
    value: (line) => line.row.pid, text: (line) => (line.row.pid === null ? 'n/a' : String(line.row.pid)),
  },
  description: fact('Description', 146, true, (counters) => counters.description),
  company: fact('Company Name', 110, true, (counters) => counters.company),
  user: fact('User Name', 116, true, (counters) => counters.user),
  session: {
    title: 'Session', group: 'Process Image', align: 'right', width: 66, shown: true,
    value: (line) => line.row.counters?.session ?? null, text: (line) => (line.row.counters ? String(line.row.counters.session) : ''),
  },
  priority: {
    title: 'Priority', group: 'Process Performance', align: 'right', width: 64, shown: true,
    value: (line) => line.row.counters?.basePriority ?? null, text: (line) => (line.row.counters ? String(line.row.counters.basePriority) : ''),
  },
  ioPriority: {
    title: 'I/O Priority', group: 'Process I/O', align: 'left', width: 76, shown: true,
    value: (line) => line.row.counters?.ioPriority ?? null, text: (line) => (line.row.counters ? IO_PRIORITY_NAMES[line.row.counters.ioPriority] : ''),
  },
  parentPid: {
    title: 'Parent PID', group: 'Process Image', align: 'right', width: 76, shown: false,
    value: (line) => line.row.parentPid, text: (line) => (line.row.parentPid === null ? '' : String(line.row.parentPid)),
  },
  imagePath: fact('Image Path', 260, false, (counters) => counters.imagePath),
  commandLine: fact('Command Line', 320, false, (counters) => counters.commandLine),
  version: fact('Version', 130, false, (counters) => counters.version),
  imageType: fact('Image Type', 80, false, (counters) => (counters.is64Bit ? '64-bit' : '32-bit')),
  integrity: fact('Integrity Level', 96, false, (counters) => counters.integrity),
  services: fact('Services', 200, false, (counters) => counters.services.join(', ')),
  startTime: {
    title: 'Start Time', group: 'Process Performance', align: 'left', width: 150, shown: false,
    value: (line) => line.row.counters?.startTime ?? null, text: (line, context) => (line.row.counters ? context.formatTime(line.row.counters.startTime) : ''),
  },
  cycles: {
    title: 'CPU Cycles', group: 'Process Performance', align: 'right', width: 130, shown: false, needsCycles: true,
    value: (line) => line.figures.cycles, text: (line) => (line.figures.cycles === null ? 'n/a' : groupDigits(line.figures.cycles)),
  },
  threads: number('Threads', 'Process Performance', 'threads', { width: 64 }),
  handles: number('Handles', 'Process Performance', 'handles', { width: 70 }),
  privateDelta: bytes('Private Delta Bytes', 'privateDeltaBytes', { width: 120 }),
  peakPrivate: bytes('Peak Private Bytes', 'peakPrivateBytes', { width: 116 }),
  peakWorkingSet: bytes('Peak Working Set', 'peakWorkingSetBytes', { width: 112 }),
  virtualSize: bytes('Virtual Size', 'virtualBytes'),
  pageFaults: number('Page Faults', 'Process Memory', 'pageFaults'),
  pageFaultDelta: delta('PF Delta', 'Process Memory', 'pageFaultDelta'),
  reads: number('Reads', 'Process I/O', 'readOperations', { width: 80 }),
  readBytes: number('Read Bytes', 'Process I/O', 'readBytes', { width: 104 }),
  readBytesDelta: delta('Read Bytes Delta', 'Process I/O', 'readBytesDelta', { width: 110 }),
  writes: number('Writes', 'Process I/O', 'writeOperations', { width: 80 }),
  writeBytes: number('Write Bytes', 'Process I/O', 'writeBytes', { width: 104 }),
  writeBytesDelta: delta('Write Bytes Delta', 'Process I/O', 'writeBytesDelta', { width: 112 }),
  other: number('Other', 'Process I/O', 'otherOperations', { width: 80 }),
  otherBytes: number('Other Bytes', 'Process I/O', 'otherBytes', { width: 104 }),
  pendingIrps: {
    title: 'Pending IRPs', group: 'Process I/O', align: 'right', width: 88, shown: false,
    value: (line) => line.row.counters?.pendingIrps ?? null, text: (line) => (line.row.counters ? String(line.row.counters.pendingIrps) : ''),
  },
} as const satisfies Record<string, ProcessColumn>;

export type ProcessColumnId = keyof typeof PROCESS_COLUMNS;
export const PROCESS_COLUMN_IDS = Object.keys(PROCESS_COLUMNS) as readonly ProcessColumnId[];

/** The Process column cannot be taken away. */
export const FIXED_PROCESS_COLUMN: ProcessColumnId = 'process';

export function processColumn(id: ProcessColumnId): ProcessColumn {
  return PROCESS_COLUMNS[id];
}

/** Order of two lines by a column. Empty cells come last whichever way; text compares by code unit, case ignored. */
export function processOrder(id: ProcessColumnId, descending: boolean): (a: TreeLine, b: TreeLine) => number {
  const { value } = processColumn(id);
  const sign = descending ? -1 : 1;
  return (a, b) => {
    const x = value(a);
    const y = value(b);
    if (x === y) return 0;
    if (x === null || x === '') return y === null || y === '' ? 0 : 1;
    if (y === null || y === '') return -1;
    return x < y ? -sign : sign;
  };
}
