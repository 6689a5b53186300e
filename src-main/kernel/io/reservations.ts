// src-main/kernel/io/reservations.ts
//
// I/O bandwidth reservation: a file gets so many bytes in each period, as a promise of the disk. Each reservation has a cycle of its own that
// begins when it is made:
//
//   |<------------- period ------------->|<------------- period ---
//   | R R R R R  o o o o o o o           |      R reserved slots, o anybody else's request, blank: nothing fits any more
//
// Admission: sum over all reservations of slots * svc / period <= 1 - headroom, slots = ceil(bytes / transfer size), svc = the longest
// service of one transfer. Of the reserved streams that have slots left in their period, the one whose period ends first goes first.
// Anybody else's request may begin only where all slots that are still owed fit into their periods after it; so slots that nobody claims
// are kept free until they cannot be used any more. What a stream asks for beyond its slots goes when nobody else can.
//
// Models: SetFileBandwidthReservation (learn.microsoft.com/windows/win32/api/winbase/nf-winbase-setfilebandwidthreservation), Windows
// Internals 7th ed., part 1, ch. 6 "Bandwidth reservation". Transfer size 64 KB, headroom 0, refusal as INSUFFICIENT_RESOURCES: [assumed].
// A discardable request that is not served by the end of its period ends with IO_TIMEOUT [assumed].

import type { Cycles } from '../core/time.ts';
import { CYCLES_PER_MS } from '../core/time.ts';
import type { Irp } from './irp.ts';

/** FILE_SFIO_VOLUME_INFORMATION.MinimumTransferSize: what the advice says. */
export const RESERVED_TRANSFER_BYTES = 65_536;
/** Share of the disk that cannot be promised. */
const HEADROOM = 0;
/** Shares are sums of fractions. */
const ROUNDING = 1e-12;

interface Waiting {
  readonly irp: Irp;
  /** End of the period that it counts in. */
  readonly deadline: Cycles;
}

/** One file's reservation, with the requests that wait in it. */
export class Reservation {
  readonly number: number;
  readonly bytesPerPeriod: number;
  readonly periodMs: number;
  readonly discardable: boolean;
  readonly transferSize = RESERVED_TRANSFER_BYTES;
  /** Requests of the transfer size in each period. */
  readonly slots: number;
  readonly period: Cycles;
  private readonly begin: Cycles;
  readonly queue: Waiting[] = [];
  /** Number of the present period, and slots of it that have been used. */
  current = 0;
  used = 0;

  constructor(number: number, bytesPerPeriod: number, periodMs: number, discardable: boolean, begin: Cycles) {
    this.number = number;
    this.bytesPerPeriod = bytesPerPeriod;
    this.periodMs = periodMs;
    this.discardable = discardable;
    this.slots = Math.ceil(bytesPerPeriod / RESERVED_TRANSFER_BYTES);
    this.period = periodMs * CYCLES_PER_MS;
    this.begin = begin;
  }

  /** Requests to keep outstanding so that the disk never waits for the next one: one at the disk, one behind it. */
  get outstanding(): number {
    return 2;
  }

  /** When the present period ends. */
  get end(): Cycles {
    return this.begin + (this.current + 1) * this.period;
  }

  get left(): number {
    return Math.max(0, this.slots - this.used);
  }

  roll(now: Cycles): void {
    const period = Math.floor((now - this.begin) / this.period);
    if (period === this.current) return;
    this.current = period;
    this.used = 0;
  }

  /** End of the period in which a request that arrives now has its slots. */
  deadline(irp: Irp, now: Cycles, service: Cycles): Cycles {
    let before = 0;
    for (const waiting of this.queue) before += slotsOf(waiting.irp);
    const wanted = before + slotsOf(irp);
    if (this.used + wanted <= this.slots && now + wanted * service <= this.end) return this.end;
    const later = Math.max(1, Math.ceil((this.used + wanted - this.slots) / this.slots));
    return this.end + later * this.period;
  }
}

export function slotsOf(irp: Irp): number {
  return Math.max(1, Math.ceil(irp.length / RESERVED_TRANSFER_BYTES));
}

/** What the port driver begins next. */
export interface Choice {
  readonly irp: Irp;
  readonly reservation: Reservation;
  readonly deadline: Cycles;
}

export class ReservationSchedule {
  private readonly list: Reservation[] = [];
  private made = 0;
  private readonly service: (bytes: number) => Cycles;

  /** @param service the longest that a request of so many bytes takes */
  constructor(service: (bytes: number) => Cycles) {
    this.service = service;
  }

  get active(): boolean {
    return this.list.length > 0;
  }

  /** Share of the disk's time that is promised. */
  get share(): number {
    return this.list.reduce((sum, reservation) => sum + this.shareOf(reservation), 0);
  }

  /** Makes a reservation from now on, in place of `old`. It may be refused: admit() says. */
  propose(bytesPerPeriod: number, periodMs: number, discardable: boolean, now: Cycles): Reservation {
    return new Reservation(++this.made, bytesPerPeriod, periodMs, discardable, now);
  }

  /** @returns whether it is admitted; nothing has changed where it is not */
  admit(asked: Reservation, old: Reservation | null): boolean {
    const others = this.share - (old === null ? 0 : this.shareOf(old));
    if (others + this.shareOf(asked) > 1 - HEADROOM + ROUNDING) return false;
    this.list.push(asked);
    return true;
  }

  /** @returns what waited in it */
  release(reservation: Reservation): Irp[] {
    const index = this.list.indexOf(reservation);
    if (index >= 0) this.list.splice(index, 1);
    return reservation.queue.splice(0).map((waiting) => waiting.irp);
  }

  enqueue(irp: Irp, reservation: Reservation, now: Cycles): void {
    reservation.roll(now);
    reservation.queue.push({ irp, deadline: reservation.deadline(irp, now, this.service(RESERVED_TRANSFER_BYTES)) });
  }

  /** Takes the request that has a slot now; null where none has. */
  take(now: Cycles): Choice | null {
    let first: Reservation | null = null;
    for (const reservation of this.list) {
      reservation.roll(now);
      if (this.mayBegin(reservation, now) && (first === null || reservation.end < first.end)) first = reservation;
    }
    return first === null ? null : this.takeFrom(first);
  }

  /** A request that came too late for its slot in this period runs into the next one only where that takes nothing from another stream. */
  private mayBegin(reservation: Reservation, now: Cycles): boolean {
    const waiting = reservation.queue[0];
    if (waiting === undefined || reservation.left === 0) return false;
    return waiting.deadline <= reservation.end || now + this.service(waiting.irp.length) <= reservation.end || this.fits(waiting.irp.length, now, reservation);
  }

  /** Takes a request that is beyond its stream's slots, where there is time for it. */
  takeExtra(now: Cycles): Choice | null {
    const waits = this.list.find((reservation) => reservation.queue.length > 0);
    if (waits === undefined || !this.fits((waits.queue[0] as Waiting).irp.length, now)) return null;
    return this.takeFrom(waits);
  }

  /** Whether a request of somebody else, or of the stream `own`, may begin now: everything that is owed to others still fits behind it. */
  fits(bytes: number, now: Cycles, own: Reservation | null = null): boolean {
    const free = now + this.service(bytes);
    const service = this.service(RESERVED_TRANSFER_BYTES);
    for (const reservation of this.list) reservation.roll(now);
    return this.list.every((bound) => {
      if (bound === own) return true;
      // It takes one of its own stream's.
      let owed = own !== null && own.end <= bound.end ? -1 : 0;
      for (const other of this.list) {
        if (other.end > bound.end) continue;
        owed += other.left + Math.floor((bound.end - other.end) / other.period) * other.slots;
      }
      return free + owed * service <= bound.end;
    });
  }

  /** Takes requests out that should have been served by now and may be thrown away. */
  expired(now: Cycles): Choice[] {
    const found: Choice[] = [];
    for (const reservation of this.list) {
      while (reservation.discardable && reservation.queue.length > 0 && (reservation.queue[0] as Waiting).deadline <= now) {
        found.push({ ...(reservation.queue.shift() as Waiting), reservation });
      }
    }
    return found;
  }

  /** When the next period begins, of any of them. */
  nextPeriod(now: Cycles): Cycles {
    let next = Infinity;
    for (const reservation of this.list) {
      reservation.roll(now);
      next = Math.min(next, reservation.end);
    }
    return next;
  }

  get waiting(): number {
    return this.list.reduce((sum, reservation) => sum + reservation.queue.length, 0);
  }

  private takeFrom(reservation: Reservation): Choice {
    const waiting = reservation.queue.shift() as Waiting;
    reservation.used += slotsOf(waiting.irp);
    return { ...waiting, reservation };
  }

  private shareOf(reservation: Reservation): number {
    return (reservation.slots * this.service(RESERVED_TRANSFER_BYTES)) / reservation.period;
  }
}
