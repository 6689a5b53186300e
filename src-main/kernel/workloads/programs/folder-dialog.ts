// src-main/kernel/workloads/programs/folder-dialog.ts
//
// A file-open dialog (and an Explorer window) that opens a folder: a worker thread does the open, the window's thread goes on. Since Windows
// Vista the Cancel button works while the worker waits: CancelSynchronousIo on the worker. Before, the button is there and does
// nothing until the open has come to its end. Source: M. Russinovich, "Inside the Windows Vista Kernel, part 1" (I/O cancellation).
//
// A person with a desktop tries a folder on a server that is switched off, every minute or two [assumed], and presses Cancel after some seconds.

import { CreateOptions } from '../../../../src-shared/nt/create-file.ts';
import { FileAccess } from '../../../../src-shared/nt/file-access.ts';
import { NtStatus } from '../../../../src-shared/nt/ntstatus.ts';
import type { Prng } from '../../../../src-shared/base/prng.ts';
import { defineFrames } from '../../core/call-frames.ts';
import * as nt from '../../core/native-api.ts';
import type { Program, UserContext } from '../../core/program.ts';
import type { Cycles } from '../../core/time.ts';
import { CYCLES_PER_MS, CYCLES_PER_SECOND } from '../../core/time.ts';
import { KEvent } from '../../ke/event.ts';
import { setEvent, waitForObject } from '../../ke/services.ts';
import type { KThread } from '../../ke/thread.ts';

const FOLDER: nt.OpenRequest = { access: FileAccess.READ_DATA | FileAccess.SYNCHRONIZE, share: 7, options: CreateOptions.SYNCHRONOUS_IO_NONALERT | CreateOptions.DIRECTORY_FILE };
const RETRY = CYCLES_PER_MS;
const WINDOW = defineFrames('explorerframe.dll!CExplorerFrame_NavigateToPidl+0x118', 'shell32.dll!CDefView_BindToFolder+0x9c', 'shell32.dll!CNavigationWait_Run+0x64');
const WORKER = defineFrames('kernel32.dll!BaseThreadInitThunk+0xe', 'shlwapi.dll!WrapperThreadProc+0x108', 'shell32.dll!CNavigationWait_ThreadProc+0x2b', 'shell32.dll!CFSFolder_EnumObjects+0xd3');
/** How often the person tries, how long they wait before they press Cancel, seconds. */
const FIRST_TRY = 20;
const TRIES = { least: 60, most: 120 } as const;
const PATIENCE = { least: 3, most: 8 } as const;

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
    nt.enterAll(w, WORKER);
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

/** A window of Explorer in which somebody opens the same folder again and again. */
export function* triesFolder(u: UserContext, path: string, prng: Prng): Program {
  const outcome: FolderOpen = { status: NtStatus.SUCCESS, endTime: 0, cancelEnabled: false };
  nt.enterAll(u, WINDOW);
  yield u.sleepUntil(FIRST_TRY * CYCLES_PER_SECOND + milliseconds(prng, { least: 0, most: 2 }));
  for (;;) {
    yield* openFolder(u, path, milliseconds(prng, PATIENCE), outcome);
    yield u.sleep(milliseconds(prng, TRIES));
  }
}

/** Between so many seconds, to the millisecond. */
function milliseconds(prng: Prng, { least, most }: { readonly least: number; readonly most: number }): Cycles {
  return (least * 1_000 + prng.below((most - least) * 1_000)) * CYCLES_PER_MS;
}
