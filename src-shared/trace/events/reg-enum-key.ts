// src-shared/trace/events/reg-enum-key.ts
//
// RegEnumKey: the subkey at an index. Past the last one the result is NO MORE ENTRIES and the length of the buffer is printed.

import { groupedDecimal } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';
import { Category } from '../model.ts';

export const regEnumKey = defineEvent({
  id: 0x0207,
  eventClass: 'Registry',
  name: 'RegEnumKey',
  pml: { operation: 7 },
  /** answered: 1 where the call returned a name. */
  fields: { index: 'varuint', answered: 'u8', name: 'string', bufferLength: 'varuint' },
  category: Category.Read,
  detail: (f) => {
    const index = `Index: ${groupedDecimal(f.index)}`;
    return f.answered === 0 ? `${index}, Length: ${groupedDecimal(f.bufferLength)}` : `${index}, Name: ${f.name}`;
  },
});
