// src-shared/base/crc32.ts
//
// CRC-32 as in ISO 3309 and zlib (polynomial 0xEDB88320 reflected), four bytes a step.

const TABLES = buildTables();

/** CRC-32 of the bytes; pass an earlier result to go on with it. */
export function crc32(bytes: Uint8Array, previous = 0): number {
  const [t0, t1, t2, t3] = TABLES as [Uint32Array, Uint32Array, Uint32Array, Uint32Array];
  let crc = ~previous;
  let i = 0;
  for (const whole = bytes.length - 3; i < whole; i += 4) {
    crc ^= (bytes[i] as number) | ((bytes[i + 1] as number) << 8) | ((bytes[i + 2] as number) << 16) | ((bytes[i + 3] as number) << 24);
    crc = (t3[crc & 0xff] as number) ^ (t2[(crc >>> 8) & 0xff] as number) ^ (t1[(crc >>> 16) & 0xff] as number) ^ (t0[crc >>> 24] as number);
  }
  for (; i < bytes.length; i++) crc = (t0[(crc ^ (bytes[i] as number)) & 0xff] as number) ^ (crc >>> 8);
  return ~crc >>> 0;
}

function buildTables(): Uint32Array[] {
  const tables = [new Uint32Array(256), new Uint32Array(256), new Uint32Array(256), new Uint32Array(256)];
  for (let n = 0; n < 256; n++) {
    let crc = n;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb8_8320 : crc >>> 1;
    (tables[0] as Uint32Array)[n] = crc >>> 0;
  }
  for (let n = 0; n < 256; n++) {
    for (let table = 1; table < 4; table++) {
      const before = (tables[table - 1] as Uint32Array)[n] as number;
      (tables[table] as Uint32Array)[n] = (before >>> 8) ^ ((tables[0] as Uint32Array)[before & 0xff] as number);
    }
  }
  return tables;
}
