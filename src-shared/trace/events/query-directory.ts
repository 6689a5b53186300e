// src-shared/trace/events/query-directory.ts
//
// QueryDirectory: one call returns as many entries as fit. Path ends in the search pattern where there is one. Slots are numbered
// from 0 and the pattern takes the first.

import { fileInformationClassText } from '../../nt/file-information-class.ts';
import { defineEvent } from '../event-type.ts';
import { Category } from '../model.ts';

export const queryDirectory = defineEvent({
  id: 0x03a8,
  eventClass: 'File System',
  name: 'QueryDirectory',
  advancedName: 'IRP_MJ_DIRECTORY_CONTROL',
  pml: { operation: 32, subOperation: 0x01 },
  fields: { filter: 'string', entries: 'strings', informationClass: 'u8' },
  category: Category.ReadMetadata,
  detail: (f) => {
    const slots: string[] = [];
    if (f.filter !== '') slots.push(`Filter: ${f.filter}`);
    for (const entry of f.entries) slots.push(`${slots.length}: ${entry}`);
    if (slots.length === 0) return '';
    if (f.entries.length > 0) slots.push(`FileInformationClass: ${fileInformationClassText(f.informationClass)}`);
    return slots.join(', ');
  },
});
