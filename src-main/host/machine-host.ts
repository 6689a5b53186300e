// src-main/host/machine-host.ts
//
// Drives one emulated machine at a time: run, pause, step, speed, capture, commands, and hands what it traces to the page.
//
//   wall clock -> Pacer -> runUntil() in pieces -> batches -> FeedSender -> page
//                                                        <- credits <-
//
// Lossless: when the page has not taken in what it was sent (or no page is there), simulated time waits. A new machine is
// a new generation; what belonged to the old one is void. Commands are applied at the machine's present time, which the
// kernel logs with them, so that a run can be repeated.

import { CYCLES_PER_MS, CYCLES_PER_SECOND } from '../kernel/core/time.ts';
import type { Cycles } from '../kernel/core/time.ts';
import { FLUSH_TIMER } from '../labs/lab-session.ts';
import { CallError } from '../../src-shared/ipc/call.ts';
import type { ProcessCommand, Pusher } from '../../src-shared/ipc/contract.ts';
import type { FeedPort } from '../../src-shared/ipc/feed.ts';
import type { CaptureSettings, MachineCatalog, MachineConfiguration, MachineSpeed, MachineState, MachineStatus, RunDetails, StepUnit } from '../../src-shared/ipc/machine.ts';
import { kernelEventFlags, kernelEventNames, mergeCapture } from './capture.ts';
import type { CaptureChange } from './capture.ts';
import type { EmulatedMachine } from './emulated-machine.ts';
import { FeedSender } from './feed-sender.ts';
import { createLabMachine, machineCatalog } from './lab-machine.ts';
import { Pacer, SLICE_MS } from './pacer.ts';
import { applyProcessCommand } from './process-commands.ts';
import { RateMeter } from './rate-meter.ts';
import { SnapshotFeed } from './snapshot-feed.ts';
import { REAL_CLOCK } from './wall-clock.ts';
import type { WallClock } from './wall-clock.ts';

export interface MachineHostOptions {
  readonly push: Pusher;
  readonly log: (level: 'debug' | 'info' | 'warn' | 'error', message: string) => void;
  readonly clock?: WallClock;
  /** For tests; the labs otherwise. */
  readonly createMachine?: (configuration: MachineConfiguration) => EmulatedMachine;
  /** Unacknowledged bytes at which simulated time waits. */
  readonly windowBytes?: number;
}

/** Time between two turns while the machine keeps up with the wall clock. */
const TURN_MS = 8;
/**
 * The session cuts its buffers every so often in simulated time. Only when that is long in wall-clock time (slow motion)
 * are they cut by a command, at this interval in milliseconds.
 */
const SHOW_WITHIN_MS = 250;
const STATE_PUSH_MS = 250;
/** How far a machine runs before the first page is there: to its first batch, so that a page that is still being loaded finds it ready. */
const AHEAD: Cycles = FLUSH_TIMER;
/** A step by events gives up after this much simulated time without one. */
const STEP_LIMIT: Cycles = 10 * CYCLES_PER_SECOND;

export class MachineHost {
  readonly snapshots: SnapshotFeed;
  readonly #options: MachineHostOptions;
  readonly #clock: WallClock;
  readonly #feed: FeedSender;
  readonly #pacer = new Pacer();
  readonly #rates = new RateMeter();
  #generation = 0;
  #configuration: MachineConfiguration;
  #machine: EmulatedMachine;
  /** Until a page is there, the machine waits at boot, or after prepare() at its first batch. */
  #status: MachineStatus = 'waiting';
  #message = '';
  #capture: CaptureSettings;
  /** Capture settings that the user chose: kept for the next machine. */
  #captureChosen: CaptureChange = {};
  #cancelTurn: (() => void) | null = null;
  #cancelPush: (() => void) | null = null;
  #lastBatch = 0;
  /** Of this machine, to any page. */
  #sentBatches = 0;
  #runsAhead = false;
  #down = false;

  constructor(options: MachineHostOptions) {
    this.#options = options;
    this.#clock = options.clock ?? REAL_CLOCK;
    this.#feed = new FeedSender(() => this.#schedule(0), options.windowBytes);
    this.#configuration = machineCatalog().initial;
    this.#machine = this.#create(this.#configuration);
    this.#capture = initialCapture(this.#machine);
    this.#generation = 1;
    this.snapshots = new SnapshotFeed({
      clock: this.#clock,
      push: options.push,
      machine: () => ({ machine: this.#machine, run: this.#generation }),
    });
  }

  get feedOpen(): boolean {
    return this.#feed.connected;
  }

  get acknowledgedBytes(): number {
    return this.#feed.totalAcknowledged;
  }

  /** The machine that runs now; for recorders and tests. */
  get machine(): EmulatedMachine {
    return this.#machine;
  }

  catalog(): MachineCatalog {
    return machineCatalog();
  }

  state(): MachineState {
    const machine = this.#machine;
    const rates = this.#status === 'running' || this.#status === 'waiting' ? this.#rates.rates(this.#clock.now(), machine.events, machine.now) : { events: 0, cycles: 0 };
    return {
      generation: this.#generation,
      configuration: this.#configuration,
      status: this.#status,
      speed: this.#pacer.speed,
      simulatedCycles: machine.now,
      achievedSpeed: rates.cycles / CYCLES_PER_SECOND,
      eventsPerSecond: rates.events,
      events: machine.events,
      eventsLost: machine.eventsLost,
      buffersLost: machine.buffersLost,
      bytesInFlight: this.#feed.bytesInFlight,
      capture: this.#capture,
      message: this.#message,
    };
  }

  /** What ran so far: the machine as it was built, how the processors' cycles divide, and what was done to it from outside. */
  details(): RunDetails {
    const machine = this.#machine;
    return {
      generation: this.#generation,
      ...machine.details(),
      simulatedCycles: machine.now,
      finished: this.#status === 'finished',
      events: machine.events,
      eventsLost: machine.eventsLost,
    };
  }

  /** Throws CallError for a lab, profile, switch, parameter or value that does not exist. The old machine then runs on. */
  configure(configuration: MachineConfiguration): void {
    const machine = this.#create(configuration);
    this.#feed.end();
    this.#machine = machine;
    this.#runsAhead = false;
    this.#configuration = configuration;
    this.#generation++;
    this.#message = '';
    this.#sentBatches = 0;
    this.snapshots.reset();
    this.#rates.reset();
    this.#pacer.anchor(this.#clock.now(), machine.now);
    this.#feed.begin({ kind: 'begin', generation: this.#generation, info: machine.info, whole: true });
    this.#setStatus('running');
    this.#capture = initialCapture(machine);
    this.#changeCapture(this.#captureChosen);
    this.#schedule(0);
    this.#pushState();
  }

  /** A page is on its way: the machine runs as far as its first batch meanwhile. */
  prepare(): void {
    if (this.#feed.connected || this.#sentBatches > 0) return;
    this.#runsAhead = true;
    this.#schedule(0);
  }

  run(): void {
    if (this.#status === 'running' || this.#status === 'waiting' || this.#status === 'failed' || this.#status === 'finished') return;
    this.#resume();
  }

  pause(): void {
    if (this.#status !== 'running' && this.#status !== 'waiting') return;
    this.#flush();
    this.#setStatus('paused');
  }

  /** Runs by so many events, clock ticks or milliseconds, then pauses. */
  step(unit: StepUnit, count: number): void {
    this.pause();
    if (this.#status !== 'paused') return;
    const machine = this.#machine;
    this.#guard(() => {
      if (unit === 'event') stepEvents(machine, count);
      else if (unit === 'ms') machine.runUntil(Math.min(machine.now + count * CYCLES_PER_MS, machine.endTime));
      else machine.runUntil(Math.min((Math.floor(machine.now / machine.tickCycles) + count) * machine.tickCycles, machine.endTime));
    });
    if (this.#status !== 'paused') return;
    if (machine.now >= machine.endTime) this.#finish();
    else this.#flush();
    this.#pushState();
  }

  setSpeed(speed: MachineSpeed): void {
    this.#pacer.anchor(this.#clock.now(), this.#machine.now, speed);
    this.#schedule(0);
    this.#pushState();
  }

  setCapture(change: CaptureChange): CaptureSettings {
    // First, so that a name that does not exist changes nothing.
    mergeCapture(this.#capture, change);
    this.#captureChosen = { enabled: change.enabled ?? this.#captureChosen.enabled, kernelEvents: change.kernelEvents ?? this.#captureChosen.kernelEvents };
    this.#changeCapture(change);
    this.#pushState();
    return this.#capture;
  }

  /** Throws CallError where the process is gone or refuses. */
  processCommand(command: ProcessCommand): void {
    if (command.run !== this.#generation) throw new CallError('not-found', 'That process belonged to a machine that no longer runs.');
    applyProcessCommand(this.#machine, command);
    this.#flush();
  }

  /** A page connects (or connects again after a reload): it gets the dictionaries so far, then every batch that follows. */
  connect(port: FeedPort): void {
    this.#runsAhead = false;
    this.#feed.connect(port);
    this.#feed.begin({ kind: 'begin', generation: this.#generation, info: this.#machine.info, whole: this.#sentBatches === 0 });
    if (this.#sentBatches > 0) {
      // An earlier page had the batches so far; what was cut since then is in the dictionaries as well.
      this.#machine.takeBatches();
      const snapshot = this.#machine.snapshotBatch();
      if (snapshot) this.#feed.batch(snapshot);
    }
    this.#send();
    this.#pushState();
    this.#schedule(0);
  }

  shutdown(): void {
    this.#down = true;
    this.#cancelTurn?.();
    this.#cancelPush?.();
    this.snapshots.shutdown();
    this.#feed.end();
    this.#feed.close();
  }

  #create(configuration: MachineConfiguration): EmulatedMachine {
    return (this.#options.createMachine ?? createLabMachine)(configuration);
  }

  #resume(): void {
    this.#pacer.anchor(this.#clock.now(), this.#machine.now);
    this.#rates.reset();
    this.#setStatus('running');
    this.#schedule(0);
  }

  #schedule(ms: number): void {
    if (this.#down || (this.#status !== 'running' && this.#status !== 'waiting')) return;
    this.#cancelTurn?.();
    this.#cancelTurn = this.#clock.after(ms, () => {
      this.#cancelTurn = null;
      this.#turn();
    });
  }

  /** One slice of at most SLICE_MS, then the event loop has its turn. */
  #turn(): void {
    if (this.#status !== 'running' && this.#status !== 'waiting') return;
    const began = this.#clock.now();
    if (this.#runsAhead) {
      this.#runSliceAhead(began);
      return;
    }
    if (!this.#feed.hasRoom) {
      // An acknowledgement or a page wakes us; meanwhile no debt builds up.
      this.#pacer.anchor(began, this.#machine.now);
      this.#setStatus('waiting');
      return;
    }
    if (this.#status === 'waiting') {
      this.#pacer.anchor(began, this.#machine.now);
      this.#setStatus('running');
    }
    this.#guard(() => this.#runSlice(began));
    if (this.#status !== 'running') return;
    const now = this.#clock.now();
    const machine = this.#machine;
    if (machine.bufferedEvents > 0 && now - this.#lastBatch > SHOW_WITHIN_MS && this.#pacer.isSlow) this.#flush();
    this.#rates.sample(now, machine.events, machine.now);
    if (machine.now >= machine.endTime || machine.nextTime() === Infinity) {
      this.#finish();
      return;
    }
    const behind = machine.now < this.#pacer.target(now);
    this.#pacer.forgive(now, machine.now);
    this.#schedule(behind ? 0 : TURN_MS);
    this.#pushStateSoon();
  }

  /** As #turn, without a page to send to and without regard to the speed. */
  #runSliceAhead(began: number): void {
    const machine = this.#machine;
    const end = Math.min(AHEAD, machine.endTime);
    this.#guard(() => {
      while (machine.now < end && this.#clock.now() - began < SLICE_MS) machine.runUntil(Math.min(machine.now + this.#pacer.piece, end));
    });
    if (machine.now >= end) this.#runsAhead = false;
    this.#schedule(0);
  }

  #finish(): void {
    this.#guard(() => this.#machine.finish());
    this.#send();
    if (this.#status !== 'failed') this.#setStatus('finished');
  }

  #runSlice(began: number): void {
    const machine = this.#machine;
    const target = Math.min(this.#pacer.target(began), machine.endTime);
    let wall = began;
    while (machine.now < target && wall - began < SLICE_MS && this.#feed.hasRoom) {
      const from = machine.now;
      machine.runUntil(Math.min(from + this.#pacer.piece, target));
      const after = this.#clock.now();
      this.#pacer.took(machine.now - from, after - wall);
      wall = after;
      this.#send();
    }
  }

  #send(): void {
    if (!this.#feed.connected) return;
    for (const batch of this.#machine.takeBatches()) {
      this.#feed.batch(batch);
      this.#sentBatches++;
      this.#lastBatch = this.#clock.now();
    }
  }

  /** Cuts the session's buffers by a command, which the kernel logs with its time. */
  #flush(): void {
    if (this.#machine.bufferedEvents > 0) this.#guard(() => { this.#machine.apply({ kind: 'flush' }); });
    this.#send();
  }

  /** By commands, and only where something changes, so that a run with the usual settings has the bytes of one on the command line. */
  #changeCapture(change: CaptureChange): void {
    const before = this.#capture;
    const after = mergeCapture(before, change);
    const flags = kernelEventFlags(after.kernelEvents);
    this.#guard(() => {
      if (flags !== kernelEventFlags(before.kernelEvents)) this.#machine.apply({ kind: 'enable-flags', flags });
      if (after.enabled !== before.enabled) this.#machine.apply({ kind: 'capture', enabled: after.enabled });
    });
    this.#capture = after;
    if (!after.enabled) this.#flush();
  }

  /** A defect in the kernel stops this machine, not the application. */
  #guard(action: () => void): void {
    try {
      action();
    } catch (error) {
      this.#message = error instanceof Error ? error.message : String(error);
      this.#options.log('error', `machine failed at cycle ${this.#machine.now}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      this.#send();
      this.#setStatus('failed');
    }
  }

  #setStatus(status: MachineStatus): void {
    if (status === this.#status && status !== 'failed') return;
    this.#status = status;
    this.#pushState();
  }

  #pushState(): void {
    this.#cancelPush?.();
    this.#cancelPush = null;
    if (!this.#down) this.#options.push('machine:state', this.state());
  }

  #pushStateSoon(): void {
    this.#cancelPush ??= this.#clock.after(STATE_PUSH_MS, () => this.#pushState());
  }
}

function stepEvents(machine: EmulatedMachine, count: number): void {
  const wanted = machine.events + count;
  const limit = Math.min(machine.now + STEP_LIMIT, machine.endTime);
  while (machine.events < wanted && machine.now < limit) machine.runUntil(Math.min(Math.max(machine.nextTime(), machine.now), limit));
}

function initialCapture(machine: EmulatedMachine): CaptureSettings {
  return { enabled: true, kernelEvents: kernelEventNames(machine.enableFlags) };
}
