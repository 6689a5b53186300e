// src-shared/nt/io-flags.ts
//
// Flags of a read or write IRP (IRP_* of wdm.h): what Process Monitor prints as `I/O Flags` and `Priority`.

import { flagText, type FlagTable } from './flag-text.ts';

export const IrpFlags = {
  NOCACHE: 0x1,
  PAGING_IO: 0x2,
  SYNCHRONOUS_API: 0x4,
  BUFFERED_IO: 0x10,
  SYNCHRONOUS_PAGING_IO: 0x40,
  WRITE_THROUGH: 0x40_0000,
} as const;

const IO_FLAGS: FlagTable = [
  [0x10, 'Buffered'],
  [0x1, 'Non-cached'],
  [0x2, 'Paging I/O'],
  [0x4, 'Synchronous'],
  [0x40, 'Synchronous Paging I/O'],
  [0x400000, 'Write Through'],
];

/** Bits that make the `I/O Flags` key appear. The priority sits between them. */
const PRINTED_FLAGS = 0xe0_00ff;
const PRIORITY_SHIFT = 17;

const PRIORITIES: readonly string[] = ['', 'Very Low', 'Low', 'Normal', 'High', 'Critical'];

/** True where a read or write prints `I/O Flags`. */
export function hasIoFlags(irpFlags: number): boolean {
  return (irpFlags & PRINTED_FLAGS) !== 0;
}

/** e.g. `Non-cached, Paging I/O, Synchronous Paging I/O`. */
export function ioFlagsText(irpFlags: number): string {
  return flagText(irpFlags, IO_FLAGS, ', ');
}

/** I/O priority hint in the flags: 0 where none was set, 1 Very Low ... 5 Critical. */
export function ioPriorityOf(irpFlags: number): number {
  return (irpFlags >>> PRIORITY_SHIFT) & 7;
}

/** The flag bits of a priority hint. */
export function ioPriorityFlags(priority: number): number {
  return (priority & 7) << PRIORITY_SHIFT;
}

/** `Normal` and so on; a hint without a name reads as hex. */
export function ioPriorityText(priority: number): string {
  return PRIORITIES[priority] ?? `0x${priority.toString(16)}`;
}
