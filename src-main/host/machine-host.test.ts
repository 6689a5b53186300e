// src-main/host/machine-host.test.ts
//
// The host with a machine that only counts: pacing, credits, stepping, generations. The clock moves when the test says so,
// and by what the machine's work costs.

import { describe, expect, it } from 'vitest';
import type { FeedAck, FeedMessage, FeedPort } from '../../src-shared/ipc/feed.ts';
import type { MachineConfiguration, MachineState } from '../../src-shared/ipc/machine.ts';
import type { TraceInfo } from '../../src-shared/trace/model.ts';
import type { KernelCommand, StampedCommand } from '../kernel/core/commands.ts';
import { CYCLES_PER_MS, TICK_15_625_MS } from '../kernel/core/time.ts';
import type { EmulatedMachine, MachineDetails } from './emulated-machine.ts';
import { MachineHost } from './machine-host.ts';
import type { WallClock } from './wall-clock.ts';

const BATCH_BYTES = 1000;

/** One event per millisecond; a batch every 100. Running one simulated second costs `costMs` of wall-clock time. */
class CountingMachine implements EmulatedMachine {
  readonly info: TraceInfo = { clock: { unitsPer100ns: 240, originFiletime: '0' }, payloadFormat: 'native', computerName: 'T', systemRoot: 'C:\\Windows', osName: 'T', is64Bit: false, processors: 1, memoryBytes: 0 };
  readonly tickCycles = TICK_15_625_MS;
  readonly enableFlags = 0;
  readonly eventsLost = 0;
  readonly buffersLost = 0;
  readonly commandLog: StampedCommand[] = [];
  endTime = Infinity;
  now = 0;
  cut = 0;
  batches: ArrayBuffer[] = [];
  longestRun = 0;
  failAt = Infinity;
  readonly #clock: TestClock;
  readonly #costMs: number;

  constructor(clock: TestClock, costMs = 0) {
    this.#clock = clock;
    this.#costMs = costMs;
  }

  get events(): number { return Math.floor(this.now / CYCLES_PER_MS); }
  get bufferedEvents(): number { return this.events - this.cut; }

  runUntil(time: number): void {
    if (time >= this.failAt) throw new Error('assertion failed: an emulated defect');
    this.#clock.spend(((time - this.now) / CYCLES_PER_MS / 1000) * this.#costMs);
    this.longestRun = Math.max(this.longestRun, time - this.now);
    this.now = time;
    while (this.bufferedEvents >= 100) {
      this.cut += 100;
      this.batches.push(new ArrayBuffer(BATCH_BYTES));
    }
  }

  details(): MachineDetails {
    return {
      configuration: { profile: 'p', features: {}, lab: 'l', parameters: {}, seed: 1 },
      accounting: { cpus: 1, elapsedCycles: this.now, threadCycles: this.now, interruptCycles: 0, dpcCycles: 0, idleCycles: 0 },
      commands: this.commandLog.length,
    };
  }

  nextTime(): number { return (this.events + 1) * CYCLES_PER_MS; }
  takeBatches(): readonly ArrayBuffer[] { return this.batches.splice(0); }
  snapshotBatch(): ArrayBuffer | undefined { return new ArrayBuffer(8); }

  apply(command: KernelCommand): number {
    this.commandLog.push({ time: this.now, command });
    if (command.kind === 'flush') {
      this.cut = this.events;
      this.batches.push(new ArrayBuffer(BATCH_BYTES));
    }
    return command.kind === 'kill' ? 0xc000_0022 : 0;
  }

  finish(): void {
    this.cut = this.events;
    this.batches.push(new ArrayBuffer(BATCH_BYTES));
  }

  processSnapshot(): never { throw new Error('not asked for here'); }
  pidOfInstance(instance: number): number { return instance === 1 ? 4 : -1; }
}

class TestClock implements WallClock {
  #now = 0;
  #tasks: { at: number; task: () => void }[] = [];

  now(): number { return this.#now; }
  spend(ms: number): void { this.#now += ms; }

  after(ms: number, task: () => void): () => void {
    const entry = { at: this.#now + ms, task };
    this.#tasks.push(entry);
    return () => { this.#tasks = this.#tasks.filter((t) => t !== entry); };
  }

  /** Runs what is due within the next `ms`. */
  advance(ms: number): void {
    const until = this.#now + ms;
    for (let turns = 0; turns < 100_000; turns++) {
      const next = this.#tasks.filter((t) => t.at <= until).sort((a, b) => a.at - b.at)[0];
      if (!next || this.#now >= until) break;
      this.#tasks = this.#tasks.filter((t) => t !== next);
      this.#now = Math.max(this.#now, next.at);
      next.task();
    }
    this.#now = Math.max(this.#now, until);
  }
}

class TestPort implements FeedPort {
  readonly messages: FeedMessage[] = [];
  isClosed = false;
  autoAck = true;
  bytes = 0;
  batches = 0;
  #generation = 0;
  #listener: (ack: FeedAck) => void = () => {};
  gone: () => void = () => {};

  post(message: FeedMessage): void {
    this.messages.push(message);
    if (message instanceof ArrayBuffer) {
      this.bytes += message.byteLength;
      this.batches++;
    } else if (message.kind === 'begin') {
      this.#generation = message.generation;
      this.bytes = 0;
      this.batches = 0;
    }
    if (this.autoAck) this.ack();
  }

  ack(): void { this.#listener({ kind: 'ack', generation: this.#generation, batches: this.batches, bytes: this.bytes }); }
  onMessage(listener: (ack: FeedAck) => void): void { this.#listener = listener; }
  onClose(listener: () => void): void { this.gone = listener; }
  close(): void { this.isClosed = true; }
}

function start(options: { costMs?: number; windowBytes?: number } = {}) {
  const clock = new TestClock();
  const machines: CountingMachine[] = [];
  const states: MachineState[] = [];
  const host = new MachineHost({
    clock, log: () => {}, windowBytes: options.windowBytes ?? 1_000_000,
    push: (name, message) => { if (name === 'machine:state') states.push(message as MachineState); },
    createMachine: (configuration) => {
      if (configuration.lab === 'none') throw new Error('no such lab');
      machines.push(new CountingMachine(clock, options.costMs ?? 0));
      return machines.at(-1)!;
    },
  });
  const port = new TestPort();
  return { clock, host, port, states, machines, machine: () => machines.at(-1)!, ms: () => machines.at(-1)!.now / CYCLES_PER_MS };
}

const OTHER: MachineConfiguration = { profile: 'windows-xp', features: {}, lab: 'x', parameters: {}, seed: 2 };

describe('MachineHost', () => {
  it('waits for a page before simulated time begins', () => {
    const { clock, host, port, ms } = start();
    clock.advance(1000);
    expect(ms()).toBe(0);
    host.connect(port);
    clock.advance(1000);
    expect(port.messages[0]).toMatchObject({ kind: 'begin', generation: 1 });
    expect(ms()).toBeGreaterThan(950);
    expect(ms()).toBeLessThanOrEqual(1000);
  });

  it('runs as far as the first batch while the first page is on its way, in short slices', () => {
    const { clock, host, port, ms, machine } = start({ costMs: 500 });
    host.prepare();
    clock.advance(30);
    expect(ms()).toBeGreaterThan(20);
    expect(ms()).toBeLessThan(100);
    clock.advance(1000);
    expect(ms()).toBe(100);
    expect((machine().longestRun / CYCLES_PER_MS / 1000) * 500).toBeLessThan(8);
    host.connect(port);
    expect(port.messages.filter((message) => message instanceof ArrayBuffer)).toHaveLength(1);
    expect(port.messages[0]).toMatchObject({ kind: 'begin', whole: true });
    clock.advance(1000);
    // Real time goes on from there.
    expect(ms()).toBeGreaterThan(1050);
    expect(ms()).toBeLessThanOrEqual(1100);
  });

  it('prepares nothing once a page is there', () => {
    const { clock, host, port, ms } = start();
    host.connect(port);
    host.setSpeed(0.01);
    host.prepare();
    clock.advance(1000);
    expect(ms()).toBeLessThanOrEqual(10);
  });

  it.each([[0.1], [0.5], [1], [10], [100]])('keeps %f times real time', (speed) => {
    const { clock, host, port, ms } = start();
    host.connect(port);
    host.setSpeed(speed);
    clock.advance(2000);
    expect(ms()).toBeGreaterThan(2000 * speed * 0.97);
    expect(ms()).toBeLessThanOrEqual(2000 * speed);
    expect(host.state().achievedSpeed).toBeCloseTo(speed, speed < 1 ? 1 : 0);
  });

  it('runs as fast as the processor goes at unlimited speed, in short slices', () => {
    const { clock, host, port, ms, machine } = start({ costMs: 50 });
    host.connect(port);
    host.setSpeed('unlimited');
    clock.advance(1000);
    expect(ms()).toBeGreaterThan(19_000);
    // 50 ms of work per simulated second: no piece may hold the host for more than a few milliseconds.
    expect((machine().longestRun / CYCLES_PER_MS / 1000) * 50).toBeLessThan(8);
  });

  it('does not owe time for ever when it cannot keep up', () => {
    const { clock, host, port, ms } = start({ costMs: 2000 });
    host.connect(port);
    clock.advance(4000);
    expect(host.state().achievedSpeed).toBeCloseTo(0.5, 1);
    expect(ms()).toBeGreaterThan(1900);
  });

  it('lets simulated time wait when the page does not take in what it was sent', () => {
    const { clock, host, port, ms, machine } = start({ windowBytes: 5 * BATCH_BYTES });
    port.autoAck = false;
    host.connect(port);
    host.setSpeed('unlimited');
    clock.advance(500);
    const stopped = ms();
    expect(host.state().status).toBe('waiting');
    clock.advance(5000);
    expect(ms()).toBe(stopped);
    expect(machine().batches).toHaveLength(0);
    port.ack();
    clock.advance(1);
    expect(ms()).toBeGreaterThan(stopped);
    expect(host.state().eventsLost).toBe(0);
  });

  it('takes no credit for another machine, or for more than was sent', () => {
    const { clock, host, port, ms } = start({ windowBytes: BATCH_BYTES });
    port.autoAck = false;
    host.connect(port);
    host.setSpeed('unlimited');
    clock.advance(100);
    const stopped = ms();
    port.bytes = 1e9;
    port.ack();
    clock.advance(100);
    expect(ms()).toBe(stopped);
  });

  it('pauses, steps by time, tick and event, and goes on', () => {
    const { clock, host, port, ms, machine } = start();
    host.connect(port);
    clock.advance(100);
    host.pause();
    const paused = machine().now;
    clock.advance(1000);
    expect(machine().now).toBe(paused);
    host.step('ms', 5);
    expect(machine().now).toBe(paused + 5 * CYCLES_PER_MS);
    host.step('tick', 1);
    expect(machine().now % TICK_15_625_MS).toBe(0);
    const events = machine().events;
    host.step('event', 3);
    expect(machine().events).toBe(events + 3);
    expect(machine().bufferedEvents).toBe(0);
    expect(host.state().status).toBe('paused');
    host.run();
    const before = ms();
    clock.advance(100);
    expect(ms() - before).toBeGreaterThan(80);
    expect(ms() - before).toBeLessThanOrEqual(100);
  });

  it('ends with the lab', () => {
    const { clock, host, port, machine } = start();
    host.connect(port);
    machine().endTime = 150 * CYCLES_PER_MS;
    clock.advance(1000);
    expect(machine().now).toBe(150 * CYCLES_PER_MS);
    expect(host.state().status).toBe('finished');
    expect(machine().bufferedEvents).toBe(0);
    host.run();
    expect(host.state().status).toBe('finished');
  });

  it('gives every machine a generation of its own and keeps the old one where the new cannot be made', () => {
    const { clock, host, port, machines } = start();
    host.connect(port);
    clock.advance(300);
    expect(() => host.configure({ ...OTHER, lab: 'none' })).toThrow('no such lab');
    expect(host.state()).toMatchObject({ generation: 1, status: 'running' });
    host.configure(OTHER);
    expect(host.state()).toMatchObject({ generation: 2, configuration: OTHER, simulatedCycles: 0 });
    const begin = port.messages.findIndex((m) => !(m instanceof ArrayBuffer) && m.kind === 'begin' && m.generation === 2);
    expect(port.messages[begin - 1]).toEqual({ kind: 'end', generation: 1 });
    clock.advance(300);
    expect(machines).toHaveLength(2);
    expect(machines[1]!.now).toBeGreaterThan(0);
  });

  it('gives a page that joins late the dictionaries, and the older page nothing more', () => {
    const { clock, host, port } = start();
    host.connect(port);
    clock.advance(500);
    const late = new TestPort();
    host.connect(late);
    expect(port.isClosed).toBe(true);
    const seen = port.messages.length;
    expect(late.messages[0]).toMatchObject({ kind: 'begin', generation: 1 });
    expect((late.messages[1] as ArrayBuffer).byteLength).toBe(8);
    clock.advance(500);
    expect(port.messages).toHaveLength(seen);
    expect(late.batches).toBeGreaterThan(3);
  });

  it('waits again when the page goes away', () => {
    const { clock, host, port, ms } = start();
    host.connect(port);
    clock.advance(200);
    port.gone();
    const left = ms();
    clock.advance(1000);
    expect(ms() - left).toBeLessThan(20);
    expect(host.feedOpen).toBe(false);
  });

  it('stops the machine, not the application, at a defect', () => {
    const { clock, host, port, machine } = start();
    host.connect(port);
    machine().failAt = 100 * CYCLES_PER_MS;
    clock.advance(500);
    expect(host.state()).toMatchObject({ status: 'failed', message: 'assertion failed: an emulated defect' });
    host.run();
    expect(host.state().status).toBe('failed');
    host.configure(OTHER);
    clock.advance(50);
    expect(host.state().status).toBe('running');
  });

  it('issues no command of its own at real time or faster, so that the bytes are those of the command line', () => {
    const { clock, host, port, machine } = start();
    host.connect(port);
    clock.advance(1000);
    host.setSpeed(10);
    clock.advance(1000);
    expect(machine().commandLog).toEqual([]);
    host.setSpeed(0.1);
    clock.advance(1000);
    expect(machine().commandLog.length).toBeGreaterThan(0);
  });

  it('changes capture by logged commands and remembers the choice for the next machine', () => {
    const { host, port, machine } = start();
    host.connect(port);
    expect(() => host.setCapture({ kernelEvents: ['NOPE'] })).toThrow('There is no kernel event NOPE');
    expect(host.setCapture({ enabled: false, kernelEvents: ['CSWITCH', 'DPC'] })).toEqual({ enabled: false, kernelEvents: ['CSWITCH', 'DPC'] });
    expect(machine().commandLog.map(({ command }) => command)).toEqual([{ kind: 'enable-flags', flags: 0x30 }, { kind: 'capture', enabled: false }]);
    host.configure(OTHER);
    expect(machine().commandLog.map(({ command }) => command.kind)).toEqual(['enable-flags', 'capture']);
    expect(host.state().capture).toEqual({ enabled: false, kernelEvents: ['CSWITCH', 'DPC'] });
  });

  it('acts on process instances of the present machine only, and says when the kernel refuses', () => {
    const { host, port, machine } = start();
    host.connect(port);
    host.processCommand({ command: 'setPriority', run: 1, instance: 1, priorityClass: 'High' });
    expect(machine().commandLog[0]?.command).toEqual({ kind: 'set-priority', pid: 4, priorityClass: 'high' });
    expect(() => host.processCommand({ command: 'suspend', run: 2, instance: 1 })).toThrow('no longer runs');
    expect(() => host.processCommand({ command: 'suspend', run: 1, instance: 9 })).toThrow('has ended');
    expect(() => host.processCommand({ command: 'kill', run: 1, instance: 1 })).toThrow('0xC0000022');
    expect(() => host.processCommand({ command: 'setPriority', run: 1, instance: 1 })).toThrow('priorityClass');
  });
});
