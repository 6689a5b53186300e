// src-shared/nt/sid.ts
//
// Security identifiers: binary form (winnt.h SID: revision, count, 6-byte big-endian authority, 32-bit sub-authorities)
// to text, and the accounts that exist under the same SID on every Windows system ("Well-known SIDs", learn.microsoft.com).

const WELL_KNOWN: ReadonlyMap<string, string> = new Map([
  ['S-1-0-0', 'NULL SID'],
  ['S-1-1-0', 'Everyone'],
  ['S-1-2-0', 'LOCAL'],
  ['S-1-3-0', 'CREATOR OWNER'],
  ['S-1-3-1', 'CREATOR GROUP'],
  ['S-1-5-1', 'NT AUTHORITY\\DIALUP'],
  ['S-1-5-2', 'NT AUTHORITY\\NETWORK'],
  ['S-1-5-3', 'NT AUTHORITY\\BATCH'],
  ['S-1-5-4', 'NT AUTHORITY\\INTERACTIVE'],
  ['S-1-5-6', 'NT AUTHORITY\\SERVICE'],
  ['S-1-5-7', 'NT AUTHORITY\\ANONYMOUS LOGON'],
  ['S-1-5-9', 'NT AUTHORITY\\ENTERPRISE DOMAIN CONTROLLERS'],
  ['S-1-5-10', 'NT AUTHORITY\\SELF'],
  ['S-1-5-11', 'NT AUTHORITY\\Authenticated Users'],
  ['S-1-5-12', 'NT AUTHORITY\\RESTRICTED'],
  ['S-1-5-13', 'NT AUTHORITY\\TERMINAL SERVER USER'],
  ['S-1-5-14', 'NT AUTHORITY\\REMOTE INTERACTIVE LOGON'],
  ['S-1-5-17', 'NT AUTHORITY\\IUSR'],
  ['S-1-5-18', 'NT AUTHORITY\\SYSTEM'],
  ['S-1-5-19', 'NT AUTHORITY\\LOCAL SERVICE'],
  ['S-1-5-20', 'NT AUTHORITY\\NETWORK SERVICE'],
  ['S-1-5-32-544', 'BUILTIN\\Administrators'],
  ['S-1-5-32-545', 'BUILTIN\\Users'],
  ['S-1-5-32-546', 'BUILTIN\\Guests'],
  ['S-1-5-32-547', 'BUILTIN\\Power Users'],
  ['S-1-5-32-551', 'BUILTIN\\Backup Operators'],
]);

/** Window manager and font driver host accounts: S-1-5-90-0-n and S-1-5-96-0-n. */
const WINDOW_MANAGER = /^S-1-5-90-0-(\d+)$/;
const FONT_DRIVER_HOST = /^S-1-5-96-0-(\d+)$/;

/** Most sub-authorities of a SID (SID_MAX_SUB_AUTHORITIES). */
const MAX_SUB_AUTHORITIES = 15;

/** `S-1-5-18` from the bytes of a SID; empty where the bytes are not one. */
export function sidText(bytes: Uint8Array): string {
  if (bytes.length < 8) return '';
  const count = bytes[1]!;
  if (count > MAX_SUB_AUTHORITIES || bytes.length < 8 + count * 4) return '';
  let authority = 0;
  for (let i = 2; i < 8; i++) authority = authority * 256 + bytes[i]!;
  let text = `S-${bytes[0]}-${authority >= 0x1_0000_0000 ? '0x' + authority.toString(16) : authority}`;
  for (let i = 0; i < count; i++) {
    const at = 8 + i * 4;
    text += '-' + ((bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)) >>> 0);
  }
  return text;
}

/** The account's name where the SID names the same account everywhere, else the SID itself. */
export function accountText(sid: string): string {
  const known = WELL_KNOWN.get(sid);
  if (known !== undefined) return known;
  const windowManager = WINDOW_MANAGER.exec(sid);
  if (windowManager !== null) return `Window Manager\\DWM-${windowManager[1]}`;
  const fontDriverHost = FONT_DRIVER_HOST.exec(sid);
  return fontDriverHost === null ? sid : `Font Driver Host\\UMFD-${fontDriverHost[1]}`;
}
