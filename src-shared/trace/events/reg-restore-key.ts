// src-shared/trace/events/reg-restore-key.ts
//
// RegRestoreKey: shown by Process Monitor since 3.61. The public parsers of its log format disagree about numbers 18 to 20.
import { defineEvent } from '../event-type.ts';

export const regRestoreKey = defineEvent({
  id: 0x0214,
  eventClass: 'Registry',
  name: 'RegRestoreKey',
  pml: { operation: 20 },
  fields: {},
  detail: () => '',
});
