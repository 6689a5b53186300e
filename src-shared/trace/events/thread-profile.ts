// src-shared/trace/events/thread-profile.ts
//
// Thread Profile: number 6 of the Process class in Process Monitor's log format. No public sample has one; see thread-profiling.ts for
// the event that is shown.

import { defineEvent } from '../event-type.ts';

export const threadProfile = defineEvent({
  id: 0x0106,
  eventClass: 'Process',
  name: 'Thread Profile',
  pml: { operation: 6 },
  fields: {},
  detail: () => '',
});
