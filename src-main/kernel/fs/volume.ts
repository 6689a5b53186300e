// src-main/kernel/fs/volume.ts
//
// A mounted volume, or the root of a device that is opened by name (pipes, \Device\Afd).

import { FileNode } from './file-node.ts';
import type { Fs } from './fs.ts';

/** FILE_CASE_SENSITIVE_SEARCH ... FILE_SUPPORTS_TRANSACTIONS of an NTFS 3.1 volume (winnt.h). */
export const NTFS_ATTRIBUTES = 0x2700ff;

export class Volume {
  /** The file system that has mounted it: this machine's, or that of a server. */
  readonly fs: Fs;
  /** `C:`. */
  readonly letter: string;
  readonly label: string;
  readonly serialNumber: number;
  /** FILETIME. */
  readonly creationTime: number;
  readonly sizeBytes: number;
  usedBytes: number;
  readonly device: boolean;
  readonly root: FileNode;
  private nextRecord = 5;
  /** Groups of MFT records that are in memory: 16 records, one cluster run. */
  private readonly cachedRecords = new Set<number>();
  /** Disk position of the next file. */
  private nextDiskOffset: number;

  constructor(fs: Fs, letter: string, label: string, serialNumber: number, sizeBytes: number, creationTime: number, firstDiskOffset: number, device = false) {
    this.fs = fs;
    this.letter = letter;
    this.label = label;
    this.serialNumber = serialNumber;
    this.sizeBytes = sizeBytes;
    this.creationTime = creationTime;
    this.device = device;
    this.nextDiskOffset = firstDiskOffset;
    this.usedBytes = 0;
    this.root = new FileNode(this, null, letter, true, 0x16, 0, this.nextRecord++, creationTime, firstDiskOffset);
  }

  create(parent: FileNode, name: string, directory: boolean, attributes: number, sizeBytes: number, time: number): FileNode {
    const record = this.nextRecord++;
    if (record === 12) this.nextRecord = 64;
    const node = new FileNode(this, parent, name, directory, attributes, sizeBytes, record, time, this.nextDiskOffset);
    parent.attach(node);
    this.nextDiskOffset += Math.max(node.allocationSize, 4096);
    this.usedBytes += node.allocationSize;
    return node;
  }

  /** Whether the MFT record of a file has to be read from the disk; it is in memory from then on. */
  needsRecord(node: FileNode): boolean {
    const group = node.record >>> 4;
    if (this.cachedRecords.has(group)) return false;
    this.cachedRecords.add(group);
    return true;
  }

  /** Marks a file's record as read. */
  loadRecord(node: FileNode): void {
    this.cachedRecords.add(node.record >>> 4);
  }
}
