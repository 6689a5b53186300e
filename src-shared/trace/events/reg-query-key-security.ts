// src-shared/trace/events/reg-query-key-security.ts
//
// RegQueryKeySecurity: usually a size probe first, which ends in BUFFER TOO SMALL.
import { defineEvent } from '../event-type.ts';
import { Category } from '../model.ts';

export const regQueryKeySecurity = defineEvent({
  id: 0x0211,
  eventClass: 'Registry',
  name: 'RegQueryKeySecurity',
  pml: { operation: 17 },
  fields: {},
  category: Category.ReadMetadata,
  detail: () => '',
});
