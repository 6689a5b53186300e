// src-shared/trace/events/query-open.ts
//
// QueryOpen (FASTIO_NETWORK_QUERY_OPEN): attributes of a path without opening it. Almost always FAST IO DISALLOWED, and then the open follows.

import { FILE_TIME_FIELDS, fileTimesText } from './file-times.ts';
import { fileAttributesText } from '../../nt/file-attributes.ts';
import { groupedDecimal } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';

export const queryOpen = defineEvent({
  id: 0x0306,
  eventClass: 'File System',
  name: 'QueryOpen',
  advancedName: 'FASTIO_NETWORK_QUERY_OPEN',
  pml: { operation: 6 },
  /** answered: 1 where the file system gave the attributes. */
  fields: { answered: 'u8', ...FILE_TIME_FIELDS, allocationSize: 'varuint', endOfFile: 'varuint', attributes: 'u32' },
  detail: (f, context) =>
    f.answered === 0
      ? ''
      : `${fileTimesText(f, context)}, AllocationSize: ${groupedDecimal(f.allocationSize)}, EndOfFile: ${groupedDecimal(f.endOfFile)}, ` +
        `FileAttributes: ${fileAttributesText(f.attributes)}`,
});
