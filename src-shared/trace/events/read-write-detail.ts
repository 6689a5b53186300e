// src-shared/trace/events/read-write-detail.ts
//
// Detail text that reads and writes share.

import { hasIoFlags, ioFlagsText, ioPriorityOf, ioPriorityText } from '../../nt/io-flags.ts';
import { groupedDecimal } from '../../nt/number-text.ts';

/** Offset and length in bytes. */
export function readWriteDetail(f: { readonly offset: number; readonly length: number; readonly irpFlags: number }): string {
  let text = `Offset: ${groupedDecimal(f.offset)}, Length: ${groupedDecimal(f.length)}`;
  if (hasIoFlags(f.irpFlags)) text += `, I/O Flags: ${ioFlagsText(f.irpFlags)}`;
  const priority = ioPriorityOf(f.irpFlags);
  return priority === 0 ? text : `${text}, Priority: ${ioPriorityText(priority)}`;
}
