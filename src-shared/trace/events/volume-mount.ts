// src-shared/trace/events/volume-mount.ts
//
// VolumeMount: a file system takes a volume.
import { defineEvent } from '../event-type.ts';

export const volumeMount = defineEvent({
  id: 0x0301,
  eventClass: 'File System',
  name: 'VolumeMount',
  advancedName: 'IRP_MJ_VOLUME_MOUNT',
  pml: { operation: 1 },
  fields: {},
  detail: () => '',
});
