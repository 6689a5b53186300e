// Every exercise can be solved: the lab is run as the exercise asks, the traces say the answer, that answer passes and another does
// not. And where the runs differ, so does what the traces say.

import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { LabExecution } from '../../src-main/host/lab-execution.ts';
import { configureLab } from '../../src-main/labs/configure.ts';
import { LABS, labById } from '../../src-main/labs/index.ts';
import type { LabMetrics, LabValue } from '../../src-main/labs/lab.ts';
import { CATALOGS } from '../i18n/catalogs.ts';
import { exclude, include } from '../query/rule.ts';
import { TraceView } from '../query/trace-view.ts';
import { eventTypeById } from '../trace/event-types.ts';
import { TraceStore } from '../trace/trace-store.ts';
import { checkAnswer } from './check-answer.ts';
import type { Exercise, ExerciseAnswer, ExerciseRun, ExerciseRuns, Finding } from './exercise.ts';
import { EXERCISES, exercisesOf } from './exercises/index.ts';
import { LAB_PAGES } from './labs/index.ts';
import { rowsOf } from './trace-questions.ts';

/** Shorter than the defaults where that shows the same. */
const SHORT: Readonly<Record<string, Readonly<Record<string, LabValue>>>> = { 'quantum': { ticks: 120 }, 'cycles-delta': { seconds: 2, services: 10 }, 'completion-port': { ios: 200 }, 'io-priority': { reads: 200 }, 'transfer-size': { mib: 8 }, 'desktop': { eventsPerSec: 500 } };

interface Ran extends ExerciseRun {
  readonly metrics: LabMetrics;
}

const runs = new Map<string, Ran>();

function run(lab: string, profile: string, parameters: Readonly<Record<string, LabValue>>): Ran {
  const key = JSON.stringify([lab, profile, parameters]);
  let ran = runs.get(key);
  if (ran === undefined) {
    const configured = configureLab({ lab, profile, parameters });
    if (!configured.ok) throw new Error(configured.error);
    const batches: ArrayBuffer[] = [];
    const execution = new LabExecution(configured.value, (batch) => batches.push(batch));
    while (!execution.isOver) execution.advance(Infinity);
    const { metrics } = execution.finish();
    const store = new TraceStore(execution.session.info, { eventTypes: { get: eventTypeById } });
    for (const batch of batches) store.append(batch);
    runs.set(key, (ran = { profile, view: new TraceView(store), endTime: execution.now, metrics }));
  }
  return ran;
}

function runsOf(exercise: Exercise, parameters: Readonly<Record<string, LabValue>> = {}): Readonly<Record<'old' | 'new', Ran>> & ExerciseRuns {
  const [old, new_] = labById(exercise.lab)!.profiles;
  const given = { ...SHORT[exercise.lab], ...exercise.parameters, ...parameters };
  return { old: run(exercise.lab, old, given), new: run(exercise.lab, new_, given) };
}

function find(id: string, parameters: Readonly<Record<string, LabValue>> = {}): Finding | null {
  const exercise = EXERCISES.find((one) => one.id === id)!;
  return exercise.find(runsOf(exercise, parameters));
}

/** Answers that are near, and not right. */
function wrongAnswers(exercise: Exercise, { answer }: Finding): readonly ExerciseAnswer[] {
  switch (answer.kind) {
    case 'choice': return exercise.form.kind === 'choice' ? exercise.form.options.filter((option) => option !== answer.choice).map((choice) => ({ kind: 'choice', choice })) : [];
    case 'number': {
      const tolerance = exercise.form.kind === 'number' ? exercise.form.tolerance : 0;
      const beside = Math.max(1.5 * tolerance, 0.5);
      return [answer.value + beside, answer.value - beside].map((value) => ({ kind: 'number', value }));
    }
    case 'name': return [{ kind: 'name', name: '' }, { kind: 'name', name: `${answer.name}x` }];
    case 'filter': return [
      { kind: 'filter', rules: [] },
      { kind: 'filter', rules: [...answer.rules, exclude('relativeTime', 'lessThan', '100000')] },
      // Without its last condition.
      { kind: 'filter', rules: answer.rules.slice(0, -1) },
    ];
  }
}

describe.each(EXERCISES.map((exercise) => [exercise.id, exercise] as const))('%s', { timeout: 60_000 }, (_id, exercise) => {
  it('can be solved from the traces, and only so', () => {
    const asked = runsOf(exercise);
    const finding = exercise.find(asked);
    if (finding === null) throw new Error('the runs do not show what the question is about');
    expect(checkAnswer(exercise, asked, finding.answer)).toEqual({ outcome: 'right', finding });
    expect(checkAnswer(exercise, asked, null)).toEqual({ outcome: 'shown', finding });
    for (const answer of wrongAnswers(exercise, finding)) expect([answer, checkAnswer(exercise, asked, answer).outcome]).toEqual([answer, 'wrong']);
    for (const { count } of finding.evidence) expect(count).toBeGreaterThanOrEqual(0);
    expect(finding.evidence.some(({ count }) => count > 0)).toBe(true);
  });

  it('has its words in both languages, with places that the traces fill', () => {
    const keys = [`${exercise.id}.question`, `${exercise.id}.hint`, `${exercise.id}.explanation`, ...(exercise.form.kind === 'choice' ? exercise.form.options.map((option) => `${exercise.id}.option.${option}`) : [])];
    const words = exercise.find(runsOf(exercise))?.words ?? {};
    for (const locale of ['en', 'ko'] as const) {
      const catalog: Readonly<Record<string, string>> = CATALOGS[locale].exercises;
      for (const key of keys) expect(catalog[key], `${locale} ${key}`).toBeTruthy();
      const places = [...(catalog[`${exercise.id}.explanation`] ?? '').matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map((match) => match[1] as string);
      for (const place of places) expect(Object.keys(words), `${locale} ${exercise.id}`).toContain(place);
    }
  });
});

describe('exercises', { timeout: 60_000 }, () => {
  it('are listed once each, every file of the folder is in the list, and labs and parameters exist', () => {
    const ids = EXERCISES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const files = readdirSync(path.join(import.meta.dirname, 'exercises')).filter((file) => file !== 'index.ts').map((file) => file.replace(/\.ts$/, ''));
    expect([...ids].sort()).toEqual(files.sort());
    for (const { id, lab, parameters } of EXERCISES) {
      expect(id.startsWith(`${lab}-`), id).toBe(true);
      expect(configureLab({ lab, ...(parameters === undefined ? {} : { parameters }) }).ok, id).toBe(true);
    }
  });

  it('exist for every lab that has a page', () => {
    for (const { lab } of LAB_PAGES) expect([lab, exercisesOf(lab).length > 0]).toEqual([lab, true]);
  });

  it('have another answer where the runs say something else', () => {
    expect(find('quantum-cpu-time', { stolenShare: 0 })).toBeNull();
    expect(find('quantum-turns', { ticks: 60 })?.answer).not.toEqual(find('quantum-turns')?.answer);
    expect(find('cycles-delta-idle', { dodgerShare: 0.01, burstUs: 2000, services: 3 })?.answer).toEqual({ kind: 'name', name: 'svchost.exe' });
  });

  it('takes a filter by what it shows, not by how it is written', () => {
    const exercise = EXERCISES.find(({ id }) => id === 'cycles-delta-ticks')!;
    const asked = runsOf(exercise);
    expect(checkAnswer(exercise, asked, { kind: 'filter', rules: [include('operation', 'beginsWith', 'ClockT'), include('processName', 'contains', 'hog')] }).outcome).toBe('right');
    expect(checkAnswer(exercise, asked, { kind: 'filter', rules: [include('operation', 'is', 'ClockTick')] })).toMatchObject({ outcome: 'wrong', missing: 0, extra: expect.any(Number) });
  });
});

describe('lab pages', () => {
  it('are listed once each, every file of the folder is in the list', () => {
    const files = readdirSync(path.join(import.meta.dirname, 'labs')).filter((file) => file !== 'index.ts').map((file) => file.replace(/\.ts$/, ''));
    expect(LAB_PAGES.map(({ lab }) => lab).sort()).toEqual(files.sort());
    expect(LAB_PAGES.every(({ lab }) => LABS.some(({ id }) => id === lab))).toBe(true);
  });

  it('draw metrics that the lab has, those of one unit on one scale', () => {
    for (const page of LAB_PAGES) {
      const metrics = labById(page.lab)!.metrics;
      for (const chart of page.charts) {
        const units = new Set(chart.map((name) => metrics.find((metric) => metric.name === name)?.unit));
        expect([page.lab, chart, [...units]]).toEqual([page.lab, chart, [expect.any(String)]]);
      }
    }
  });

  it('have their story, and the meaning of every metric, in both languages', () => {
    for (const { lab } of LAB_PAGES) {
      for (const locale of ['en', 'ko'] as const) {
        const stories: Readonly<Record<string, string>> = CATALOGS[locale]['lab-stories'];
        for (const part of ['experiment', 'change', 'look']) expect(stories[`${lab}.${part}`], `${locale} ${lab}.${part}`).toBeTruthy();
      }
      const meanings: Readonly<Record<string, string>> = CATALOGS.en['lab-metrics'];
      for (const { name, meaning } of labById(lab)!.metrics) expect([lab, name, meanings[`${lab}.${name}`]]).toEqual([lab, name, meaning]);
    }
  });

  it('show something while the lab runs: the prepared filter lets events through', () => {
    for (const page of LAB_PAGES) {
      const { view } = run(page.lab, labById(page.lab)!.profiles[1], SHORT[page.lab] ?? {});
      expect([page.lab, rowsOf(view, page.rules).length > 0]).toEqual([page.lab, true]);
    }
  });
});
