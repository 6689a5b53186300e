// src-main/kernel/fs/file-node.ts
//
// A file or directory of a volume, in the way of NTFS: name in its own case, file reference number (record in the low 48 bits, sequence
// number above), four times, attributes, sizes, a place on the disk, and who has it open how.
//
// A file may have several names (hard links): directory entries that lead to the one record. `parent` and `name` are one of them, the others
// stand in `links`; none is better than another, and the file is there until the last is gone.
//
// Times are FILETIME (100 ns since 1601) as doubles. Sizes and disk positions are bytes. Owner: Fs.

import type { ReparsePoint } from '../../../src-shared/nt/reparse-point.ts';
import { FileAccess } from '../../../src-shared/nt/file-access.ts';
import { ShareAccess } from '../../../src-shared/nt/create-file.ts';
import { TraceText } from '../etw/trace-text.ts';
import type { CacheMap } from '../cc/cache-map.ts';
import { VOLUME_ROOT, protectedDirectory } from '../se/protected-places.ts';
import type { SecurityDescriptor } from '../se/security-descriptor.ts';
import type { Volume } from './volume.ts';

const READS = FileAccess.READ_DATA | FileAccess.EXECUTE;
const WRITES = FileAccess.WRITE_DATA | FileAccess.APPEND_DATA;

const SYSTEM_VOLUME = 'C:';
export const CLUSTER_BYTES = 4096;

/** One name of a file: an entry of a directory. */
export interface DirectoryEntry {
  readonly directory: FileNode;
  readonly name: TraceText;
  readonly node: FileNode;
}

const NO_LINKS: readonly DirectoryEntry[] = [];
const NO_CHILDREN: ReadonlyMap<string, FileNode> = new Map();

export class FileNode {
  name: TraceText;
  parent: FileNode | null;
  readonly volume: Volume;
  readonly directory: boolean;
  private childMap: Map<string, FileNode> | null = null;
  /** MFT record number; shown with its sequence number above bit 48. */
  readonly record: number;
  readonly sequence: number;
  attributes: number;
  creationTime: number;
  lastAccessTime: number;
  lastWriteTime: number;
  changeTime: number;
  endOfFile: number;
  /** Start on the disk, bytes. */
  diskOffset: number;
  /** Names beyond the first. */
  links: readonly DirectoryEntry[] = NO_LINKS;
  /** Where it sends those who come by (REPARSE_DATA_BUFFER); null for all but links. */
  reparse: ReparsePoint | null = null;
  /** What little text a file has that programs look at; null where nobody does. */
  content: string | null = null;
  deletePending = false;
  /** Of a file with several names: those that go with the last handle. */
  pendingNames: readonly string[] = [];
  deleted = false;
  /** Who may open it: its place's own, or what its directory had when it was made. */
  readonly security: SecurityDescriptor;
  cache: CacheMap | null = null;
  /** Sections that map it: images and data. */
  mappings = 0;
  writableMappings = 0;
  /** Names that were ever added to it: what was not found in it is looked for again when this has changed. */
  additions = 0;
  private allocated: number;
  private sorted: DirectoryEntry[] | null = null;

  // SHARE_ACCESS
  private openCount = 0;
  private readers = 0;
  private writers = 0;
  private deleters = 0;
  private sharedRead = 0;
  private sharedWrite = 0;
  private sharedDelete = 0;

  constructor(volume: Volume, parent: FileNode | null, name: string, directory: boolean, attributes: number, sizeBytes: number, record: number, time: number, diskOffset: number) {
    this.volume = volume;
    this.parent = parent;
    this.name = new TraceText(name);
    this.directory = directory;
    this.attributes = attributes;
    this.endOfFile = sizeBytes;
    this.allocated = roundUp(sizeBytes);
    this.record = record;
    this.sequence = 1 + (record % 7);
    this.creationTime = time;
    this.lastAccessTime = time;
    this.lastWriteTime = time;
    this.changeTime = time;
    this.diskOffset = diskOffset;
    this.security = securityOf(volume, parent, name);
  }

  get allocationSize(): number {
    return Math.max(this.allocated, roundUp(this.endOfFile));
  }

  set allocationSize(bytes: number) {
    this.allocated = roundUp(bytes);
  }

  get numberOfLinks(): number {
    return 1 + this.links.length;
  }

  get isOpen(): boolean {
    return this.openCount > 0;
  }

  /** Path from the root of the volume, `\Users\Mara`. */
  get pathOnVolume(): string {
    const parts: string[] = [];
    for (let node: FileNode = this; node.parent !== null; node = node.parent) parts.push(node.name.text);
    return `\\${parts.reverse().join('\\')}`;
  }

  get fullPath(): string {
    return this.volume.device ? this.name.text : this.volume.letter + this.pathOnVolume;
  }

  get children(): ReadonlyMap<string, FileNode> {
    return this.childMap ?? NO_CHILDREN;
  }

  child(name: string): FileNode | undefined {
    return this.childMap?.get(name.toLowerCase());
  }

  attach(child: FileNode): void {
    child.parent = this;
    this.add(child.name.text, child);
  }

  detach(child: FileNode): void {
    this.childMap?.delete(child.name.text.toLowerCase());
    this.sorted = null;
  }

  /** A second name for a file. */
  attachLink(child: FileNode, name: string): void {
    child.links = [...child.links, { directory: this, name: new TraceText(name), node: child }];
    this.add(name, child);
  }

  private add(name: string, child: FileNode): void {
    this.childMap ??= new Map();
    this.childMap.set(name.toLowerCase(), child);
    this.additions++;
    this.sorted = null;
  }

  /** Makes one of a file's names the first, the one that attach() and detach() mean. @returns false where it has no such name */
  makeFirst(directory: FileNode, name: string): boolean {
    const key = name.toLowerCase();
    if (this.parent === directory && this.name.text.toLowerCase() === key) return true;
    const link = this.links.find((entry) => entry.directory === directory && entry.name.text.toLowerCase() === key);
    if (link === undefined) return false;
    this.links = [{ directory: this.parent as FileNode, name: this.name, node: this }, ...this.links.filter((entry) => entry !== link)];
    this.parent = directory;
    this.name = link.name;
    return true;
  }

  /** Takes one of the other names away. */
  dropLink(directory: FileNode, name: string): void {
    const key = name.toLowerCase();
    const left = this.links.filter((entry) => entry.directory !== directory || entry.name.text.toLowerCase() !== key);
    if (left.length === this.links.length) return;
    directory.childMap?.delete(key);
    directory.sorted = null;
    this.links = left.length === 0 ? NO_LINKS : left;
  }

  /** The first name is gone; the next one takes its place. */
  dropFirst(): void {
    const [next, ...others] = this.links;
    if (next === undefined) return;
    this.links = others.length === 0 ? NO_LINKS : others;
    this.parent = next.directory;
    this.name = next.name;
  }

  /** Entries as NTFS lists them: by upper-case name. */
  get entries(): readonly DirectoryEntry[] {
    this.sorted ??= [...this.children].map(([key, node]) => this.entryOf(key, node)).sort((a, b) => {
      const upperA = a.name.text.toUpperCase();
      const upperB = b.name.text.toUpperCase();
      return upperA < upperB ? -1 : upperA > upperB ? 1 : 0;
    });
    return this.sorted;
  }

  /** The entry of that name, in its own letters. */
  entry(name: string): DirectoryEntry | undefined {
    const key = name.toLowerCase();
    const node = this.children.get(key);
    return node === undefined ? undefined : this.entryOf(key, node);
  }

  private entryOf(key: string, node: FileNode): DirectoryEntry {
    const link = node.links.find((entry) => entry.directory === this && entry.name.text.toLowerCase() === key);
    return link ?? { directory: this, name: node.name, node };
  }

  /** IoCheckShareAccess: whether this access and sharing go with those who have the file open; counts it in where they do. */
  share(access: number, share: number): boolean {
    const read = (access & READS) !== 0;
    const write = (access & WRITES) !== 0;
    const remove = (access & FileAccess.DELETE) !== 0;
    if (!read && !write && !remove) return true;
    const { openCount } = this;
    if ((read && this.sharedRead < openCount) || (write && this.sharedWrite < openCount) || (remove && this.sharedDelete < openCount)) return false;
    if ((this.readers > 0 && (share & ShareAccess.READ) === 0) || (this.writers > 0 && (share & ShareAccess.WRITE) === 0) || (this.deleters > 0 && (share & ShareAccess.DELETE) === 0)) return false;
    this.count(access, share, 1);
    return true;
  }

  /** IoRemoveShareAccess. */
  unshare(access: number, share: number): void {
    if ((access & (READS | WRITES | FileAccess.DELETE)) !== 0) this.count(access, share, -1);
  }

  private count(access: number, share: number, by: 1 | -1): void {
    this.openCount += by;
    if ((access & READS) !== 0) this.readers += by;
    if ((access & WRITES) !== 0) this.writers += by;
    if ((access & FileAccess.DELETE) !== 0) this.deleters += by;
    if ((share & ShareAccess.READ) !== 0) this.sharedRead += by;
    if ((share & ShareAccess.WRITE) !== 0) this.sharedWrite += by;
    if ((share & ShareAccess.DELETE) !== 0) this.sharedDelete += by;
  }
}

function securityOf(volume: Volume, parent: FileNode | null, name: string): SecurityDescriptor {
  if (parent === null) return VOLUME_ROOT;
  if (volume.letter !== SYSTEM_VOLUME || (parent.parent !== null && parent.parent.parent !== null)) return parent.security;
  return protectedDirectory(parent.parent === null ? '' : parent.name.text, name) ?? parent.security;
}

function roundUp(bytes: number): number {
  return Math.ceil(bytes / CLUSTER_BYTES) * CLUSTER_BYTES;
}
