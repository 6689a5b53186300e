// src-main/kernel/etw/operation-types.ts
//
// The operations that this kernel performs: event type, category, keyword, and how a record's fields become payload bytes.
// An encoder writes exactly the fields of its event type, in their order (operation-types.test.ts compares the two), without an object
// in between.

import type { EventType } from '../../../src-shared/trace/event-type.ts';
import { EVENT_TYPES, FAST_IO_FORM } from '../../../src-shared/trace/event-types.ts';
import type { CategoryId, PayloadWriter, StringId } from '../../../src-shared/trace/model.ts';
import { OperationKeyword } from './session-properties.ts';
import type { OperationRecord } from './operation-record.ts';
import type { TraceText } from './trace-text.ts';

/** Numbers of texts in the present session. */
export interface TextIds {
  textId(text: TraceText): StringId;
}

export interface OperationType {
  /** Position in OPERATION_TYPES. */
  readonly index: number;
  readonly eventType: EventType;
  readonly category: CategoryId;
  readonly keyword: number;
  encode(p: PayloadWriter, r: OperationRecord, ids: TextIds): void;
}

type Encoder = (p: PayloadWriter, r: OperationRecord, ids: TextIds) => void;

const types: OperationType[] = [];
const KEYWORDS: Readonly<Record<string, number>> = {
  Process: OperationKeyword.Process, Registry: OperationKeyword.Registry, 'File System': OperationKeyword.FileSystem,
  Profiling: OperationKeyword.Profiling, Network: OperationKeyword.Network,
};

function operation(name: string, encode: Encoder, fastIo = false): OperationType {
  const eventType = EVENT_TYPES.find((type) => type.name === name && (type.id & FAST_IO_FORM) === (fastIo ? FAST_IO_FORM : 0) && type.id !== 0x0303 && type.id !== 0x0305);
  if (eventType === undefined) throw new Error(`No event type is named ${name}`);
  const type = { index: types.length, eventType, category: eventType.category ?? 0, keyword: KEYWORDS[eventType.eventClass] ?? 0, encode };
  types.push(type);
  return type;
}

const nothing: Encoder = () => {};
const text: Encoder = (p, r, ids) => p.string(ids.textId(r.t0));
const readWrite: Encoder = (p, r) => {
  p.varuint(r.n0);
  p.varuint(r.n1);
  p.u32(r.n2);
};
const times = (p: PayloadWriter, r: OperationRecord): void => {
  p.f64(r.n0);
  p.f64(r.n1);
  p.f64(r.n2);
  p.f64(r.n3);
};
const basic: Encoder = (p, r) => {
  times(p, r);
  p.u32(r.n4);
};
const standard: Encoder = (p, r) => {
  p.varuint(r.n0);
  p.varuint(r.n1);
  p.u32(r.n2);
  p.u8(r.n3);
  p.u8(r.n4);
};
const code: Encoder = (p, r) => p.u32(r.n0);
const oneVaruint: Encoder = (p, r) => p.varuint(r.n0);
const plainNetwork: Encoder = (p, r) => {
  p.varuint(r.n0);
  p.varuint(r.n1);
  p.varuint(r.n2);
};
const cpuTimes: Encoder = (p, r) => {
  p.i32(r.n0);
  p.varuint(r.n1);
  p.varuint(r.n2);
  p.varuint(r.n3);
  p.varuint(r.n4);
  p.varuint(r.n5);
  p.varuint(r.n6);
};
/** n0 pid, t0 command line. */
const child: Encoder = (p, r, ids) => {
  p.u32(r.n0);
  p.string(ids.textId(r.t0));
};
/** n0 replace, t0 name. */
const rename: Encoder = (p, r, ids) => {
  p.u8(r.n0);
  p.string(ids.textId(r.t0));
};

export const Op = {
  // Registry. n0 desired access, n1 granted access, n2 disposition
  RegOpenKey: operation('RegOpenKey', (p, r) => { p.u32(r.n0); p.u32(r.n1); }),
  RegCreateKey: operation('RegCreateKey', (p, r) => { p.u32(r.n0); p.u32(r.n1); p.u8(r.n2); }),
  RegCloseKey: operation('RegCloseKey', nothing),
  /** n0 class, n1 answered, n2 buffer length, n3 subkeys, n4 values, t0 name */
  RegQueryKey: operation('RegQueryKey', (p, r, ids) => {
    p.u8(r.n0); p.u8(r.n1); p.varuint(r.n2); p.varuint(r.n3); p.varuint(r.n4); p.string(ids.textId(r.t0));
  }),
  /** n0 type, n1 length, t0 data */
  RegSetValue: operation('RegSetValue', (p, r, ids) => { p.u32(r.n0); p.varuint(r.n1); p.string(ids.textId(r.t0)); }),
  /** n0 answered, n1 type, n2 length, t0 data */
  RegQueryValue: operation('RegQueryValue', (p, r, ids) => { p.u8(r.n0); p.u32(r.n1); p.varuint(r.n2); p.string(ids.textId(r.t0)); }),
  /** n0 index, n1 answered, n2 type, n3 length, t0 name, t1 data */
  RegEnumValue: operation('RegEnumValue', (p, r, ids) => {
    p.varuint(r.n0); p.u8(r.n1); p.string(ids.textId(r.t0)); p.u32(r.n2); p.varuint(r.n3); p.string(ids.textId(r.t1));
  }),
  /** n0 index, n1 answered, n2 buffer length, t0 name */
  RegEnumKey: operation('RegEnumKey', (p, r, ids) => { p.varuint(r.n0); p.u8(r.n1); p.string(ids.textId(r.t0)); p.varuint(r.n2); }),
  RegDeleteKey: operation('RegDeleteKey', nothing),
  RegDeleteValue: operation('RegDeleteValue', nothing),
  RegFlushKey: operation('RegFlushKey', nothing),
  RegLoadKey: operation('RegLoadKey', text),
  RegQueryKeySecurity: operation('RegQueryKeySecurity', nothing),
  RegSetKeySecurity: operation('RegSetKeySecurity', nothing),

  // Files
  /** n0 access, n1 disposition, n2 options, n3 attributes, n4 share, n5 allocation size, n6 open result, t0 impersonated account */
  CreateFile: operation('CreateFile', (p, r, ids) => {
    p.u32(r.n0); p.u8(r.n1); p.u32(r.n2); p.u32(r.n3); p.u8(r.n4); p.varuint(r.n5); p.string(ids.textId(r.t0)); p.u8(r.n6);
  }),
  CloseFile: operation('CloseFile', nothing),
  IrpMjClose: operation('IRP_MJ_CLOSE', nothing),
  /** n0 offset, n1 length, n2 IRP flags */
  ReadFile: operation('ReadFile', readWrite),
  FastReadFile: operation('ReadFile', readWrite, true),
  WriteFile: operation('WriteFile', readWrite),
  FastWriteFile: operation('WriteFile', readWrite, true),
  /** n0-n3 times, n4 attributes */
  QueryBasic: operation('QueryBasicInformationFile', basic, true),
  /** n0 allocation, n1 end of file, n2 links, n3 delete pending, n4 directory */
  QueryStandard: operation('QueryStandardInformationFile', standard, true),
  /** n0 high, n1 low half of the file reference number */
  QueryInternal: operation('QueryFileInternalInformationFile', (p, r) => { p.u32(r.n0); p.u32(r.n1); }),
  QueryName: operation('QueryNameInformationFile', text),
  /**
   * n0-n3 times, n4 attributes, n5 allocation, n6 end of file, n7 1 directory + 2 delete pending, n8 and n9 halves of the file reference
   * number, n10 links, n11 access, n12 position, n13 mode
   */
  QueryAll: operation('QueryAllInformationFile', (p, r) => {
    basic(p, r, NO_IDS);
    p.varuint(r.n5); p.varuint(r.n6); p.u32(r.n10); p.u8(r.n7 >> 1); p.u8(r.n7 & 1); p.u32(r.n8); p.u32(r.n9);
    p.u32(0); p.u32(r.n11); p.varuint(r.n12); p.u32(r.n13); p.u32(0);
  }),
  /** n0-n3 times, n4 attributes, n5 allocation, n6 end of file */
  QueryNetworkOpen: operation('QueryNetworkOpenInformationFile', (p, r) => { times(p, r); p.varuint(r.n5); p.varuint(r.n6); p.u32(r.n4); }),
  /** n4 attributes, n5 reparse tag */
  QueryAttributeTag: operation('QueryAttributeTagFile', (p, r) => { p.u32(r.n4); p.u32(r.n5); }),
  QueryStream: operation('QueryStreamInformationFile', nothing),
  QueryEa: operation('QueryEaInformationFile', nothing),
  QueryPosition: operation('QueryPositionInformationFile', nothing),
  QueryOther: operation('QueryInformationFile', nothing),
  SetBasic: operation('SetBasicInformationFile', basic),
  SetRename: operation('SetRenameInformationFile', rename),
  SetLink: operation('SetLinkInformationFile', rename),
  SetDisposition: operation('SetDispositionInformationFile', (p, r) => p.u8(r.n0)),
  SetPosition: operation('SetPositionInformationFile', oneVaruint),
  SetAllocation: operation('SetAllocationInformationFile', oneVaruint),
  SetEndOfFile: operation('SetEndOfFileInformationFile', oneVaruint),
  /** n0 priority */
  SetIoPriorityHint: operation('SetIoPriorityHint', code),
  /** n0 bytes, n1 period, n2 discardable, n3 request size, n4 outstanding */
  SetSfioReserve: operation('SetSfioReserveInformation', (p, r) => { p.varuint(r.n0); p.u32(r.n1); p.u8(r.n2); p.varuint(r.n3); p.u32(r.n4); }),
  SetOther: operation('SetInformationFile', nothing),
  /** n0 creation time, n1 serial, n2 supports objects, t0 label */
  QueryVolume: operation('QueryInformationVolume', (p, r, ids) => { p.f64(r.n0); p.u32(r.n1); p.u8(r.n2); p.string(ids.textId(r.t0)); }),
  QueryVolumeLabel: operation('QueryLabelInformationVolume', text),
  /** n0 total, n1 available, n2 sectors per unit, n3 bytes per sector */
  QueryVolumeSize: operation('QuerySizeInformationVolume', (p, r) => { p.varuint(r.n0); p.varuint(r.n1); p.u32(r.n2); p.u32(r.n3); }),
  QueryVolumeFullSize: operation('QueryFullSizeInformationVolume', (p, r) => { p.varuint(r.n0); p.varuint(r.n1); p.varuint(r.n1); p.u32(r.n2); p.u32(r.n3); }),
  QueryVolumeDevice: operation('QueryDeviceInformationVolume', (p, r) => { p.u32(r.n0); p.u32(r.n1); }),
  /** n0 attributes, n1 longest component, t0 file system */
  QueryVolumeAttribute: operation('QueryAttributeInformationVolume', (p, r, ids) => { p.u32(r.n0); p.u32(r.n1); p.string(ids.textId(r.t0)); }),
  QueryVolumeObjectId: operation('QueryObjectIdInformationVolume', text),
  QueryVolumeOther: operation('QueryVolumeInformation', nothing),
  /** t0 pattern, list names, n0 class */
  QueryDirectory: operation('QueryDirectory', (p, r, ids) => {
    p.string(ids.textId(r.t0));
    p.varuint(r.list.length);
    for (let i = 0; i < r.list.length; i++) p.string(ids.textId(r.list[i] as TraceText));
    p.u8(r.n0);
  }),
  NotifyChangeDirectory: operation('NotifyChangeDirectory', code),
  FileSystemControl: operation('FileSystemControl', code),
  DeviceIoControl: operation('DeviceIoControl', code),
  /** n0 exclusive, n1 offset, n2 length, n3 fail immediately */
  LockFile: operation('LockFile', (p, r) => { p.u8(r.n0); p.varuint(r.n1); p.varuint(r.n2); p.u8(r.n3); }, true),
  UnlockFile: operation('UnlockFileSingle', (p, r) => { p.varuint(r.n1); p.varuint(r.n2); }, true),
  FlushBuffers: operation('FlushBuffersFile', nothing),
  QuerySecurity: operation('QuerySecurityFile', code),
  SetSecurity: operation('SetSecurityFile', code),
  /** n0 sync type, n1 page protection */
  CreateFileMapping: operation('CreateFileMapping', (p, r) => { p.u8(r.n0); p.u32(r.n1); }),
  ReleaseForSection: operation('FASTIO_RELEASE_FOR_SECTION_SYNCHRONIZATION', nothing),
  AcquireForCcFlush: operation('FASTIO_ACQUIRE_FOR_CC_FLUSH', nothing),
  ReleaseForCcFlush: operation('FASTIO_RELEASE_FOR_CC_FLUSH', nothing),
  AcquireForModWrite: operation('FASTIO_ACQUIRE_FOR_MOD_WRITE', oneVaruint),
  ReleaseForModWrite: operation('FASTIO_RELEASE_FOR_MOD_WRITE', nothing),
  /** n9 answered; the rest as QueryNetworkOpen */
  QueryOpen: operation('QueryOpen', (p, r) => { p.u8(r.n9); times(p, r); p.varuint(r.n5); p.varuint(r.n6); p.u32(r.n4); }),

  // Processes
  ProcessCreate: operation('Process Create', child),
  /** n0 parent, t0 command line, t1 directory, list environment */
  ProcessStart: operation('Process Start', (p, r, ids) => {
    p.u32(r.n0); p.string(ids.textId(r.t0)); p.string(ids.textId(r.t1));
    p.varuint(r.list.length);
    for (let i = 0; i < r.list.length; i++) p.string(ids.textId(r.list[i] as TraceText));
  }),
  /** n0 status, n1 user, n2 kernel, n3 private, n4 peak private, n5 working set, n6 peak working set */
  ProcessExit: operation('Process Exit', cpuTimes),
  ThreadCreate: operation('Thread Create', (p, r) => p.u32(r.n0)),
  /** n0 thread, n1 user, n2 kernel */
  ThreadExit: operation('Thread Exit', (p, r) => { p.u32(r.n0); p.varuint(r.n1); p.varuint(r.n2); }),
  /** n0 base, n1 size */
  LoadImage: operation('Load Image', (p, r) => { p.varuint(r.n0); p.u32(r.n1); }),

  // Profiling
  /** n0 user, n1 kernel, n2 switches */
  ThreadProfiling: operation('Thread Profiling', plainNetwork),
  /** n0 user, n1 kernel, n2 private, n3 working set */
  ProcessProfiling: operation('Process Profiling', (p, r) => { p.varuint(r.n0); p.varuint(r.n1); p.varuint(r.n2); p.varuint(r.n3); }),
  DebugOutput: operation('Debug Output Profiling', text),

  // Network. n0 length, n1 seqnum, n2 connid, n3 start, n4 end in clock ticks
  TcpSend: operation('TCP Send', (p, r) => { p.varuint(r.n0); p.varuint(r.n3); p.varuint(r.n4); p.varuint(r.n1); p.varuint(r.n2); }),
  TcpReceive: operation('TCP Receive', plainNetwork),
  /** n0 length, n3 mss, n4 receive window */
  TcpConnect: operation('TCP Connect', (p, r) => {
    p.varuint(r.n0); p.varuint(r.n3); p.varuint(0); p.varuint(0); p.varuint(0); p.varuint(r.n4); p.varuint(0); p.varuint(0); p.varuint(r.n1); p.varuint(r.n2);
  }),
  TcpDisconnect: operation('TCP Disconnect', plainNetwork),
  TcpRetransmit: operation('TCP Retransmit', plainNetwork),
  UdpSend: operation('UDP Send', plainNetwork),
  UdpReceive: operation('UDP Receive', plainNetwork),
} as const;

const NO_IDS: TextIds = { textId: () => 0 };

export const OPERATION_TYPES: readonly OperationType[] = types;
