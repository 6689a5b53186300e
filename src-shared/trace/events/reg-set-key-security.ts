// src-shared/trace/events/reg-set-key-security.ts
//
// RegSetKeySecurity: the security descriptor of a key is replaced.
import { defineEvent } from '../event-type.ts';
import { Category } from '../model.ts';

export const regSetKeySecurity = defineEvent({
  id: 0x0210,
  eventClass: 'Registry',
  name: 'RegSetKeySecurity',
  pml: { operation: 16 },
  fields: {},
  category: Category.WriteMetadata,
  detail: () => '',
});
