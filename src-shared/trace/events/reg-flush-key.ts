// src-shared/trace/events/reg-flush-key.ts
//
// RegFlushKey: the hive of a key is written to its file.
import { defineEvent } from '../event-type.ts';

export const regFlushKey = defineEvent({
  id: 0x020b,
  eventClass: 'Registry',
  name: 'RegFlushKey',
  pml: { operation: 11 },
  fields: {},
  detail: () => '',
});
