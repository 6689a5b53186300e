// src-shared/nt/volume.ts
//
// Words for what a volume query returns: file system attributes (FILE_* of winnt.h), device type (FILE_DEVICE_* of
// winioctl.h) and device characteristics (ntifs.h).

import { flagText, leftoverFlags, type FlagTable } from './flag-text.ts';

const FILE_SYSTEM_ATTRIBUTES: FlagTable = [
  [0x2, 'Case Preserved'],
  [0x1, 'Case Sensitive'],
  [0x4, 'Unicode'],
  [0x8, 'ACLs'],
  [0x10, 'Compression'],
  [0x40000, 'Named Streams'],
  [0x20000, 'EFS'],
  [0x10000, 'Object IDs'],
  [0x80, 'Reparse Points'],
  [0x40, 'Sparse Files'],
  [0x20, 'Quotas'],
  [0x200000, 'Transactions'],
];

const CHARACTERISTICS: FlagTable = [
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

/** Names joined by `, `, bits without a name as one hex item at the end. */
export function fileSystemAttributesText(attributes: number): string {
  const text = flagText(attributes, FILE_SYSTEM_ATTRIBUTES, ', ');
  const rest = leftoverFlags(attributes, FILE_SYSTEM_ATTRIBUTES);
  if (rest === 0) return text;
  const hex = '0x' + rest.toString(16);
  return text === '' ? hex : `${text}, ${hex}`;
}

export function deviceCharacteristicsText(characteristics: number): string {
  return flagText(characteristics, CHARACTERISTICS, ', ');
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
