// src-main/kernel/io/file-object.ts
//
// FILE_OBJECT: one open of a file. Handles refer to it; sections and requests under way keep it after the last handle is gone.

import { CreateOptions } from '../../../src-shared/nt/create-file.ts';
import type { FileNode } from '../fs/file-node.ts';
import { KernelObject } from '../ob/object.ts';
import type { TraceText } from '../etw/trace-text.ts';
import type { SmbConnection } from '../rdr/smb-connection.ts';
import { KEvent } from '../ke/event.ts';
import type { CompletionPort } from './completion-port.ts';
import type { Irp } from './irp.ts';
import type { PendingNotify } from './notify.ts';
import type { Reservation } from './reservations.ts';

export interface ByteRangeLock {
  readonly offset: number;
  readonly length: number;
  readonly exclusive: boolean;
}

export class FileObject extends KernelObject {
  readonly typeName = 'File';
  readonly node: FileNode;
  /** As the opener spelt it. */
  readonly path: TraceText;
  /** What was granted when it was opened: what may be done with it later. */
  readonly access: number;
  readonly share: number;
  readonly options: number;
  /** FO_SYNCHRONOUS_IO: one request at a time, and the caller waits for it. */
  readonly synchronous: boolean;
  /** Current byte offset of synchronous files. */
  position = 0;
  /** A synchronous file is in use; who comes then waits for `free`. */
  busy = false;
  readonly free = new KEvent('synchronization');
  /** Where completions of an asynchronous file go. */
  completion: { readonly port: CompletionPort; readonly key: number } | null = null;
  readonly locks: ByteRangeLock[] = [];
  /** Directory enumeration: pattern of the first call and entries given so far; -1 before the first call. */
  pattern = '';
  nextEntry = -1;
  readonly notifies: PendingNotify[] = [];
  /** Requests that complete to its port: they stand in no thread's list. */
  readonly irps: Irp[] = [];
  /** Asynchronous requests that have not ended, whatever list they stand in. */
  asynchronousIrps = 0;
  /** Which of the file's names it was opened by. */
  readonly name: string;
  /** The connection to the server on which the file lies; null for files of this machine. */
  readonly remote: SmbConnection | null;
  /** I/O priority hint (FileIoPriorityHintInformation): 0 Very Low ... 4 Critical; -1 none. */
  priorityHint = -1;
  /** Bandwidth that the disk has promised. Owner: io/bandwidth.ts. */
  reservation: Reservation | null = null;
  /** Sequential detection of the cache manager (PRIVATE_CACHE_MAP): end of the last read, reads in a row, how far was read ahead. */
  lastReadEnd = -1;
  sequentialReads = 0;
  readAheadEnd = 0;
  private readonly lastHandle: (file: FileObject) => void;

  constructor(node: FileNode, path: TraceText, access: number, share: number, options: number, lastHandle: (file: FileObject) => void, name: string, remote: SmbConnection | null) {
    super();
    this.node = node;
    this.path = path;
    this.access = access;
    this.share = share;
    this.options = options;
    this.synchronous = (options & (CreateOptions.SYNCHRONOUS_IO_ALERT | CreateOptions.SYNCHRONOUS_IO_NONALERT)) !== 0;
    this.lastHandle = lastHandle;
    this.name = name;
    this.remote = remote;
  }

  override onLastHandle(): void {
    this.lastHandle(this);
  }

  override onDelete(): void {
    this.completion?.port.dereference();
  }
}
