// src-shared/nt/io-flags.ts
//
// The flags word of a read or write IRP: which bits Process Monitor prints as `I/O Flags`, and the priority hint inside it.
// The words are in file-flags.ts.

/** Bits that make the `I/O Flags` key appear. The priority sits between them. */
const PRINTED_FLAGS = 0xe0_00ff;
const PRIORITY_SHIFT = 17;

/** True where a read or write prints `I/O Flags`. */
export function hasIoFlags(irpFlags: number): boolean {
  return (irpFlags & PRINTED_FLAGS) !== 0;
}

/** I/O priority hint in the flags: 0 where none was set, 1 Very Low ... 5 Critical. */
export function irpPriorityOf(irpFlags: number): number {
  return (irpFlags >>> PRIORITY_SHIFT) & 7;
}

/** The flag bits of a priority hint. */
export function irpPriorityFlags(priority: number): number {
  return (priority & 7) << PRIORITY_SHIFT;
}
