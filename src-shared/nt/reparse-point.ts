// src-shared/nt/reparse-point.ts
//
// REPARSE_DATA_BUFFER, what FSCTL_SET_REPARSE_POINT writes into a file or directory and FSCTL_GET_REPARSE_POINT reads back:
//
//   0 ReparseTag u32   4 ReparseDataLength u16 (what follows byte 8)   6 Reserved u16
//   8 SubstituteNameOffset u16   10 SubstituteNameLength u16   12 PrintNameOffset u16   14 PrintNameLength u16
//   16 Flags u32 (symbolic links alone; 1 = the substitute name is relative)   then the names, UTF-16, offsets in bytes from here
//
// Little-endian. Source: learn.microsoft.com/windows-hardware/drivers/ddi/ntifs/ns-ntifs-_reparse_data_buffer.

export const ReparseTag = { MOUNT_POINT: 0xa000_0003, SYMLINK: 0xa000_000c } as const;

/** MAXIMUM_REPARSE_DATA_BUFFER_SIZE. */
export const REPARSE_DATA_LIMIT = 16_384;
const HEADER_BYTES = 8;
const SYMLINK_FLAG_RELATIVE = 1;

export interface ReparsePoint {
  readonly tag: number;
  /** Where it leads: `\??\C:\data`, `\??\UNC\server\share\data`, or a relative path of a symbolic link. */
  readonly substituteName: string;
  /** What people are shown: `C:\data`. */
  readonly printName: string;
  readonly relative: boolean;
}

/** A path of the object manager's namespace for a Win32 path: `\??\C:\data`, `\??\UNC\server\share`. */
export function substituteNameOf(path: string): string {
  return path.startsWith('\\\\') ? `\\??\\UNC${path.slice(1)}` : `\\??\\${path}`;
}

/** The Win32 path that a substitute name means; null where it means none. */
export function pathOfSubstituteName(name: string): string | null {
  if (!name.startsWith('\\??\\')) return null;
  const rest = name.slice(4);
  return /^UNC\\/i.test(rest) ? `\\${rest.slice(3)}` : rest;
}

export function mountPoint(target: string): ReparsePoint {
  return { tag: ReparseTag.MOUNT_POINT, substituteName: substituteNameOf(target), printName: target, relative: false };
}

/** A symbolic link to a full path, or to one that starts where the link lies (or, with a backslash first, at the root of its volume). */
export function symbolicLink(target: string): ReparsePoint {
  const absolute = /^[A-Za-z]:/.test(target) || target.startsWith('\\\\');
  return { tag: ReparseTag.SYMLINK, substituteName: absolute ? substituteNameOf(target) : target, printName: target, relative: !absolute };
}

export function encodeReparseData(point: ReparsePoint): Uint8Array {
  const symlink = point.tag === ReparseTag.SYMLINK;
  const names = HEADER_BYTES + (symlink ? 12 : 8);
  const substituteBytes = point.substituteName.length * 2;
  const printBytes = point.printName.length * 2;
  // A mount point's names end with a null each.
  const end = symlink ? 0 : 2;
  const bytes = new Uint8Array(names + substituteBytes + end + printBytes + end);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, point.tag, true);
  view.setUint16(4, bytes.length - HEADER_BYTES, true);
  view.setUint16(8, 0, true);
  view.setUint16(10, substituteBytes, true);
  view.setUint16(12, substituteBytes + end, true);
  view.setUint16(14, printBytes, true);
  if (symlink) view.setUint32(16, point.relative ? SYMLINK_FLAG_RELATIVE : 0, true);
  writeText(view, names, point.substituteName);
  writeText(view, names + substituteBytes + end, point.printName);
  return bytes;
}

/** null where the bytes are no well-formed reparse point of a tag that is known here. */
export function decodeReparseData(bytes: Uint8Array): ReparsePoint | null {
  if (bytes.length < HEADER_BYTES || bytes.length > REPARSE_DATA_LIMIT) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tag = view.getUint32(0, true);
  const symlink = tag === ReparseTag.SYMLINK;
  if (!symlink && tag !== ReparseTag.MOUNT_POINT) return null;
  const names = HEADER_BYTES + (symlink ? 12 : 8);
  if (view.getUint16(4, true) !== bytes.length - HEADER_BYTES || bytes.length < names) return null;
  const substituteName = readText(view, names + view.getUint16(8, true), view.getUint16(10, true));
  const printName = readText(view, names + view.getUint16(12, true), view.getUint16(14, true));
  if (substituteName === null || printName === null || substituteName === '') return null;
  return { tag, substituteName, printName, relative: symlink && (view.getUint32(16, true) & SYMLINK_FLAG_RELATIVE) !== 0 };
}

/** The tag of a buffer, whatever follows; 0 where there is none. */
export function reparseTagOf(bytes: Uint8Array): number {
  return bytes.length < 4 ? 0 : new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0, true);
}

function writeText(view: DataView, offset: number, text: string): void {
  for (let i = 0; i < text.length; i++) view.setUint16(offset + i * 2, text.charCodeAt(i), true);
}

function readText(view: DataView, offset: number, lengthBytes: number): string | null {
  if (offset + lengthBytes > view.byteLength || (lengthBytes & 1) !== 0) return null;
  let text = '';
  for (let i = 0; i < lengthBytes; i += 2) text += String.fromCharCode(view.getUint16(offset + i, true));
  return text;
}
