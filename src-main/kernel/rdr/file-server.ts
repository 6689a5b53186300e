// src-main/kernel/rdr/file-server.ts
//
// The file server on another machine: its volumes, its shares, and its own walk along a path. It shares the event queue with this machine
// and nothing else: what it is asked arrives over the wire and its answers go back there (smb-connection.ts).
//
// Whose eyes a link is seen with. A junction names a volume of the machine on which it lies, so the server follows it while it walks and
// the client never knows. A symbolic link is a text for whoever opens it: the server stops, and answers with the text and with how much of
// the path is left (STATUS_STOPPED_ON_SYMLINK). A server without symbolic links does not know the tag.
//
// Sources: MS-FSCC 2.1.2 (reparse points), MS-SMB2 2.2.2.2.1 (symbolic link error response), MS-FSA 2.1.5.1. Simplified: one account, an
// administrator's, for every client; what the server computes costs a constant time.

import { CreateOptions } from '../../../src-shared/nt/create-file.ts';
import { NtStatus } from '../../../src-shared/nt/ntstatus.ts';
import { ReparseTag } from '../../../src-shared/nt/reparse-point.ts';
import type { ReparsePoint } from '../../../src-shared/nt/reparse-point.ts';
import type { FeatureSet } from '../core/features.ts';
import type { Kernel } from '../core/kernel.ts';
import type { OpenRequest } from '../core/native-api.ts';
import { Fs, TargetKind } from '../fs/fs.ts';
import type { FileNode } from '../fs/file-node.ts';
import { pathThrough, reparseLimit } from '../fs/reparse.ts';
import { Sid } from '../se/security-descriptor.ts';
import type { Token } from '../se/se.ts';

/** Where the server stopped: the link's text, and the asked-for path cut there. */
export interface StoppedLink {
  readonly point: ReparsePoint;
  /** Path of the directory in which the link lies, as the client spelt it. */
  readonly before: string;
  readonly rest: string;
}

export interface ServerOpen {
  readonly status: number;
  readonly node: FileNode | null;
  /** The name that it was opened by, and the directory of that. */
  readonly directory: FileNode | null;
  readonly name: string;
  readonly openResult: number;
  readonly granted: number;
  readonly link: StoppedLink | null;
  /** Junctions that the server followed for this open. */
  readonly reparsed: number;
}

/** `\\server\share\rest`. */
export interface UncPath {
  readonly server: string;
  readonly share: string;
  readonly rest: string;
}

export function splitUncPath(path: string): UncPath {
  const [server = '', share = '', ...rest] = path.slice(2).split('\\');
  return { server, share, rest: rest.filter((part) => part !== '').join('\\') };
}

const ADMINISTRATOR: Token = {
  user: 'SRV\\Administrator', sid: 'S-1-5-21-500', authenticationId: 0, session: 0, integrity: 'High', level: undefined, isSystem: false, isAdministrator: true,
  privileges: new Set(['SeChangeNotifyPrivilege', 'SeCreateSymbolicLinkPrivilege']), rights: new Map(),
  groups: new Set([Sid.EVERYONE, Sid.AUTHENTICATED_USERS, Sid.USERS, Sid.ADMINISTRATORS]),
};

export class FileServer {
  readonly fs: Fs;
  /** Counters since boot: opens, junctions followed, opens that ended at a symbolic link. */
  opens = 0;
  reparsed = 0;
  stopped = 0;
  private readonly features: FeatureSet;
  private readonly shares = new Map<string, string>();
  private readonly token: Token = { ...ADMINISTRATOR, rights: new Map() };

  /** @param features what its Windows can do; default: the same as this machine's */
  constructor(kernel: Kernel, features: FeatureSet = kernel.features) {
    this.fs = new Fs(kernel);
    this.features = features;
    this.share('IPC$', 'D:\\IPC$');
    this.fs.setupFile('D:\\IPC$', { directory: true });
  }

  /** Shares a directory. @param path on the server, `C:\pub` */
  share(name: string, path: string): void {
    this.shares.set(name.toLowerCase(), path);
  }

  hasShare(name: string): boolean {
    return this.shares.has(name.toLowerCase());
  }

  /** What a client's path is here; null for one that no share has. */
  localPath(path: string): string | null {
    const { share, rest } = splitUncPath(path);
    const directory = this.shares.get(share.toLowerCase());
    if (directory === undefined) return null;
    return rest === '' ? directory : `${directory}\\${rest}`;
  }

  /** NT_CREATE_ANDX, at the moment when it has arrived. @param path as the client asked for it */
  open(path: string, request: OpenRequest, disposition: number): ServerOpen {
    this.opens++;
    let local = this.localPath(path);
    if (local === null) return failed(NtStatus.BAD_NETWORK_NAME, 0);
    for (let reparsed = 0; ; reparsed++) {
      const target = this.fs.resolve(local);
      const point = target.kind === TargetKind.Link ? (target.node as FileNode).reparse : null;
      if (point === null || (target.rest === '' && (request.options & CreateOptions.OPEN_REPARSE_POINT) !== 0)) {
        const { status, node, openResult, granted } = this.fs.open(target, request, disposition, this.token);
        return { ...failed(status, reparsed), node, openResult, granted, directory: target.parent, name: target.name };
      }
      if (point.tag === ReparseTag.SYMLINK) {
        if (!this.features.on('ntfs.symlinks')) return failed(NtStatus.IO_REPARSE_TAG_NOT_HANDLED, reparsed);
        this.stopped++;
        return { ...failed(NtStatus.STOPPED_ON_SYMLINK, reparsed), link: { point, before: asAsked(path, target.rest), rest: target.rest } };
      }
      const next = pathThrough(target);
      if (next === null || reparsed === reparseLimit(this.features)) return failed(NtStatus.REPARSE_POINT_NOT_RESOLVED, reparsed);
      this.reparsed++;
      local = next;
    }
  }

  /** CLOSE, or an answer that nobody waited for any more. */
  close(node: FileNode, granted: number, request: OpenRequest): void {
    node.unshare(granted, request.share);
    if ((request.options & CreateOptions.DELETE_ON_CLOSE) !== 0) node.deletePending = true;
    this.fs.removePending(node);
  }
}

function failed(status: number, reparsed: number): ServerOpen {
  return { status, node: null, directory: null, name: '', openResult: -1, granted: 0, link: null, reparsed };
}

/** The client's path up to the directory of the component that the server stopped at. */
function asAsked(path: string, rest: string): string {
  const parts = path.split('\\').filter((part) => part !== '');
  const left = rest === '' ? 0 : rest.split('\\').length;
  return `\\\\${parts.slice(0, parts.length - left - 1).join('\\')}`;
}

