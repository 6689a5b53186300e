// src-main/kernel/io/asynchronous.ts
//
// Reads and writes on asynchronous file objects, past the cache: the request goes to the disk and the caller goes on with PENDING. Its row
// shows as pending until the device has answered.
//
// Simplified: a cached transfer on an asynchronous file completes at once, as it mostly does on Windows, whatever it takes (the behaviour that
// Microsoft's article "Asynchronous disk I/O appears as synchronous" describes); only requests without intermediate buffering pend.

import { NtStatus } from '../../../src-shared/nt/ntstatus.ts';
import type { Overlapped } from '../core/native-completion.ts';
import type { UserContext } from '../core/program.ts';
import type { Cycles } from '../core/time.ts';
import type { OperationRecord } from '../etw/operation-record.ts';
import { IO_COST } from './costs.ts';
import { ioPriority } from './io-priority.ts';
import type { FileObject } from './file-object.ts';
import type { Io } from './io.ts';
import { IrpMajor } from './irp.ts';
import type { Irp } from './irp.ts';

/** An asynchronous request of the calling thread: its IRP, with its row, ready for a driver. The caller gets PENDING. */
export function startAsynchronous(io: Io, u: UserContext, file: FileObject, major: number, offset: number, length: number, record: OperationRecord, overlapped: Overlapped, device = ''): Irp {
  const port = file.completion?.port ?? null;
  const deferred = port !== null && overlapped.apc === undefined && io.kernel.features.on('iocp.deferredCompletion');
  io.kernel.components.etw.tracer.pend(record);
  // It may outlive its thread.
  record.detached = true;
  u.operation = 0;
  const irp = io.irps.start({ major, thread: u.thread, file, offset, length, flags: record.n2, listed: !deferred, device, priority: ioPriority(io.kernel, u.thread, file) });
  irp.user = { overlapped, event: overlapped.event ?? null, apc: overlapped.apc ?? null, context: overlapped.context, record };
  if (overlapped.event !== undefined) io.kernel.ke.resetEvent(overlapped.event);
  if (overlapped.ioStatus !== undefined) overlapped.ioStatus.status = NtStatus.PENDING;
  file.reference();
  file.asynchronousIrps++;
  u.complete(NtStatus.PENDING);
  return irp;
}

/** An unbuffered transfer. */
export function transferAsynchronously(io: Io, u: UserContext, file: FileObject, major: number, offset: number, length: number, record: OperationRecord, overlapped: Overlapped): Cycles {
  const irp = startAsynchronous(io, u, file, major, file.node.diskOffset + offset, length, record, overlapped);
  io.disk.start(irp);
  if (major === IrpMajor.Read) {
    u.process.readOperations++;
    u.process.readBytes += length;
  } else {
    u.process.writeOperations++;
    u.process.writeBytes += length;
  }
  return (major === IrpMajor.Read ? IO_COST.read : IO_COST.write).sample(io.prng);
}
