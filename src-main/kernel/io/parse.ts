// src-main/kernel/io/parse.ts
//
// An open whose path leads through links or to another machine (IopParseDevice with STATUS_REPARSE). Every attempt is a create of its own,
// and a row of its own: REPARSE at the link, then the same open at the path that the link gave.
//
//   CreateFile C:\links\a\x.txt   REPARSE            count 1
//   CreateFile C:\links\b\x.txt   REPARSE            count 2
//   CreateFile C:\data\x.txt      SUCCESS
//
// Before it goes on, the I/O manager asks whether it knows the tag (symbolic links: ntfs.symlinks), whether the path has led through too
// many links, and whether links of this class are followed. Where not, the open has failed, and the row of the link says how. [assumed:
// Process Monitor's driver sits below these questions and would show REPARSE there too]
//
// Models: Windows Internals 7th ed., part 2, ch. 11 "Reparse points"; learn.microsoft.com/windows/win32/fileio/reparse-points.

import { CreateOptions, createFileCategory } from '../../../src-shared/nt/create-file.ts';
import { NtStatus } from '../../../src-shared/nt/ntstatus.ts';
import { ReparseTag } from '../../../src-shared/nt/reparse-point.ts';
import type { OpenRequest } from '../core/native-api.ts';
import type { UserContext, UserRequest } from '../core/program.ts';
import { Op } from '../etw/operation-types.ts';
import type { TraceText } from '../etw/trace-text.ts';
import { TargetKind } from '../fs/fs.ts';
import type { FileTarget } from '../fs/fs.ts';
import type { FileNode } from '../fs/file-node.ts';
import { joinReparse, reparseLimit } from '../fs/reparse.ts';
import type { StoppedLink } from '../rdr/file-server.ts';
import type { SmbConnection } from '../rdr/smb-connection.ts';
import { IO_COST } from './costs.ts';
import type { Io } from './io.ts';
import type { Opens } from './open.ts';
import { SymlinkPolicy } from './symlink-policy.ts';

/** What an open came to. */
export interface Parsed {
  readonly node: FileNode;
  readonly openResult: number;
  /** Rights that the handle gets. */
  readonly granted: number;
  /** The path that led there. */
  readonly path: TraceText;
  /** The name that it was opened by, and the directory of that. */
  readonly directory: FileNode | null;
  readonly name: string;
  readonly connection: SmbConnection | null;
}

export class PathParser {
  private readonly io: Io;
  private readonly opens: Opens;
  private readonly policy: SymlinkPolicy;
  /** Links that this machine has followed since boot, and those that it refused to. */
  followed = 0;
  refused = 0;

  constructor(io: Io, opens: Opens) {
    this.io = io;
    this.opens = opens;
    this.policy = new SymlinkPolicy(io.kernel);
  }

  /** The open. u.status says how it ended; u.operation is the row of the last attempt, which the caller ends. */
  *open(u: UserContext, first: FileTarget, request: OpenRequest, disposition: number): Generator<UserRequest, Parsed | null, void> {
    const { etw, fs, rdr, se } = this.io.kernel.components;
    const { prng } = this.io;
    const asLink = (request.options & CreateOptions.OPEN_REPARSE_POINT) !== 0;
    let target = first;
    for (let crossed = 1; ; crossed++) {
      const remote = target.kind === TargetKind.Remote;
      const record = etw.begin(u, Op.CreateFile, target.path);
      this.opens.describe(record, request, disposition, u.thread);
      u.operation = record.index;
      let link: StoppedLink;
      if (remote) {
        const opened = yield* rdr.open(u, target.path, request, disposition);
        if (opened.link === null) {
          u.out1 = opened.openResult;
          u.complete(opened.status);
          if (opened.node === null) return null;
          record.n6 = opened.openResult;
          return { ...opened, node: opened.node, path: target.path };
        }
        ({ link } = opened);
      } else {
        const { node } = target;
        if (node !== null && node.volume.needsRecord(node)) yield* this.opens.readRecord(u, node);
        if (target.kind === TargetKind.Plain || (target.rest === '' && asLink)) {
          const outcome = fs.open(target, request, disposition, se.tokenOf(u.process));
          const { status, node: opened, openResult, granted } = outcome;
          u.out1 = openResult;
          u.complete(status);
          if (opened !== null) record.n6 = openResult;
          yield u.compute((opened === null ? IO_COST.openMissing : IO_COST.open).sample(prng));
          return opened === null ? null : { node: opened, openResult, granted, path: target.path, directory: target.parent, name: target.name, connection: null };
        }
        link = { point: (node as FileNode).reparse as StoppedLink['point'], before: target.before, rest: target.rest };
        yield u.compute(IO_COST.openMissing.sample(prng));
      }
      const next = yield* this.evaluate(u, link, remote, crossed);
      if (next === null) return null;
      etw.end(record, NtStatus.REPARSE, createFileCategory(disposition, -1));
      u.operation = 0;
      yield u.compute(IO_COST.gap.sample(prng));
      target = fs.resolve(next);
    }
  }

  /** Where a link leads, or null and u.status where it is not followed. */
  private *evaluate(u: UserContext, link: StoppedLink, linkIsRemote: boolean, crossed: number): Generator<UserRequest, string | null, void> {
    const { features } = this.io.kernel;
    const { point } = link;
    if (point.tag === ReparseTag.SYMLINK && !features.on('ntfs.symlinks')) return this.refuse(u, NtStatus.IO_REPARSE_TAG_NOT_HANDLED);
    if (crossed > reparseLimit(features)) return this.refuse(u, NtStatus.REPARSE_POINT_NOT_RESOLVED);
    const path = joinReparse(point, link.before, link.rest);
    if (path === null) return this.refuse(u, NtStatus.IO_REPARSE_DATA_INVALID);
    const targetIsRemote = path.startsWith('\\\\');
    if (point.tag === ReparseTag.SYMLINK) {
      yield* this.policy.load(u);
      if (!this.policy.follows(linkIsRemote, targetIsRemote)) return this.refuse(u, NtStatus.SYMLINK_CLASS_DISABLED);
    } else if (targetIsRemote) return this.refuse(u, NtStatus.IO_REPARSE_DATA_INVALID);
    this.followed++;
    return path;
  }

  private refuse(u: UserContext, status: number): null {
    this.refused++;
    u.complete(status);
    return null;
  }
}
