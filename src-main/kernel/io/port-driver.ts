// src-main/kernel/io/port-driver.ts
//
// The port driver below the class driver: keeps requests until the drive is free and begins them one after another.
//
//   start(irp) -> queue of its priority -> [ drive ] -> interrupt -> ISR -> DPC -> completed(irp)
//
// Which one is next. Before io.priority there is one queue, first come first served. With it there is one for each level, Critical before
// High before Normal before Low before Very Low; a request at the drive is never interrupted. Reserved requests come before all of
// them, and others only where they leave reserved ones their time (reservations.ts).
//
// Models: Windows Internals 7th ed., part 1, ch. 6 "I/O prioritization" (hierarchy strategy). The drive has the next request in its own
// queue when it finishes one, so it goes on before the interrupt has been taken.

import { NtStatus } from '../../../src-shared/nt/ntstatus.ts';
import { NO_EVENT } from '../../../src-shared/base/event-queue.ts';
import type { EventHandle } from '../../../src-shared/base/event-queue.ts';
import type { EventTarget, Kernel } from '../core/kernel.ts';
import { CYCLES_PER_US } from '../core/time.ts';
import type { Cycles } from '../core/time.ts';
import { COSTS } from '../hal/costs.ts';
import type { KInterrupt } from '../hal/interrupt.ts';
import { KDpc } from '../ke/dpc.ts';
import type { KProcessor } from '../ke/processor.ts';
import type { DiskDrive } from './disk-drive.ts';
import type { DiskEvents } from './disk-events.ts';
import { IoPriority } from './io-priority.ts';
import type { Irp } from './irp.ts';
import { ReservationSchedule } from './reservations.ts';
import type { Choice, Reservation } from './reservations.ts';

const LEVELS = 5;
/** Arguments of onEvent(). */
const DRIVE_DONE = 0;
const NEXT_PERIOD = 1;

export class PortDriver implements EventTarget {
  readonly reservations: ReservationSchedule;
  private readonly kernel: Kernel;
  private readonly drive: DiskDrive;
  private readonly events: DiskEvents;
  private readonly completed: (irp: Irp, status: number) => void;
  private readonly line: KInterrupt;
  private readonly byPriority: boolean;
  /** Requests that wait, by level. */
  private readonly queues: readonly Irp[][] = Array.from({ length: LEVELS }, () => []);
  /** Level of those that wait, where it is another than their own. */
  private queued = 0;
  private readonly finished: { readonly irp: Irp; readonly status: number }[] = [];
  private active: Irp | null = null;
  private activeChoice: Choice | null = null;
  private periodEvent: EventHandle = NO_EVENT;
  /** Since boot. */
  interrupts = 0;
  busyCycles: Cycles = 0;

  /** @param completed what the class driver does with a request that the port driver has done */
  constructor(kernel: Kernel, drive: DiskDrive, events: DiskEvents, completed: (irp: Irp, status: number) => void) {
    this.kernel = kernel;
    this.drive = drive;
    this.events = events;
    this.completed = completed;
    this.byPriority = kernel.features.on('io.priority');
    this.reservations = new ReservationSchedule((bytes) => drive.serviceLimit(bytes));
    const dpc = new KDpc('ataport!IdePortCompletionDpc', () => this.completionDpc());
    this.line = kernel.hal.connect({
      irql: 11,
      name: 'ataport!IdePortInterrupt',
      service: (cpu: KProcessor) => {
        this.interrupts++;
        kernel.ke.queueDpc(cpu, dpc);
        return COSTS.diskIsr;
      },
    });
  }

  /** Requests that have not left the drive. */
  get length(): number {
    return this.queued + this.reservations.waiting + (this.active === null ? 0 : 1);
  }

  /** @param priority level at which it waits; its own, or a higher one for a request that has starved */
  start(irp: Irp, priority: number): void {
    const reservation = irp.file?.reservation ?? null;
    if (reservation !== null) this.reservations.enqueue(irp, reservation, this.kernel.now);
    else this.enqueue(irp, this.byPriority ? priority : IoPriority.Normal);
    this.next();
  }

  /** A reservation is over: what waited in it waits with the others from now on. */
  release(reservation: Reservation): void {
    for (const irp of this.reservations.release(reservation)) this.enqueue(irp, this.byPriority ? irp.priority : IoPriority.Normal);
    this.next();
  }

  onEvent(arg: number): void {
    if (arg === NEXT_PERIOD) this.periodEvent = NO_EVENT;
    else this.driveDone();
    this.next();
  }

  private enqueue(irp: Irp, level: number): void {
    const queue = this.queues[level] as Irp[];
    queue.push(irp);
    this.queued++;
    this.events.queue(irp, level, queue.length);
  }

  private driveDone(): void {
    const irp = this.active as Irp;
    const choice = this.activeChoice;
    this.active = null;
    this.activeChoice = null;
    const { now } = this.kernel;
    const late = choice !== null && now > choice.deadline;
    if (late) this.events.reservationLate(irp, choice.reservation, now - choice.deadline);
    this.finish(irp, late && choice.reservation.discardable ? NtStatus.IO_TIMEOUT : NtStatus.SUCCESS);
  }

  /** Completion by interrupt and DPC. */
  private finish(irp: Irp, status: number): void {
    this.finished.push({ irp, status });
    this.kernel.hal.raise(this.line, 0);
  }

  private next(): void {
    if (this.active !== null) return;
    const { now } = this.kernel;
    const { reservations } = this;
    if (reservations.active) {
      for (const { irp, reservation, deadline } of reservations.expired(now)) {
        this.events.reservationLate(irp, reservation, now - deadline);
        this.finish(irp, NtStatus.IO_TIMEOUT);
      }
      const choice = reservations.take(now) ?? null;
      if (choice !== null) {
        this.events.reservationSlot(choice.irp, choice.reservation, choice.reservation.current, choice.reservation.used);
        this.activeChoice = choice;
        this.begin(choice.irp);
        return;
      }
    }
    const irp = this.dequeue(now);
    if (irp !== null) this.begin(irp);
    else if (reservations.active) this.waitForPeriod(now);
  }

  /** The first request of the highest level, unless reserved requests need the time. */
  private dequeue(now: Cycles): Irp | null {
    if (this.queued > 0) {
      for (let level = LEVELS - 1; level >= 0; level--) {
        const queue = this.queues[level] as Irp[];
        const first = queue[0];
        if (first === undefined) continue;
        if (this.reservations.active && !this.reservations.fits(first.length, now)) return null;
        queue.shift();
        this.queued--;
        this.events.queue(first, level, queue.length);
        return first;
      }
    }
    if (!this.reservations.active) return null;
    const extra = this.reservations.takeExtra(now);
    if (extra !== null) this.activeChoice = extra;
    return extra?.irp ?? null;
  }

  private begin(irp: Irp): void {
    this.active = irp;
    const cycles = this.drive.serviceTime(irp, this.kernel.now);
    this.busyCycles += cycles;
    this.kernel.schedule(this.kernel.now + cycles, this, DRIVE_DONE);
  }

  /** Something waits for which there is no time in this period. */
  private waitForPeriod(now: Cycles): void {
    if (this.queued === 0 && this.reservations.waiting === 0) return;
    const time = this.reservations.nextPeriod(now);
    this.kernel.queue.cancel(this.periodEvent);
    this.periodEvent = this.kernel.schedule(time, this, NEXT_PERIOD);
  }

  /** Everything that the interrupt has reported. */
  private completionDpc(): Cycles {
    let cycles = 0;
    for (let done = this.finished.shift(); done !== undefined; done = this.finished.shift()) {
      cycles += COSTS.diskDpc;
      this.completed(done.irp, done.status);
    }
    return cycles === 0 ? CYCLES_PER_US : cycles;
  }
}
