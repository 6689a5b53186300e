// src-shared/formats/pml/pml-log.ts
//
// Opens a Process Monitor log: header and the tables at the end of the file first, then the events in windows, into a TraceSink.
// A file of any size streams through a few megabytes. What is damaged is reported with its place, what is whole is read:
// a capture that was not closed has no tables, and its events are then found by walking from record to record.
//
//   const log = await openPml(source);             TraceInfo and the Detail decoder for the store
//   const result = await log.read(sink, options);  processes, modules, then every event

import type { TraceInfo, TraceSink } from '../../trace/model.ts';
import type { ByteSource, Cancellation } from '../byte-source.ts';
import { PmlDetailDecoder } from './pml-detail-decoder.ts';
import { PmlEndpoints } from './pml-endpoints.ts';
import { readListedEvents, walkEvents } from './pml-event-loop.ts';
import type { PmlProblem } from './pml-format-error.ts';
import { PmlFormatError } from './pml-format-error.ts';
import type { PmlHeader } from './pml-header.ts';
import { osNameOf, parsePmlHeader } from './pml-header.ts';
import { entryOffset, Header, OFFSET_ENTRY_SIZE, Record } from './pml-layout.ts';
import type { PmlProcess } from './pml-processes.ts';
import { parsePmlProcesses } from './pml-processes.ts';
import { PmlProcessMap } from './pml-process-map.ts';
import { PmlProblemList } from './pml-problem-list.ts';
import { PmlRecordReader } from './pml-record-reader.ts';
import { readTable } from './pml-source.ts';
import { PmlStrings } from './pml-strings.ts';

/** A million events make tables of some megabytes; longer logs let them grow. */
const MOST_EXPECTED = 2 ** 20;

export interface PmlProgress {
  readonly bytes: number;
  readonly totalBytes: number;
  readonly events: number;
  /** What the header announces; 0 where it says nothing. */
  readonly totalEvents: number;
}

export interface PmlReadOptions {
  readonly cancellation?: Cancellation;
  readonly onProgress?: (progress: PmlProgress) => void;
  /** After each window of about 2 MB: flush batches, let others run. */
  readonly afterWindow?: () => void | Promise<void>;
}

export interface PmlReadResult {
  /** Everything that the file announces was there and whole, and was read. */
  readonly complete: boolean;
  readonly cancelled: boolean;
  readonly events: number;
  /** At most a hundred; `problemCount` counts all. */
  readonly problems: readonly PmlProblem[];
  readonly problemCount: number;
}

export interface PmlLog {
  readonly info: TraceInfo;
  readonly header: PmlHeader;
  readonly decoder: PmlDetailDecoder;
  readonly processes: readonly PmlProcess[];
  /** Reads processes, modules and events. Once. */
  read(sink: TraceSink, options?: PmlReadOptions): Promise<PmlReadResult>;
}

/** Throws PmlFormatError where the file is not a log of a known version. Anything less is a problem of the result. */
export async function openPml(source: ByteSource): Promise<PmlLog> {
  const header = parsePmlHeader(await source.read(0, Math.min(Header.SIZE, source.size)));
  const problems = new PmlProblemList();
  const strings = await problems.attempt(async () => new PmlStrings(await readTable(source, header.strings, header.icons, 'string table')), undefined);
  const processes = await problems.attempt(async () => {
    const table = await readTable(source, header.processes, header.strings, 'process table');
    const text = (index: number): string => {
      try {
        return strings?.text(index) ?? '';
      } catch (error) {
        problems.take(error);
        return '';
      }
    };
    return parsePmlProcesses(table, { text }, header.is64Bit ? 8 : 4, problems);
  }, [] as PmlProcess[]);
  const endpoints = new PmlEndpoints();
  await problems.attempt(async () => endpoints.read(await readTable(source, header.hosts, source.size, 'host table')), undefined);
  const offsetsEnd = await problems.attempt(() => Promise.resolve(checkEventOffsets(header, source.size)), 0);
  const origin = await firstEventTime(source, header, offsetsEnd > 0);
  const info: TraceInfo = {
    clock: { unitsPer100ns: 1, originFiletime: String(origin) },
    payloadFormat: header.is64Bit ? 'pml64' : 'pml32',
    computerName: header.computerName,
    systemRoot: header.systemRoot,
    osName: osNameOf(header),
    is64Bit: header.is64Bit,
    processors: header.processors,
    memoryBytes: header.memoryBytes,
  };
  const decoder = new PmlDetailDecoder(header.is64Bit);
  return {
    info, header, decoder, processes,
    async read(sink, options = {}) {
      const map = new PmlProcessMap(sink);
      map.announce(processes, (filetime) => Number(filetime - origin), problems);
      const reader = new PmlRecordReader({
        sink,
        is64Bit: header.is64Bit,
        hasTerminators: header.version === 7,
        lastUserAddress: header.lastUserAddress,
        expectedEvents: expectedEvents(header, source.size),
        originLow: Number(origin & 0xffff_ffffn),
        originHigh: Number(origin >> 32n),
        processes: map,
        endpoints,
        accounts: decoder.accounts,
        report: (problem) => { problems.push(problem); },
      });
      const outcome = offsetsEnd > 0
        ? await readListedEvents(source, header, reader, problems, options)
        : await walkEvents(source, header, reader, problems, options);
      return {
        complete: problems.count === 0 && !outcome.cancelled,
        cancelled: outcome.cancelled,
        events: outcome.events,
        problems: problems.list,
        problemCount: problems.count,
      };
    },
  };
}

/** End of the event offset array. Throws PmlFormatError where it is not all in the file. */
function checkEventOffsets(header: PmlHeader, size: number): number {
  const { eventOffsets, eventCount } = header;
  if (eventOffsets === 0) throw new PmlFormatError(Header.EVENT_OFFSETS, 'event offset array', 'There is no list of events: the capture was not closed');
  const end = eventOffsets + eventCount * OFFSET_ENTRY_SIZE;
  if (end > size) throw new PmlFormatError(eventOffsets, 'event offset array', `The list of ${eventCount} events would end at byte ${end} of ${size}`);
  if (eventOffsets < Header.SIZE) throw new PmlFormatError(Header.EVENT_OFFSETS, 'event offset array', `The list of events cannot begin at byte ${eventOffsets}`);
  return end;
}

/** Events for which tables begin with room: what the header announces, as far as the file is long enough and the tables stay small. */
export function expectedEvents(header: PmlHeader, size: number): number {
  return Math.min(header.eventCount, Math.floor(size / Record.SIZE), MOST_EXPECTED);
}

/** FILETIME of the first event, which is time 0 of the trace; 0 where there is none. */
async function firstEventTime(source: ByteSource, header: PmlHeader, isListed: boolean): Promise<bigint> {
  let offset = header.firstEvent >= Header.SIZE ? header.firstEvent : Header.SIZE;
  if (isListed && header.eventCount > 0) {
    const entry = await source.read(header.eventOffsets, OFFSET_ENTRY_SIZE);
    if (entry.length === OFFSET_ENTRY_SIZE) offset = entryOffset(entry, 0);
  }
  if (offset + Record.SIZE > source.size) return 0n;
  const record = await source.read(offset + Record.TIME, 8);
  let time = 0n;
  for (let i = record.length - 1; i >= 0; i--) time = (time << 8n) | BigInt(record[i]!);
  return time;
}
