// src-shared/nt/ntstatus.ts
//
// NTSTATUS values (unsigned 32 bit) that the code names, and the Result column's text for any value.
// Values: ntstatus.h of the Windows SDK. They are results of emulated operations, never errors of this program.

import { NTSTATUS_NAMES } from './ntstatus-names.ts';

/** The values that emulated components return. Names are those of ntstatus.h without STATUS_. */
export const NtStatus = {
  SUCCESS: 0x0000_0000,
  TIMEOUT: 0x0000_0102,
  PENDING: 0x0000_0103,
  REPARSE: 0x0000_0104,
  MORE_ENTRIES: 0x0000_0105,
  NOTIFY_CLEANUP: 0x0000_010b,
  NOTIFY_ENUM_DIR: 0x0000_010c,
  FILE_LOCKED_WITH_ONLY_READERS: 0x0000_012a,
  FILE_LOCKED_WITH_WRITERS: 0x0000_012b,
  OPLOCK_HANDLE_CLOSED: 0x0000_0216,
  BUFFER_OVERFLOW: 0x8000_0005,
  NO_MORE_FILES: 0x8000_0006,
  NO_MORE_ENTRIES: 0x8000_001a,
  STOPPED_ON_SYMLINK: 0x8000_002d,
  UNSUCCESSFUL: 0xc000_0001,
  NOT_IMPLEMENTED: 0xc000_0002,
  INVALID_INFO_CLASS: 0xc000_0003,
  INFO_LENGTH_MISMATCH: 0xc000_0004,
  ACCESS_VIOLATION: 0xc000_0005,
  INVALID_HANDLE: 0xc000_0008,
  INVALID_PARAMETER: 0xc000_000d,
  NO_SUCH_DEVICE: 0xc000_000e,
  NO_SUCH_FILE: 0xc000_000f,
  INVALID_DEVICE_REQUEST: 0xc000_0010,
  END_OF_FILE: 0xc000_0011,
  NO_MEMORY: 0xc000_0017,
  ACCESS_DENIED: 0xc000_0022,
  BUFFER_TOO_SMALL: 0xc000_0023,
  OBJECT_TYPE_MISMATCH: 0xc000_0024,
  DISK_CORRUPT_ERROR: 0xc000_0032,
  OBJECT_NAME_INVALID: 0xc000_0033,
  OBJECT_NAME_NOT_FOUND: 0xc000_0034,
  OBJECT_NAME_COLLISION: 0xc000_0035,
  OBJECT_PATH_INVALID: 0xc000_0039,
  OBJECT_PATH_NOT_FOUND: 0xc000_003a,
  OBJECT_PATH_SYNTAX_BAD: 0xc000_003b,
  SHARING_VIOLATION: 0xc000_0043,
  EAS_NOT_SUPPORTED: 0xc000_004f,
  NO_EAS_ON_FILE: 0xc000_0052,
  FILE_LOCK_CONFLICT: 0xc000_0054,
  LOCK_NOT_GRANTED: 0xc000_0055,
  DELETE_PENDING: 0xc000_0056,
  PRIVILEGE_NOT_HELD: 0xc000_0061,
  RANGE_NOT_LOCKED: 0xc000_007e,
  DISK_FULL: 0xc000_007f,
  INSUFFICIENT_RESOURCES: 0xc000_009a,
  PIPE_NOT_AVAILABLE: 0xc000_00ac,
  PIPE_BUSY: 0xc000_00ae,
  PIPE_DISCONNECTED: 0xc000_00b0,
  PIPE_CLOSING: 0xc000_00b1,
  IO_TIMEOUT: 0xc000_00b5,
  FILE_IS_A_DIRECTORY: 0xc000_00ba,
  NOT_SUPPORTED: 0xc000_00bb,
  BAD_NETWORK_PATH: 0xc000_00be,
  NETWORK_NAME_DELETED: 0xc000_00c9,
  BAD_NETWORK_NAME: 0xc000_00cc,
  NOT_SAME_DEVICE: 0xc000_00d4,
  OPLOCK_NOT_GRANTED: 0xc000_00e2,
  DIRECTORY_NOT_EMPTY: 0xc000_0101,
  NOT_A_DIRECTORY: 0xc000_0103,
  CANCELLED: 0xc000_0120,
  CANNOT_DELETE: 0xc000_0121,
  FILE_DELETED: 0xc000_0123,
  FILE_CLOSED: 0xc000_0128,
  PIPE_BROKEN: 0xc000_014b,
  REGISTRY_CORRUPT: 0xc000_014c,
  KEY_DELETED: 0xc000_017c,
  CHILD_MUST_BE_VOLATILE: 0xc000_0181,
  CONNECTION_RESET: 0xc000_020d,
  NOT_FOUND: 0xc000_0225,
  CONNECTION_REFUSED: 0xc000_0236,
  HOST_UNREACHABLE: 0xc000_023d,
  USER_MAPPED_FILE: 0xc000_0243,
  TOO_MANY_LINKS: 0xc000_0265,
  NO_MORE_MATCHES: 0xc000_0273,
  NOT_A_REPARSE_POINT: 0xc000_0275,
  IO_REPARSE_TAG_INVALID: 0xc000_0276,
  IO_REPARSE_TAG_MISMATCH: 0xc000_0277,
  IO_REPARSE_DATA_INVALID: 0xc000_0278,
  IO_REPARSE_TAG_NOT_HANDLED: 0xc000_0279,
  /** ERROR_CANT_RESOLVE_FILENAME: too many links, or links that lead in a circle. */
  REPARSE_POINT_NOT_RESOLVED: 0xc000_0280,
  /** ERROR_SYMLINK_CLASS_DISABLED, 1463. */
  SYMLINK_CLASS_DISABLED: 0xc000_0715,
  FLT_DISALLOW_FAST_IO: 0xc01c_0004,
} as const;

/** What a row shows while its operation has not completed; equals RESULT_PENDING of the trace model. */
const PENDING_ROW = 0xffff_ffff;

const textOf = new Map<number, string>(NTSTATUS_NAMES);
textOf.set(PENDING_ROW, '');

/** Text of the Result column: a name, nothing for a pending operation, else upper-case hex such as `0xC000046F`. */
export function ntStatusText(status: number): string {
  return textOf.get(status >>> 0) ?? '0x' + (status >>> 0).toString(16).toUpperCase();
}

/** NT_ERROR: severity 3. */
export function isNtError(status: number): boolean {
  return status >>> 30 === 3;
}

/** NT_SUCCESS: severity success or informational. */
export function isNtSuccess(status: number): boolean {
  return status >>> 31 === 0;
}
