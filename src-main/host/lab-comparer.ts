// src-main/host/lab-comparer.ts
//
// Runs a lab under two profiles, one after the other, and keeps their traces for the exercises. It lives in a worker thread
// (lab-worker.ts), so that neither the window nor the live machine waits for it. Between two stretches it listens: a new
// comparison or cancel() ends the one that runs.

import { checkAnswer } from '../../src-shared/exercise/check-answer.ts';
import type { ExerciseAnswer, ExerciseRun, Verdict } from '../../src-shared/exercise/exercise.ts';
import { exerciseById } from '../../src-shared/exercise/exercises/index.ts';
import { CallError } from '../../src-shared/ipc/call.ts';
import type { Comparison, ComparisonProgress, ComparisonRequest, LabReport } from '../../src-shared/ipc/labs.ts';
import { TraceView } from '../../src-shared/query/trace-view.ts';
import { eventTypeById } from '../../src-shared/trace/event-types.ts';
import { TraceStore } from '../../src-shared/trace/trace-store.ts';
import { CYCLES_PER_MS } from '../kernel/core/time.ts';
import type { Cycles } from '../kernel/core/time.ts';
import { configureLab } from '../labs/configure.ts';
import type { LabConfiguration } from '../labs/configure.ts';
import { LabExecution } from './lab-execution.ts';
import { REAL_CLOCK } from './wall-clock.ts';
import type { WallClock } from './wall-clock.ts';

/** Simulated time of one stretch, between two looks at the clock. */
const STRETCH: Cycles = 5 * CYCLES_PER_MS;
/** Wall-clock time after which it listens for a cancellation and tells how far it is. */
const BREATH_MS = 50;
/** Bytes of kept traces beyond which the oldest comparison is forgotten. The newest is always kept. */
const KEPT_BYTES = 128 * 1024 * 1024;

interface Kept {
  readonly id: number;
  readonly runs: readonly [ExerciseRun, ExerciseRun];
  readonly bytes: number;
}

export class LabComparer {
  readonly #progress: (progress: ComparisonProgress) => void;
  readonly #clock: WallClock;
  #kept: readonly Kept[] = [];
  #ids = 0;
  /** Changes when what runs is to stop. */
  #wanted = 0;

  constructor(progress: (progress: ComparisonProgress) => void, clock: WallClock = REAL_CLOCK) {
    this.#progress = progress;
    this.#clock = clock;
  }

  /**
   * Runs both. Resolves with null where it was cancelled.
   * @throws CallError in the labs' own words where the request is not in order
   */
  async compare(request: ComparisonRequest): Promise<Comparison | null> {
    const configurations = request.profiles.map((profile) => configuration(request, profile));
    const mine = ++this.#wanted;
    const outcomes: { readonly report: LabReport; readonly run: ExerciseRun; readonly bytes: number }[] = [];
    for (const [index, configured] of configurations.entries()) {
      const outcome = await this.#run(configured, index as 0 | 1, mine);
      if (outcome === null) return null;
      outcomes.push(outcome);
    }
    const [first, second] = outcomes as [typeof outcomes[0], typeof outcomes[0]];
    const id = ++this.#ids;
    this.#keep({ id, runs: [first.run, second.run], bytes: first.bytes + second.bytes });
    return { id, runs: [first.report, second.report] };
  }

  cancel(): void {
    this.#wanted++;
  }

  /** Checks an answer against the traces of a comparison; null asks for what they say. */
  check(comparison: number, exerciseId: string, answer: ExerciseAnswer | null): Verdict {
    const exercise = exerciseById(exerciseId);
    if (exercise === undefined) throw new CallError('not-found', `There is no exercise '${exerciseId}'.`);
    const kept = this.#kept.find(({ id }) => id === comparison);
    if (kept === undefined) throw new CallError('closed', 'The traces of that run are no longer held. Run the lab again.');
    return checkAnswer(exercise, { old: kept.runs[0], new: kept.runs[1] }, answer);
  }

  async #run(configured: LabConfiguration, index: 0 | 1, mine: number): Promise<{ readonly report: LabReport; readonly run: ExerciseRun; readonly bytes: number } | null> {
    let bytes = 0;
    // The first batch is cut when simulated time has passed, so the store is there.
    const execution = new LabExecution(configured, (batch) => {
      bytes += batch.byteLength;
      store.append(batch);
    });
    const store = new TraceStore(execution.session.info, { eventTypes: { get: eventTypeById } });
    let breath = this.#clock.now();
    while (!execution.isOver) {
      execution.advance(STRETCH);
      if (this.#clock.now() - breath < BREATH_MS) continue;
      this.#progress({ lab: configured.lab.id, run: index, done: (index + execution.now / execution.end) / 2, events: execution.session.events });
      await this.#breathe();
      if (this.#wanted !== mine) return null;
      breath = this.#clock.now();
    }
    const report = execution.finish();
    return { report, run: { profile: configured.profile, view: new TraceView(store), endTime: execution.now }, bytes };
  }

  #breathe(): Promise<void> {
    return new Promise((resolve) => { this.#clock.after(0, resolve); });
  }

  #keep(newest: Kept): void {
    const kept = [newest];
    let bytes = newest.bytes;
    for (const one of this.#kept) {
      bytes += one.bytes;
      if (bytes > KEPT_BYTES) break;
      kept.push(one);
    }
    this.#kept = kept;
  }
}

function configuration(request: ComparisonRequest, profile: string): LabConfiguration {
  const configured = configureLab({ lab: request.lab, profile, parameters: request.parameters, seed: request.seed });
  if (!configured.ok) throw new CallError('bad-argument', configured.error);
  return configured.value;
}
