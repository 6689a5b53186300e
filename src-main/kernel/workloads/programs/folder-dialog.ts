// src-main/kernel/workloads/programs/folder-dialog.ts
//
// A file-open dialog (and an Explorer window) that opens a folder: a worker thread does the open, the window's thread goes on. Since Windows
// Vista the Cancel button works while the worker waits: CancelSynchronousIo on the worker. Before, the button is there and does
// nothing until the open has come to its end. Source: M. Russinovich, "Inside the Windows Vista Kernel, part 1" (I/O cancellation).

import { CreateOptions } from '../../../../src-shared/nt/create-file.ts';
import { FileAccess } from '../../../../src-shared/nt/file-access.ts';
import { NtStatus } from '../../../../src-shared/nt/ntstatus.ts';
import * as nt from '../../core/native-api.ts';
import type { Program, UserContext } from '../../core/program.ts';
import type { Cycles } from '../../core/time.ts';
import { CYCLES_PER_MS } from '../../core/time.ts';
import { KEvent } from '../../ke/event.ts';
import { setEvent, waitForObject } from '../../ke/services.ts';
import type { KThread } from '../../ke/thread.ts';

const FOLDER: nt.OpenRequest = { access: FileAccess.READ_DATA | FileAccess.SYNCHRONIZE, share: 7, options: CreateOptions.SYNCHRONOUS_IO_NONALERT | CreateOptions.DIRECTORY_FILE };
const RETRY = CYCLES_PER_MS;

/** What came of it. */
export interface FolderOpen {
  status: number;
  /** When the dialog could go on. */
  endTime: Cycles;
  cancelEnabled: boolean;
}

/** Opens a folder; the user presses Cancel after `patience`. */
export function* openFolder(u: UserContext, path: string, patience: Cycles, outcome: FolderOpen): Program {
  const opened = new KEvent();
  outcome.cancelEnabled = u.kernel.features.on('io.syncCancel');
  yield nt.createThread(u, function* worker(w) {
    yield nt.createFile(w, path, FOLDER);
    outcome.status = w.status;
    const handle = w.result;
    if (w.status === NtStatus.SUCCESS) yield nt.close(w, handle);
    yield setEvent(w, opened);
  });
  const worker = u.object as KThread;
  yield waitForObject(u, opened, patience);
  while (outcome.cancelEnabled && opened.signalState === 0) {
    yield nt.cancelSynchronousIoFile(u, worker);
    yield waitForObject(u, opened, RETRY);
  }
  yield waitForObject(u, opened);
  outcome.endTime = u.now;
}
