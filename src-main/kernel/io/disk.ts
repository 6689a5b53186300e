// src-main/kernel/io/disk.ts
//
// A disk: requests in a queue, one served at a time, an interrupt when it is done, a DPC that completes the IRP.
//
//   start(irp) -> queue -> [ media time ] -> interrupt -> ISR -> DPC -> irp.done
//
// Models, chosen by configure():
//   seek     0.25 ms overhead + seek + rotation + transfer of a 7,200 rpm drive; a track buffer answers what lies just behind an earlier request
//   flat     a constant per request, for checks with closed-form numbers
//   virtual  a disk in a file of a host that caches: [assumed] log-normal around 0.35 ms
// Seek time 0.8 + 15.2 * sqrt(distance / all) ms; a turn takes 8.333 ms, the angle is the simulated time's; 80 MB/s. [assumed]

import { diskRead } from '../../../src-shared/trace/events/disk-read.ts';
import { diskReadInit } from '../../../src-shared/trace/events/disk-read-init.ts';
import { diskWrite } from '../../../src-shared/trace/events/disk-write.ts';
import { diskWriteInit } from '../../../src-shared/trace/events/disk-write-init.ts';
import { NtStatus } from '../../../src-shared/nt/ntstatus.ts';
import type { Prng } from '../../../src-shared/base/prng.ts';
import type { EventTarget, Kernel } from '../core/kernel.ts';
import { CYCLES_PER_MS, CYCLES_PER_US } from '../core/time.ts';
import type { Cycles } from '../core/time.ts';
import { EnableFlag } from '../etw/session-properties.ts';
import { NO_TEXT, TraceText } from '../etw/trace-text.ts';
import { COSTS } from '../hal/costs.ts';
import type { KInterrupt } from '../hal/interrupt.ts';
import { KDpc } from '../ke/dpc.ts';
import type { KProcessor } from '../ke/processor.ts';
import { ServiceCost } from '../ob/service-cost.ts';
import { IrpMajor } from './irp.ts';
import type { Irp, Irps } from './irp.ts';

export type DiskModel = 'seek' | 'flat' | 'virtual';

const OVERHEAD = 0.25 * CYCLES_PER_MS;
const TURN = Math.round(8.333 * CYCLES_PER_MS);
const BYTES_PER_MS = 80_000;
/** Interface speed, for what the track buffer holds. */
const BUFFER_BYTES_PER_MS = 250_000;
const SEGMENT_BYTES = 2 * 1024 * 1024;
const SEGMENTS = 24;
const DISK_BYTES = 160 * 2 ** 30;

export class Disk implements EventTarget {
  private readonly kernel: Kernel;
  private readonly irps: Irps;
  private readonly prng: Prng;
  private readonly line: KInterrupt;
  private readonly queue: Irp[] = [];
  private readonly finished: Irp[] = [];
  private active: Irp | null = null;
  private head = 0;
  /** Starts of the segments that the track buffer holds, latest last. */
  private readonly segments: number[] = [];
  private model: DiskModel = 'virtual';
  private flatCycles: Cycles = 8 * CYCLES_PER_MS;
  private readonly virtualCost = new ServiceCost(330, 0.7, 12, 40);
  /** Counters since boot. */
  reads = 0;
  writes = 0;
  readBytes = 0;
  writeBytes = 0;
  busyCycles: Cycles = 0;

  constructor(kernel: Kernel, irps: Irps) {
    this.kernel = kernel;
    this.irps = irps;
    this.prng = kernel.prng('io.disk');
    const dpc = new KDpc('ataport!IdePortCompletionDpc', () => this.complete());
    this.line = kernel.hal.connect({
      irql: 11,
      name: 'ataport!IdePortInterrupt',
      service: (cpu: KProcessor) => {
        kernel.ke.queueDpc(cpu, dpc);
        return COSTS.diskIsr;
      },
    });
  }

  /** @param flatMs time of one request of the flat model */
  configure(model: DiskModel, flatMs = 8): void {
    this.model = model;
    this.flatCycles = Math.round(flatMs * CYCLES_PER_MS);
  }

  get queueLength(): number {
    return this.queue.length + (this.active === null ? 0 : 1);
  }

  /** IRP to the device. Its offset is the position on the disk. */
  start(irp: Irp): void {
    this.logInit(irp);
    this.queue.push(irp);
    if (this.active === null) this.next();
  }

  onEvent(): void {
    const irp = this.active as Irp;
    this.active = null;
    this.finished.push(irp);
    this.kernel.hal.raise(this.line, 0);
    this.next();
  }

  private next(): void {
    const irp = this.queue.shift();
    if (irp === undefined) return;
    this.active = irp;
    const cycles = Math.max(CYCLES_PER_US, Math.round(this.serviceTime(irp)));
    this.busyCycles += cycles;
    this.kernel.schedule(this.kernel.now + cycles, this);
  }

  private serviceTime(irp: Irp): Cycles {
    if (this.model === 'flat') return this.flatCycles;
    if (this.model === 'virtual') return this.virtualCost.sample(this.prng) + (irp.length / 200_000) * CYCLES_PER_MS;
    const distance = Math.abs(irp.offset - this.head);
    this.head = irp.offset + irp.length;
    if (irp.major === IrpMajor.Read && this.segments.some((start) => irp.offset >= start && irp.offset + irp.length <= start + SEGMENT_BYTES)) {
      return OVERHEAD + (irp.length / BUFFER_BYTES_PER_MS) * CYCLES_PER_MS;
    }
    this.segments.push(irp.offset);
    if (this.segments.length > SEGMENTS) this.segments.shift();
    const seek = distance === 0 ? 0 : (0.8 + 15.2 * Math.sqrt(distance / DISK_BYTES)) * CYCLES_PER_MS;
    const arrival = this.kernel.now + OVERHEAD + seek;
    const angle = Math.floor(((irp.offset % (512 * 1024)) / (512 * 1024)) * TURN);
    const rotation = (((angle - arrival) % TURN) + TURN) % TURN;
    return OVERHEAD + seek + rotation + (irp.length / BYTES_PER_MS) * CYCLES_PER_MS;
  }

  /** The DPC: everything that the interrupt has reported. */
  private complete(): Cycles {
    let cycles = 0;
    for (let irp = this.finished.shift(); irp !== undefined; irp = this.finished.shift()) {
      cycles += COSTS.diskDpc;
      if (irp.major === IrpMajor.Read) {
        this.reads++;
        this.readBytes += irp.length;
      } else {
        this.writes++;
        this.writeBytes += irp.length;
      }
      this.log(irp);
      this.irps.complete(irp, NtStatus.SUCCESS, irp.length);
    }
    return cycles === 0 ? CYCLES_PER_US : cycles;
  }

  private logInit(irp: Irp): void {
    const { etw } = this.kernel.components;
    const p = etw.open(EnableFlag.DISK_IO_INIT, 0, this.kernel.now);
    if (p === null) return;
    p.varuint(0x8600_0000 + irp.number * 0x100);
    const type = irp.major === IrpMajor.Read ? diskReadInit : diskWriteInit;
    etw.append(irp.thread, type.id, NO_TEXT, this.kernel.now, 0, 0);
  }

  private log(irp: Irp): void {
    const { etw } = this.kernel.components;
    const start = Math.max(irp.startTime, etw.tracer.lastTime);
    const p = etw.open(EnableFlag.DISK_IO, 0, start);
    if (p === null) return;
    p.u8(0);
    p.u32(irp.flags);
    p.varuint(irp.length);
    p.varuint(irp.offset);
    p.varuint(0x8600_0000 + irp.number * 0x100);
    const type = irp.major === IrpMajor.Read ? diskRead : diskWrite;
    etw.append(irp.thread, type.id, irp.node === null ? NO_TEXT : new TraceText(irp.node.fullPath), start, this.kernel.now - start, 0);
  }
}
