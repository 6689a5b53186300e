// src-renderer/trace-worker/trace-worker.ts
//
// Entry of the trace worker: batches come in over the feed's port, questions over the worker's own, reports go out.
// Work that is left (filter, overview) is done in slices by pump(); each slice ends before SLICE_MS.

import type { FeedAck, FeedMessage } from '../../src-shared/ipc/feed.ts';
import { RunDigest } from '../../src-shared/formats/run-digest.ts';
import { DEFAULT_FILTER_RULES } from '../../src-shared/query/default-rules.ts';
import { eventTypeById } from '../../src-shared/trace/event-types.ts';
import { TraceStore } from '../../src-shared/trace/trace-store.ts';
import { breathe, inSlices, SLICE_MS } from './breathe.ts';
import type { Stop } from './breathe.ts';
import { eventProperties } from './event-properties.ts';
import { exportCsv } from './export-csv.ts';
import { LogBytes, openLog } from './open-log.ts';
import type { Asks, AskName, FromWorker, ToWorker, ViewChoice } from './protocol.ts';
import { NO_STATUS } from './protocol.ts';
import { countShown, distinctValues, findRows, nextMark, ruleCounts } from './questions.ts';
import { cellTexts, valuesOf } from './row-texts.ts';
import { TraceSession } from './trace-session.ts';

const STATUS_MS = 100;
const OVERVIEW_MS = 250;

let choice: ViewChoice = { rules: DEFAULT_FILTER_RULES, highlightRules: [], timeRange: null, advancedOutput: false, utcOffsetMinutes: -new Date().getTimezoneOffset() };
let live: TraceSession | null = null;
let log: TraceSession | null = null;
let traces = 0;
let generations = 0;

/** The trace in front: an opened log, else the live machine's. */
function front(): TraceSession | null {
  return log ?? live;
}

function say(message: FromWorker, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer });
}

// --- the feed

let feed: MessagePort | null = null;
let feedGeneration = -1;
let feedBatches = 0;
let feedBytes = 0;
/** Of the live machine's bytes; null where this page did not get them from the first on. */
let digest: RunDigest | null = null;

function connect(port: MessagePort): void {
  feed?.close();
  feed = port;
  port.onmessage = (event: MessageEvent<FeedMessage>) => {
    if (feed === port) receive(event.data);
  };
}

function receive(message: FeedMessage): void {
  if (message instanceof ArrayBuffer) {
    if (live === null) return;
    try {
      live.store.append(message);
    } catch (error) {
      say({ kind: 'problem', message: textOf(error) });
      feed?.close();
      return;
    }
    digest?.add(message);
    feedBatches++;
    feedBytes += message.byteLength;
    feed?.postMessage({ kind: 'ack', generation: feedGeneration, batches: feedBatches, bytes: feedBytes } satisfies FeedAck);
  } else if (message.kind === 'begin') {
    feedGeneration = message.generation;
    feedBatches = 0;
    feedBytes = 0;
    digest = message.whole ? new RunDigest() : null;
    live = newSession({ kind: 'live' }, new TraceStore(message.info, { eventTypes: { get: eventTypeById } }));
  } else if (live !== null && message.generation === feedGeneration) {
    live.ended = true;
  }
  wake();
}

function newSession(source: TraceSession['source'], store: TraceStore): TraceSession {
  stopQuestions();
  return new TraceSession(++traces, source, store, choice, nextGeneration());
}

/** Generations never repeat in a window, whatever trace they belong to. */
function nextGeneration(): number {
  generations = Math.max(generations, live?.generation ?? 0, log?.generation ?? 0) + 1;
  return generations;
}

// --- work in slices

let pumping = false;
let saidStatus = '';
let saidGeneration = -1;
let statusAt = 0;
let overviewAt = 0;
let saidOverview = '';

function wake(): void {
  if (pumping) return;
  pumping = true;
  void pump();
}

async function pump(): Promise<void> {
  for (;;) {
    const session = front();
    const began = performance.now();
    let done = session === null;
    while (session !== null && !done && performance.now() - began < SLICE_MS) done = session.advance();
    // The trace behind an opened log keeps taking batches; it filters when it is in front again.
    report();
    // Hashing can wait until there is nothing else to do.
    let hashed = digest === null;
    while (done && !hashed && performance.now() - began < SLICE_MS) hashed = digest?.advance() ?? true;
    if (done && hashed) break;
    await breathe();
  }
  pumping = false;
}

/** Says what changed, within the limits per second; what is held back is said later by a timer. Other rows in front are said at once: somebody waits for them. */
let later: ReturnType<typeof setTimeout> | undefined;

function report(now = false): void {
  const session = front();
  const time = performance.now();
  let wait = Infinity;
  const status = session?.status() ?? NO_STATUS;
  const key = JSON.stringify(status);
  if (key !== saidStatus) {
    if (now || status.generation !== saidGeneration || time - statusAt >= STATUS_MS) {
      saidStatus = key;
      saidGeneration = status.generation;
      statusAt = time;
      say({ kind: 'status', status });
    } else wait = STATUS_MS - (time - statusAt);
  }
  if (session !== null) {
    const overviewKey = `${session.trace} ${session.overview.version}`;
    if (overviewKey !== saidOverview) {
      if (time - overviewAt >= OVERVIEW_MS) {
        saidOverview = overviewKey;
        overviewAt = time;
        const overview = session.overview.overview(session.trace);
        say({ kind: 'overview', overview }, [overview.counts.buffer]);
      } else wait = Math.min(wait, OVERVIEW_MS - (time - overviewAt));
    }
  }
  if (wait < Infinity && later === undefined) later = setTimeout(() => { later = undefined; report(); }, wait);
}

// --- questions

class Stoppable implements Stop {
  stopped = false;
}

/** One long question of each kind at a time: a new one ends the one before. */
const running = new Map<string, Stoppable>();

function begin(kind: string): Stoppable {
  const before = running.get(kind);
  if (before !== undefined) before.stopped = true;
  const stop = new Stoppable();
  running.set(kind, stop);
  return stop;
}

function cancel(kind: string): null {
  const stop = running.get(kind);
  if (stop !== undefined) stop.stopped = true;
  return null;
}

function stopQuestions(): void {
  for (const kind of ['find', 'ruleCounts', 'countShown', 'mark', 'distinct', 'export']) cancel(kind);
}

type Answers = { readonly [N in AskName]: (argument: Asks[N]['argument']) => Asks[N]['answer'] | Promise<Asks[N]['answer']> };

const NO_ROWS: Asks['rows']['answer'] = { generation: 0, start: 0, rows: new Uint32Array(), texts: [], classes: new Uint8Array(), flags: new Uint8Array() };
const logBytes = new LogBytes((message) => say(message));

const answers: Answers = {
  rows: ({ start, count, columns }) => front()?.rows(start, count, columns) ?? NO_ROWS,
  place: ({ row }) => {
    const session = front();
    return session === null ? { place: 0, exact: false, generation: 0 } : { ...session.place(row), generation: session.generation };
  },
  rowsBetween: ({ from, to, limit }) => front()?.run.selection.rows(Math.min(from, to), Math.min(limit, Math.abs(to - from) + 1)) ?? new Uint32Array(),
  copy: ({ rows, columns }) => {
    const session = front();
    return session === null ? '' : rows.filter((row) => session.isHeld(row)).map((row) => cellTexts(session, row, columns).join('\t')).join('\r\n');
  },
  properties: ({ row }) => {
    const session = front();
    if (session === null || !session.isHeld(row)) return null;
    const { place, exact } = session.place(row);
    return eventProperties(session.view, row, exact ? place : -1, session.run.selection.count, session.isHighlighted(row));
  },
  distinct: async ({ column, limit }) => {
    const session = front();
    const found = session === null ? undefined : await inSlices(distinctValues(session, column, limit), begin('distinct'));
    return found ?? { values: [], complete: true };
  },
  valuesOf: ({ rows, columns }) => {
    const session = front();
    return session === null ? columns.map(() => []) : valuesOf(session, rows, columns);
  },
  ruleTime: ({ row }) => {
    const session = front();
    if (session === null || !session.isHeld(row)) return '';
    const { times } = session.view;
    return times.dateTimeExactText(times.localTicks(session.store.time(row)));
  },
  ruleCounts: async ({ rules }) => {
    const session = front();
    return session === null ? null : ((await inSlices(ruleCounts(session, rules), begin('ruleCounts'))) ?? null);
  },
  countShown: async ({ rules }) => {
    const session = front();
    return session === null ? null : ((await inSlices(countShown(session, rules), begin('countShown'))) ?? null);
  },
  find: async (request) => {
    const session = front();
    if (session === null) return null;
    const stop = begin('find');
    let saidAt = performance.now();
    const search = findRows(session, request);
    const found = await inSlices((function* () {
      for (let step = search.next(); ; step = search.next()) {
        if (step.done === true) return step.value;
        if (performance.now() - saidAt > STATUS_MS) {
          saidAt = performance.now();
          say({ kind: 'finding', fraction: step.value });
        }
        yield step.value;
      }
    })(), stop);
    say({ kind: 'finding', fraction: null });
    return found ?? null;
  },
  cancelFind: () => cancel('find'),
  toggleBookmark: ({ rows }) => {
    const session = front();
    if (session === null) return false;
    const on = !rows.every((row) => session.bookmarks.has(row));
    for (const row of rows) {
      if (on) session.bookmarks.add(row);
      else session.bookmarks.delete(row);
    }
    session.revision++;
    report(true);
    return on;
  },
  nextMark: async ({ kind, row, backwards }) => {
    const session = front();
    return session === null ? null : ((await inSlices(nextMark(session, kind, row, backwards), begin('mark'))) ?? null);
  },
  clear: () => {
    front()?.clear();
    report(true);
    wake();
    return null;
  },
  openLog: async ({ source, name }) => {
    const stop = begin('open');
    let session: TraceSession | null = null;
    let saidAt = 0;
    try {
      const opened = await openLog(logBytes.source(source), stop, {
        onStore: (store) => {
          session = newSession({ kind: 'log', name }, store);
          log = session;
        },
        onProgress: (fraction, events) => {
          wake();
          if (performance.now() - saidAt < STATUS_MS) return;
          saidAt = performance.now();
          say({ kind: 'opening', opening: { name, fraction, events } });
        },
      });
      endLog();
      if (opened.cancelled && log === session) leaveLog();
      return opened;
    } catch (error) {
      if (log === session) leaveLog();
      throw error;
    } finally {
      say({ kind: 'opening', opening: null });
      report(true);
      wake();
    }
  },
  cancelOpen: () => cancel('open'),
  closeLog: () => {
    cancel('open');
    leaveLog();
    return null;
  },
  exportCsv: async ({ columns }) => {
    const session = front();
    if (session === null) return null;
    const stop = begin('export');
    try {
      return (await inSlices(exportCsv(session, columns, (fraction) => say({ kind: 'exporting', fraction })), stop)) ?? null;
    } finally {
      say({ kind: 'exporting', fraction: null });
    }
  },
  cancelExport: () => cancel('export'),
  digest: () => (digest === null ? null : { generation: feedGeneration, batches: feedBatches, bytes: feedBytes, sha256: digest.hex() }),
  info: () => front()?.store.info ?? null,
};

function endLog(): void {
  if (log !== null) log.ended = true;
}

/** Back to the live machine's trace. */
function leaveLog(): void {
  stopQuestions();
  log = null;
  if (live !== null) {
    live.choose(choice);
    live.generation = nextGeneration();
  }
  report(true);
  wake();
}

async function answer(id: number, name: AskName, argument: unknown): Promise<void> {
  try {
    const handler = answers[name] as (argument: unknown) => unknown;
    say({ kind: 'answer', id, value: await handler(argument) });
  } catch (error) {
    say({ kind: 'failure', id, message: textOf(error) });
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

self.onmessage = (event: MessageEvent<ToWorker>) => {
  const message = event.data;
  switch (message.kind) {
    case 'ask': void answer(message.id, message.name, message.argument); break;
    case 'feed': if (event.ports[0] !== undefined) connect(event.ports[0]); break;
    case 'view':
      choice = message.view;
      front()?.choose(choice);
      wake();
      break;
    case 'bytes': logBytes.take(message.id, message.bytes, message.message); break;
  }
};
