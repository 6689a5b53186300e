// src-main/kernel/io/completion.ts
//
// How an asynchronous request of a program comes to its end, in two stages.
//
//   first    in the driver's DPC (IoCompleteRequest): the request is over, its row ends, whoever drives the device is done with it
//   second   in a thread of the process, because the results go into its memory: status block, event, APC or completion packet
//
// Old: the second stage runs in the thread that issued the request, in a special kernel APC; where that thread waits it is woken, with the
// device's boost, for nothing else. New (iocp.deferredCompletion): where the file has a completion port the DPC puts the request itself
// into the port, and the thread that takes it out does the second stage.
//
// Models: Windows Internals 7th ed., part 1, ch. 6 "I/O completion"; M. Russinovich, "Inside the Windows Vista Kernel, part 1". The second
// stage takes 5 us [assumed]. Simplified: for an issuer that has ended meanwhile the second stage takes no time and no thread; Windows keeps the
// thread for it.

import { apcCompletion } from '../../../src-shared/trace/events/apc-completion.ts';
import { deferredCompletion } from '../../../src-shared/trace/events/deferred-completion.ts';
import type { Kernel } from '../core/kernel.ts';
import type { CompletionPacket } from '../core/native-completion.ts';
import type { KernelRoutine, UserContext } from '../core/program.ts';
import { cyclesOfUs } from '../core/time.ts';
import { EnableFlag } from '../etw/session-properties.ts';
import { NO_TEXT } from '../etw/trace-text.ts';
import { ThreadState } from '../ke/thread.ts';
import type { KThread } from '../ke/thread.ts';
import type { Irp, IrpUser } from './irp.ts';

const SECOND_STAGE = cyclesOfUs(5);
const APC_ROUTINES = ['nt!KiDeliverApc', 'nt!IopCompleteRequest'] as const;
const DEQUEUE_ROUTINES = ['nt!IoRemoveIoCompletion', 'nt!IopCompleteRequest'] as const;

/** What a request says to whoever dequeues it. */
export function packetOf(irp: Irp): CompletionPacket {
  return { key: irp.file?.completion?.key ?? 0, context: irp.user?.context, status: irp.status, information: irp.information };
}

export class Completion {
  private readonly kernel: Kernel;
  /** Second stages since boot, by where they ran. */
  completedInIssuer = 0;
  completedInDequeuer = 0;

  constructor(kernel: Kernel) {
    this.kernel = kernel;
  }

  /** First stage. */
  begin(irp: Irp, increment: number): void {
    const { ke, features, components } = this.kernel;
    const user = irp.user as IrpUser;
    components.etw.end(user.record, irp.status);
    const port = irp.file?.completion?.port ?? null;
    if (port !== null && user.apc === null && features.on('iocp.deferredCompletion')) ke.insertQueue(port.queue, irp);
    else if (irp.thread.state === ThreadState.Terminated) this.deliver(irp, user);
    else ke.insertApc(irp.thread, { mode: 'kernel', routine: (u) => this.inIssuer(u, irp) }, increment);
  }

  /** Second stage, in the thread that took the request out of a port. */
  *inDequeuer(u: UserContext, irp: Irp): KernelRoutine {
    this.completedInDequeuer++;
    const p = this.open(u.thread);
    if (p !== null) {
      p.varuint(irp.address);
      p.u32(irp.thread.tid);
      p.u32(u.thread.tid);
      p.u32(irp.status);
      this.append(u.thread, deferredCompletion.id, DEQUEUE_ROUTINES);
    }
    yield u.compute(SECOND_STAGE);
    this.signal(irp, irp.user as IrpUser);
  }

  /** Second stage, in the issuer. */
  private *inIssuer(u: UserContext, irp: Irp): KernelRoutine {
    const user = irp.user as IrpUser;
    this.completedInIssuer++;
    const p = this.open(u.thread);
    if (p !== null) {
      p.varuint(irp.address);
      p.u32(u.thread.tid);
      p.u32(irp.status);
      this.append(u.thread, apcCompletion.id, APC_ROUTINES);
    }
    yield u.compute(SECOND_STAGE);
    this.deliver(irp, user);
  }

  /** Event, APC or packet. */
  private deliver(irp: Irp, user: IrpUser): void {
    this.signal(irp, user);
    const { ke } = this.kernel;
    const { apc } = user;
    if (apc !== null) ke.insertApc(irp.thread, { mode: 'user', routine: apc });
    else if (irp.file?.completion != null) ke.insertQueue(irp.file.completion.port.queue, packetOf(irp));
  }

  /** The status block, the request's own event, which is the file's, and the caller's. */
  private signal(irp: Irp, user: IrpUser): void {
    const { ke } = this.kernel;
    const { ioStatus } = user.overlapped;
    if (ioStatus !== undefined) {
      ioStatus.status = irp.status;
      ioStatus.information = irp.information;
    }
    ke.setEvent(irp.done);
    if (user.event !== null) ke.setEvent(user.event);
  }

  private open(thread: KThread): ReturnType<Kernel['components']['etw']['open']> {
    return this.kernel.components.etw.open(EnableFlag.EMULATOR_INTERNALS, thread.processor, this.kernel.now);
  }

  private append(thread: KThread, type: number, routines: readonly string[]): void {
    const { etw } = this.kernel.components;
    etw.append(thread, type, NO_TEXT, this.kernel.now, 0, thread.processor, 0, etw.sampledPaths.callPath(thread, routines));
  }
}
