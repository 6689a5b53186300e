// src-shared/trace/events/reg-unload-key.ts
//
// RegUnloadKey: a hive is taken out of the namespace.
import { defineEvent } from '../event-type.ts';

export const regUnloadKey = defineEvent({
  id: 0x020d,
  eventClass: 'Registry',
  name: 'RegUnloadKey',
  pml: { operation: 13 },
  fields: {},
  detail: () => '',
});
