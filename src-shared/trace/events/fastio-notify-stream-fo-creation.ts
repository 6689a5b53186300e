// src-shared/trace/events/fastio-notify-stream-fo-creation.ts
//
// FASTIO_NOTIFY_STREAM_FO_CREATION: the cache manager made a stream file object.
import { defineEvent } from '../event-type.ts';

export const fastioNotifyStreamFoCreation = defineEvent({
  id: 0x030d,
  eventClass: 'File System',
  name: 'FASTIO_NOTIFY_STREAM_FO_CREATION',
  advancedName: 'FASTIO_NOTIFY_STREAM_FO_CREATION',
  pml: { operation: 13 },
  fields: {},
  detail: () => '',
});
