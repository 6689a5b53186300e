// src-shared/trace/batch-layout.ts
//
// Where everything lies in a batch. Little-endian; every section starts on a multiple of 8.
//
//   offset  type  header field
//        0  u32   magic "KSB1"
//        4  u16   format version (BATCH_VERSION)
//        6  u16   flags: bit 0 = snapshot (whole dictionaries, no rows; for a reader that joins late)
//        8  u32   bytes of the batch
//       12  u32   checksum over bytes 16 .. end (checksum.ts)
//       16  f64   sequence number of the batch; a snapshot has the number of the batch before it
//       24  f64   row number of the first row
//       32  f64   payload position (units of 4 bytes) of the first payload record
//       40  f64   earliest and
//       48  f64   latest row time (both 0 without rows)
//       56  f64   events lost since the trace began
//       64  f64   buffers lost since the trace began
//       72  f64   time of the trace's very first row, or -1
//       80  u32   x 16: the counts, in the order of BATCH_COUNTS
//      144        sections, in the order of BATCH_SECTIONS
//
// Dictionary sections hold only what is new since the batch before (delta); `*Base` says how many entries came before.
// Every change is a new BATCH_VERSION and a line in docs/CHANGELOG-formats.md.

export const BATCH_MAGIC = 0x3142_534b;
export const BATCH_VERSION = 1;
export const BATCH_FLAG_SNAPSHOT = 1;
export const BATCH_HEADER_BYTES = 144;
export const BATCH_COUNTS_OFFSET = 80;

export const BATCH_COUNTS = [
  'rows', 'completions', 'payloadBytes', 'stringBase', 'strings', 'stringBytes', 'frameBase', 'frames',
  'stackBase', 'stacks', 'headBase', 'heads', 'processBase', 'processes', 'exits', 'modules',
] as const;
export type BatchCounts = Readonly<Record<(typeof BATCH_COUNTS)[number], number>>;

/** f64 values of one process record: pid, parentPid, parentIndex, 7 text ids, session, luid high and low, integrity text id, virtualized, is64Bit, start, end. */
export const PROCESS_WORDS = 18;
/** f64 values of one module: process, base, size, 4 text ids, load time. */
export const MODULE_WORDS = 8;
/** f64 values of one exit: process, time. */
export const EXIT_WORDS = 2;

/** Name, bytes per element, the count it follows, elements per counted thing. */
export const BATCH_SECTIONS = [
  ['time', 8, 'rows', 1],
  ['duration', 8, 'rows', 1],
  ['head', 4, 'rows', 1],
  ['path', 4, 'rows', 1],
  ['stack', 4, 'rows', 1],
  ['payload', 4, 'rows', 1],
  ['cpu', 1, 'rows', 1],
  ['completedRow', 8, 'completions', 1],
  ['completedDuration', 8, 'completions', 1],
  ['completedHead', 4, 'completions', 1],
  ['completedPayload', 4, 'completions', 1],
  ['stringEnds', 4, 'strings', 1],
  ['stringBytes', 1, 'stringBytes', 1],
  ['frameOffset', 8, 'frames', 1],
  ['frameAddress', 8, 'frames', 1],
  ['frameModule', 4, 'frames', 1],
  ['frameSymbol', 4, 'frames', 1],
  ['stackParent', 4, 'stacks', 1],
  ['stackFrame', 4, 'stacks', 1],
  ['headProcess', 4, 'heads', 1],
  ['headTid', 4, 'heads', 1],
  ['headType', 4, 'heads', 1],
  ['headResult', 4, 'heads', 1],
  ['headCategory', 1, 'heads', 1],
  ['processes', 8, 'processes', PROCESS_WORDS],
  ['exits', 8, 'exits', EXIT_WORDS],
  ['modules', 8, 'modules', MODULE_WORDS],
  ['payloadBytes', 1, 'payloadBytes', 1],
] as const satisfies readonly (readonly [string, 1 | 4 | 8, keyof BatchCounts, number])[];

export type BatchSection = (typeof BATCH_SECTIONS)[number][0];

/** Columns of one batch: views into its buffer. */
export type BatchColumns = {
  readonly [S in (typeof BATCH_SECTIONS)[number] as S[0]]: S[1] extends 8 ? Float64Array : S[1] extends 4 ? Uint32Array : Uint8Array;
};

/** The rows of a batch, its completions, and their payload records. */
export type RowColumns = Pick<BatchColumns, 'time' | 'duration' | 'head' | 'path' | 'stack' | 'payload' | 'cpu' | 'completedRow' | 'completedDuration' | 'completedHead' | 'completedPayload' | 'payloadBytes'>;

/** Bytes of a batch with these counts. */
export function batchBytes(counts: BatchCounts): number {
  let bytes = BATCH_HEADER_BYTES;
  for (const [, size, count, per] of BATCH_SECTIONS) bytes += (counts[count] * per * size + 7) & ~7;
  return bytes;
}

/** Views of every section. The buffer must have batchBytes(counts) bytes. */
export function batchColumns(buffer: ArrayBuffer, counts: BatchCounts): BatchColumns {
  const columns: Record<string, Float64Array | Uint32Array | Uint8Array> = {};
  let offset = BATCH_HEADER_BYTES;
  for (const [name, size, count, per] of BATCH_SECTIONS) {
    const length = counts[count] * per;
    columns[name] = size === 8 ? new Float64Array(buffer, offset, length) : size === 4 ? new Uint32Array(buffer, offset, length) : new Uint8Array(buffer, offset, length);
    offset += (length * size + 7) & ~7;
  }
  return columns as unknown as BatchColumns;
}
