// src-shared/trace/events/file-times.ts
//
// The four times of a file in payloads and in Detail. FILETIME, 100 ns since 1601, as a double: exact to 1.6 microseconds,
// which is finer than the whole seconds that are printed.

import type { DetailContext } from '../event-type.ts';

/** Payload fields of the four times, in the order of FILE_BASIC_INFORMATION. */
export const FILE_TIME_FIELDS = { creationTime: 'f64', lastAccessTime: 'f64', lastWriteTime: 'f64', changeTime: 'f64' } as const;

export interface FileTimes {
  readonly creationTime: number;
  readonly lastAccessTime: number;
  readonly lastWriteTime: number;
  readonly changeTime: number;
}

/** `CreationTime: .., LastAccessTime: .., LastWriteTime: .., ChangeTime: ..`; a zero time reads `n/a`. */
export function fileTimesText(times: FileTimes, context: DetailContext): string {
  return (
    `CreationTime: ${timeText(times.creationTime, context)}, LastAccessTime: ${timeText(times.lastAccessTime, context)}, ` +
    `LastWriteTime: ${timeText(times.lastWriteTime, context)}, ChangeTime: ${timeText(times.changeTime, context)}`
  );
}

function timeText(filetime: number, context: DetailContext): string {
  return filetime === 0 ? 'n/a' : context.formatFiletime(BigInt(filetime));
}
