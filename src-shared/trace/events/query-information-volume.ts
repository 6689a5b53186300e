// src-shared/trace/events/query-information-volume.ts
//
// QueryInformationVolume: serial number and label. The creation time is a FILETIME as a double.

import { booleanText } from '../../nt/number-text.ts';
import { volumeSerialNumberText } from '../../nt/volume.ts';
import { defineEvent } from '../event-type.ts';

export const queryInformationVolume = defineEvent({
  id: 0x0390,
  eventClass: 'File System',
  name: 'QueryInformationVolume',
  advancedName: 'IRP_MJ_QUERY_VOLUME_INFORMATION',
  pml: { operation: 30, subOperation: 0x01 },
  fields: { volumeCreationTime: 'f64', serialNumber: 'u32', supportsObjects: 'u8', label: 'string' },
  detail: (f, context) =>
    `VolumeCreationTime: ${context.formatFiletime(BigInt(f.volumeCreationTime))}, VolumeSerialNumber: ${volumeSerialNumberText(f.serialNumber)}, ` +
    `SupportsObjects: ${booleanText(f.supportsObjects)}, VolumeLabel: ${f.label}`,
});
