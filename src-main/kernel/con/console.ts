// src-main/kernel/con/console.ts
//
// Consoles as programs see them: a line of input, and Ctrl+C. A console is csrss.exe's; a program reads a line with a message to it, and on
// Ctrl+C csrss starts a thread in every process of the console, the youngest first, that runs the process's handler. A process without one
// ends (ExitProcess with STATUS_CONTROL_C_EXIT).
//
//   keyboard -> csrss -> cmd.exe: CtrlRoutine thread -> its handler
//                     -> net.exe: CtrlRoutine thread -> its handler, or ExitProcess
//
// From the key to the threads it takes 15 ms [assumed]. Sources: learn.microsoft.com/windows/console/ctrl-c-and-ctrl-break-signals,
// .../setconsolectrlhandler. Simplified: a console program (spec.console) uses its parent's console where that is one too, else one of its own;
// output goes nowhere.

import type { EventTarget, Kernel } from '../core/kernel.ts';
import type { ProgramFunction, UserContext, UserRequest } from '../core/program.ts';
import { defineService } from '../core/system-services.ts';
import { CYCLES_PER_US, cyclesOfMs } from '../core/time.ts';
import { KEvent } from '../ke/event.ts';
import { WaitReason } from '../ke/thread.ts';
import { descendants } from '../ps/commands.ts';
import type { EProcess } from '../ps/process.ts';

/** ReadConsole is a message to csrss and the wait for its answer. */
export const NtRequestWaitReplyPort = defineService('NtRequestWaitReplyPort');

const STATUS_SUCCESS = 0;
const STATUS_INVALID_CID = 0xc000_000b;
const STATUS_INVALID_HANDLE = 0xc000_0008;
const STATUS_CONTROL_C_EXIT = 0xc000_013a;
const READ_COST = 10 * CYCLES_PER_US;
const KEY_TO_THREADS = cyclesOfMs(15);

/** What was typed and not read yet. */
interface Input {
  readonly lines: string[];
  readonly arrived: KEvent;
}

export class Consoles {
  private readonly kernel: Kernel;
  private readonly inputs = new Map<EProcess, Input>();
  private readonly handlers = new WeakMap<EProcess, ProgramFunction>();

  constructor(kernel: Kernel) {
    this.kernel = kernel;
    kernel.services.implement(NtRequestWaitReplyPort, (u) => {
      const { lines, arrived } = this.inputOf(u.process);
      if (lines.length === 0) u.thenWait(arrived, WaitReason.WrLpcReply);
      u.complete(STATUS_SUCCESS);
      return READ_COST;
    }, (u) => {
      u.text = this.inputOf(u.process).lines.shift() ?? '';
    });
    kernel.onCommand('ctrl-c', ({ pid }) => this.controlC(pid));
  }

  /** A line for whoever of this process reads the console next. */
  type(process: EProcess, line: string): void {
    const { lines, arrived } = this.inputOf(process);
    lines.push(line);
    this.kernel.ke.setEvent(arrived);
  }

  /** What kernel32 keeps in the process's memory: its handler of Ctrl+C. */
  setHandler(process: EProcess, handler: ProgramFunction): void {
    this.handlers.set(process, handler);
  }

  /** Ctrl+C in the console that this process uses: all of its processes hear of it. */
  private controlC(pid: number): number {
    const process = this.kernel.ps.byPid(pid);
    if (process === undefined) return STATUS_INVALID_CID;
    if (process.spec.console !== true) return STATUS_INVALID_HANDLE;
    const owner = this.ownerOf(process);
    const target: EventTarget = {
      onEvent: () => {
        for (const member of descendants(this.kernel, owner).reverse()) if (this.ownerOf(member) === owner) this.startHandler(member);
      },
    };
    this.kernel.schedule(this.kernel.now + KEY_TO_THREADS, target);
    return STATUS_SUCCESS;
  }

  /** The process whose console this one uses; of a program without a console itself. */
  private ownerOf(process: EProcess): EProcess {
    let owner = process;
    while (owner.spec.console === true) {
      const parent = this.kernel.ps.byPid(owner.parentPid);
      if (parent === undefined || parent.spec.console !== true || parent.createTime > owner.createTime) break;
      owner = parent;
    }
    return owner;
  }

  /** No thread can be started in a process that is ending. */
  private startHandler(process: EProcess): void {
    if (process.exitTime >= 0 || process.threads.every((thread) => thread.terminating)) return;
    const handler = this.handlers.get(process) ?? exitProcess;
    this.kernel.ps.createThread(process, handler, { startRoutine: 'kernel32.dll!CtrlRoutine' });
  }

  private inputOf(process: EProcess): Input {
    let input = this.inputs.get(process);
    if (input === undefined) {
      input = { lines: [], arrived: new KEvent('synchronization') };
      this.inputs.set(process, input);
    }
    return input;
  }
}

function* exitProcess(u: UserContext): Generator<UserRequest, void, void> {
  yield u.exitProcess(STATUS_CONTROL_C_EXIT);
}

/** ReadConsole. u.text: the line. */
export function readConsole(u: UserContext): UserRequest {
  return u.call(NtRequestWaitReplyPort);
}

/** SetConsoleCtrlHandler: runs in a thread of its own at each Ctrl+C. */
export function setConsoleCtrlHandler(u: UserContext, handler: ProgramFunction): void {
  u.kernel.components.con.setHandler(u.process, handler);
}
