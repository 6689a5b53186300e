// src-shared/trace/events/query-all-information-file.ts
//
// QueryAllInformationFile: everything at once. Usually BUFFER OVERFLOW, because the name does not fit; the rest is there all the same.

import { FILE_TIME_FIELDS, fileTimesText } from './file-times.ts';
import { createOptionsText } from '../../nt/create-file.ts';
import { fileAccessText } from '../../nt/file-access.ts';
import { fileAttributesText } from '../../nt/file-attributes.ts';
import { booleanText, groupedDecimal, lowerHex } from '../../nt/number-text.ts';
import { alignmentText } from '../../nt/volume.ts';
import { defineEvent } from '../event-type.ts';
import { Category } from '../model.ts';

export const queryAllInformationFile = defineEvent({
  id: 0x0336,
  eventClass: 'File System',
  name: 'QueryAllInformationFile',
  advancedName: 'IRP_MJ_QUERY_INFORMATION',
  pml: { operation: 25, subOperation: 0x12 },
  fields: {
    ...FILE_TIME_FIELDS, attributes: 'u32', allocationSize: 'varuint', endOfFile: 'varuint', numberOfLinks: 'u32', deletePending: 'u8',
    directory: 'u8', indexHigh: 'u32', indexLow: 'u32', eaSize: 'u32', access: 'u32', position: 'varuint', mode: 'u32', alignment: 'u32',
  },
  category: Category.ReadMetadata,
  detail: (f, context) =>
    `${fileTimesText(f, context)}, FileAttributes: ${fileAttributesText(f.attributes)}, ` +
    `AllocationSize: ${groupedDecimal(f.allocationSize)}, EndOfFile: ${groupedDecimal(f.endOfFile)}, ` +
    `NumberOfLinks: ${groupedDecimal(f.numberOfLinks)}, DeletePending: ${booleanText(f.deletePending)}, Directory: ${booleanText(f.directory)}, ` +
    `IndexNumber: ${lowerHex((BigInt(f.indexHigh) << 32n) | BigInt(f.indexLow))}, EaSize: ${groupedDecimal(f.eaSize)}, ` +
    `Access: ${fileAccessText(f.access)}, Position: ${groupedDecimal(f.position)}, Mode: ${createOptionsText(f.mode)}, ` +
    `AlignmentRequirement: ${alignmentText(f.alignment)}`,
});
