// src-main/labs/cancel-probe.ts
//
// Listens to a command prompt: when it reads its second line, how opens on other machines end, and from when to when a process without
// threads is there. The same is in the trace: SysCallEnter, the result of CreateFile, ProcessDefunct and ProcessEnd.

import { NtRequestWaitReplyPort } from '../kernel/con/console.ts';
import { Service } from '../kernel/core/native-api.ts';
import type { Cycles } from '../kernel/core/time.ts';
import { HookBit, NoTraceHooks } from '../kernel/core/trace-hooks.ts';
import type { KThread } from '../kernel/ke/thread.ts';
import type { EProcess } from '../kernel/ps/process.ts';

export class CancelProbe extends NoTraceHooks {
  override mask = HookBit.SystemCall;
  promptReturned: Cycles | null = null;
  createStatus: number | null = null;
  zombieStart: Cycles | null = null;
  zombieEnd: Cycles | null = null;
  private readonly promptPid: number;
  private linesRead = 0;

  constructor(promptPid: number) {
    super();
    this.promptPid = promptPid;
  }

  override systemCallEnter(thread: KThread, service: number, time: Cycles): void {
    if (service === NtRequestWaitReplyPort && thread.process.pid === this.promptPid && ++this.linesRead === 2) this.promptReturned = time;
  }

  override systemCallExit(_thread: KThread, service: number, status: number, _time: Cycles): void {
    if (service === Service.NtCreateFile) this.createStatus ??= status;
  }

  override processDefunct(_process: EProcess, time: Cycles): void {
    this.zombieStart ??= time;
  }

  override processExit(_process: EProcess, time: Cycles): void {
    if (this.zombieStart !== null) this.zombieEnd ??= time;
  }
}
