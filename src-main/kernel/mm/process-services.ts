// src-main/kernel/mm/process-services.ts
//
// Creating processes and threads from programs: ps makes them; here their address space gets its first contents, and the trace learns whose
// thread did it. Rows: Process Create, Process Start, Thread Create (etw/lifetimes.ts).

import { NtStatus } from '../../../src-shared/nt/ntstatus.ts';
import type { Kernel } from '../core/kernel.ts';
import { Service } from '../core/native-api.ts';
import type { UserProcessSpec } from '../core/native-api.ts';
import type { ProgramFunction } from '../core/program.ts';
import { OperationRecord } from '../etw/operation-record.ts';
import { Op } from '../etw/operation-types.ts';
import { NO_TEXT, TraceText } from '../etw/trace-text.ts';
import { ServiceCost } from '../ob/service-cost.ts';

const COST = {
  createProcess: new ServiceCost(420, 0.4),
  createThread: new ServiceCost(24, 0.5),
  terminate: new ServiceCost(12, 0.5),
} as const;
/** PEB, TEB, parameters, stack of a new process. */
const INITIAL_PRIVATE_BYTES = 192 * 1024;
/** Stack and TEB of a thread. */
const THREAD_PRIVATE_BYTES = 16 * 1024;

export class ProcessServices {
  constructor(kernel: Kernel) {
    const prng = kernel.prng('ps.cost');
    const { services } = kernel;
    const fields = new OperationRecord(-1);
    services.implement(Service.NtCreateUserProcess, (u) => {
      const { etw, mm } = kernel.components;
      etw.creator = u.thread;
      const process = kernel.ps.createProcess(u.o0 as UserProcessSpec, u.process);
      etw.creator = null;
      mm.commit(process, INITIAL_PRIVATE_BYTES);
      u.out1 = process.threads[0]?.tid ?? 0;
      u.object = process;
      u.complete(NtStatus.SUCCESS, process.pid);
      return COST.createProcess.sample(prng);
    });
    services.implement(Service.NtCreateThreadEx, (u) => {
      const { etw, mm } = kernel.components;
      etw.creator = u.thread;
      const thread = kernel.ps.createThread(u.process, u.o0 as ProgramFunction);
      etw.creator = null;
      mm.commit(u.process, THREAD_PRIVATE_BYTES);
      u.object = thread;
      u.complete(NtStatus.SUCCESS, thread.tid);
      return COST.createThread.sample(prng);
    });
    services.implement(Service.NtTerminateProcess, (u) => {
      const process = kernel.ps.byPid(u.a0);
      u.complete(process === undefined ? 0xc000_000b : NtStatus.SUCCESS);
      if (process !== undefined) kernel.ps.terminateProcess(process, u.a1);
      return COST.terminate.sample(prng);
    });
    services.implement(Service.NtDebugOutput, (u) => {
      fields.t0 = new TraceText(u.s0);
      kernel.components.etw.instant(u, Op.DebugOutput, NO_TEXT, fields);
      u.complete(NtStatus.SUCCESS);
      return COST.terminate.sample(prng);
    });
  }
}
