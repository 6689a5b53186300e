// src-main/kernel/io/classpnp.ts
//
// The class driver above the port driver: cuts what the adapter cannot take in one piece, and keeps background requests from disturbing the
// others (idle strategy).
//
//   start(irp)  Normal and higher     -> port driver
//               Low and Very Low      -> idle queue -> port driver, one at a time, when the disk has had no other request for IdleInterval
//                                                      ... or nothing was let out of the queue for the starvation limit: then one
//
// A request that has starved goes to the port driver as a Normal one, or it would wait behind them for ever [assumed]. An idle request may be
// late by what it waits for the drive: it is never taken back.
//
// Settings of the device, read when it gets its first request, from ...\Enum\<device>\Device Parameters\Classpnp:
//   IdlePrioritySupported (1)   0: no idle queue, the port driver's order alone
//   IdleInterval (50)           ms
//   IdleOutstandingIoMax (1)    idle requests that may be at the port driver
// The starvation limit of 500 ms has no value there.
//
// Models: Windows Internals 7th ed., part 1, ch. 6 "I/O prioritization" (idle strategy), the Classpnp sample of the Windows driver samples.
// Simplified: its timer is not bound to clock ticks, so that intervals are what the settings say.

import { NO_EVENT } from '../../../src-shared/base/event-queue.ts';
import type { EventHandle } from '../../../src-shared/base/event-queue.ts';
import type { EventTarget, Kernel } from '../core/kernel.ts';
import { CYCLES_PER_MS, CYCLES_PER_US } from '../core/time.ts';
import type { Cycles } from '../core/time.ts';
import { KDpc } from '../ke/dpc.ts';
import type { KProcessor } from '../ke/processor.ts';
import { MAXIMUM_TRANSFER_LENGTH } from './disk-drive.ts';
import type { DiskEvents } from './disk-events.ts';
import { IoPriority } from './io-priority.ts';
import type { Irp, Irps } from './irp.ts';
import type { PortDriver } from './port-driver.ts';
import { sendInParts } from './associated-irps.ts';

/** Where the disk's settings are. */
export const CLASSPNP_KEY = 'HKLM\\System\\CurrentControlSet\\Enum\\IDE\\DiskKS3160AS_________________________3.AAE___\\5&2a1b3c4d&0&0.0.0\\Device Parameters\\Classpnp';
const IDLE_INTERVAL_MS = 50;
const IDLE_OUTSTANDING_MAX = 1;
const STARVATION_MS = 500;
const TIMER_DPC = 2 * CYCLES_PER_US;

export class ClassDriver implements EventTarget {
  private readonly kernel: Kernel;
  private readonly irps: Irps;
  private readonly port: PortDriver;
  private readonly events: DiskEvents;
  private readonly dpc: KDpc;
  private readonly idleQueue: Irp[] = [];
  /** Requests at the port driver that came through the idle queue, and how many they are; and how many others. */
  private readonly idleIrps = new Set<Irp>();
  private activeIo = 0;
  private lastOtherDone: Cycles = -Infinity;
  private lastIdleDone: Cycles = -Infinity;
  /** Begin of the time in which no idle request has been let out. */
  private starvingSince: Cycles = -Infinity;
  private timer: EventHandle = NO_EVENT;
  private settingsRead = false;
  private idleSupported = false;
  private idleInterval: Cycles = IDLE_INTERVAL_MS * CYCLES_PER_MS;
  private idleMaximum = IDLE_OUTSTANDING_MAX;
  private starvation: Cycles = STARVATION_MS * CYCLES_PER_MS;
  /** Idle requests let out since boot, by reason. */
  idleIssues = 0;
  starvationIssues = 0;

  constructor(kernel: Kernel, irps: Irps, port: PortDriver, events: DiskEvents) {
    this.kernel = kernel;
    this.irps = irps;
    this.port = port;
    this.events = events;
    this.dpc = new KDpc('classpnp!ClasspIdleTimerDpc', () => {
      this.issueIdle();
      return TIMER_DPC;
    }, true);
  }

  /** For how long background requests may be kept waiting while others come. */
  set starvationMs(ms: number) {
    this.starvation = Math.round(ms * CYCLES_PER_MS);
  }

  get length(): number {
    return this.idleQueue.length;
  }

  start(irp: Irp): void {
    if (irp.length > MAXIMUM_TRANSFER_LENGTH) {
      sendInParts(this.irps, this.events, irp, MAXIMUM_TRANSFER_LENGTH, (part) => { this.start(part); });
      return;
    }
    this.events.init(irp);
    if (!this.settingsRead) this.readSettings();
    if (this.idleSupported && irp.priority <= IoPriority.Low && (irp.file?.reservation ?? null) === null) this.enqueueIdle(irp);
    else {
      this.activeIo++;
      this.port.start(irp, irp.priority);
    }
  }

  /** The port driver has done a request. */
  completed(irp: Irp): void {
    if (this.idleIrps.delete(irp)) this.lastIdleDone = this.kernel.now;
    else {
      this.activeIo--;
      this.lastOtherDone = this.kernel.now;
    }
    this.issueIdle();
  }

  /** The idle timer. */
  onEvent(): void {
    this.timer = NO_EVENT;
    this.kernel.ke.queueDpc(this.kernel.ke.processors[0] as KProcessor, this.dpc);
  }

  private enqueueIdle(irp: Irp): void {
    const { now } = this.kernel;
    this.idleQueue.push(irp);
    this.events.queue(irp, irp.priority, this.idleQueue.length);
    // What comes after a long silence has not starved yet. Silence: there was none in the queue, and none at the drive.
    const silent = this.idleQueue.length === 1 && this.idleIrps.size === 0;
    if (silent && now - Math.max(this.starvingSince, this.lastIdleDone) >= this.starvation) this.starvingSince = now;
    this.issueIdle();
  }

  private issueIdle(): void {
    const { now } = this.kernel;
    while (this.idleQueue.length > 0 && this.idleIrps.size < this.idleMaximum) {
      const quiet = this.activeIo === 0 && now - this.lastOtherDone >= this.idleInterval;
      const starved = now - this.starvingSince >= this.starvation;
      if (!quiet && !starved) break;
      const irp = this.idleQueue.shift() as Irp;
      this.starvingSince = now;
      if (quiet) this.idleIssues++;
      else this.starvationIssues++;
      this.idleIrps.add(irp);
      this.events.queue(irp, irp.priority, this.idleQueue.length);
      this.events.idleIssue(irp, !quiet);
      this.port.start(irp, quiet ? irp.priority : IoPriority.Normal);
    }
    this.armTimer();
  }

  /** Looks again when the first of the two conditions can be true. */
  private armTimer(): void {
    const { queue } = this.kernel;
    queue.cancel(this.timer);
    this.timer = NO_EVENT;
    if (this.idleQueue.length === 0 || this.idleIrps.size >= this.idleMaximum) return;
    const quiet = this.activeIo === 0 ? this.lastOtherDone + this.idleInterval : Infinity;
    const due = Math.max(this.kernel.now, Math.min(quiet, this.starvingSince + this.starvation));
    this.timer = this.kernel.schedule(due, this);
  }

  private readSettings(): void {
    this.settingsRead = true;
    const { cm } = this.kernel.components;
    const value = (name: string, otherwise: number): number => {
      const data = cm.readValue(CLASSPNP_KEY, name);
      return typeof data === 'number' ? data : otherwise;
    };
    this.idleSupported = this.kernel.features.on('io.priority') && value('IdlePrioritySupported', 1) !== 0;
    this.idleInterval = value('IdleInterval', IDLE_INTERVAL_MS) * CYCLES_PER_MS;
    this.idleMaximum = Math.max(1, value('IdleOutstandingIoMax', IDLE_OUTSTANDING_MAX));
  }
}
