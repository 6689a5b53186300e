// src-renderer/store/process-store.ts
//
// Process snapshots as they come from the host, and what Process Explorer makes of the last two of them.
// Pausing stops the host's snapshots; Refresh Now asks for one. Commands act on the emulated machine, never on this state:
// what they did comes back with the next snapshot.

import { create } from 'zustand';
import type { PriorityClassName, ProcessCommandKind } from '../../src-shared/ipc/machine.ts';
import { NO_DIFFERENCES, noDifferences, observeDifferences } from '../../src-shared/query/process/difference-highlight.ts';
import type { DifferenceState } from '../../src-shared/query/process/difference-highlight.ts';
import { processRows } from '../../src-shared/query/process/rows.ts';
import type { ProcessRow, ProcessRows } from '../../src-shared/query/process/rows.ts';
import type { ProcessSnapshot } from '../../src-shared/query/process/snapshot.ts';
import { threadRows } from '../../src-shared/query/process/thread-rows.ts';
import type { ThreadRow } from '../../src-shared/query/process/thread-rows.ts';
import { client } from '../ipc/client.ts';
import { processSettings } from './process-settings.ts';
import { useSettings } from './settings-store.ts';

/** The threads of a process that is watched, from the same two snapshots as its row. */
export interface ProcessThreads {
  readonly rows: readonly ThreadRow[];
  readonly differences: DifferenceState<ThreadRow>;
}

export interface Processes {
  /** The snapshot that `current` is subtracted from. */
  readonly previous: ProcessSnapshot | null;
  readonly current: ProcessSnapshot | null;
  readonly rows: ProcessRows | null;
  readonly differences: DifferenceState;
  /** By process instance; only those of watchThreads(). */
  readonly threads: ReadonlyMap<number, ProcessThreads>;
  readonly paused: boolean;
  /** A command that the machine refused, in words; null once dismissed. */
  readonly failure: { readonly command: ProcessCommandKind; readonly name: string; readonly pid: number; readonly message: string } | null;
}

export const useProcesses = create<Processes>(() => ({ previous: null, current: null, rows: null, differences: NO_DIFFERENCES, threads: new Map(), paused: false, failure: null }));

/** State of the view that lasts as long as the window: what is selected, folded and searched for. */
export interface ProcessViewState {
  readonly selected: number | null;
  readonly collapsed: ReadonlySet<number>;
  readonly filter: string;
}

export const useProcessView = create<ProcessViewState>(() => ({ selected: null, collapsed: new Set<number>(), filter: '' }));

/** Process instances whose threads are wanted, and by how many. */
const watched = new Map<number, number>();

export function takeSnapshot(snapshot: ProcessSnapshot): void {
  const { previous, current, differences } = useProcesses.getState();
  if (current !== null && current.run === snapshot.run && snapshot.sequence <= current.sequence) return;
  const sameRun = current !== null && current.run === snapshot.run;
  // While machine time stands still the last interval stays on the screen; only facts (suspended, priority) change.
  const stands = sameRun && snapshot.time === current.time;
  const before = sameRun ? (stands ? previous : current) : null;
  const rows = processRows(before, snapshot);
  if (!sameRun) useProcessView.setState({ selected: null, collapsed: new Set() });
  const observed = stands ? differences : observeDifferences(sameRun ? differences : NO_DIFFERENCES, rows.rows, performance.now(), processSettings().differenceMs);
  useProcesses.setState({ previous: before, current: snapshot, rows, differences: observed, threads: observeThreads(before, snapshot, sameRun, stands) });
}

function observeThreads(before: ProcessSnapshot | null, snapshot: ProcessSnapshot, sameRun: boolean, stands: boolean): ReadonlyMap<number, ProcessThreads> {
  const known = useProcesses.getState().threads;
  const threads = new Map<number, ProcessThreads>();
  for (const instance of watched.keys()) {
    const rows = threadRows(instance, before, snapshot);
    if (rows === null) continue;
    const differences = (sameRun ? known.get(instance)?.differences : undefined) ?? noDifferences<ThreadRow>();
    threads.set(instance, { rows, differences: stands ? differences : observeDifferences(differences, rows, performance.now(), processSettings().differenceMs) });
  }
  return threads;
}

/** The living process with this PID in the last snapshot, or null. */
export function livingProcess(pid: number): ProcessRow | null {
  return useProcesses.getState().rows?.rows.find((row) => row.kind === 'process' && row.pid === pid && row.difference !== 'ended') ?? null;
}

/** Selects a process in the tree: nothing that hides it stays. */
export function revealProcess(row: ProcessRow): void {
  const rows = useProcesses.getState().rows?.rows ?? [];
  const collapsed = new Set(useProcessView.getState().collapsed);
  for (let parent = row.parentKey; parent !== null; parent = rows.find(({ key }) => key === parent)?.parentKey ?? null) collapsed.delete(parent);
  useProcessView.setState({ selected: row.key, collapsed, filter: '' });
}

let subscribed = false;

function subscribe(): void {
  const { paused } = useProcesses.getState();
  const intervalMs = paused ? 0 : processSettings().intervalMs;
  client.call('process:setRefresh', { intervalMs, threadsOf: [...watched.keys()].slice(0, 16) }).catch((error: unknown) => console.warn('process refresh:', error));
}

/** Starts listening once; later calls only ask the host again (after a reconnection). A subscription begins with a snapshot. */
export function startProcesses(): void {
  if (!subscribed) {
    subscribed = true;
    client.on('process:snapshot', takeSnapshot);
    let intervalMs = processSettings().intervalMs;
    useSettings.subscribe(() => {
      if (processSettings().intervalMs === intervalMs) return;
      intervalMs = processSettings().intervalMs;
      subscribe();
    });
  }
  subscribe();
}

export function refreshNow(): void {
  client.call('process:refresh').then(takeSnapshot).catch((error: unknown) => console.warn('process refresh:', error));
}

export function setPaused(paused: boolean): void {
  if (useProcesses.getState().paused === paused) return;
  useProcesses.setState({ paused });
  subscribe();
}

/** Has the threads of a process sent along until the returned function is called. */
export function watchThreads(instance: number): () => void {
  watched.set(instance, (watched.get(instance) ?? 0) + 1);
  subscribe();
  return () => {
    const left = (watched.get(instance) ?? 1) - 1;
    if (left > 0) watched.set(instance, left);
    else watched.delete(instance);
    subscribe();
  };
}

/** Sends a command for one process; a refusal becomes `failure`. */
export async function commandProcess(row: ProcessRow, command: ProcessCommandKind, priorityClass?: PriorityClassName): Promise<void> {
  const { current } = useProcesses.getState();
  if (current === null || row.pid === null) return;
  try {
    await client.call('process:command', { command, run: current.run, instance: row.key, ...(priorityClass === undefined ? {} : { priorityClass }) });
    useProcesses.setState({ failure: null });
    refreshNow();
  } catch (error) {
    useProcesses.setState({ failure: { command, name: row.name, pid: row.pid, message: error instanceof Error ? error.message : String(error) } });
  }
}

export function rowOf(key: number | null): ProcessRow | null {
  if (key === null) return null;
  return useProcesses.getState().rows?.rows.find((row) => row.key === key) ?? null;
}

/** Number of processes below this one, itself not counted. */
export function descendantsOf(key: number): number {
  const rows = useProcesses.getState().rows?.rows ?? [];
  const found = new Set([key]);
  for (let grew = true; grew;) {
    grew = false;
    for (const row of rows) {
      if (row.kind === 'process' && row.difference !== 'ended' && row.parentKey !== null && found.has(row.parentKey) && !found.has(row.key)) {
        found.add(row.key);
        grew = true;
      }
    }
  }
  return found.size - 1;
}
