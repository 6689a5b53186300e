// src-main/kernel/io/completion-port.ts
//
// I/O completion ports: a KQUEUE of packets, with threads that take them out, last in, first out, and no more of them at a time than the
// port's concurrency.
//
//   driver's DPC --- old: APC in the issuer --- packet --->  | port |  --- NtRemoveIoCompletion ---> worker
//                \-- new (iocp.deferredCompletion): the request itself ->|      the worker completes it
//
// Entries are packets, or requests whose second stage the dequeuer does (io/completion.ts). One call takes one entry, or up to the wanted
// number with iocp.batchDequeue.
//
// Models: Windows Internals 7th ed., part 1, ch. 6 "I/O completion ports". Costs [assumed].

import { NtStatus } from '../../../src-shared/nt/ntstatus.ts';
import type { Kernel } from '../core/kernel.ts';
import { CompletionService } from '../core/native-completion.ts';
import type { CompletionPacket } from '../core/native-completion.ts';
import type { KernelRoutine, UserContext } from '../core/program.ts';
import type { Cycles } from '../core/time.ts';
import { KQueue } from '../ke/queue.ts';
import { WaitReason } from '../ke/thread.ts';
import { STATUS_TIMEOUT, STATUS_USER_APC } from '../ke/wait.ts';
import { KernelObject } from '../ob/object.ts';
import { packetOf } from './completion.ts';
import type { Completion } from './completion.ts';
import { FileObject } from './file-object.ts';
import { Irp } from './irp.ts';

const CREATE_COST: Cycles = 2_400;
const ASSOCIATE_COST: Cycles = 1_800;
const POST_COST: Cycles = 1_200;
/** One call, and each packet after the first. */
const REMOVE_COST: Cycles = 1_200;
const FURTHER_PACKET_COST: Cycles = 240;

export class CompletionPort extends KernelObject {
  readonly typeName = 'IoCompletion';
  readonly queue: KQueue;

  constructor(concurrency: number) {
    super();
    this.queue = new KQueue(concurrency);
  }
}

export class CompletionPorts {
  private readonly kernel: Kernel;
  private readonly completion: Completion;
  /** Since boot: calls that gave packets back, and packets. */
  dequeueCalls = 0;
  packetsDequeued = 0;

  constructor(kernel: Kernel, completion: Completion) {
    this.kernel = kernel;
    this.completion = completion;
    const { services } = kernel;
    services.implement(CompletionService.NtCreateIoCompletion, (u) => {
      const port = new CompletionPort(u.a0 > 0 ? u.a0 : kernel.machine.cpus);
      u.complete(NtStatus.SUCCESS, kernel.components.ob.insert(u, port, 0));
      return CREATE_COST;
    });
    services.implement(CompletionService.FileCompletionInformation, (u) => this.associate(u));
    services.implement(CompletionService.NtSetIoCompletion, (u) => this.withPort(u, u.a0, (port) => {
      kernel.ke.insertQueue(port.queue, u.o0);
      u.complete(NtStatus.SUCCESS);
      return POST_COST;
    }));
    const remove = (u: UserContext, count: number): Cycles => this.withPort(u, u.a0, (port) => u.block(this.remove(u, port, count, u.a2)));
    services.implement(CompletionService.NtRemoveIoCompletion, (u) => remove(u, 1));
    services.implement(CompletionService.NtRemoveIoCompletionEx, (u) => remove(u, kernel.features.on('iocp.batchDequeue') ? Math.max(1, u.a1) : 1));
  }

  private associate(u: UserContext): Cycles {
    return this.withPort(u, u.a1, (port) => {
      const file = this.kernel.components.ob.lookup(u, u.a0);
      const valid = file instanceof FileObject && !file.synchronous && file.completion === null;
      if (valid) {
        port.reference();
        file.completion = { port, key: u.a2 };
      }
      u.complete(valid ? NtStatus.SUCCESS : NtStatus.INVALID_PARAMETER);
      return ASSOCIATE_COST;
    });
  }

  private *remove(u: UserContext, port: CompletionPort, count: number, timeout: Cycles): KernelRoutine {
    const { ke } = this.kernel;
    // A call that waits keeps the port.
    port.reference();
    yield u.compute(REMOVE_COST);
    yield u.wait(port.queue, WaitReason.WrQueue, timeout);
    port.dereference();
    if (u.waitStatus === STATUS_TIMEOUT || u.waitStatus === STATUS_USER_APC) {
      u.object = [];
      u.complete(u.waitStatus);
      return;
    }
    const entries = [u.object, ...ke.takeQueueEntries(port.queue, count - 1)];
    if (entries.length > 1) yield u.compute((entries.length - 1) * FURTHER_PACKET_COST);
    const packets: CompletionPacket[] = [];
    for (const entry of entries) {
      if (entry instanceof Irp) {
        yield* this.completion.inDequeuer(u, entry);
        packets.push(packetOf(entry));
      } else packets.push(entry as CompletionPacket);
    }
    this.dequeueCalls++;
    this.packetsDequeued += packets.length;
    u.object = packets;
    u.complete(NtStatus.SUCCESS, packets.length);
  }

  private withPort(u: UserContext, handle: number, perform: (port: CompletionPort) => Cycles): Cycles {
    const port = this.kernel.components.ob.lookup(u, handle);
    if (port instanceof CompletionPort) return perform(port);
    u.complete(port === null ? NtStatus.INVALID_HANDLE : NtStatus.OBJECT_TYPE_MISMATCH);
    return REMOVE_COST;
  }
}
