// src-main/kernel/io/open.ts
//
// NtCreateFile, and NtQueryAttributesFile, which is an open in disguise: QueryOpen is tried first, filters refuse it (FAST IO DISALLOWED), then
// CreateFile, QueryBasicInformationFile, CloseFile and IRP_MJ_CLOSE follow with the same user stack.
//
// A file's record may have to be read from the disk before it can be opened: a paging read of $Mft inside the open. Paths through links and to
// other machines are parse.ts's.

import { CreateDisposition, CreateOptions, OpenResult, ShareAccess, createFileCategory } from '../../../src-shared/nt/create-file.ts';
import { FileAccess } from '../../../src-shared/nt/file-access.ts';
import { NotifyFilter } from '../../../src-shared/nt/notify-filter.ts';
import { NtStatus } from '../../../src-shared/nt/ntstatus.ts';
import type { OpenRequest } from '../core/native-api.ts';
import type { KernelRoutine, UserContext } from '../core/program.ts';
import type { Cycles } from '../core/time.ts';
import { Op } from '../etw/operation-types.ts';
import type { OperationRecord } from '../etw/operation-record.ts';
import { NO_TEXT, TraceText } from '../etw/trace-text.ts';
import type { FileNode } from '../fs/file-node.ts';
import { TargetKind } from '../fs/fs.ts';
import type { FileTarget } from '../fs/fs.ts';
import type { KThread } from '../ke/thread.ts';
import { releaseBandwidth } from './bandwidth.ts';
import { IO_COST } from './costs.ts';
import { FileObject } from './file-object.ts';
import type { Io } from './io.ts';
import { nameFilter } from './notify.ts';
import { PathParser } from './parse.ts';

const NO_OPEN_RESULT = 0xff;
const ATTRIBUTE_PROBE: OpenRequest = {
  access: FileAccess.READ_ATTRIBUTES, share: ShareAccess.READ | ShareAccess.WRITE | ShareAccess.DELETE, options: CreateOptions.OPEN_REPARSE_POINT,
};
const MFT = new TraceText('C:\\$Mft');
const MFT_READ_BYTES = 16_384;

export class Opens {
  private readonly io: Io;
  private readonly lastHandle: (file: FileObject) => void;
  /** Accounts that threads impersonate. */
  private readonly impersonated = new Map<KThread, TraceText>();
  readonly parser: PathParser;

  constructor(io: Io, lastHandle: (file: FileObject) => void) {
    this.io = io;
    this.lastHandle = lastHandle;
    this.parser = new PathParser(io, this);
  }

  impersonate(thread: KThread, account: string): void {
    if (account === '') this.impersonated.delete(thread);
    else this.impersonated.set(thread, new TraceText(account));
  }

  createFile(u: UserContext): Cycles {
    const { etw, fs } = this.io.kernel.components;
    const request = u.o0 as OpenRequest;
    const target = fs.resolve(u.s0);
    if (target.kind !== TargetKind.Plain) return u.block(this.openElsewhere(u, target, request));
    const record = etw.begin(u, Op.CreateFile, target.path);
    this.describe(record, request, u.a1, u.thread);
    u.operation = record.index;
    if (target.node !== null && target.node.volume.needsRecord(target.node)) return u.block(this.openCold(u, target, request, record));
    return this.finish(u, target, request, record);
  }

  private *openCold(u: UserContext, target: FileTarget, request: OpenRequest, record: OperationRecord): KernelRoutine {
    yield u.compute(IO_COST.openMissing.sample(this.io.prng));
    yield* this.readRecord(u, target.node as FileNode);
    yield u.compute(this.finish(u, target, request, record));
  }

  /** Through links, or on another machine. */
  private *openElsewhere(u: UserContext, target: FileTarget, request: OpenRequest): KernelRoutine {
    const opened = yield* this.parser.open(u, target, request, u.a1);
    if (opened === null) return;
    const { node, path, directory, name, connection, granted } = opened;
    const file = new FileObject(node, path, granted, request.share, request.options, this.lastHandle, name, connection);
    if (opened.openResult === OpenResult.Created && connection === null) this.io.notify.changed(directory, nameFilter(node.directory));
    u.process.otherOperations++;
    u.complete(NtStatus.SUCCESS, this.io.kernel.components.ob.insert(u, file, granted));
  }

  *readRecord(u: UserContext, node: FileNode): KernelRoutine {
    const offset = (node.record >>> 4) * MFT_READ_BYTES;
    yield* this.io.paging.read(u, node, MFT, offset, MFT_READ_BYTES, 3 * 2 ** 30 + offset);
  }

  /** What the request asks for, for the row. */
  describe(record: OperationRecord, request: OpenRequest, disposition: number, thread: KThread): void {
    record.n0 = request.access;
    record.n1 = disposition;
    record.n2 = request.options;
    record.n3 = request.attributes ?? 0;
    record.n4 = request.share;
    record.n5 = request.allocationSize ?? 0;
    record.n6 = NO_OPEN_RESULT;
    record.t0 = this.impersonated.size === 0 ? NO_TEXT : (this.impersonated.get(thread) ?? NO_TEXT);
  }

  /** The open itself; sets the out-values. */
  private finish(u: UserContext, target: FileTarget, request: OpenRequest, record: OperationRecord): Cycles {
    const { fs, ob, se } = this.io.kernel.components;
    const outcome = fs.open(target, request, u.a1, se.tokenOf(u.process));
    u.out1 = outcome.openResult;
    if (outcome.node === null) {
      u.complete(outcome.status);
      return IO_COST.openMissing.sample(this.io.prng);
    }
    const { node } = outcome;
    record.n6 = outcome.openResult;
    const { granted } = outcome;
    const file = new FileObject(node, target.path, granted, request.share, request.options, this.lastHandle, target.name, null);
    if (outcome.openResult === OpenResult.Created) this.io.notify.changed(node.parent, nameFilter(node.directory));
    u.process.otherOperations++;
    u.complete(NtStatus.SUCCESS, ob.insert(u, file, granted));
    return IO_COST.open.sample(this.io.prng);
  }

  /** The last handle is gone: sharing, delete on close, pending notifications. */
  cleanup(file: FileObject): void {
    const { node } = file;
    node.unshare(file.access, file.share);
    this.io.notify.cleanup(file);
    this.io.cleanup(file);
    if (file.reservation !== null) releaseBandwidth(this.io, file);
    const { fs } = node.volume;
    if ((file.options & CreateOptions.DELETE_ON_CLOSE) !== 0) fs.setDeletePending(node, file.name, true);
    const { parent } = node;
    if (fs.removePending(node)) this.io.notify.changed(parent, nameFilter(node.directory) | NotifyFilter.LAST_WRITE);
  }

  queryAttributes(u: UserContext): Cycles {
    return u.block(this.probing(u));
  }

  private *probing(u: UserContext): KernelRoutine {
    const { etw, fs, se } = this.io.kernel.components;
    const { prng } = this.io;
    const target = fs.resolve(u.s0);
    const query = etw.begin(u, Op.QueryOpen, target.path);
    query.n9 = 0;
    query.n0 = 0;
    query.n1 = 0;
    query.n2 = 0;
    query.n3 = 0;
    query.n4 = 0;
    query.n5 = 0;
    query.n6 = 0;
    yield u.compute(IO_COST.probe.sample(prng));
    etw.end(query, NtStatus.FLT_DISALLOW_FAST_IO);
    yield u.compute(IO_COST.gap.sample(prng));
    if (target.kind !== TargetKind.Plain) {
      yield* this.probeElsewhere(u, target);
      return;
    }
    const open = etw.begin(u, Op.CreateFile, target.path);
    this.describe(open, ATTRIBUTE_PROBE, CreateDisposition.Open, u.thread);
    const { node } = target;
    if (node !== null && node.volume.needsRecord(node)) yield* this.readRecord(u, node);
    const outcome = fs.open(target, ATTRIBUTE_PROBE, CreateDisposition.Open, se.tokenOf(u.process));
    u.complete(outcome.status);
    if (outcome.node !== null) open.n6 = outcome.openResult;
    yield u.compute((outcome.node === null ? IO_COST.openMissing : IO_COST.open).sample(prng));
    etw.end(open, u.status, createFileCategory(CreateDisposition.Open, open.n6 === NO_OPEN_RESULT ? -1 : open.n6));
    if (node === null || u.status !== NtStatus.SUCCESS) return;
    yield* this.describeProbed(u, node, target.path);
    node.unshare(ATTRIBUTE_PROBE.access, ATTRIBUTE_PROBE.share);
  }

  /** The same through links, or on another machine. */
  private *probeElsewhere(u: UserContext, target: FileTarget): KernelRoutine {
    const { etw } = this.io.kernel.components;
    const opened = yield* this.parser.open(u, target, ATTRIBUTE_PROBE, CreateDisposition.Open);
    const open = etw.tracer.record(u.operation);
    u.operation = 0;
    etw.end(open, u.status, createFileCategory(CreateDisposition.Open, opened?.openResult ?? -1));
    if (opened === null) return;
    yield* this.describeProbed(u, opened.node, opened.path);
    opened.node.unshare(ATTRIBUTE_PROBE.access, ATTRIBUTE_PROBE.share);
  }

  /** What follows the open: basic information, cleanup, close. */
  private *describeProbed(u: UserContext, node: FileNode, path: TraceText): KernelRoutine {
    const { etw } = this.io.kernel.components;
    const { prng } = this.io;
    u.out1 = node.attributes;
    yield u.compute(IO_COST.gap.sample(prng));
    const basic = etw.begin(u, Op.QueryBasic, path);
    basic.n0 = node.creationTime;
    basic.n1 = node.lastAccessTime;
    basic.n2 = node.lastWriteTime;
    basic.n3 = node.changeTime;
    basic.n4 = node.attributes;
    yield u.compute(IO_COST.query.sample(prng));
    etw.end(basic, NtStatus.SUCCESS);
    yield u.compute(IO_COST.gap.sample(prng));
    const cleanup = etw.begin(u, Op.CloseFile, path);
    yield u.compute(IO_COST.cleanup.sample(prng));
    etw.end(cleanup, NtStatus.SUCCESS);
    yield u.compute(IO_COST.gap.sample(prng));
    const close = etw.begin(u, Op.IrpMjClose, path);
    yield u.compute(IO_COST.close.sample(prng));
    etw.end(close, NtStatus.SUCCESS);
    u.complete(NtStatus.SUCCESS, 0);
  }
}
