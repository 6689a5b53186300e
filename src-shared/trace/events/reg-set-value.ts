// src-shared/trace/events/reg-set-value.ts
//
// RegSetValue. Data is the value as Process Monitor prints it: numbers in decimal, the first 16 bytes of REG_BINARY, nothing for REG_QWORD.

import { groupedDecimal } from '../../nt/number-text.ts';
import { isKnownRegistryType, registryTypeText } from '../../nt/registry-types.ts';
import { defineEvent } from '../event-type.ts';
import { Category } from '../model.ts';

export const regSetValue = defineEvent({
  id: 0x0204,
  eventClass: 'Registry',
  name: 'RegSetValue',
  pml: { operation: 4 },
  fields: { valueType: 'u32', length: 'varuint', data: 'string' },
  category: Category.Write,
  detail: (f) => {
    const text = `Type: ${registryTypeText(f.valueType)}, Length: ${groupedDecimal(f.length)}`;
    return f.length > 0 && isKnownRegistryType(f.valueType) ? `${text}, Data: ${f.data}` : text;
  },
});
