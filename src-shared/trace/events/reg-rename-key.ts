// src-shared/trace/events/reg-rename-key.ts
//
// RegRenameKey.

import { defineEvent } from '../event-type.ts';
import { Category } from '../model.ts';

export const regRenameKey = defineEvent({
  id: 0x020e,
  eventClass: 'Registry',
  name: 'RegRenameKey',
  pml: { operation: 14 },
  fields: { newName: 'string' },
  category: Category.Write,
  detail: (f) => `New Name: ${f.newName}`,
});
