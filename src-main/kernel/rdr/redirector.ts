// src-main/kernel/rdr/redirector.ts
//
// MUP and the redirector: what happens to a path that begins with a server. An open is one synchronous IRP that the opening thread waits
// for inside the kernel, however long it takes:
//
//   name resolution -> TCP handshake -> negotiate, session set-up -> tree connect -> NT_CREATE_ANDX
//   (6.75 s at worst)  (21 s at worst)  once for a server            once for a share
//
// Giving up. Since Windows Vista the redirector has a cancel routine for an open that waits; before (io.syncCancel off) it has none, and
// nobody but the network can end the wait.
//
// What is asked about a file that is open goes to the server as one request each; its outcome is worked out when the request leaves and
// known when the answer is here. Sources: Windows Internals 7th ed., part 2, ch. 11 "File system operation" (MUP, RDBSS, mini-redirectors); MS-CIFS. Simplified:
// SMB 1 alone, no oplocks and no local caching of remote data, no negative cache of servers that were not found; nothing runs from a server, and
// handles that a process leaves open are closed there without a message.

import { CreateOptions } from '../../../src-shared/nt/create-file.ts';
import { NtStatus } from '../../../src-shared/nt/ntstatus.ts';
import type { Kernel } from '../core/kernel.ts';
import { Service } from '../core/native-api.ts';
import type { OpenRequest } from '../core/native-api.ts';
import { CompletionService } from '../core/native-completion.ts';
import type { KernelRoutine, UserContext, UserRequest } from '../core/program.ts';
import type { Cycles } from '../core/time.ts';
import { Op } from '../etw/operation-types.ts';
import { TraceText } from '../etw/trace-text.ts';
import { IO_COST } from '../io/costs.ts';
import type { FileObject } from '../io/file-object.ts';
import { IoIncrement, IrpMajor } from '../io/irp.ts';
import type { Irp } from '../io/irp.ts';
import { KEvent } from '../ke/event.ts';
import { WaitReason } from '../ke/thread.ts';
import type { RemoteHost } from '../net/hosts.ts';
import { splitUncPath } from './file-server.ts';
import type { ServerOpen } from './file-server.ts';
import { SmbConnection, plainReply } from './smb-connection.ts';
import type { SmbReply } from './smb-connection.ts';

export interface RemoteOpen extends ServerOpen {
  readonly connection: SmbConnection | null;
}

type Steps<T> = Generator<UserRequest, T, void>;

const MICROSOFT_DS = 445;
/** Bytes behind the headers, there and back. */
const NEGOTIATE = [137, 145] as const;
const SESSION_SETUP = [1_240, 380] as const;
const TREE_CONNECT = [60, 24] as const;
const CREATE = [52, 103] as const;
const SMALL = [44, 36] as const;
const READ = 27;
/** What one SMB 1 message carries. */
const DATA_BYTES = 61_440;
const DIRECTORY_BYTES = 110;

export class Redirector {
  private readonly kernel: Kernel;
  private readonly connections = new Map<string, SmbConnection>();
  /** Servers that somebody is connecting to; set when that is over. */
  private readonly connecting = new Map<string, KEvent>();

  constructor(kernel: Kernel) {
    this.kernel = kernel;
  }

  /** IRP_MJ_CREATE of a path on another machine. */
  *open(u: UserContext, path: TraceText, request: OpenRequest, disposition: number): Steps<RemoteOpen> {
    const irp = this.begin(u, IrpMajor.Create, null, 'Mup');
    const outcome = yield* this.opening(u, irp, path, request, disposition);
    return this.finish(irp, outcome.status) ? outcome : failed(NtStatus.CANCELLED);
  }

  /** A service on a file that is open on a server. @param perform what it comes to */
  perform(u: UserContext, file: FileObject, perform: (file: FileObject) => Cycles): Cycles {
    switch (u.service) {
      // Simplified: the caller of an asynchronous transfer waits for the server too.
      case CompletionService.NtReadFile:
      case Service.NtReadFile: return u.block(this.read(u, file));
      case CompletionService.NtWriteFile:
      case Service.NtWriteFile: return u.block(this.write(u, file));
      case Service.NtQueryDirectoryFile: return this.ask(u, file, perform, IrpMajor.DirectoryControl, 'TRANSACTION2', (entries) => entries * DIRECTORY_BYTES);
      case Service.NtFsControlFile: return this.ask(u, file, perform, IrpMajor.FileSystemControl, 'NT_TRANSACT', () => SMALL[1]);
      case Service.NtQueryInformationFile: return this.ask(u, file, perform, IrpMajor.QueryInformation, 'TRANSACTION2', () => SMALL[1]);
      case Service.NtSetInformationFile: return this.ask(u, file, perform, IrpMajor.SetInformation, 'TRANSACTION2', () => SMALL[1]);
      case Service.NtQueryVolumeInformationFile: return this.ask(u, file, perform, IrpMajor.QueryVolumeInformation, 'TRANSACTION2', () => SMALL[1]);
      case Service.NtFlushBuffersFile: return this.ask(u, file, () => {
        u.operation = this.kernel.components.etw.begin(u, Op.FlushBuffers, file.path).index;
        u.complete(NtStatus.SUCCESS);
        return 0;
      }, IrpMajor.FlushBuffers, 'FLUSH', () => SMALL[1]);
      default: return perform(file);
    }
  }

  /** CLOSE: the last handle is gone. */
  *closing(u: UserContext, file: FileObject): KernelRoutine {
    yield* this.transact(u, file, IrpMajor.Close, 'CLOSE', SMALL[0], SMALL[1]);
  }

  // ---- Opens

  private *opening(u: UserContext, irp: Irp, path: TraceText, request: OpenRequest, disposition: number): Steps<RemoteOpen> {
    const { server, share } = splitUncPath(path.text);
    yield u.compute(IO_COST.open.sample(this.kernel.components.io.prng));
    const connection = yield* this.connectionTo(u, irp, server, path);
    if (connection === null) return failed(NtStatus.BAD_NETWORK_PATH);
    if (!connection.trees.has(share.toLowerCase())) {
      const tree = yield* this.exchange(u, irp, connection, 'TREE_CONNECT_ANDX', path, TREE_CONNECT[0] + share.length * 2, () => ({
        ...plainReply(TREE_CONNECT[1]), status: connection.server.hasShare(share) ? NtStatus.SUCCESS : NtStatus.BAD_NETWORK_NAME,
      }));
      if (tree === null || tree.status !== NtStatus.SUCCESS) return failed(tree?.status ?? NtStatus.CANCELLED);
      connection.trees.add(share.toLowerCase());
    }
    const reply = yield* this.exchange<ServerOpen>(u, irp, connection, 'NT_CREATE_ANDX', path, CREATE[0] + path.text.length * 2, () => {
      const opened = connection.server.open(path.text, request, disposition);
      return { status: opened.status, bytes: CREATE[1] + (opened.link === null ? 0 : opened.link.point.substituteName.length * 4), value: opened, reparsed: opened.reparsed };
    }, ({ value }) => {
      if (value.node !== null) connection.server.close(value.node, value.granted, request);
    });
    return reply === null ? failed(NtStatus.CANCELLED) : { ...reply.value, connection };
  }

  /** The connection to a server, made where there is none; null where the server can't be reached, or the open was given up. */
  private *connectionTo(u: UserContext, irp: Irp, server: string, path: TraceText): Steps<SmbConnection | null> {
    const key = server.toLowerCase();
    for (;;) {
      const known = this.connections.get(key);
      if (known !== undefined || irp.ended) return known ?? null;
      const other = this.connecting.get(key);
      if (other === undefined) break;
      yield this.until(u, irp, other);
    }
    const over = new KEvent();
    this.connecting.set(key, over);
    const connection = yield* this.connect(u, irp, server, path);
    this.connecting.delete(key);
    if (connection !== null) this.connections.set(key, connection);
    this.kernel.ke.setEvent(over);
    return connection;
  }

  private *connect(u: UserContext, irp: Irp, server: string, path: TraceText): Steps<SmbConnection | null> {
    const { net } = this.kernel.components;
    const query = net.resolver.resolve(server, u.thread);
    yield this.until(u, irp, query.done);
    net.resolver.cancel(query);
    const host: RemoteHost | null = query.host;
    if (host === null || irp.ended) return null;
    const tcp = net.tcp.connect(host, MICROSOFT_DS, this.kernel.ps.systemProcess);
    yield this.until(u, irp, tcp.done);
    net.tcp.abort(tcp);
    if (!tcp.connected || host.server === null || irp.ended) return null;
    const connection = new SmbConnection(this.kernel, host, host.server, tcp);
    for (const [command, [bytes, answer]] of [['NEGOTIATE', NEGOTIATE], ['SESSION_SETUP_ANDX', SESSION_SETUP]] as const) {
      if ((yield* this.exchange(u, irp, connection, command, path, bytes, () => plainReply(answer))) === null) return null;
    }
    return connection;
  }

  // ---- Files that are open

  private *read(u: UserContext, file: FileObject): KernelRoutine {
    const { etw, io } = this.kernel.components;
    const { node } = file;
    const offset = u.a1 < 0 ? file.position : u.a1;
    const wanted = u.a2;
    const bytes = node.directory ? 0 : Math.max(0, Math.min(wanted, node.endOfFile - offset));
    const record = etw.begin(u, Op.ReadFile, file.path);
    record.n0 = offset;
    record.n1 = wanted;
    record.n2 = io.transfers.priorityFlags(u, file);
    u.operation = record.index;
    yield u.compute(IO_COST.read.sample(io.prng));
    let given = 0;
    let ended = false;
    do {
      const length = Math.min(DATA_BYTES, bytes - given);
      if (!(yield* this.transact(u, file, IrpMajor.Read, 'READ_ANDX', READ, READ + length))) ended = true;
      else given += length;
    } while (given < bytes && !ended);
    if (ended) return;
    if (node.directory) u.complete(NtStatus.INVALID_DEVICE_REQUEST);
    else if (bytes === 0 && wanted > 0) u.complete(NtStatus.END_OF_FILE);
    else {
      if (record.active) record.n1 = bytes;
      io.transfers.readDone(u, file, offset, bytes);
    }
  }

  private *write(u: UserContext, file: FileObject): KernelRoutine {
    const { etw, io } = this.kernel.components;
    const { node } = file;
    const offset = u.a1 === -1 ? file.position : u.a1 < 0 ? node.endOfFile : u.a1;
    const bytes = u.a2;
    const record = etw.begin(u, Op.WriteFile, file.path);
    record.n0 = offset;
    record.n1 = bytes;
    record.n2 = io.transfers.priorityFlags(u, file);
    u.operation = record.index;
    yield u.compute(IO_COST.write.sample(io.prng));
    for (let sent = 0; sent < bytes; sent += DATA_BYTES) {
      if (!(yield* this.transact(u, file, IrpMajor.Write, 'WRITE_ANDX', READ + Math.min(DATA_BYTES, bytes - sent), READ))) return;
    }
    if (offset + bytes > node.endOfFile) node.volume.fs.setEndOfFile(node, offset + bytes);
    file.position = offset + bytes;
    u.process.writeOperations++;
    u.process.writeBytes += bytes;
    u.complete(NtStatus.SUCCESS, bytes);
  }

  private ask(u: UserContext, file: FileObject, perform: (file: FileObject) => Cycles, major: number, command: string, answer: (result: number) => number): Cycles {
    const cost = perform(file);
    return u.block(this.asking(u, file, cost, major, command, SMALL[1] + answer(u.result)));
  }

  private *asking(u: UserContext, file: FileObject, cost: Cycles, major: number, command: string, answerBytes: number): KernelRoutine {
    const { status, result } = u;
    yield u.compute(cost);
    if (yield* this.transact(u, file, major, command, SMALL[0], answerBytes)) u.complete(status, result);
  }

  /** One request about an open file, as an IRP of its own. @returns false where it was cancelled; u.status says so then */
  private *transact(u: UserContext, file: FileObject, major: number, command: string, bytes: number, answerBytes: number): Steps<boolean> {
    const irp = this.begin(u, major, file, 'MRxSmb');
    yield* this.exchange(u, irp, file.remote as SmbConnection, command, file.path, bytes, () => plainReply(answerBytes));
    if (this.finish(irp, NtStatus.SUCCESS)) return true;
    u.complete(NtStatus.CANCELLED);
    return false;
  }

  // ---- Waiting

  private begin(u: UserContext, major: number, file: FileObject | null, device: string): Irp {
    const { irps } = this.kernel.components.io;
    const synchronous = file === null || (file.options & (CreateOptions.SYNCHRONOUS_IO_ALERT | CreateOptions.SYNCHRONOUS_IO_NONALERT)) !== 0;
    const irp = irps.start({ major, thread: u.thread, file, synchronous, device });
    if (this.kernel.features.on('io.syncCancel')) irp.cancelRoutine = () => { irps.complete(irp, NtStatus.CANCELLED, 0, IoIncrement.Network); };
    return irp;
  }

  /** @returns false where it was cancelled before */
  private finish(irp: Irp, status: number): boolean {
    if (irp.ended) return false;
    this.kernel.components.io.irps.complete(irp, status, 0, IoIncrement.Network);
    return true;
  }

  /** A wait that ends with the event, or because the request was cancelled. */
  private until(u: UserContext, irp: Irp, event: KEvent): UserRequest {
    return u.waitMultiple([irp.done, event], false, WaitReason.Executive);
  }

  private *exchange<T>(u: UserContext, irp: Irp, connection: SmbConnection, command: string, path: TraceText, bytes: number, serve: () => SmbReply<T>, undo?: (reply: SmbReply<T>) => void): Steps<SmbReply<T> | null> {
    if (irp.ended) return null;
    const exchange = connection.send(u.thread, command, path, bytes, serve, undo);
    yield this.until(u, irp, exchange.done);
    if (!irp.ended) return exchange.reply;
    if (exchange.reply === null) exchange.abandoned = true;
    else undo?.(exchange.reply);
    return null;
  }
}

function failed(status: number): RemoteOpen {
  return { status, node: null, directory: null, name: '', openResult: -1, granted: 0, link: null, reparsed: 0, connection: null };
}
