// src-main/kernel/core/native-completion.ts
//
// The part of the native API that has to do with requests under way: asynchronous reads and writes, completion ports, cancellation. Programs
// get it with core/native-api.ts.
//
// A file that is opened without CreateOptions.SYNCHRONOUS_IO_... is asynchronous: unbuffered reads and writes return PENDING and complete
// on their own, in one of three ways: a packet in the file's completion port, an event, or an APC in the thread that asked.

import { defineService } from './system-services.ts';
import { FOREVER } from './program.ts';
import type { KernelRoutine, UserContext, UserRequest } from './program.ts';
import type { Cycles } from './time.ts';
import type { KEvent } from '../ke/event.ts';
import type { KThread } from '../ke/thread.ts';

/** @internal Services; components implement them. */
export const CompletionService = {
  NtReadFile: defineService('NtReadFile'),
  NtWriteFile: defineService('NtWriteFile'),
  NtNotifyChangeDirectoryFile: defineService('NtNotifyChangeDirectoryFile'),
  NtCreateIoCompletion: defineService('NtCreateIoCompletion'),
  FileCompletionInformation: defineService('NtSetInformationFile'),
  NtSetIoCompletion: defineService('NtSetIoCompletion'),
  NtRemoveIoCompletion: defineService('NtRemoveIoCompletion'),
  NtRemoveIoCompletionEx: defineService('NtRemoveIoCompletionEx'),
  NtCancelIoFileEx: defineService('NtCancelIoFileEx'),
  NtCancelSynchronousIoFile: defineService('NtCancelSynchronousIoFile'),
} as const;

/** IO_STATUS_BLOCK: in the caller's memory, written in the second stage of completion. */
export interface IoStatusBlock {
  status: number;
  information: number;
}

/** How the caller wants to hear of the end of an asynchronous request, besides the file's own completion port. */
export interface Overlapped {
  /** Gets the status and the number of bytes when it is over. */
  readonly ioStatus?: IoStatusBlock;
  /** Set when it is over. */
  readonly event?: KEvent;
  /** Runs in the thread that asked, at its next alertable wait. Not on a file with a completion port. */
  readonly apc?: (u: UserContext) => KernelRoutine;
  /** Given back in the completion packet. */
  readonly context?: unknown;
}

/** What a completion port gives back. */
export interface CompletionPacket {
  readonly key: number;
  readonly context: unknown;
  readonly status: number;
  readonly information: number;
}

const NOTHING: Overlapped = {};

/** NtReadFile on an asynchronous file. Row: ReadFile, pending until the device has answered. */
export function readFileAsync(u: UserContext, file: number, offset: number, length: number, overlapped: Overlapped = NOTHING): UserRequest {
  u.a0 = file; u.a1 = offset; u.a2 = length; u.o0 = overlapped;
  return u.call(CompletionService.NtReadFile);
}

/** NtWriteFile on an asynchronous file. Row: WriteFile. */
export function writeFileAsync(u: UserContext, file: number, offset: number, length: number, overlapped: Overlapped = NOTHING): UserRequest {
  u.a0 = file; u.a1 = offset; u.a2 = length; u.o0 = overlapped;
  return u.call(CompletionService.NtWriteFile);
}

/** NtNotifyChangeDirectoryFile on an asynchronous directory handle: ends with the next change. Row: NotifyChangeDirectory. */
export function notifyChangeDirectoryFileAsync(u: UserContext, directory: number, completionFilter: number, overlapped: Overlapped = NOTHING, watchTree = false): UserRequest {
  u.a0 = directory; u.a1 = completionFilter; u.a2 = 0; u.a3 = watchTree ? 1 : 0; u.o0 = overlapped;
  return u.call(CompletionService.NtNotifyChangeDirectoryFile);
}

/** NtCreateIoCompletion. u.result: handle. No row. @param concurrency threads that may run on packets at the same time; 0: one per processor */
export function createIoCompletion(u: UserContext, concurrency = 0): UserRequest {
  u.a0 = concurrency;
  return u.call(CompletionService.NtCreateIoCompletion);
}

/** NtSetInformationFile, FileCompletionInformation: what completes on the file goes to the port from now on. INVALID PARAMETER for a synchronous file. */
export function setFileCompletion(u: UserContext, file: number, port: number, key: number): UserRequest {
  u.a0 = file; u.a1 = port; u.a2 = key;
  return u.call(CompletionService.FileCompletionInformation);
}

/** NtSetIoCompletion: a packet that no I/O stands behind. */
export function setIoCompletion(u: UserContext, port: number, packet: CompletionPacket): UserRequest {
  u.a0 = port; u.o0 = packet;
  return u.call(CompletionService.NtSetIoCompletion);
}

/** NtRemoveIoCompletion: waits for a packet. u.object: CompletionPacket[] of length u.result. u.status: SUCCESS or TIMEOUT. */
export function removeIoCompletion(u: UserContext, port: number, timeout: Cycles = FOREVER): UserRequest {
  u.a0 = port; u.a1 = 1; u.a2 = timeout;
  return u.call(CompletionService.NtRemoveIoCompletion);
}

/** NtRemoveIoCompletionEx: up to `count` packets in one call (switch iocp.batchDequeue; before it one). Otherwise as removeIoCompletion. */
export function removeIoCompletionEx(u: UserContext, port: number, count: number, timeout: Cycles = FOREVER): UserRequest {
  u.a0 = port; u.a1 = count; u.a2 = timeout;
  return u.call(CompletionService.NtRemoveIoCompletionEx);
}

/** NtCancelIoFileEx (switch io.syncCancel): pending requests of this process on the file, whoever issued them. u.result: how many. NOT FOUND for none. */
export function cancelIoFileEx(u: UserContext, file: number, overlapped: Overlapped | null = null): UserRequest {
  u.a0 = file; u.o0 = overlapped;
  return u.call(CompletionService.NtCancelIoFileEx);
}

/** NtCancelSynchronousIoFile (switch io.syncCancel): what another thread waits for inside a service. u.result: how many. NOT FOUND for none. */
export function cancelSynchronousIoFile(u: UserContext, thread: KThread): UserRequest {
  u.o0 = thread;
  return u.call(CompletionService.NtCancelSynchronousIoFile);
}
