// What the labs say must be in their traces: every metric is worked out again from the exported events alone. And the bytes
// of a trace depend on nothing but the configuration and the commands.

import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { clockTick } from '../../src-shared/trace/events/clock-tick.ts';
import { cswitch } from '../../src-shared/trace/events/cswitch.ts';
import { cycleCharge } from '../../src-shared/trace/events/cycle-charge.ts';
import { dpc } from '../../src-shared/trace/events/dpc.ts';
import { isr } from '../../src-shared/trace/events/isr.ts';
import { quantumEnd } from '../../src-shared/trace/events/quantum-end.ts';
import { timerDpc } from '../../src-shared/trace/events/timer-dpc.ts';
import type { EventType, FieldSpec, ReadFields } from '../../src-shared/trace/event-type.ts';
import { eventTypeById } from '../../src-shared/trace/event-types.ts';
import { PayloadReader, readFields } from '../../src-shared/trace/payload.ts';
import { TraceStore } from '../../src-shared/trace/trace-store.ts';
import { PROFILE_NAMES } from '../kernel/core/features.ts';
import { CYCLES_PER_SECOND, TICK_15_625_MS } from '../kernel/core/time.ts';
import { configureLab } from './configure.ts';
import type { LabRequest } from './configure.ts';
import { LABS } from './index.ts';
import { LabSession } from './lab-session.ts';
import type { LabMetrics } from './lab.ts';
import { QUANTUM_VARIANTS } from './quantum.ts';

const TICK = TICK_15_625_MS;

function open(request: LabRequest, onBatch: (batch: ArrayBuffer) => void): LabSession {
  const configured = configureLab(request);
  if (!configured.ok) throw new Error(configured.error);
  return new LabSession(configured.value, onBatch);
}

/** A whole run and its trace, read back from the batches. */
function traced(request: LabRequest): { metrics: LabMetrics; store: TraceStore; end: number } {
  let store: TraceStore | null = null;
  const batches: ArrayBuffer[] = [];
  const session = open(request, (batch) => batches.push(batch));
  session.runUntil(session.endTime);
  session.stop();
  store = new TraceStore(session.info, { eventTypes: { get: eventTypeById } });
  for (const batch of batches) store.append(batch);
  expect(store.rowCount).toBe(session.events);
  return { metrics: session.run.metrics(), store, end: session.endTime };
}

interface Row<F extends FieldSpec> {
  readonly time: number;
  readonly duration: number;
  readonly tid: number;
  readonly processName: string;
  readonly processIndex: number;
  readonly fields: ReadFields<F>;
}

function rowsOf<F extends FieldSpec>(store: TraceStore, type: EventType<F>): Row<F>[] {
  const rows: Row<F>[] = [];
  for (let row = 0; row < store.rowCount; row++) {
    const head = store.head(store.headId(row));
    if (head.type !== type.id) continue;
    const fields = readFields(type, new PayloadReader(store.payload(store.payloadRef(row))), store);
    rows.push({ time: store.time(row), duration: store.duration(row), tid: head.tid, processIndex: head.process, processName: store.string(store.process(head.process).name), fields });
  }
  return rows;
}

/** Cycles of a thread: what it was charged at switches, and for the one that runs at the end what is left of its time after interrupts and DPCs. */
function cyclesOf(store: TraceStore, tid: number, end: number): number {
  let cycles = 0;
  for (const charge of rowsOf(store, cycleCharge)) if (charge.fields.threadId === tid) cycles += charge.fields.cycles;
  const last = rowsOf(store, cswitch).at(-1);
  if (last === undefined || last.fields.newThreadId !== tid) return cycles;
  const spans = [...rowsOf(store, isr), ...rowsOf(store, dpc), ...rowsOf(store, timerDpc)].filter((span) => span.time >= last.time).sort((a, b) => a.time - b.time);
  let covered = last.time;
  let open = end - last.time;
  for (const span of spans) {
    const from = Math.max(covered, span.time);
    const to = span.time + span.duration;
    if (to > from) open -= to - from;
    covered = Math.max(covered, to);
  }
  return cycles + open;
}

describe('metrics from the trace alone', { timeout: 120_000 }, () => {
  for (const variant of QUANTUM_VARIANTS) {
    for (const profile of ['windows-xp', 'windows-vista'] as const) {
      it(`quantum ${variant} on ${profile}`, () => {
        const { metrics, store, end } = traced({ lab: 'quantum', profile, parameters: { variant, ticks: 120 } });
        const [a, b] = [3004, 3104];
        const cycles = [a, b].map((tid) => cyclesOf(store, tid, end)) as [number, number];
        const ticks = rowsOf(store, clockTick);
        const charged = [a, b].map((tid) => ticks.filter((tick) => tick.fields.threadId === tid).length) as [number, number];
        const turns = rowsOf(store, quantumEnd);
        const turnsA = turns.filter((turn) => turn.fields.threadId === a).map((turn) => turn.fields.cyclesUsed / TICK);
        const turnsB = turns.filter((turn) => turn.fields.threadId === b).map((turn) => turn.fields.cyclesUsed / TICK);
        expect(metrics).toEqual({
          firstTurnTicksA: turnsA[0], firstTurnTicksB: turnsB[0],
          cycleShareA: cycles[0] / (cycles[0] + cycles[1]), cycleShareB: cycles[1] / (cycles[0] + cycles[1]),
          cpuTimeShareA: charged[0] / (charged[0] + charged[1]), cpuTimeShareB: charged[1] / (charged[0] + charged[1]),
          minTurnTicks: Math.min(...turnsA, ...turnsB), maxTurnTicks: Math.max(...turnsA, ...turnsB),
          cyclesPerQuantumTicks: expect.closeTo(turnsA.reduce((sum, turn) => sum + turn, 0) / turnsA.length, 9),
        });
      });
    }
  }

  it('cycles-delta', () => {
    const { metrics, store } = traced({ lab: 'cycles-delta', profile: 'windows-vista', parameters: { seconds: 2, services: 20 } });
    const ticks = rowsOf(store, clockTick);
    const charges = rowsOf(store, cycleCharge);
    const seconds = (name: string): number => (ticks.filter((tick) => tick.processName === name).length * TICK) / CYCLES_PER_SECOND;
    const share = (name: string): number => charges.filter((charge) => charge.processName === name).reduce((sum, charge) => sum + charge.fields.cycles, 0) / (2 * CYCLES_PER_SECOND);
    // Any two seconds on tick boundaries after the services are up show the same.
    const services = charges.filter((charge) => charge.processName === 'svchost.exe');
    const begin = (Math.ceil((services[0]?.time ?? 0) / TICK) + 4) * TICK;
    const delta = services.filter((charge) => charge.time > begin && charge.time <= begin + CYCLES_PER_SECOND).reduce((sum, charge) => sum + charge.fields.cycles, 0);
    expect(metrics).toMatchObject({
      dodgerCpuTimeSec: seconds('dodger.exe'), hogCpuTimeSec: seconds('cpuhog.exe'), serviceCpuTimeSec: seconds('svchost.exe'),
      dodgerCycleShare: expect.closeTo(share('dodger.exe'), 4), hogCycleShare: expect.closeTo(share('cpuhog.exe'), 4),
      serviceCyclesPerSec: delta / new Set(services.map((charge) => charge.processIndex)).size,
    });
  });
});

describe('the bytes of a trace', { timeout: 120_000 }, () => {
  const digest = (request: LabRequest, slices: number, touch: (session: LabSession) => void = () => {}): string => {
    const hash = createHash('sha256');
    const session = open(request, (batch) => hash.update(new Uint8Array(batch)));
    for (let slice = 1; slice <= slices; slice++) {
      session.runUntil(Math.floor((session.endTime * slice) / slices));
      touch(session);
    }
    session.stop();
    return hash.digest('hex');
  };

  it('are the same in 1, 7 and 1000 slices, whoever looks in between', () => {
    for (const profile of PROFILE_NAMES) {
      const request: LabRequest = { lab: 'quantum', profile, parameters: { ticks: 60 }, seed: 3 };
      const whole = digest(request, 1);
      expect(digest(request, 7)).toBe(whole);
      expect(digest(request, 1000, (session) => {
        session.kernel.ke.accounting();
        session.run.metrics();
      })).toBe(whole);
    }
    const delta: LabRequest = { lab: 'cycles-delta', parameters: { seconds: 1, services: 10 } };
    expect(digest(delta, 333)).toBe(digest(delta, 1));
  });
});

describe('every lab', { timeout: 120_000 }, () => {
  for (const lab of LABS) {
    for (const profile of ['windows-xp', 'windows-vista'] as const) {
      it(`${lab.id} on ${profile}: cycles close at any moment, and its bytes repeat in slices`, () => {
        const run = (slices: number): string => {
          const configured = configureLab({ lab: lab.id, profile });
          if (!configured.ok) throw new Error(configured.error);
          const hash = createHash('sha256');
          const end = CYCLES_PER_SECOND / 2;
          const session = new LabSession(configured.value, (batch) => hash.update(new Uint8Array(batch)), end);
          for (let slice = 1; slice <= slices; slice++) {
            session.runUntil(Math.floor((end * slice) / slices));
            const { cpus, elapsedCycles, threadCycles, interruptCycles, dpcCycles, idleCycles } = session.kernel.ke.accounting();
            expect(threadCycles + interruptCycles + dpcCycles + idleCycles).toBe(elapsedCycles * cpus);
          }
          session.stop();
          return hash.digest('hex');
        };
        const whole = run(1);
        expect(run(7)).toBe(whole);
        expect(run(1000)).toBe(whole);
      });
    }
  }
});
