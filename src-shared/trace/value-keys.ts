// src-shared/trace/value-keys.ts
//
// Numbers the distinct values of several lists in ascending order, without an object per value.

/** Values below this are found by a table, the others (status codes) by a map. */
const TABLE_LIMIT = 1 << 24;
/** Value to key; before the keys are known 1 for values that occur. All 0 between calls. */
let table = new Uint32Array(1 << 16);

export interface ValueKeys {
  /** The distinct values, ascending: the value of each key. */
  readonly ids: Uint32Array;
  /** The keys of each list's values. */
  readonly keys: readonly Uint32Array[];
}

export function numberValues(lists: readonly Uint32Array[]): ValueKeys {
  const large = new Map<number, number>();
  const distinct: number[] = [];
  for (const list of lists) {
    for (let i = 0; i < list.length; i++) {
      const value = list[i]!;
      if (value < TABLE_LIMIT) {
        if (value >= table.length) growTable(value);
        if (table[value] !== 0) continue;
        table[value] = 1;
      } else {
        if (large.has(value)) continue;
        large.set(value, 0);
      }
      distinct.push(value);
    }
  }
  const ids = Uint32Array.from(distinct).sort();
  for (let k = 0; k < ids.length; k++) {
    const value = ids[k]!;
    if (value < TABLE_LIMIT) table[value] = k;
    else large.set(value, k);
  }
  const keys = lists.map((list) => {
    const own = new Uint32Array(list.length);
    for (let i = 0; i < list.length; i++) own[i] = list[i]! < TABLE_LIMIT ? table[list[i]!]! : large.get(list[i]!)!;
    return own;
  });
  for (let k = 0; k < ids.length; k++) if (ids[k]! < TABLE_LIMIT) table[ids[k]!] = 0;
  return { ids, keys };
}

function growTable(value: number): void {
  const grown = new Uint32Array(Math.max(value + 1, table.length * 2));
  grown.set(table);
  table = grown;
}
