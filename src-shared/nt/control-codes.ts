// src-shared/nt/control-codes.ts
//
// FSCTL and IOCTL codes in words, and which of them count as reading or writing for Process Monitor's Category column.

import { CONTROL_CODE_NAMES } from './control-code-names.ts';

const nameOf = new Map<number, string>(CONTROL_CODE_NAMES);
const codeOf = new Map<string, number>(CONTROL_CODE_NAMES.map(([code, name]) => [name, code]));

const READ = ['FSCTL_OFFLOAD_READ', 'FSCTL_GET_REPARSE_POINT', 'FSCTL_READ_RAW_ENCRYPTED'];
const WRITE = [
  'FSCTL_OFFLOAD_WRITE', 'FSCTL_MOVE_FILE', 'FSCTL_DELETE_REPARSE_POINT', 'FSCTL_WRITE_RAW_ENCRYPTED', 'FSCTL_PIPE_TRANSCEIVE',
  'FSCTL_PIPE_INTERNAL_TRANSCEIVE',
];
const READ_METADATA = [
  'FSCTL_QUERY_RETRIEVAL_POINTERS', 'FSCTL_GET_COMPRESSION', 'FSCTL_QUERY_FAT_BPB', 'FSCTL_FILESYSTEM_GET_STATISTICS',
  'FSCTL_GET_NTFS_VOLUME_DATA', 'FSCTL_GET_NTFS_FILE_RECORD', 'FSCTL_GET_VOLUME_BITMAP', 'FSCTL_GET_RETRIEVAL_POINTERS',
  'FSCTL_IS_VOLUME_DIRTY', 'FSCTL_READ_PROPERTY_DATA', 'FSCTL_FIND_FILES_BY_SID', 'FSCTL_GET_OBJECT_ID', 'FSCTL_READ_USN_JOURNAL',
  'FSCTL_SET_OBJECT_ID_EXTENDED', 'FSCTL_CREATE_OR_GET_OBJECT_ID', 'FSCTL_READ_FILE_USN_DATA', 'FSCTL_QUERY_USN_JOURNAL',
];
const WRITE_METADATA = [
  'FSCTL_SET_COMPRESSION', 'FSCTL_WRITE_PROPERTY_DATA', 'FSCTL_SET_OBJECT_ID', 'FSCTL_DELETE_OBJECT_ID', 'FSCTL_SET_REPARSE_POINT',
  'FSCTL_SET_SPARSE', 'FSCTL_SET_ENCRYPTION', 'FSCTL_CREATE_USN_JOURNAL', 'FSCTL_WRITE_USN_CLOSE_RECORD', 'FSCTL_EXTEND_VOLUME',
  'FSCTL_DELETE_USN_JOURNAL',
];

const categoryOf = new Map<number, 1 | 2 | 3 | 4>();
for (const [names, category] of [[READ, 1], [WRITE, 2], [READ_METADATA, 3], [WRITE_METADATA, 4]] as const) {
  for (const name of names) categoryOf.set(codeOf.get(name) ?? -1, category);
}

/** Code of a name in the table; throws for a name that is not there, which is a mistake of ours. */
export function controlCode(name: string): number {
  const code = codeOf.get(name);
  if (code === undefined) throw new Error(`No control code is named ${name}`);
  return code;
}

/** `FSCTL_REQUEST_OPLOCK`, or the parts of a code without a name: `0x902eb (Device:0x9 Function:186 Method: 3)`. */
export function controlCodeText(code: number): string {
  const known = nameOf.get(code >>> 0);
  if (known !== undefined) return known;
  return `0x${(code >>> 0).toString(16)} (Device:0x${(code >>> 16).toString(16)} Function:${(code >>> 2) & 0xfff} Method: ${code & 3})`;
}

/** Category of a file system or device control, as the number of Category in the trace model; 0 for most. */
export function controlCodeCategory(code: number): 0 | 1 | 2 | 3 | 4 {
  return categoryOf.get(code >>> 0) ?? 0;
}
