// src-shared/formats/pml/detail/profiling-detail.ts
//
// Detail of Profiling events, as openprocmon's re-creation of the driver lays them out; no public sample has any.

import { groupedDecimal, secondsText } from '../../../nt/number-text.ts';
import type { PmlBlob } from '../pml-blob.ts';
import type { DetailSurroundings, DetailText } from './detail-text.ts';

export const ProfilingOperation = { Thread: 0, Process: 1, DebugOutput: 2 } as const;

export function addProfilingDetail(detail: DetailText, operation: number, blob: PmlBlob, surroundings: DetailSurroundings): void {
  switch (operation) {
    case ProfilingOperation.Thread:
      detail.add('User Time', secondsText(blob.u32(0)));
      detail.add('Kernel Time', secondsText(blob.u32(4)));
      detail.add('Context Switches', groupedDecimal(blob.u32(8)));
      break;
    case ProfilingOperation.Process: {
      const sizes = surroundings.is64Bit ? 8 : 4;
      detail.add('User Time', secondsText(blob.u64(0)) + ' seconds');
      detail.add('Kernel Time', secondsText(blob.u64(8)) + ' seconds');
      detail.add('Private Bytes', groupedDecimal(blob.pointer(16 + sizes, surroundings.is64Bit)));
      detail.add('Working Set', groupedDecimal(blob.pointer(16, surroundings.is64Bit)));
      break;
    }
    case ProfilingOperation.DebugOutput: {
      // The layout is not known; the text is taken as UTF-16 up to a NUL.
      const text = blob.utf16(0, blob.length);
      const end = text.indexOf('\0');
      detail.add('Output', end < 0 ? text : text.slice(0, end));
      break;
    }
  }
}
