// src-shared/trace/events/reg-delete-value.ts
//
// RegDeleteValue: Path is key path, backslash, value name.
import { defineEvent } from '../event-type.ts';
import { Category } from '../model.ts';

export const regDeleteValue = defineEvent({
  id: 0x020a,
  eventClass: 'Registry',
  name: 'RegDeleteValue',
  pml: { operation: 10 },
  fields: {},
  category: Category.Write,
  detail: () => '',
});
