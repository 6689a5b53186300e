// src-shared/trace/events/volume-dismount.ts
//
// VolumeDismount: a file system lets go of a volume.
import { defineEvent } from '../event-type.ts';

export const volumeDismount = defineEvent({
  id: 0x0300,
  eventClass: 'File System',
  name: 'VolumeDismount',
  advancedName: 'IRP_MJ_VOLUME_DISMOUNT',
  pml: { operation: 0 },
  fields: {},
  detail: () => '',
});
