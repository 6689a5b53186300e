// src-main/kernel/fs/fs.ts
//
// The file system: volumes, directories, files and their names, and the rules of opening. No time passes here and no rows are made;
// io does that around it.
//
// Models: Windows Internals 7th ed., part 2, ch. 11 "NTFS" (file records, case-preserving names, sharing, hard links, reparse points).
// Simplified: one stream per file, no journal contents; security descriptors are inherited and cannot be changed.
//
// A walk ends where a link stands in its way: what becomes of it is decided by who walks (io/parse.ts, rdr/file-server.ts).

import { CreateDisposition, CreateOptions, OpenResult } from '../../../src-shared/nt/create-file.ts';
import { FileAccess } from '../../../src-shared/nt/file-access.ts';
import { FileAttributes } from '../../../src-shared/nt/file-attributes.ts';
import { NtStatus } from '../../../src-shared/nt/ntstatus.ts';
import type { ReparsePoint } from '../../../src-shared/nt/reparse-point.ts';
import type { Kernel } from '../core/kernel.ts';
import type { OpenRequest } from '../core/native-api.ts';
import type { FileSetup } from '../core/setup.ts';
import { TraceText } from '../etw/trace-text.ts';
import { accessCheck } from '../se/security-descriptor.ts';
import type { Token } from '../se/se.ts';
import { CacheMap } from '../cc/cache-map.ts';
import type { FileNode } from './file-node.ts';
import { pathThrough, reparseLimit } from './reparse.ts';
import { Volume } from './volume.ts';

/** Plain: to a file, or to where one is missing. Link: to a reparse point, which may be the last component. Remote: to another machine. */
export const TargetKind = { Plain: 0, Link: 1, Remote: 2 } as const;
export type TargetKindId = (typeof TargetKind)[keyof typeof TargetKind];

/** Where a path leads. */
export interface FileTarget {
  readonly kind: TargetKindId;
  /** Of the tree when the path was walked; see Fs.resolve(). */
  readonly generation: number;
  /** Where the walk ended: the file itself, or the innermost that exists, and what had been added to it by then; null where the path leads into no volume. */
  readonly last: FileNode | null;
  readonly additions: number;
  readonly path: TraceText;
  readonly node: FileNode | null;
  /** Directory that would hold the file; null where that is missing too. */
  readonly parent: FileNode | null;
  readonly name: string;
  /** SUCCESS, or why there is no node. */
  readonly status: number;
  /** Of a link: the path of the directory that it lies in, and what follows it. */
  readonly before: string;
  readonly rest: string;
}

export interface OpenOutcome {
  status: number;
  openResult: number;
  node: FileNode | null;
  /** Rights that the handle gets. */
  granted: number;
}

const NOT_IN_NAMES = /[<>"|*?]/;
const GIGABYTE = 2 ** 30;
/** Names that one file record has room for. */
const LINKS_PER_FILE = 1024;


export class Fs {
  readonly volumes = new Map<string, Volume>();
  /** Size of the one disk: up to the end of the last volume. */
  readonly diskBytes = 130 * GIGABYTE;
  private readonly kernel: Kernel;
  private readonly targets = new Map<string, FileTarget>();
  /** Goes up when something may be reached by another way than before: renames, removed directories. */
  private generation = 1;
  private readonly bootFiletime: number;
  private readonly outcome: OpenOutcome = { status: 0, openResult: 0, node: null, granted: 0 };

  constructor(kernel: Kernel) {
    this.kernel = kernel;
    this.bootFiletime = Number(kernel.machine.bootFiletime);
    const formatted = Number(BigInt(kernel.machine.bootFiletime) - 310_000_000_000_000n);
    this.volumes.set('c:', new Volume(this, 'C:', '', 0x5c3a91e7, 80 * GIGABYTE, formatted, 0x7e00));
    this.volumes.set('d:', new Volume(this, 'D:', 'Data', 0x1f60b44d, 40 * GIGABYTE, formatted, 90 * GIGABYTE));
    this.volumes.set('', new Volume(this, '', '', 0, 0, formatted, 0, true));
  }

  /** FILETIME now. */
  filetime(): number {
    return this.bootFiletime + Math.floor(this.kernel.now / 240);
  }

  setupFile(path: string, setup: FileSetup): FileNode {
    const directory = setup.directory ?? false;
    const slash = path.indexOf('\\');
    const volume = this.volumes.get((slash < 0 ? path : path.slice(0, slash)).toLowerCase()) ?? (this.volumes.get('') as Volume);
    let node = volume.root;
    const components = volume.device ? [path] : path.slice(slash + 1).split('\\').filter((part) => part !== '');
    const time = volume.creationTime + 36_000_000_000 * (components.length + node.children.size);
    components.forEach((name, i) => {
      const last = i === components.length - 1;
      const found = node.child(name);
      if (found !== undefined) node = found;
      else {
        const isDirectory = !last || directory;
        const attributes = last && setup.attributes !== undefined ? setup.attributes : isDirectory ? FileAttributes.DIRECTORY : FileAttributes.ARCHIVE;
        node = volume.create(node, name, isDirectory, attributes | (isDirectory ? FileAttributes.DIRECTORY : 0), last ? (setup.sizeBytes ?? 0) : 0, time);
      }
    });
    if (setup.content !== undefined) {
      node.content = setup.content;
      node.endOfFile = setup.content.length;
    }
    if (setup.cached !== undefined && setup.cached > 0 && !node.directory) this.cacheOf(node).fill(0, Math.floor(node.endOfFile * setup.cached));
    if ((setup.cached ?? 0) > 0 || node.directory) volume.loadRecord(node);
    return node;
  }

  cacheOf(node: FileNode): CacheMap {
    node.cache ??= new CacheMap();
    return node.cache;
  }

  /** Where a path leads. What was found before still holds while the file is there, or nothing was added where it was missing. */
  resolve(path: string): FileTarget {
    const known = this.targets.get(path);
    if (known !== undefined && known.generation === this.generation) {
      const { last } = known;
      if (last === null || (!last.deleted && (known.node !== null || last.additions === known.additions))) return known;
    }
    const target = this.walk(path, known?.path ?? new TraceText(path));
    this.targets.set(path, target);
    return target;
  }

  private walk(path: string, text: TraceText): FileTarget {
    const { generation } = this;
    const slash = path.indexOf('\\');
    const missing = (status: number, kind: TargetKindId = TargetKind.Plain): FileTarget => ({
      kind, generation, last: null, additions: 0, path: text, node: null, parent: null, name: '', status, before: '', rest: '',
    });
    if (path.startsWith('\\\\')) return missing(NtStatus.BAD_NETWORK_PATH, TargetKind.Remote);
    const volume = slash === 0 ? (this.volumes.get('') as Volume) : this.volumes.get((slash < 0 ? path : path.slice(0, slash)).toLowerCase());
    if (volume === undefined) return missing(NtStatus.OBJECT_PATH_NOT_FOUND);
    const found = (node: FileNode, parent: FileNode | null, name: string): FileTarget => ({
      kind: TargetKind.Plain, generation, last: node, additions: node.additions, path: text, node, parent, name, status: NtStatus.SUCCESS, before: '', rest: '',
    });
    if (volume.device) {
      const device = volume.root.child(path);
      if (device !== undefined) return found(device, volume.root, path);
      return { ...missing(NtStatus.OBJECT_NAME_NOT_FOUND), last: volume.root, additions: volume.root.additions, parent: volume.root, name: path };
    }
    const rest = slash < 0 ? '' : path.slice(slash + 1);
    if (NOT_IN_NAMES.test(rest)) return missing(NtStatus.OBJECT_NAME_INVALID);
    const components = rest.split('\\').filter((part) => part !== '');
    let node = volume.root;
    let holder: FileNode | null = null;
    for (let i = 0; i < components.length; i++) {
      const name = components[i] as string;
      const next = node.child(name);
      const last = i === components.length - 1;
      if (next === undefined) {
        const status = last && node.directory ? NtStatus.OBJECT_NAME_NOT_FOUND : NtStatus.OBJECT_PATH_NOT_FOUND;
        return { ...missing(status), last: node, additions: node.additions, parent: last && node.directory ? node : null, name };
      }
      holder = node;
      node = next;
      if (next.reparse !== null) {
        const before = [volume.letter, ...components.slice(0, i)].join('\\');
        return { ...found(next, holder, name), kind: TargetKind.Link, before, rest: components.slice(i + 1).join('\\') };
      }
    }
    return found(node, holder, components.at(-1) ?? '');
  }

  /** Performs an open on the tree: existence, kind, access, sharing, disposition. The outcome object is reused. */
  open(target: FileTarget, request: OpenRequest, disposition: number, token: Token): OpenOutcome {
    const { outcome } = this;
    outcome.node = null;
    outcome.openResult = -1;
    const { node } = target;
    if (node === null) return this.openMissing(target, request, disposition, token);
    if (disposition === CreateDisposition.Create) return this.fail(NtStatus.OBJECT_NAME_COLLISION);
    if (node.deletePending || (node.pendingNames.length > 0 && node.pendingNames.includes(target.name.toLowerCase()))) return this.fail(NtStatus.DELETE_PENDING);
    const { options } = request;
    if (node.directory && (options & CreateOptions.NON_DIRECTORY_FILE) !== 0) return this.fail(NtStatus.FILE_IS_A_DIRECTORY);
    if (!node.directory && (options & CreateOptions.DIRECTORY_FILE) !== 0) return this.fail(NtStatus.NOT_A_DIRECTORY);
    outcome.granted = request.access === 0 ? 0 : accessCheck(token, node.security, request.access, FileAccess.ALL_ACCESS);
    if (request.access !== 0 && outcome.granted === 0) return this.fail(NtStatus.ACCESS_DENIED);
    if (!node.share(outcome.granted, request.share)) return this.fail(NtStatus.SHARING_VIOLATION);
    const replaces = disposition === CreateDisposition.Supersede || disposition === CreateDisposition.Overwrite || disposition === CreateDisposition.OverwriteIf;
    if (replaces) this.setEndOfFile(node, 0);
    outcome.status = NtStatus.SUCCESS;
    outcome.openResult = disposition === CreateDisposition.Supersede ? OpenResult.Superseded : replaces ? OpenResult.Overwritten : OpenResult.Opened;
    outcome.node = node;
    return outcome;
  }

  private openMissing(target: FileTarget, request: OpenRequest, disposition: number, token: Token): OpenOutcome {
    const { parent } = target;
    const creates = disposition !== CreateDisposition.Open && disposition !== CreateDisposition.Overwrite;
    if (!creates || parent === null || target.status !== NtStatus.OBJECT_NAME_NOT_FOUND) return this.fail(target.status);
    const directory = (request.options & CreateOptions.DIRECTORY_FILE) !== 0;
    // FILE_ADD_FILE and FILE_ADD_SUBDIRECTORY of the directory.
    const adding = directory ? FileAccess.APPEND_DATA : FileAccess.WRITE_DATA;
    if (accessCheck(token, parent.security, adding, FileAccess.ALL_ACCESS) === 0) return this.fail(NtStatus.ACCESS_DENIED);
    const attributes = directory ? FileAttributes.DIRECTORY : ((request.attributes ?? 0) & ~FileAttributes.NORMAL) | FileAttributes.ARCHIVE;
    const node = parent.volume.create(parent, target.name, directory, attributes, 0, this.filetime());
    parent.volume.loadRecord(node);
    node.allocationSize = request.allocationSize ?? 0;
    parent.lastWriteTime = this.filetime();
    // Who makes a file gets what was asked for, whatever the entries that it inherits say.
    this.outcome.granted = (request.access & FileAccess.MAXIMUM_ALLOWED) === 0 ? request.access : FileAccess.ALL_ACCESS;
    node.share(this.outcome.granted, request.share);
    this.outcome.status = NtStatus.SUCCESS;
    this.outcome.openResult = OpenResult.Created;
    this.outcome.node = node;
    return this.outcome;
  }

  private fail(status: number): OpenOutcome {
    this.outcome.status = status;
    return this.outcome;
  }

  setEndOfFile(node: FileNode, bytes: number): void {
    node.volume.usedBytes -= node.allocationSize;
    if (bytes < node.endOfFile) node.cache?.truncate(bytes);
    node.endOfFile = bytes;
    node.volume.usedBytes += node.allocationSize;
    node.lastWriteTime = this.filetime();
    node.changeTime = node.lastWriteTime;
  }

  /** Takes a file out of its directory: the first of its names. The file itself goes with the last one. */
  remove(node: FileNode): void {
    node.parent?.detach(node);
    if (node.links.length > 0) {
      node.dropFirst();
      node.changeTime = this.filetime();
      this.generation++;
      return;
    }
    node.deleted = true;
    node.volume.usedBytes -= node.allocationSize;
    if (node.directory || node.reparse !== null) this.generation++;
  }

  /** The disposition of a file that was opened by that name: what the last handle will do. */
  setDeletePending(node: FileNode, name: string, pending: boolean): void {
    if (node.links.length === 0) {
      node.deletePending = pending;
      return;
    }
    const key = name.toLowerCase();
    node.pendingNames = node.pendingNames.filter((other) => other !== key);
    if (pending) node.pendingNames = [...node.pendingNames, key];
  }

  /** The last handle is gone: names that were to be deleted are, and the file with the last of them. @returns whether any was */
  removePending(node: FileNode): boolean {
    if (node.deleted || node.isOpen || (!node.deletePending && node.pendingNames.length === 0)) return false;
    const names = node.deletePending ? [node.name.text.toLowerCase()] : node.pendingNames;
    node.pendingNames = [];
    for (const name of names) {
      const entry = node.links.find((link) => link.name.text.toLowerCase() === name);
      if (entry !== undefined) node.makeFirst(entry.directory, entry.name.text);
      if (node.name.text.toLowerCase() === name) this.remove(node);
    }
    return true;
  }

  /** FileLinkInformation: one more name. @returns NTSTATUS */
  link(node: FileNode, newPath: string, replaceIfExists: boolean, token: Token): number {
    if (node.directory) return NtStatus.FILE_IS_A_DIRECTORY;
    const target = this.follow(newPath);
    const status = this.makeRoom(node, target, replaceIfExists, token);
    if (status !== NtStatus.SUCCESS) return status;
    if (target.node === node) return replaceIfExists ? NtStatus.SUCCESS : NtStatus.OBJECT_NAME_COLLISION;
    if (node.numberOfLinks >= LINKS_PER_FILE) return NtStatus.TOO_MANY_LINKS;
    const parent = target.parent as FileNode;
    parent.attachLink(node, newPath.slice(newPath.lastIndexOf('\\') + 1));
    node.changeTime = this.filetime();
    parent.lastWriteTime = node.changeTime;
    return NtStatus.SUCCESS;
  }

  /** Makes a file or directory a link, or with null an ordinary one again. */
  setReparsePoint(node: FileNode, point: ReparsePoint | null): void {
    node.reparse = point;
    node.attributes = point === null ? node.attributes & ~FileAttributes.REPARSE_POINT : node.attributes | FileAttributes.REPARSE_POINT;
    node.changeTime = this.filetime();
    // Whatever led through here leads elsewhere now.
    this.generation++;
  }

  /** resolve(), through links on the way that this volume's file system follows by itself, as far as the last component. */
  private follow(path: string): FileTarget {
    let target = this.resolve(path);
    for (let crossed = 0; target.kind === TargetKind.Link && target.rest !== ''; crossed++) {
      const next = crossed < reparseLimit(this.kernel.features) ? pathThrough(target) : null;
      if (next === null) return { ...target, node: null, parent: null, status: NtStatus.REPARSE_POINT_NOT_RESOLVED };
      target = this.resolve(next);
    }
    return target;
  }

  /** FileRenameInformation, of the first name. @returns NTSTATUS */
  rename(node: FileNode, newPath: string, replaceIfExists: boolean, token: Token): number {
    const target = this.follow(newPath);
    const status = this.makeRoom(node, target, replaceIfExists, token);
    if (status !== NtStatus.SUCCESS) return status;
    const parent = target.parent as FileNode;
    // Another name of the same file gives way.
    if (target.node === node) node.dropLink(parent, target.name);
    node.parent?.detach(node);
    node.name = new TraceText(newPath.slice(newPath.lastIndexOf('\\') + 1));
    parent.attach(node);
    this.generation++;
    return NtStatus.SUCCESS;
  }

  /** Whether a file may get the name that a path ends with; what had it before goes. @returns NTSTATUS */
  private makeRoom(node: FileNode, target: FileTarget, replaceIfExists: boolean, token: Token): number {
    const { parent, node: existing } = target;
    if (target.kind === TargetKind.Remote) return NtStatus.NOT_SAME_DEVICE;
    if (parent === null) return target.status === NtStatus.SUCCESS ? NtStatus.OBJECT_NAME_COLLISION : target.status;
    if (parent.volume !== node.volume) return NtStatus.NOT_SAME_DEVICE;
    const adding = node.directory ? FileAccess.APPEND_DATA : FileAccess.WRITE_DATA;
    if (accessCheck(token, parent.security, adding, FileAccess.ALL_ACCESS) === 0) return NtStatus.ACCESS_DENIED;
    if (existing === null || existing === node) return NtStatus.SUCCESS;
    if (!replaceIfExists) return NtStatus.OBJECT_NAME_COLLISION;
    if (existing.isOpen || existing.directory) return NtStatus.ACCESS_DENIED;
    existing.makeFirst(parent, target.name);
    this.remove(existing);
    return NtStatus.SUCCESS;
  }
}

/** Names that match a pattern of FindFirstFile: `*`, `?`, `*.txt`. */
export function matchesPattern(name: string, pattern: string): boolean {
  if (pattern === '' || pattern === '*' || pattern === '*.*') return true;
  if (!pattern.includes('*') && !pattern.includes('?')) return name.toLowerCase() === pattern.toLowerCase();
  const expression = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*').replace(/\?/g, '.');
  return new RegExp(`^${expression}$`, 'i').test(name);
}
