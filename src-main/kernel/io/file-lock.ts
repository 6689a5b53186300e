// src-main/kernel/io/file-lock.ts
//
// The lock of a synchronous file object (IopAcquireFileObjectLock): one request at a time, whichever thread of whichever process makes it and
// whether it names its own offset or not. Who comes while it is held waits for the event `free`, which lets one through. Asynchronous file
// objects have no such lock.
//
// Models: Windows Internals 7th ed., part 1, ch. 6 "Synchronous and asynchronous I/O". Simplified: reads, writes and flushes take it; queries,
// which end at once, and waits for changes of a directory don't.

import type { KernelRoutine, UserContext } from '../core/program.ts';
import { BLOCKS } from '../core/program.ts';
import type { Cycles } from '../core/time.ts';
import { WaitReason } from '../ke/thread.ts';
import type { FileObject } from './file-object.ts';

export function acquireFileLock(file: FileObject): void {
  if (file.synchronous) file.busy = true;
}

export function releaseFileLock(u: UserContext, file: FileObject): void {
  file.busy = false;
  if (file.free.firstWaiter !== null) u.kernel.ke.setEvent(file.free);
}

/** Performs a request on a file whose lock somebody holds, as soon as it is free. */
export function* inTurn(u: UserContext, file: FileObject, perform: () => Cycles): KernelRoutine {
  while (file.busy) yield u.wait(file.free, WaitReason.Executive);
  const cost = perform();
  if (cost === BLOCKS) yield* u.routine as KernelRoutine;
  else yield u.compute(cost);
}
