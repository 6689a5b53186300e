// bench/duckdb-rival.ts
//
// DuckDB with the rows of a store, in the schemas that suit it: a star (events with narrow ids, heads and paths as dimension tables) and
// a flat table with ENUM columns. Pending durations are NULL. Two threads, in memory.

import { BIGINT, DuckDBDataChunk, DuckDBInstance, UINTEGER } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';
import { chunkDuration } from '../src-shared/trace/trace-chunk.ts';
import type { TraceStore } from '../src-shared/trace/trace-store.ts';
import { eventColumns } from '../src-shared/query/columns/event-columns.ts';
import type { TraceView } from '../src-shared/query/trace-view.ts';

const CHUNK = 2048;

interface NumberVector {
  readonly items: { [index: number]: number | bigint };
  flush(): void;
}

export async function openRival(view: TraceView): Promise<DuckDBConnection> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const db = await instance.connect();
  const { trace } = view;
  await db.run('CREATE TABLE heads (id UINTEGER, process_name VARCHAR, operation VARCHAR, result VARCHAR, event_class VARCHAR, pid UINTEGER)');
  const heads = await db.createAppender('heads');
  for (let id = 0; id < trace.headCount; id++) {
    heads.appendUInteger(id);
    for (const column of [eventColumns.processName, eventColumns.operation, eventColumns.result, eventColumns.eventClass]) heads.appendVarchar(view.headText(column, id));
    heads.appendUInteger(trace.process(trace.headProcess(id)).pid);
    heads.endRow();
  }
  heads.closeSync();
  await db.run('CREATE TABLE paths (id UINTEGER, path VARCHAR)');
  const paths = await db.createAppender('paths');
  for (const id of usedPaths(trace as TraceStore)) {
    paths.appendUInteger(id);
    paths.appendVarchar(trace.string(id));
    paths.endRow();
  }
  paths.closeSync();

  await db.run('CREATE TABLE loaded (time BIGINT, duration BIGINT, head UINTEGER, path UINTEGER)');
  const loaded = await db.createAppender('loaded');
  for (let index = 0; index * 65_536 < trace.rowCount; index++) {
    const chunk = trace.chunk(index)!;
    for (let at = 0; at < chunk.length; at += CHUNK) {
      const count = Math.min(CHUNK, chunk.length - at);
      const data = DuckDBDataChunk.create([BIGINT, BIGINT, UINTEGER, UINTEGER], count);
      const [time, duration, head, path] = [0, 1, 2, 3].map((i) => data.getColumnVector(i) as unknown as NumberVector);
      for (let i = 0; i < count; i++) {
        time!.items[i] = BigInt(chunk.time[at + i]!);
        duration!.items[i] = BigInt(chunkDuration(chunk, at + i));
        head!.items[i] = chunk.headDictionary.ids[chunk.head[at + i]!]!;
        path!.items[i] = chunk.pathDictionary.ids[chunk.path[at + i]!]!;
      }
      for (const vector of [time, duration, head, path]) vector!.flush();
      loaded.appendDataChunk(data);
    }
  }
  loaded.closeSync();

  // The narrowest types that hold the ids.
  const idType = (count: number) => (count <= 65_536 ? 'USMALLINT' : 'UINTEGER');
  await db.run(`CREATE TABLE star AS SELECT time, CASE WHEN duration >= 0 THEN duration END AS duration, head::${idType(trace.headCount)} AS head, path::${idType(trace.stringCount)} AS path FROM loaded`);
  await db.run('DROP TABLE loaded');
  for (const [name, source] of [['process_name', 'heads'], ['operation', 'heads'], ['result', 'heads'], ['event_class', 'heads'], ['path', 'paths']] as const) {
    await db.run(`CREATE TYPE ${name}_enum AS ENUM (SELECT DISTINCT ${name} FROM ${source})`);
  }
  await db.run(`CREATE TABLE flat AS SELECT time, duration, process_name::process_name_enum AS process_name, operation::operation_enum AS operation, result::result_enum AS result,
    event_class::event_class_enum AS event_class, paths.path::path_enum AS path FROM star JOIN heads ON heads.id = star.head JOIN paths ON paths.id = star.path ORDER BY time`);
  return db;
}

function usedPaths(trace: TraceStore): Iterable<number> {
  const used = new Set<number>();
  for (let index = 0; index * 65_536 < trace.rowCount; index++) {
    const { ids, size } = trace.chunk(index)!.pathDictionary;
    for (let i = 0; i < size; i++) used.add(ids[i]!);
  }
  return used;
}
