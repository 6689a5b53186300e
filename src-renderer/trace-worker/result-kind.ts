// src-renderer/trace-worker/result-kind.ts
//
// How a Result reads at a glance. Most failures in a trace are normal: programs probe for files, keys and buffer sizes and go
// on. Those are muted; what is left of the error statuses is worth a look.

import { isNtError, NtStatus } from '../../src-shared/nt/ntstatus.ts';
import { RESULT_PENDING } from '../../src-shared/trace/model.ts';

export type ResultKind = 'success' | 'expected' | 'error';

/** Error statuses that answer a question ("is it there?", "does it fit?") rather than report trouble. */
const EXPECTED_ERRORS: ReadonlySet<number> = new Set<number>([
  NtStatus.OBJECT_NAME_NOT_FOUND, NtStatus.OBJECT_PATH_NOT_FOUND, NtStatus.NO_SUCH_FILE, NtStatus.END_OF_FILE, NtStatus.BUFFER_TOO_SMALL, NtStatus.INFO_LENGTH_MISMATCH,
  NtStatus.INVALID_DEVICE_REQUEST, NtStatus.NO_EAS_ON_FILE, NtStatus.OBJECT_NAME_COLLISION, NtStatus.RANGE_NOT_LOCKED, NtStatus.IO_TIMEOUT, NtStatus.FILE_IS_A_DIRECTORY,
  NtStatus.OPLOCK_NOT_GRANTED, NtStatus.NOT_A_REPARSE_POINT, NtStatus.NOT_A_DIRECTORY, NtStatus.CANCELLED, NtStatus.NOT_FOUND, NtStatus.NO_MORE_MATCHES, NtStatus.FLT_DISALLOW_FAST_IO,
]);

/** @param result NTSTATUS as an unsigned 32-bit number */
export function resultKind(result: number): ResultKind {
  if (result === NtStatus.SUCCESS || result === RESULT_PENDING) return 'success';
  // Other success codes, informational codes and warnings are part of normal work.
  if (!isNtError(result)) return 'expected';
  return EXPECTED_ERRORS.has(result) ? 'expected' : 'error';
}
