// src-main/labs/mmcss-checks.ts
//
// What theory says about the mmcss lab, for these parameters. Where a figure hangs on how turns of equal threads fall against each other, or a
// budget and a work that differ by less than the clock can tell, nothing is said about it.

import { QUANTUM_UNITS_PER_TICK } from '../kernel/core/time.ts';
import type { Kernel } from '../kernel/core/kernel.ts';
import { equals, near, within } from './check.ts';
import type { LabCheck, LabMetrics, LabParameters, MetricValue } from './lab.ts';
import type { MmcssVariant } from './mmcss.ts';

/** Base priority of the player; priorities of its tasks, boosted and demoted (mmcss/tasks.ts: Audio 6, Playback 4). */
const BASE = 8;
const AUDIO = { boosted: 21, exhausted: 5 } as const;
const MANAGER = 27;
const PERIOD_MS = 10;
/** Interrupts, switches and the manager itself take this much of a period, at the most. */
const OVERHEAD_MS = 0.2;
/** What the balance set manager gives a thread that has been ready for four seconds, as a share: 4 quanta every 4 to 5 s. */
const STARVED_SHARE = 0.1;
const ONE = 1.0001;

interface Setup {
  readonly variant: MmcssVariant;
  readonly hogBase: number;
  readonly foreground: boolean;
  /** Part of a processor that boosted threads may have. */
  readonly budget: number;
  /** Part that the sound needs. */
  readonly sound: number;
}

export function mmcssChecks(kernel: Kernel, parameters: LabParameters, metrics: LabMetrics): readonly LabCheck[] {
  const setup: Setup = {
    variant: parameters.text('variant') as MmcssVariant,
    hogBase: parameters.number('hogBase'),
    foreground: parameters.boolean('foreground'),
    budget: 1 - Math.min(100, Math.max(10, Math.ceil(parameters.number('systemResponsiveness') / 10) * 10)) / 100,
    sound: parameters.number('workMs') / PERIOD_MS,
  };
  const value = (name: string): MetricValue => metrics[name] as MetricValue;
  const scheduled = kernel.features.on('mmcss');
  return [
    equals('registered', value('registered'), scheduled),
    equals('managerPriority', value('managerPriority'), scheduled ? MANAGER : null),
    scheduled && setup.budget > 0 ? equals('maxPriority', value('maxPriority'), AUDIO.boosted) : within('maxPriority', value('maxPriority'), BASE, 16),
    ...(scheduled ? withScheduler(setup, value) : withoutScheduler(kernel, setup, value)),
  ];
}

function withScheduler(setup: Setup, value: (name: string) => MetricValue): LabCheck[] {
  const { variant, hogBase, budget, sound } = setup;
  const found: LabCheck[] = [];
  if (value('throttledPriorityMin') !== null) found.push(within('throttledPriorityMin', value('throttledPriorityMin'), 1, 8), within('throttledPriorityMax', value('throttledPriorityMax'), 1, 8));
  const alone = hogBase < AUDIO.exhausted;
  switch (variant) {
    case 'cpu-bound':
      if (hogBase === 0) found.push(near('mediaShare', value('mediaShare'), 1, 0.01));
      else if (alone) found.push(within('mediaShare', value('mediaShare'), 1 - STARVED_SHARE, ONE));
      else if (hogBase > AUDIO.exhausted) found.push(near('mediaShare', value('mediaShare'), budget, 0.01), near('hogShare', value('hogShare'), 1 - budget, 0.01));
      break;
    case 'audio': {
      const limit = alone ? 1 : budget;
      if (sound <= limit - OVERHEAD_MS / PERIOD_MS && (hogBase === 0 || !alone)) found.push(equals('deadlinesMissedShare', value('deadlinesMissedShare'), 0));
      if (sound >= limit + OVERHEAD_MS / PERIOD_MS && hogBase !== AUDIO.exhausted) found.push(within('deadlinesMissedShare', value('deadlinesMissedShare'), 0.95, ONE));
      break;
    }
    case 'focus':
      // At the next period, and the manager needs a moment for it.
      if (setup.foreground && budget > 0) found.push(within('boostLostAfterMs', value('boostLostAfterMs'), 0, PERIOD_MS + OVERHEAD_MS));
      else found.push(equals('boostLostAfterMs', value('boostLostAfterMs'), null));
      // The sound's task is one for the background: it keeps its boost.
      if (sound <= budget - OVERHEAD_MS / PERIOD_MS && hogBase > AUDIO.exhausted) found.push(equals('deadlinesMissedShare', value('deadlinesMissedShare'), 0));
  }
  return found;
}

function withoutScheduler(kernel: Kernel, setup: Setup, value: (name: string) => MetricValue): LabCheck[] {
  const { variant, hogBase, foreground, sound } = setup;
  const { machine } = kernel;
  const found = [equals('throttledPriorityMin', value('throttledPriorityMin'), null), equals('boostLostAfterMs', value('boostLostAfterMs'), null)];
  if (variant === 'cpu-bound') {
    const { background } = machine.quantumUnits;
    const mine = (foreground ? machine.quantumUnits.foreground : background) / QUANTUM_UNITS_PER_TICK;
    const share = mine / (mine + background / QUANTUM_UNITS_PER_TICK);
    if (hogBase === 0) found.push(near('mediaShare', value('mediaShare'), 1, 0.01));
    else if (hogBase === BASE) found.push(near('mediaShare', value('mediaShare'), share, 0.01), near('hogShare', value('hogShare'), 1 - share, 0.01));
    else if (hogBase < BASE) found.push(within('mediaShare', value('mediaShare'), 1 - STARVED_SHARE, ONE));
    else found.push(within('mediaShare', value('mediaShare'), 0, STARVED_SHARE));
  }
  if (variant === 'audio') {
    // A thread that has waited in the foreground gets two levels more.
    const boosted = BASE + (foreground ? machine.prioritySeparation : 0);
    // What the balance set manager gives to a starved thread is not enough to catch up, unless there is hardly anything to do.
    if ((hogBase > boosted && sound > STARVED_SHARE) || sound > 1 + OVERHEAD_MS / PERIOD_MS) found.push(within('deadlinesMissedShare', value('deadlinesMissedShare'), 0.95, ONE));
    else if (hogBase < BASE && sound <= 0.9) found.push(equals('deadlinesMissedShare', value('deadlinesMissedShare'), 0));
  }
  return found;
}
