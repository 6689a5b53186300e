// src-shared/trace/events/reg-enum-value.ts
//
// RegEnumValue: the value at an index. Past the last one the result is NO MORE ENTRIES and the length of the buffer is printed.

import { groupedDecimal } from '../../nt/number-text.ts';
import { registryTypeText } from '../../nt/registry-types.ts';
import { defineEvent } from '../event-type.ts';
import { Category } from '../model.ts';

export const regEnumValue = defineEvent({
  id: 0x0206,
  eventClass: 'Registry',
  name: 'RegEnumValue',
  pml: { operation: 6 },
  /** answered: 1 where the call returned a value. length: of the data, or of the buffer where it was not answered. */
  fields: { index: 'varuint', answered: 'u8', name: 'string', valueType: 'u32', length: 'varuint', data: 'string' },
  category: Category.Read,
  detail: (f) => {
    const index = `Index: ${groupedDecimal(f.index)}`;
    if (f.answered === 0) return `${index}, Length: ${groupedDecimal(f.length)}`;
    const text = `${index}, Name: ${f.name}, Type: ${registryTypeText(f.valueType)}, Length: ${groupedDecimal(f.length)}`;
    return f.length > 0 ? `${text}, Data: ${f.data}` : text;
  },
});
