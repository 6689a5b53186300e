// src-main/kernel/workloads/programs/console-programs.ts
//
// Programs of a console window: the command prompt with its `dir`, `net view`, and a program that reads from a device.
//
// What they do with Ctrl+C is what changed. net.exe of Windows XP has no handler of its own, so Ctrl+C ends the process - as soon as its main
// thread comes back from the kernel. net.exe of Windows Vista cancels what its main thread waits for (CancelSynchronousIo); so does the
// command prompt for its own commands. A handler may run before the main thread is in the kernel, or after: it tries again until the
// thing is over. Source: M. Russinovich, "Inside the Windows Vista Kernel, part 1" (I/O cancellation). Times of start-up [assumed].

import { CreateOptions } from '../../../../src-shared/nt/create-file.ts';
import { FileAccess } from '../../../../src-shared/nt/file-access.ts';
import { NtStatus } from '../../../../src-shared/nt/ntstatus.ts';
import { readConsole, setConsoleCtrlHandler } from '../../con/console.ts';
import * as nt from '../../core/native-api.ts';
import type { Program, UserContext } from '../../core/program.ts';
import { CYCLES_PER_MS, cyclesOfUs } from '../../core/time.ts';
import { KEvent } from '../../ke/event.ts';
import { waitForObject } from '../../ke/services.ts';
import type { EProcess } from '../../ps/process.ts';
import type { KThread } from '../../ke/thread.ts';

const REMOTE: nt.OpenRequest = { access: FileAccess.GENERIC_READ | FileAccess.SYNCHRONIZE, share: 7, options: CreateOptions.SYNCHRONOUS_IO_NONALERT };
const LIST: nt.OpenRequest = { access: FileAccess.READ_DATA | FileAccess.SYNCHRONIZE, share: 7, options: CreateOptions.SYNCHRONOUS_IO_NONALERT | CreateOptions.DIRECTORY_FILE };
const DEVICE: nt.OpenRequest = { access: FileAccess.GENERIC_READ, share: 7, options: 0 };
const PARSE = cyclesOfUs(50);
const START_UP = CYCLES_PER_MS;
const RETRY = CYCLES_PER_MS;

/** What the threads of a console program tell each other. */
interface Waiting {
  /** Ctrl+C was pressed. */
  broken: boolean;
  /** The main thread is in something that can be given up, or about to be. */
  busy: boolean;
}

/** Makes a process from a command line. */
export type ExternalCommand = (line: string) => nt.UserProcessSpec;

/** cmd.exe: reads a line, performs it, reads the next. */
export function* commandPrompt(u: UserContext, external: Readonly<Record<string, ExternalCommand>>): Program {
  const state: Waiting = { broken: false, busy: false };
  const main = u.thread;
  setConsoleCtrlHandler(u, (handler) => giveUp(handler, main, state));
  for (;;) {
    yield readConsole(u);
    const line = u.text;
    const [command = '', argument = ''] = line.split(' ');
    state.broken = false;
    yield u.compute(PARSE);
    if (state.broken) continue;
    const create = external[command];
    if (command === 'dir') yield* directory(u, argument, state);
    else if (create !== undefined) {
      yield nt.createUserProcess(u, create(line));
      yield waitForObject(u, u.object as EProcess);
    }
  }
}

/** `dir \\server\share`. */
function* directory(u: UserContext, path: string, state: Waiting): Program {
  yield* opening(u, path, LIST, state);
  if (u.status !== NtStatus.SUCCESS) return;
  const handle = u.result;
  do yield nt.queryDirectoryFile(u, handle); while (u.status === NtStatus.SUCCESS && !state.broken);
  yield nt.close(u, handle);
}

/** net.exe: `net view \\server`. */
export function* netView(u: UserContext, server: string): Program {
  const state: Waiting = { broken: false, busy: false };
  const main = u.thread;
  if (u.kernel.features.on('io.syncCancel')) setConsoleCtrlHandler(u, (handler) => giveUp(handler, main, state));
  yield u.compute(START_UP);
  if (!state.broken) yield* opening(u, `${server}\\IPC$`, REMOTE, state);
  const found = !state.broken && u.status === NtStatus.SUCCESS;
  if (found) yield nt.close(u, u.result);
  yield u.exitProcess(found ? 0 : 2);
}

/** A program that reads from a device and waits for the answer. */
export function* deviceReader(u: UserContext, path: string): Program {
  const answered = new KEvent();
  yield nt.createFile(u, path, DEVICE);
  yield nt.readFileAsync(u, u.result, 0, 512, { event: answered });
  yield waitForObject(u, answered);
}

function* opening(u: UserContext, path: string, request: nt.OpenRequest, state: Waiting): Program {
  state.busy = true;
  yield nt.createFile(u, path, request);
  state.busy = false;
}

/** The handler of Ctrl+C. Before Windows Vista there is nothing that it could do about a thread in the kernel. */
function* giveUp(u: UserContext, main: KThread, state: Waiting): Program {
  state.broken = true;
  while (u.kernel.features.on('io.syncCancel') && state.busy) {
    yield nt.cancelSynchronousIoFile(u, main);
    if (u.status === NtStatus.SUCCESS) return;
    yield u.sleep(RETRY);
  }
}
