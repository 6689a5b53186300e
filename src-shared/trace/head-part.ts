// src-shared/trace/head-part.ts
//
// The five parts of a head, and the number that each is. Whatever is asked about a head is asked about one of them: columns say which part
// decides their text, the row segments list the rows of each part's values.

import type { CategoryId, EventTypeId, HeadId, ProcessIndex } from './model.ts';

export type HeadPart = 'process' | 'tid' | 'type' | 'result' | 'category';

export const HEAD_PARTS: readonly HeadPart[] = ['process', 'tid', 'type', 'result', 'category'];

/** The head table of a trace; TraceReader is one. */
export interface HeadTable {
  headProcess(id: HeadId): ProcessIndex;
  headTid(id: HeadId): number;
  headType(id: HeadId): EventTypeId;
  headResult(id: HeadId): number;
  headCategory(id: HeadId): CategoryId;
}

/** Process index, TID, event type, result or category of a head. */
export function headPartValue(heads: HeadTable, part: HeadPart, head: HeadId): number {
  switch (part) {
    case 'process': return heads.headProcess(head);
    case 'tid': return heads.headTid(head);
    case 'type': return heads.headType(head);
    case 'result': return heads.headResult(head);
    case 'category': return heads.headCategory(head);
  }
}
