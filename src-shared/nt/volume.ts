// src-shared/nt/volume.ts
//
// Words for what a volume query returns: device type (FILE_DEVICE_* of winioctl.h), device characteristics (ntifs.h),
// serial number, buffer alignment. File system attributes are in file-flags.ts.

import { flagWords } from './flag-words.ts';
import type { FlagWord } from './flag-words.ts';

const CHARACTERISTICS: readonly FlagWord[] = [
  [0x1, 'Removable'],
  [0x2, 'Read-Only'],
  [0x4, 'Floppy'],
  [0x8, 'Write-Once'],
  [0x10, 'Remote'],
  [0x20, 'Mounted'],
  [0x40, 'Virtual'],
  [0x80, 'Secure Open'],
];

const DEVICE_TYPES: readonly string[] = [
  '', 'Beep', 'CD-ROM', 'CD-ROM File System', 'Controller', 'Datalink', 'DFS', 'Disk', 'Disk File System', 'File System', 'Inport Port',
  'Keyboard', 'Mailslot', 'MIDI In', 'MIDI Out', 'Mouse', 'Multi UNC Provider', 'Named Pipe', 'Network', 'Network Browser',
  'Network File System', 'NULL', 'Parallel Port', 'Physical Netcard', 'Printer', 'Scanner', 'Serial Mouse Port', 'Serial Port', 'Screen',
  'Sound', 'Streams', 'Tape', 'Tape File System', 'Transport', 'Unknown', 'Video', 'Virtual Disk', 'Wave In', 'Wave Out', '8042 Port',
  'Network Redirector', 'Battery', 'Bus Extender',
];

export function deviceCharacteristicsText(characteristics: number): string {
  return flagWords(characteristics, CHARACTERISTICS);
}

/** A type without a name reads as hex. */
export function deviceTypeText(type: number): string {
  const name = DEVICE_TYPES[type];
  return name === undefined || name === '' ? '0x' + (type >>> 0).toString(16) : name;
}

/** `A85A-5794`. */
export function volumeSerialNumberText(serial: number): string {
  const hex = (serial >>> 0).toString(16).toUpperCase().padStart(8, '0');
  return `${hex.slice(0, 4)}-${hex.slice(4)}`;
}

/** Buffer alignment of a device (AlignmentRequirement of FILE_ALL_INFORMATION): 0 Byte, 3 Long ... */
export function alignmentText(alignment: number): string {
  switch (alignment) {
    case 0: return 'Byte';
    case 1: return 'Word';
    case 3: return 'Long';
    case 7: return 'Quad';
    case 15: return 'Octa';
    case 31: return '32 Byte';
    case 63: return '64 Byte';
    case 127: return '128 Byte';
    case 255: return '256 Byte';
    case 511: return '512 Byte';
    default: return '0x' + (alignment >>> 0).toString(16);
  }
}
