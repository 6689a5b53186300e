// src-shared/nt/flag-text.ts
//
// How a bit mask becomes words: an ordered list of [mask, text] is walked; when all bits of a mask are set its text is
// emitted and the bits are struck off, so an earlier composite (Generic Read) hides its parts (Read Data, ...).

/** [mask, text] in the order in which they are tried. */
export type FlagTable = readonly (readonly [mask: number, text: string])[];

/** Texts of the masks that `value` covers, in table order, joined by `separator`. Empty where nothing matches. */
export function flagText(value: number, table: FlagTable, separator: string): string {
  let rest = value;
  let text = '';
  for (const [mask, name] of table) {
    if ((rest & mask) !== mask) continue;
    rest &= ~mask;
    text = text === '' ? name : text + separator + name;
  }
  return text;
}

/** The bits of `value` that no mask of the table takes, unsigned. */
export function leftoverFlags(value: number, table: FlagTable): number {
  let rest = value;
  for (const [mask] of table) if ((rest & mask) === mask) rest &= ~mask;
  return rest >>> 0;
}
