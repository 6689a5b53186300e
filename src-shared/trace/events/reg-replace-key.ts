// src-shared/trace/events/reg-replace-key.ts
//
// RegReplaceKey: shown by Process Monitor since 3.61. The public parsers of its log format disagree about numbers 18 to 20.
import { defineEvent } from '../event-type.ts';

export const regReplaceKey = defineEvent({
  id: 0x0213,
  eventClass: 'Registry',
  name: 'RegReplaceKey',
  pml: { operation: 19 },
  fields: {},
  detail: () => '',
});
