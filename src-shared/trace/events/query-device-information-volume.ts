// src-shared/trace/events/query-device-information-volume.ts
//
// QueryDeviceInformationVolume.

import { deviceCharacteristicsText, deviceTypeText } from '../../nt/volume.ts';
import { defineEvent } from '../event-type.ts';

export const queryDeviceInformationVolume = defineEvent({
  id: 0x0393,
  eventClass: 'File System',
  name: 'QueryDeviceInformationVolume',
  advancedName: 'IRP_MJ_QUERY_VOLUME_INFORMATION',
  pml: { operation: 30, subOperation: 0x04 },
  fields: { deviceType: 'u32', characteristics: 'u32' },
  detail: (f) => `DeviceType: ${deviceTypeText(f.deviceType)}, Characteristics: ${deviceCharacteristicsText(f.characteristics)}`,
});
