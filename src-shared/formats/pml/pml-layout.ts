// src-shared/formats/pml/pml-layout.ts
//
// Where things are in a Process Monitor log (PML), version 9. Sysinternals does not publish the format; these are the facts
// on which the public readers agree (eronnen/procmon-parser, progmboy/openprocmon, mmlbing/procmon-reader).
// Little-endian throughout. "ptr" is 8 bytes where the header says 64-bit, else 4. Times are FILETIMEs, durations 100 ns.
//
//   header | event records | pad to 4 | event offsets (5 bytes each) | processes | strings | icons | hosts, ports

export const PML_SIGNATURE = 0x5f4c_4d50; // 'PML_'
export const PML_VERSION = 9;
/** Versions whose records are laid out as here; 7 differs only in some Process blobs. */
export const PML_READABLE_VERSIONS: readonly number[] = [7, 9];

export const Header = {
  SIZE: 0x3a8,
  SIGNATURE: 0x000,
  VERSION: 0x004,
  IS_64_BIT: 0x008,
  COMPUTER_NAME: 0x00c,
  COMPUTER_NAME_UNITS: 16,
  SYSTEM_ROOT: 0x02c,
  SYSTEM_ROOT_UNITS: 260,
  EVENT_COUNT: 0x234,
  FIRST_EVENT: 0x240,
  EVENT_OFFSETS: 0x248,
  PROCESSES: 0x250,
  STRINGS: 0x258,
  ICONS: 0x260,
  MAX_APPLICATION_ADDRESS: 0x268,
  OS_VERSION: 0x270,
  OS_VERSION_SIZE: 0x11c,
  OS_MAJOR: 0x274,
  OS_MINOR: 0x278,
  OS_BUILD: 0x27c,
  OS_PLATFORM: 0x280,
  OS_SERVICE_PACK: 0x284,
  OS_SERVICE_PACK_UNITS: 128,
  OS_SUITE_MASK: 0x388,
  OS_PRODUCT_TYPE: 0x38a,
  PROCESSORS: 0x38c,
  MEMORY_BYTES: 0x390,
  FIRST_EVENT_AGAIN: 0x398,
  HOSTS: 0x3a0,
} as const;

/** Fixed part of an event record; `depth` return addresses and the detail blob follow. */
export const Record = {
  SIZE: 0x34,
  PROCESS_INDEX: 0x00,
  THREAD_ID: 0x04,
  CLASS: 0x08,
  OPERATION: 0x0c,
  SEQUENCE: 0x10,
  DURATION: 0x14,
  TIME: 0x1c,
  RESULT: 0x24,
  STACK_DEPTH: 0x28,
  DETAIL_SIZE: 0x2c,
  EXTRA_OFFSET: 0x30,
} as const;

export const OFFSET_ENTRY_SIZE = 5;

/** The fifth byte is taken for bits 32 to 39, so that a file may be longer than 4 GB. */
export function entryOffset(bytes: Uint8Array, at: number): number {
  return bytes[at]! + bytes[at + 1]! * 0x100 + bytes[at + 2]! * 0x1_0000 + bytes[at + 3]! * 0x100_0000 + bytes[at + 4]! * 0x1_0000_0000;
}

/** NTSTATUS of a record whose operation has not completed. */
export const RECORD_PENDING = 0x103;
/** Extra data of 64 KiB and more is stored with this length, and one byte more than it says. */
export const EXTRA_LENGTH_CAPPED = 0xffff;

/** Event classes by number. */
export const PmlClass = { Process: 1, Registry: 2, FileSystem: 3, Profiling: 4, Network: 5 } as const;

/** Names of the classes, by number. */
export const PML_CLASS_NAMES = ['', 'Process', 'Registry', 'File System', 'Profiling', 'Network'] as const;

/** FLT_PARAMETERS inside a file system blob, and what follows it. */
export interface FileSystemLayout {
  readonly parameters: number;
  readonly pathInfo: number;
  readonly path: number;
}
export const FILE_SYSTEM_LAYOUT_64: FileSystemLayout = { parameters: 0x10, pathInfo: 0x40, path: 0x44 };
export const FILE_SYSTEM_LAYOUT_32: FileSystemLayout = { parameters: 0x10, pathInfo: 0x2c, path: 0x30 };

/** Process record up to the modules; the module count follows a pointer-sized flag. */
export const ProcessEntry = {
  INDEX: 0x00,
  PID: 0x04,
  PARENT_PID: 0x08,
  PARENT_INDEX: 0x0c,
  AUTHENTICATION_ID_LOW: 0x10,
  AUTHENTICATION_ID_HIGH: 0x14,
  SESSION: 0x18,
  START_TIME: 0x20,
  END_TIME: 0x28,
  VIRTUALIZED: 0x30,
  IS_64_BIT: 0x34,
  INTEGRITY: 0x38,
  USER: 0x3c,
  NAME: 0x40,
  IMAGE_PATH: 0x44,
  COMMAND_LINE: 0x48,
  COMPANY: 0x4c,
  VERSION: 0x50,
  DESCRIPTION: 0x54,
  SMALL_ICON: 0x58,
  LARGE_ICON: 0x5c,
  INLINE_MODULES: 0x60,
} as const;

/** Bytes of a module record. */
export function moduleSize(pointerSize: number): number {
  return 2 * pointerSize + 48;
}

/** Info word of a string inside a blob: bit 15 says one byte per character, the rest is the number of characters. */
export const STRING_ASCII = 0x8000;
export const STRING_LENGTH = 0x7fff;
