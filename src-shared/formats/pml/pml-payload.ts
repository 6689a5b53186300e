// src-shared/formats/pml/pml-payload.ts
//
// How an event of a log is kept in the trace store: u32 length of the detail blob, with the top bit set where an extra blob
// follows; the detail blob; the extra blob. Both are as they were in the file, except that the characters of the path
// of a registry or file event are cut out: the row has them as its path. Decoded when a Detail text is asked for.

/** Set in the length word where the operation returned data. */
export const HAS_EXTRA = 0x8000_0000;
export const PAYLOAD_HEADER_SIZE = 4;

/** The two parts of a payload, as views. */
export interface PmlPayload {
  readonly detail: Uint8Array;
  /** What the operation returned; undefined where the log has none. */
  readonly extra: Uint8Array | undefined;
}

const NO_BYTES = new Uint8Array(0);

export function splitPayload(payload: Uint8Array): PmlPayload {
  if (payload.length < PAYLOAD_HEADER_SIZE) return { detail: NO_BYTES, extra: undefined };
  const word = payload[0]! | (payload[1]! << 8) | (payload[2]! << 16) | (payload[3]! << 24);
  const end = Math.min(payload.length, PAYLOAD_HEADER_SIZE + (word & 0x7fff_ffff));
  return { detail: payload.subarray(PAYLOAD_HEADER_SIZE, end), extra: word < 0 ? payload.subarray(end) : undefined };
}
