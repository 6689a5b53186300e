// src-main/kernel/io/slow-driver.ts
//
// slow.sys: a driver of the kind that makes processes impossible to end. Its device answers everything that it was asked at one moment, and
// there is no way to make it answer sooner: no cancel routine. It may ask to be told of processes that end (io/device-driver.ts) and then
// ends their requests itself.
//
//   ReadFile -> start(irp) ........................... device interrupt -> DPC -> completes
//                        \-- a process ends, and the driver has asked to hear of it -> completes with CANCELLED
//
// An invented driver after the article's description. Costs of interrupt and DPC: as a disk's [assumed].

import { NtStatus } from '../../../src-shared/nt/ntstatus.ts';
import type { EventTarget, Kernel } from '../core/kernel.ts';
import type { Cycles } from '../core/time.ts';
import { COSTS } from '../hal/costs.ts';
import type { KInterrupt } from '../hal/interrupt.ts';
import { KDpc } from '../ke/dpc.ts';
import type { EProcess } from '../ps/process.ts';
import type { DeviceDriver } from './device-driver.ts';
import type { Irp } from './irp.ts';

export class SlowDriver implements DeviceDriver, EventTarget {
  readonly name = 'slow.sys';
  readonly processExits: ((process: EProcess) => number) | undefined;
  /** How the request that ended first ended; null before. */
  firstStatus: number | null = null;
  private readonly kernel: Kernel;
  private readonly answersAt: Cycles;
  private readonly pending: Irp[] = [];
  private readonly line: KInterrupt;

  /** @param answersAt when its device answers @param notified whether it has asked to hear of processes that end */
  constructor(kernel: Kernel, answersAt: Cycles, notified: boolean) {
    this.kernel = kernel;
    this.answersAt = answersAt;
    this.processExits = notified ? (process) => this.end(this.pending.filter((irp) => irp.thread.process === process), NtStatus.CANCELLED) : undefined;
    const dpc = new KDpc('slow!SlowDpc', () => {
      this.end([...this.pending], NtStatus.SUCCESS);
      return COSTS.diskDpc;
    });
    this.line = kernel.hal.connect({
      irql: 10,
      name: 'slow!SlowInterrupt',
      service: (cpu) => {
        kernel.ke.queueDpc(cpu, dpc);
        return COSTS.diskIsr;
      },
    });
  }

  start(irp: Irp): void {
    this.pending.push(irp);
    if (this.pending.length === 1) this.kernel.schedule(Math.max(this.kernel.now, this.answersAt), this);
  }

  /** The device has its answer. */
  onEvent(): void {
    this.kernel.hal.raise(this.line, 0);
  }

  private end(irps: readonly Irp[], status: number): number {
    for (const irp of irps) {
      this.pending.splice(this.pending.indexOf(irp), 1);
      this.firstStatus ??= status;
      this.kernel.components.io.irps.complete(irp, status, status === NtStatus.SUCCESS ? irp.length : 0);
    }
    return irps.length;
  }
}
