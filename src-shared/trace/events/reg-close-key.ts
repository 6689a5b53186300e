// src-shared/trace/events/reg-close-key.ts
//
// RegCloseKey: the last handle of an opened key is closed. Prints no Detail and has no category.
import { defineEvent } from '../event-type.ts';

export const regCloseKey = defineEvent({
  id: 0x0202,
  eventClass: 'Registry',
  name: 'RegCloseKey',
  pml: { operation: 2 },
  fields: {},
  detail: () => '',
});
