// src-renderer/trace-worker/export-csv.ts
//
// The events shown as CSV (src-shared/formats/csv.ts) in UTF-8, in pieces that fit one file:write of the host.

import { csvHead, csvRows } from '../../src-shared/formats/csv.ts';
import { eventColumns } from '../../src-shared/query/columns/event-columns.ts';
import type { EventColumnId } from '../../src-shared/query/columns/event-columns.ts';
import type { EventRow } from '../../src-shared/trace/model.ts';
import type { TraceSession } from './trace-session.ts';

export function* exportCsv(session: TraceSession, columns: readonly EventColumnId[], progress: (fraction: number) => void): Generator<number, { pieces: readonly Uint8Array[]; rows: number }> {
  const encoder = new TextEncoder();
  const { selection } = session.run;
  const total = Math.max(1, selection.count);
  let rows = 0;
  function* shown(): Generator<EventRow> {
    for (let row = selection.next(-1); row >= 0; row = selection.next(row)) {
      rows++;
      yield row;
    }
  }
  const specs = columns.map((id) => eventColumns[id]);
  const pieces: Uint8Array[] = [encoder.encode(csvHead(specs))];
  for (const text of csvRows(session.view, specs, shown())) {
    pieces.push(encoder.encode(text));
    progress(rows / total);
    yield rows / total;
  }
  return { pieces, rows };
}
