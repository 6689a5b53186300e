// src-main/cli/trace-input.ts
//
// Reads a trace of any known kind into a store for a subcommand: Process Monitor logs and our own recordings. What kind
// a file is, its first bytes say. Damage is told on standard error with its place, and what is whole is used.

import type { ByteSource, Cancellation } from '../../src-shared/formats/byte-source.ts';
import { isKtrace, openKtrace } from '../../src-shared/formats/ktrace/read.ts';
import { KtraceFormatError } from '../../src-shared/formats/ktrace/layout.ts';
import { loadPml } from '../../src-shared/formats/pml/load-pml.ts';
import { PmlFormatError } from '../../src-shared/formats/pml/pml-format-error.ts';
import { BatchFormatError } from '../../src-shared/trace/batch.ts';
import { eventTypeById } from '../../src-shared/trace/event-types.ts';
import { TraceStore } from '../../src-shared/trace/trace-store.ts';
import type { FileByteSource } from '../files/file-byte-source.ts';
import { openFileByteSource } from '../files/file-byte-source.ts';
import { badInput } from './command.ts';
import type { CliHost } from './command.ts';

export interface TraceInputOptions {
  /** The store exists; events follow. */
  readonly onStore?: (store: TraceStore, sizeBytes: number) => void;
  /** Some more rows are in the store and will not change any more. Not called for recordings, whose rows may complete late. */
  readonly onRows?: () => Promise<void>;
}

export interface TraceInput {
  readonly store: TraceStore;
  /** False where the file is damaged or reading was interrupted; the reason has been told. */
  readonly complete: boolean;
}

/** Problems that are told one by one; the rest is counted. */
const TOLD_PROBLEMS = 5;

/** @throws CliError where the file cannot be opened */
export async function openInputFile(path: string): Promise<FileByteSource> {
  try {
    return await openFileByteSource(path);
  } catch (error) {
    throw badInput(path, (error as Error).message);
  }
}

/** @throws CliError where the file cannot be opened or is no trace */
export async function readTraceInput(path: string, host: CliHost, options: TraceInputOptions = {}): Promise<TraceInput> {
  const source = await openInputFile(path);
  try {
    const start = await source.read(0, 16);
    return isKtrace(start) ? await readKtrace(path, source, host, options) : await readPml(path, source, host, options);
  } catch (error) {
    if (error instanceof PmlFormatError || error instanceof KtraceFormatError || error instanceof BatchFormatError) throw badInput(path, error.message);
    throw error;
  } finally {
    await source.close();
  }
}

async function readPml(path: string, source: ByteSource, host: CliHost, options: TraceInputOptions): Promise<TraceInput> {
  const cancellation: Cancellation = { get aborted() { return host.interrupted; } };
  const { store, result } = await loadPml(source, {
    cancellation,
    onStore: (opened) => { options.onStore?.(opened, source.size); },
    onProgress: ({ bytes, totalBytes, events }) => { host.progress(`reading ${path}: ${Math.floor((bytes / Math.max(1, totalBytes)) * 100)} %, ${events} events`); },
    afterWindow: async () => { await options.onRows?.(); },
  });
  if (result.cancelled) host.warn(`${path}: stopped after ${result.events} events`);
  for (const problem of result.problems.slice(0, TOLD_PROBLEMS)) host.warn(`${path}: byte ${problem.offset}: ${problem.message}`);
  if (result.problemCount > TOLD_PROBLEMS) host.warn(`${path}: ${result.problemCount - TOLD_PROBLEMS} more problems`);
  if (result.problemCount > 0) host.warn(`${path}: the file is damaged; ${result.events} events were whole and were read`);
  return { store, complete: result.complete };
}

async function readKtrace(path: string, source: ByteSource, host: CliHost, options: TraceInputOptions): Promise<TraceInput> {
  const file = await openKtrace(source);
  const store = new TraceStore(file.manifest.info, { eventTypes: { get: eventTypeById } });
  options.onStore?.(store, source.size);
  for await (const batch of file.batches()) {
    store.append(batch);
    host.progress(`reading ${path}: ${store.rowCount} events`);
    if (!host.interrupted) continue;
    host.warn(`${path}: stopped after ${store.rowCount} events`);
    return { store, complete: false };
  }
  if (file.damage === null) return { store, complete: true };
  host.warn(`${path}: ${file.damage.message}`);
  host.warn(`${path}: the file is damaged; ${store.rowCount} events were whole and were read`);
  return { store, complete: false };
}
