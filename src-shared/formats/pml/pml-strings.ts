// src-shared/formats/pml/pml-strings.ts
//
// The string table: text of processes and modules, by index. u32 count, u32 offsets from the table's start, then each
// string as u32 byte length and UTF-16LE with a terminator. Decoded when first asked for.

import { decodeUtf16Terminated } from './pml-text.ts';
import { PmlFormatError } from './pml-format-error.ts';
import type { PmlTableBytes } from './pml-table-bytes.ts';

export class PmlStrings {
  readonly count: number;
  readonly #table: PmlTableBytes;
  readonly #decoded = new Map<number, string>();
  /** Bytes decoded so far: strings that overlap must not multiply a small file into a large one. */
  #spent = 0;

  /** Throws PmlFormatError where the table cannot hold the offsets that it announces. */
  constructor(table: PmlTableBytes) {
    this.#table = table;
    this.count = table.u32(0);
    if (this.count > (table.length - 4) / 4) throw new PmlFormatError(table.base, 'string table', `${this.count} strings are announced in ${table.length} bytes`);
  }

  /** Text of a string; throws PmlFormatError for an index or a length that the table does not hold. */
  text(index: number): string {
    if (index === 0) return '';
    const known = this.#decoded.get(index);
    if (known !== undefined) return known;
    const table = this.#table;
    if (index >= this.count) throw new PmlFormatError(table.base, 'string index', `String ${index} of ${this.count} is asked for`);
    const at = table.u32(4 + index * 4);
    const byteLength = table.u32(at);
    table.need(at + 4, byteLength);
    this.#spent += byteLength + 4;
    if (this.#spent > table.length) throw new PmlFormatError(table.base + at, 'string table', 'Strings overlap');
    const text = decodeUtf16Terminated(table.bytes, at + 4, byteLength >>> 1);
    this.#decoded.set(index, text);
    return text;
  }
}
