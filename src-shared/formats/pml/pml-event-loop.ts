// src-shared/formats/pml/pml-event-loop.ts
//
// The order in which event records are read: by the list of offsets, or, where a capture was not closed or cut off,
// by walking from each record to the next.

import type { ByteSource } from '../byte-source.ts';
import type { PmlHeader } from './pml-header.ts';
import { entryOffset, Header, OFFSET_ENTRY_SIZE, Record } from './pml-layout.ts';
import type { PmlReadOptions } from './pml-log.ts';
import type { PmlProblemList } from './pml-problem-list.ts';
import type { PmlRecordReader } from './pml-record-reader.ts';
import { RecordStatus } from './pml-record-reader.ts';
import { PmlWindow, WINDOW_SIZE } from './pml-source.ts';

export interface EventLoopOutcome {
  readonly events: number;
  readonly cancelled: boolean;
}

/** Entries of the offset array that are held at a time. */
const OFFSET_BLOCK = 65_536;
/** Records may share bytes with others by this much before the file counts as built to grow when it is read. */
const OVERLAP_SLACK = 1024 * 1024;

/** Reads the events that the offset array lists, in its order. */
export async function readListedEvents(source: ByteSource, header: PmlHeader, reader: PmlRecordReader, problems: PmlProblemList, options: PmlReadOptions): Promise<EventLoopOutcome> {
  const window = new PmlWindow(source);
  const { eventCount } = header;
  let events = 0;
  let consumed = 0;
  let sinceWindow = 0;
  const progress = (): void => {
    options.onProgress?.({ bytes: Math.min(source.size, window.end), totalBytes: source.size, events, totalEvents: eventCount });
  };
  for (let first = 0; first < eventCount; first += OFFSET_BLOCK) {
    const count = Math.min(OFFSET_BLOCK, eventCount - first);
    const offsets = await source.read(header.eventOffsets + first * OFFSET_ENTRY_SIZE, count * OFFSET_ENTRY_SIZE);
    const listed = Math.floor(offsets.length / OFFSET_ENTRY_SIZE);
    for (let i = 0; i < listed;) {
      const offset = entryOffset(offsets, i * OFFSET_ENTRY_SIZE);
      if (offset < Header.SIZE || offset >= source.size) {
        problems.push({ offset: header.eventOffsets + (first + i) * OFFSET_ENTRY_SIZE, field: 'event offset', message: `Event ${first + i} cannot begin at byte ${offset}` });
        i++;
        continue;
      }
      let wanted = 0;
      if (offset >= window.start && offset < window.end) {
        const status = reader.read(window.bytes, window.view, offset - window.start, source.size - offset);
        if (status === RecordStatus.Read) {
          events++;
          i++;
          consumed += reader.consumed;
          if (consumed <= source.size + OVERLAP_SLACK) continue;
          problems.push({ offset, field: 'event records', message: 'Event records overlap: together they are longer than the file' });
          progress();
          return { events, cancelled: false };
        }
        if (status === RecordStatus.Damaged) {
          problems.push({ offset: offset + reader.damage.offset, field: reader.damage.field, message: `Event ${first + i}: ${reader.damage.message}` });
          i++;
          continue;
        }
        wanted = reader.needed;
      }
      // The record is not in the window, or not all of it.
      sinceWindow += window.bytes.length;
      if (sinceWindow >= WINDOW_SIZE) {
        sinceWindow = 0;
        progress();
        await options.afterWindow?.();
        if (options.cancellation?.aborted === true) return { events, cancelled: true };
      }
      await window.moveTo(offset, Math.max(wanted, Record.SIZE));
      reader.windowStart = window.start;
    }
    if (listed < count) {
      problems.push({ offset: header.eventOffsets + (first + listed) * OFFSET_ENTRY_SIZE, field: 'event offset array', message: 'The list of events is cut off' });
      break;
    }
  }
  progress();
  await options.afterWindow?.();
  return { events, cancelled: false };
}

/** Reads records one behind the other from the first, up to the tables, the end of the file or the first that is not whole. */
export async function walkEvents(source: ByteSource, header: PmlHeader, reader: PmlRecordReader, problems: PmlProblemList, options: PmlReadOptions): Promise<EventLoopOutcome> {
  const window = new PmlWindow(source);
  let offset = header.firstEvent >= Header.SIZE ? header.firstEvent : Header.SIZE;
  // The list of events follows the records after at most three bytes.
  const stop = header.eventOffsets > offset ? Math.min(header.eventOffsets - 3, source.size) : source.size;
  let events = 0;
  while (offset < stop) {
    let wanted: number = Record.SIZE;
    if (offset >= window.start && offset < window.end) {
      const status = reader.read(window.bytes, window.view, offset - window.start, source.size - offset);
      if (status === RecordStatus.Read) {
        events++;
        offset += reader.recordEnd;
        continue;
      }
      if (status === RecordStatus.Damaged) {
        problems.push({ offset: offset + reader.damage.offset, field: reader.damage.field, message: `Event ${events}: ${reader.damage.message}; what follows cannot be found` });
        break;
      }
      wanted = reader.needed;
    }
    if (window.bytes.length > 0) {
      options.onProgress?.({ bytes: offset, totalBytes: source.size, events, totalEvents: header.eventCount });
      await options.afterWindow?.();
      if (options.cancellation?.aborted === true) return { events, cancelled: true };
    }
    await window.moveTo(offset, wanted);
    reader.windowStart = window.start;
  }
  options.onProgress?.({ bytes: Math.min(offset, source.size), totalBytes: source.size, events, totalEvents: header.eventCount });
  await options.afterWindow?.();
  return { events, cancelled: false };
}
