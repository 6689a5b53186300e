// src-shared/trace/events/reg-query-value.ts
//
// RegQueryValue. A call that fails, or whose buffer was too small, has no answer and prints the length of the buffer only
// (144 is what the Win32 layer offers first).

import { groupedDecimal } from '../../nt/number-text.ts';
import { registryTypeText } from '../../nt/registry-types.ts';
import { defineEvent } from '../event-type.ts';
import { Category } from '../model.ts';

export const regQueryValue = defineEvent({
  id: 0x0205,
  eventClass: 'Registry',
  name: 'RegQueryValue',
  pml: { operation: 5 },
  /** answered: 1 where the call returned type and data. length: of the data, or of the buffer where it was not answered. */
  fields: { answered: 'u8', valueType: 'u32', length: 'varuint', data: 'string' },
  category: Category.Read,
  detail: (f) => {
    if (f.answered === 0) return `Length: ${groupedDecimal(f.length)}`;
    const text = `Type: ${registryTypeText(f.valueType)}, Length: ${groupedDecimal(f.length)}`;
    return f.length > 0 ? `${text}, Data: ${f.data}` : text;
  },
});
