// src-main/kernel/io/cancel.ts
//
// The services that give up requests: NtCancelIoFile (the caller's own on a file), and with io.syncCancel NtCancelIoFileEx (those of the whole
// process on a file) and NtCancelSynchronousIoFile (what another thread waits for inside a service). A request whose driver cannot
// cancel is marked and goes on.
//
// Models: learn.microsoft.com/windows/win32/fileio/canceling-pending-i-o-operations; Windows Internals 7th ed., part 1, ch. 6 "I/O cancellation".
// Costs [assumed].

import { NtStatus } from '../../../src-shared/nt/ntstatus.ts';
import { Service } from '../core/native-api.ts';
import { CompletionService } from '../core/native-completion.ts';
import type { Overlapped } from '../core/native-completion.ts';
import type { UserContext } from '../core/program.ts';
import type { Cycles } from '../core/time.ts';
import type { KThread } from '../ke/thread.ts';
import { IO_COST } from './costs.ts';
import { FileObject } from './file-object.ts';
import type { Io } from './io.ts';
import type { Irp } from './irp.ts';

export function implementCancellation(io: Io): void {
  const { services } = io.kernel;
  services.implement(Service.NtCancelIoFile, (u) => withFile(io, u, (file) => {
    u.complete(NtStatus.SUCCESS, cancelAll(io, [...u.thread.irps, ...file.irps].filter((irp) => irp.file === file && irp.thread === u.thread)));
  }));
  services.implement(CompletionService.NtCancelIoFileEx, (u) => withFile(io, u, (file) => {
    const overlapped = u.o0 as Overlapped | null;
    const mine = [...u.process.threads.flatMap((thread) => thread.irps), ...file.irps].filter((irp) => irp.file === file && (overlapped === null || irp.user?.overlapped === overlapped));
    answer(io, u, mine);
  }));
  services.implement(CompletionService.NtCancelSynchronousIoFile, (u) => {
    answer(io, u, (u.o0 as KThread).irps.filter((irp) => irp.synchronous));
    return IO_COST.control.sample(io.prng);
  });
}

/** The calls of Windows Vista: NOT FOUND where nothing was there to give up. */
function answer(io: Io, u: UserContext, irps: readonly Irp[]): void {
  if (!io.kernel.features.on('io.syncCancel')) u.complete(NtStatus.NOT_IMPLEMENTED);
  else {
    const taken = cancelAll(io, irps);
    u.complete(irps.length === 0 ? NtStatus.NOT_FOUND : NtStatus.SUCCESS, taken);
  }
}

/** @returns how many drivers took it up */
function cancelAll(io: Io, irps: readonly Irp[]): number {
  return irps.filter((irp) => io.irps.cancel(irp)).length;
}

function withFile(io: Io, u: UserContext, perform: (file: FileObject) => void): Cycles {
  const object = io.kernel.components.ob.lookup(u, u.a0);
  u.operation = 0;
  if (object instanceof FileObject) perform(object);
  else u.complete(NtStatus.INVALID_HANDLE);
  return IO_COST.control.sample(io.prng);
}
