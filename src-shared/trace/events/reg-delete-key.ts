// src-shared/trace/events/reg-delete-key.ts
//
// RegDeleteKey: a key without subkeys is marked deleted; open handles then answer KEY DELETED.
import { defineEvent } from '../event-type.ts';
import { Category } from '../model.ts';

export const regDeleteKey = defineEvent({
  id: 0x0209,
  eventClass: 'Registry',
  name: 'RegDeleteKey',
  pml: { operation: 9 },
  fields: {},
  category: Category.Write,
  detail: () => '',
});
