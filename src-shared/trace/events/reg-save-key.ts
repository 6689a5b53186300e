// src-shared/trace/events/reg-save-key.ts
//
// RegSaveKey: shown by Process Monitor since 3.61. The public parsers of its log format disagree about numbers 18 to 20.
import { defineEvent } from '../event-type.ts';

export const regSaveKey = defineEvent({
  id: 0x0212,
  eventClass: 'Registry',
  name: 'RegSaveKey',
  pml: { operation: 18 },
  fields: {},
  detail: () => '',
});
