// src-main/kernel/workloads/programs/command-prompt.ts
//
// Commands of cmd.exe about files and links, as the calls that the real ones make: mklink, type, dir, del, rd. Each is a piece of a
// program: `const text = yield* type(u, path)`. What a command prints is what it returns.
//
//   mklink link target      CreateSymbolicLink: create the file, FSCTL_SET_REPARSE_POINT; where that fails the file goes again
//   mklink /D               the same with a directory
//   mklink /J               CreateDirectory, then open it and FSCTL_SET_REPARSE_POINT with a mount point
//   mklink /H               CreateHardLink: open the file, SetLinkInformationFile
//   del, rd                 DeleteFile and RemoveDirectory open with Open Reparse Point: a link goes, what it leads to stays
//
// mklink came with Windows Vista (ntfs.symlinks): before, the prompt looks for a program of that name and finds none.
// Sources: learn.microsoft.com/windows-server/administration/windows-commands/mklink; CreateSymbolicLinkW, CreateHardLinkW, DeleteFileW,
// RemoveDirectoryW. Which rights each open asks for is [assumed] after published traces.

import { controlCode } from '../../../../src-shared/nt/control-codes.ts';
import { CreateDisposition } from '../../../../src-shared/nt/create-file.ts';
import { FileAttributes } from '../../../../src-shared/nt/file-attributes.ts';
import { NtStatus } from '../../../../src-shared/nt/ntstatus.ts';
import { ReparseTag, decodeReparseData, encodeReparseData, mountPoint, symbolicLink } from '../../../../src-shared/nt/reparse-point.ts';
import type { ReparsePoint } from '../../../../src-shared/nt/reparse-point.ts';
import { defineFrames } from '../../core/call-frames.ts';
import * as nt from '../../core/native-api.ts';
import type { UserContext, UserRequest } from '../../core/program.ts';
import { CYCLES_PER_US } from '../../core/time.ts';

/** A piece of a program that comes to something. */
export type Steps<T> = Generator<UserRequest, T, void>;

export const LinkKind = { Symlink: 'symlink', DirectorySymlink: 'directory-symlink', Junction: 'junction', HardLink: 'hardlink' } as const;
export type LinkKindName = (typeof LinkKind)[keyof typeof LinkKind];

const Information = { Standard: 5, Link: 11, Disposition: 13, AttributeTag: 35 } as const;
const FSCTL_SET_REPARSE_POINT = controlCode('FSCTL_SET_REPARSE_POINT');
const FSCTL_GET_REPARSE_POINT = controlCode('FSCTL_GET_REPARSE_POINT');
const BOTH_DIRECTORY = 3;
const LIST_BUFFER = 4_096;
const NO_MORE_FILES: number = NtStatus.NO_MORE_FILES;
const SHARE_ALL = 7;
/** Synchronous IO Non-Alert, Open For Backup, Open Reparse Point. */
const ON_LINK = 0x20 | 0x4000 | 0x20_0000;

const CREATE_LINK: nt.OpenRequest = { access: 0x11_0100, share: 0, options: 0x20_0060, disposition: CreateDisposition.Create, attributes: FileAttributes.NORMAL };
const CREATE_LINK_DIRECTORY: nt.OpenRequest = { ...CREATE_LINK, options: 0x20_0021 };
const CREATE_DIRECTORY: nt.OpenRequest = { access: 0x10_0001, share: 3, options: 0x20_4021, disposition: CreateDisposition.Create, attributes: FileAttributes.NORMAL };
const OPEN_FOR_REPARSE: nt.OpenRequest = { access: 0x12_0116, share: SHARE_ALL, options: ON_LINK };
const OPEN_FOR_LINK: nt.OpenRequest = { access: 0x10_0100, share: SHARE_ALL, options: ON_LINK };
const READ_LINK: nt.OpenRequest = { access: 0x8, share: SHARE_ALL, options: 0x20_4000 };
const DELETE_FILE: nt.OpenRequest = { access: 0x1_0080, share: SHARE_ALL, options: 0x20_4040 };
const REMOVE_DIRECTORY: nt.OpenRequest = { access: 0x11_0080, share: SHARE_ALL, options: 0x20_4021 };
const LIST: nt.OpenRequest = { access: 0x10_0001, share: SHARE_ALL, options: 0x4021 };
const READ_FILE: nt.OpenRequest = { access: 0x12_0089, share: 3, options: 0x60 };

const PROMPT = defineFrames('kernel32.dll!BaseThreadInitThunk+0xe', 'cmd.exe!_initterm_e+0x163', 'cmd.exe!main+0x1fb', 'cmd.exe!Dispatch+0x1c2', 'cmd.exe!FindFixAndRun+0x1de');
const COMMANDS = {
  mklink: defineFrames('cmd.exe!eMklink+0x1a8'), type: defineFrames('cmd.exe!eType+0x2b', 'cmd.exe!TyWork+0x9e'), dir: defineFrames('cmd.exe!eDirectory+0x36', 'cmd.exe!PrintPatterns+0x1d4'),
  del: defineFrames('cmd.exe!eDelete+0x2f', 'cmd.exe!DelWork+0x3e1'), rd: defineFrames('cmd.exe!eRmdir+0x22', 'cmd.exe!RdWork+0x118'), search: defineFrames('cmd.exe!SearchForExecutable+0x2d3'),
} as const;
/** Where the prompt looks for a program, after its own directory. */
const PATH = ['C:\\Windows\\System32', 'C:\\Windows', 'C:\\Windows\\System32\\Wbem'] as const;

function enter(u: UserContext, command: keyof typeof COMMANDS): number {
  const before = u.callSite;
  nt.enterAll(u, PROMPT);
  nt.enterAll(u, COMMANDS[command]);
  return before;
}

/** mklink. @returns NTSTATUS of the step that it came to; before ntfs.symlinks that of looking for a program */
export function* mklink(u: UserContext, kind: LinkKindName, link: string, target: string): Steps<number> {
  if (!u.kernel.features.on('ntfs.symlinks')) return yield* searchForProgram(u, 'mklink');
  const before = enter(u, 'mklink');
  yield u.compute(60 * CYCLES_PER_US);
  const status = kind === LinkKind.HardLink ? yield* createHardLink(u, link, target)
    : kind === LinkKind.Junction ? yield* createJunction(u, link, target) : yield* createSymbolicLink(u, link, target, kind === LinkKind.DirectorySymlink);
  u.callSite = before;
  return status;
}

/** A command that the prompt doesn't know: it looks along the path. @returns NO SUCH FILE, unless the program exists somewhere */
export function* searchForProgram(u: UserContext, name: string): Steps<number> {
  const before = enter(u, 'search');
  let status: number = NtStatus.NO_SUCH_FILE;
  for (const directory of PATH) {
    const found = yield* findFiles(u, directory, `${name}.*`);
    status = found.status;
    if (found.entries.length > 0) break;
  }
  u.callSite = before;
  return status;
}

export function* createSymbolicLink(u: UserContext, link: string, target: string, directory: boolean): Steps<number> {
  yield nt.createFile(u, link, directory ? CREATE_LINK_DIRECTORY : CREATE_LINK);
  if (u.status !== NtStatus.SUCCESS) return u.status;
  return yield* setReparsePoint(u, u.result, symbolicLink(target));
}

/** What linkd.exe of the Resource Kit does, and mklink /J. */
export function* createJunction(u: UserContext, link: string, target: string): Steps<number> {
  yield nt.createFile(u, link, CREATE_DIRECTORY);
  if (u.status !== NtStatus.SUCCESS) return u.status;
  yield nt.close(u, u.result);
  yield nt.createFile(u, link, OPEN_FOR_REPARSE);
  if (u.status !== NtStatus.SUCCESS) return u.status;
  return yield* setReparsePoint(u, u.result, mountPoint(target));
}

/** What `fsutil hardlink create` does, and mklink /H. */
export function* createHardLink(u: UserContext, link: string, target: string): Steps<number> {
  yield nt.createFile(u, target, OPEN_FOR_LINK);
  if (u.status !== NtStatus.SUCCESS) return u.status;
  const file = u.result;
  yield nt.setInformationFile(u, file, Information.Link, 0, link);
  const { status } = u;
  yield nt.close(u, file);
  return status;
}

/** Makes what has just been created a link; where that is refused nothing of it stays. */
function* setReparsePoint(u: UserContext, file: number, point: ReparsePoint): Steps<number> {
  yield nt.fsControlFile(u, file, FSCTL_SET_REPARSE_POINT, encodeReparseData(point));
  const { status } = u;
  if (status !== NtStatus.SUCCESS) yield nt.setInformationFile(u, file, Information.Disposition, 1);
  yield nt.close(u, file);
  return status;
}

/** What `type` shows, or why it can't. */
export interface Typed {
  readonly status: number;
  readonly text: string;
}

export function* type(u: UserContext, path: string): Steps<Typed> {
  const before = enter(u, 'type');
  yield nt.createFile(u, path, READ_FILE);
  const { status } = u;
  let text = '';
  if (status === NtStatus.SUCCESS) {
    const file = u.result;
    yield nt.queryInformationFile(u, file, Information.Standard);
    for (;;) {
      yield nt.readFile(u, file, -1, 512);
      if (u.status !== NtStatus.SUCCESS || u.result === 0) break;
      text += u.text;
    }
    yield nt.close(u, file);
  }
  u.callSite = before;
  return { status, text };
}

export interface Found {
  readonly status: number;
  readonly entries: readonly { readonly name: string; readonly attributes: number }[];
}

/** FindFirstFile and FindNextFile to the end. */
export function* findFiles(u: UserContext, directory: string, pattern: string): Steps<Found> {
  yield nt.createFile(u, directory, LIST);
  let { status } = u;
  const entries: { name: string; attributes: number }[] = [];
  if (status !== NtStatus.SUCCESS) return { status, entries };
  const handle = u.result;
  for (let first = true; ; first = false) {
    yield nt.queryDirectoryFile(u, handle, first ? pattern : '', BOTH_DIRECTORY, LIST_BUFFER);
    const { status: answer } = u;
    status = !first && answer === NO_MORE_FILES ? NtStatus.SUCCESS : answer;
    if (answer !== NtStatus.SUCCESS) break;
    for (const { name, node } of u.object as readonly nt.FoundEntry[]) entries.push({ name: name.text, attributes: node.attributes });
  }
  yield nt.close(u, handle);
  return { status, entries };
}

/** One line of `dir`: `<SYMLINKD>     link [C:\data]`. */
export interface Listed {
  readonly name: string;
  /** '' for a plain file. */
  readonly kind: '' | '<DIR>' | '<JUNCTION>' | '<SYMLINK>' | '<SYMLINKD>';
  /** Of a link: where it leads, as its print name says. */
  readonly target: string;
}

export function* dir(u: UserContext, directory: string, pattern = '*'): Steps<readonly Listed[]> {
  const before = enter(u, 'dir');
  const { entries } = yield* findFiles(u, directory, pattern);
  const lines: Listed[] = [];
  const showsLinks = u.kernel.features.on('ntfs.symlinks');
  for (const { name, attributes } of entries) {
    const isDirectory = (attributes & FileAttributes.DIRECTORY) !== 0;
    if ((attributes & FileAttributes.REPARSE_POINT) === 0) {
      lines.push({ name, kind: isDirectory ? '<DIR>' : '', target: '' });
      continue;
    }
    // Before mklink there was, dir knew junctions by their tag and showed no targets.
    const point = showsLinks ? yield* readLink(u, `${directory}\\${name}`) : null;
    const symlink = point?.tag === ReparseTag.SYMLINK;
    lines.push({ name, kind: !isDirectory ? '<SYMLINK>' : symlink ? '<SYMLINKD>' : '<JUNCTION>', target: point?.printName ?? '' });
  }
  u.callSite = before;
  return lines;
}

function* readLink(u: UserContext, path: string): Steps<ReparsePoint | null> {
  yield nt.createFile(u, path, READ_LINK);
  if (u.status !== NtStatus.SUCCESS) return null;
  const file = u.result;
  yield nt.fsControlFile(u, file, FSCTL_GET_REPARSE_POINT);
  const bytes = u.status === NtStatus.SUCCESS ? (u.object as Uint8Array) : null;
  yield nt.close(u, file);
  return bytes === null ? null : decodeReparseData(bytes);
}

export function* del(u: UserContext, directory: string, name: string): Steps<number> {
  const before = enter(u, 'del');
  const { status, entries } = yield* findFiles(u, directory, name);
  const outcome = entries.length === 0 ? status : yield* deleteFile(u, `${directory}\\${name}`);
  u.callSite = before;
  return outcome;
}

export function* rd(u: UserContext, path: string): Steps<number> {
  const before = enter(u, 'rd');
  const status = yield* removeDirectory(u, path);
  u.callSite = before;
  return status;
}

/** DeleteFile. */
export function* deleteFile(u: UserContext, path: string): Steps<number> {
  return yield* remove(u, path, DELETE_FILE);
}

/** RemoveDirectory: of a link to a directory, the link. */
export function* removeDirectory(u: UserContext, path: string): Steps<number> {
  return yield* remove(u, path, REMOVE_DIRECTORY);
}

function* remove(u: UserContext, path: string, request: nt.OpenRequest): Steps<number> {
  yield nt.createFile(u, path, request);
  if (u.status !== NtStatus.SUCCESS) return u.status;
  const file = u.result;
  yield nt.queryInformationFile(u, file, Information.AttributeTag);
  yield nt.setInformationFile(u, file, Information.Disposition, 1);
  const { status } = u;
  yield nt.close(u, file);
  return status;
}
