// src-main/kernel/io/io-priority.ts
//
// IO_PRIORITY_HINT: which priority a request gets. First of: the hint of the request itself, of its file object
// (FileIoPriorityHintInformation), of its thread, of its process; Normal where nobody has one. Before io.priority every request is Normal
// and says nothing about it.
//
// Source: learn.microsoft.com/windows-hardware/drivers/ddi/wdm/ne-wdm-_io_priority_hint; Windows Internals 7th ed., part 1, ch. 6
// "I/O priorities". Levels that user mode may ask for: Very Low, Low, Normal.

import { ioPriorityFlags } from '../../../src-shared/nt/io-flags.ts';
import type { Kernel } from '../core/kernel.ts';
import type { KThread } from '../ke/thread.ts';
import type { FileObject } from './file-object.ts';

export const IoPriority = { VeryLow: 0, Low: 1, Normal: 2, High: 3, Critical: 4 } as const;

/** No hint: somebody else's counts. */
export const NO_HINT = -1;

/** Priority of a request of this thread on this file. */
export function ioPriority(kernel: Kernel, thread: KThread, file: FileObject | null, requestHint: number = NO_HINT): number {
  if (!kernel.features.on('io.priority')) return IoPriority.Normal;
  if (requestHint !== NO_HINT) return requestHint;
  if (file !== null && file.priorityHint !== NO_HINT) return file.priorityHint;
  return thread.ioPriority;
}

/** Bits of the flags of an IRP; none before requests carried a priority. */
export function priorityFlags(kernel: Kernel, priority: number): number {
  return kernel.features.on('io.priority') ? ioPriorityFlags(priority + 1) : 0;
}
