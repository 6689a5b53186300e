// src-shared/formats/pml/detail/directory-entries.ts
//
// Names in the buffer of a directory query: a chain of entries, each with the distance to the next (ntifs.h).

import type { PmlBlob } from '../pml-blob.ts';

/** Where an entry keeps its name and the name's length in bytes, by FILE_INFORMATION_CLASS. */
const ENTRY_LAYOUTS: Readonly<Record<number, { readonly lengthAt: number; readonly nameAt: number }>> = {
  1: { lengthAt: 60, nameAt: 64 }, // FileDirectoryInformation
  2: { lengthAt: 60, nameAt: 68 }, // FileFullDirectoryInformation
  3: { lengthAt: 60, nameAt: 94 }, // FileBothDirectoryInformation
  12: { lengthAt: 8, nameAt: 12 }, // FileNamesInformation
  37: { lengthAt: 60, nameAt: 104 }, // FileIdBothDirectoryInformation
  38: { lengthAt: 60, nameAt: 80 }, // FileIdFullDirectoryInformation
};

/** File names in order; stops where the stored part of the buffer ends. An entry always lies behind the one before it. */
export function* directoryEntryNames(buffer: PmlBlob, informationClass: number): Generator<string, void, void> {
  const layout = ENTRY_LAYOUTS[informationClass];
  if (layout === undefined) return;
  let at = 0;
  while (at + layout.nameAt <= buffer.length) {
    const next = buffer.u32(at);
    yield buffer.utf16(at + layout.nameAt, buffer.u32(at + layout.lengthAt));
    if (next === 0) return;
    at += next;
  }
}
