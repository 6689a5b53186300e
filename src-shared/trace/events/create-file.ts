// src-shared/trace/events/create-file.ts
//
// CreateFile (IRP_MJ_CREATE): opens or makes a file, directory, device or volume.
// OpenResult is missing when the call failed; AllocationSize means something only for dispositions that can make a file.
// Category: see createFileCategory() in nt/create-file.ts.

import {
  createOptionsText, dispositionAllocates, dispositionText, openResultText, shareModeText,
} from '../../nt/create-file.ts';
import { fileAccessText } from '../../nt/file-access.ts';
import { fileAttributesText } from '../../nt/file-attributes.ts';
import { groupedDecimal } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';

/** Value of openResult where the call failed or has not completed. */
export const NO_OPEN_RESULT = 0xff;

export const createFile = defineEvent({
  id: 0x0314,
  eventClass: 'File System',
  name: 'CreateFile',
  advancedName: 'IRP_MJ_CREATE',
  pml: { operation: 20 },
  /** impersonating: account or SID, empty for none. */
  fields: {
    desiredAccess: 'u32', disposition: 'u8', options: 'u32', attributes: 'u32', shareMode: 'u8', allocationSize: 'varuint',
    impersonating: 'string', openResult: 'u8',
  },
  detail: (f) =>
    `Desired Access: ${fileAccessText(f.desiredAccess)}, Disposition: ${dispositionText(f.disposition)}, ` +
    `Options: ${createOptionsText(f.options)}, Attributes: ${fileAttributesText(f.attributes)}, ShareMode: ${shareModeText(f.shareMode)}, ` +
    `AllocationSize: ${dispositionAllocates(f.disposition) ? groupedDecimal(f.allocationSize) : 'n/a'}` +
    (f.impersonating === '' ? '' : `, Impersonating: ${f.impersonating}`) +
    (f.openResult === NO_OPEN_RESULT ? '' : `, OpenResult: ${openResultText(f.openResult)}`),
});
