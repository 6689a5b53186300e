// src-shared/formats/pml/load-pml.ts
//
// A Process Monitor log straight into a trace store: what the CLI does, and what the trace worker does with a file that
// was opened in the window.

import { eventTypeById } from '../../trace/event-types.ts';
import { TraceStore } from '../../trace/trace-store.ts';
import { TraceWriter } from '../../trace/trace-writer.ts';
import type { ByteSource } from '../byte-source.ts';
import type { PmlLog, PmlReadOptions, PmlReadResult } from './pml-log.ts';
import { expectedEvents, openPml } from './pml-log.ts';

export interface LoadedPml {
  readonly store: TraceStore;
  readonly log: PmlLog;
  readonly result: PmlReadResult;
}

export interface PmlLoadOptions extends PmlReadOptions {
  /** The store exists, with processes but no events yet: a window can show it while it fills. */
  readonly onStore?: (store: TraceStore, log: PmlLog) => void;
}

/** Reads a whole log. Throws PmlFormatError where the file is none; damage inside is in the result. */
export async function loadPml(source: ByteSource, options: PmlLoadOptions = {}): Promise<LoadedPml> {
  const log = await openPml(source);
  const store = new TraceStore(log.info, { eventTypes: { get: eventTypeById }, detailDecoder: log.decoder });
  const writer = new TraceWriter(expectedEvents(log.header, source.size));
  options.onStore?.(store, log);
  const result = await log.read(writer, {
    ...options,
    async afterWindow() {
      writer.flushInto(store);
      await options.afterWindow?.();
    },
  });
  writer.flushInto(store);
  return { store, log, result };
}
