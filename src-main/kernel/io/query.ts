// src-main/kernel/io/query.ts
//
// NtQueryInformationFile and NtQueryVolumeInformationFile: what is known about an open file and its volume.
// Information classes: FILE_INFORMATION_CLASS and FS_INFORMATION_CLASS of ntifs.h.

import { FileAccess } from '../../../src-shared/nt/file-access.ts';
import { NtStatus } from '../../../src-shared/nt/ntstatus.ts';
import type { UserContext } from '../core/program.ts';
import type { Cycles } from '../core/time.ts';
import { Op } from '../etw/operation-types.ts';
import type { OperationType } from '../etw/operation-types.ts';
import type { OperationRecord } from '../etw/operation-record.ts';
import { TraceText } from '../etw/trace-text.ts';
import type { FileNode } from '../fs/file-node.ts';
import { NTFS_ATTRIBUTES } from '../fs/volume.ts';
import { IO_COST } from './costs.ts';
import type { FileObject } from './file-object.ts';
import type { Io } from './io.ts';

const FILE_CLASSES: Readonly<Record<number, OperationType>> = {
  4: Op.QueryBasic, 5: Op.QueryStandard, 6: Op.QueryInternal, 7: Op.QueryEa, 9: Op.QueryName, 14: Op.QueryPosition, 18: Op.QueryAll,
  22: Op.QueryStream, 34: Op.QueryNetworkOpen, 35: Op.QueryAttributeTag,
};
const VOLUME_CLASSES: Readonly<Record<number, OperationType>> = {
  1: Op.QueryVolume, 2: Op.QueryVolumeLabel, 3: Op.QueryVolumeSize, 4: Op.QueryVolumeDevice, 5: Op.QueryVolumeAttribute, 7: Op.QueryVolumeFullSize,
  8: Op.QueryVolumeObjectId,
};

/** Basic, All, NetworkOpen and AttributeTag want Read Attributes of the handle (IopQueryOperationAccess); the rest wants nothing. */
export function queryAccess(informationClass: number): number {
  return informationClass === 4 || informationClass === 18 || informationClass === 34 || informationClass === 35 ? FileAccess.READ_ATTRIBUTES : 0;
}

const NTFS = new TraceText('NTFS');
const FILE_DEVICE_DISK = 7;
const MOUNTED = 0x20;
/** FILE_MODE_INFORMATION: write through, sequential only, no intermediate buffering, synchronous alert and non-alert, delete on close. */
const MODE_BITS = 0x103e;
const SECTORS_PER_CLUSTER = 8;
const BYTES_PER_SECTOR = 512;
const texts = new WeakMap<FileNode, TraceText>();

export function queryInformation(io: Io, u: UserContext, file: FileObject): Cycles {
  const type = FILE_CLASSES[u.a1] ?? Op.QueryOther;
  const record = io.kernel.components.etw.begin(u, type, file.path);
  u.operation = record.index;
  const { node } = file;
  fillTimes(record, node);
  let status: number = NtStatus.SUCCESS;
  switch (type) {
    case Op.QueryStandard:
      record.n0 = node.allocationSize;
      record.n1 = node.endOfFile;
      record.n2 = node.deletePending ? 0 : node.numberOfLinks;
      record.n3 = node.deletePending ? 1 : 0;
      record.n4 = node.directory ? 1 : 0;
      break;
    case Op.QueryInternal:
      record.n0 = node.sequence << 16;
      record.n1 = node.record;
      break;
    case Op.QueryName:
      record.t0 = nameText(node);
      break;
    case Op.QueryAll:
      record.n7 = (node.directory ? 1 : 0) + (node.deletePending ? 2 : 0);
      record.n8 = node.sequence << 16;
      record.n9 = node.record;
      record.n10 = node.numberOfLinks;
      record.n11 = file.access;
      record.n12 = file.position;
      record.n13 = file.options & MODE_BITS;
      // The caller's buffer ends before the name: the usual outcome.
      status = NtStatus.BUFFER_OVERFLOW;
      break;
    case Op.QueryAttributeTag:
      record.n5 = node.reparse?.tag ?? 0;
      break;
    case Op.QueryOther:
      status = NtStatus.INVALID_PARAMETER;
      break;
    default:
      break;
  }
  u.out1 = node.attributes;
  u.out2 = node.endOfFile;
  u.out2 = node.endOfFile;
  u.complete(status, node.endOfFile);
  return (type === Op.QueryBasic || type === Op.QueryStandard ? IO_COST.query : IO_COST.queryIrp).sample(io.prng);
}

/** n0-n6 of the layouts that begin with the times. */
export function fillTimes(record: OperationRecord, node: FileNode): void {
  record.n0 = node.creationTime;
  record.n1 = node.lastAccessTime;
  record.n2 = node.lastWriteTime;
  record.n3 = node.changeTime;
  record.n4 = node.attributes;
  record.n5 = node.directory ? 0 : node.allocationSize;
  record.n6 = node.endOfFile;
}

function nameText(node: FileNode): TraceText {
  let text = texts.get(node);
  const name = node.volume.device ? node.name.text : node.pathOnVolume;
  if (text === undefined || text.text !== name) {
    text = new TraceText(name);
    texts.set(node, text);
  }
  return text;
}

export function queryVolume(io: Io, u: UserContext, file: FileObject): Cycles {
  const type = VOLUME_CLASSES[u.a1] ?? Op.QueryVolumeOther;
  const record = io.kernel.components.etw.begin(u, type, file.path);
  u.operation = record.index;
  const { volume } = file.node;
  const clusterBytes = SECTORS_PER_CLUSTER * BYTES_PER_SECTOR;
  let status: number = NtStatus.SUCCESS;
  switch (type) {
    case Op.QueryVolume:
      record.n0 = volume.creationTime;
      record.n1 = volume.serialNumber;
      record.n2 = 1;
      record.t0 = new TraceText(volume.label);
      break;
    case Op.QueryVolumeLabel:
      record.t0 = new TraceText(volume.label);
      break;
    case Op.QueryVolumeSize:
    case Op.QueryVolumeFullSize:
      record.n0 = Math.floor(volume.sizeBytes / clusterBytes);
      record.n1 = Math.floor((volume.sizeBytes - volume.usedBytes) / clusterBytes);
      record.n2 = SECTORS_PER_CLUSTER;
      record.n3 = BYTES_PER_SECTOR;
      break;
    case Op.QueryVolumeDevice:
      record.n0 = FILE_DEVICE_DISK;
      record.n1 = MOUNTED;
      break;
    case Op.QueryVolumeAttribute:
      record.n0 = NTFS_ATTRIBUTES;
      record.n1 = 255;
      record.t0 = NTFS;
      break;
    case Op.QueryVolumeObjectId:
      status = NtStatus.OBJECT_NAME_NOT_FOUND;
      break;
    default:
      status = NtStatus.INVALID_PARAMETER;
      break;
  }
  u.complete(status);
  return IO_COST.queryIrp.sample(io.prng);
}
