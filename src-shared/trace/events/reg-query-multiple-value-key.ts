// src-shared/trace/events/reg-query-multiple-value-key.ts
//
// RegQueryMultipleValueKey: several values of one key in one call.
import { defineEvent } from '../event-type.ts';
import { Category } from '../model.ts';

export const regQueryMultipleValueKey = defineEvent({
  id: 0x020f,
  eventClass: 'Registry',
  name: 'RegQueryMultipleValueKey',
  pml: { operation: 15 },
  fields: {},
  category: Category.Read,
  detail: () => '',
});
