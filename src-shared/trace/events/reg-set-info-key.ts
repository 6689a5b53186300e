// src-shared/trace/events/reg-set-info-key.ts
//
// RegSetInfoKey: time, flags or tags of a key or handle.

import { groupedDecimal } from '../../nt/number-text.ts';
import { keySetInformationClassText } from '../../nt/registry-types.ts';
import { defineEvent } from '../event-type.ts';
import { Category } from '../model.ts';

export const regSetInfoKey = defineEvent({
  id: 0x0208,
  eventClass: 'Registry',
  name: 'RegSetInfoKey',
  pml: { operation: 8 },
  fields: { informationClass: 'u8', length: 'varuint' },
  category: Category.WriteMetadata,
  detail: (f) => `KeySetInformationClass: ${keySetInformationClassText(f.informationClass)}, Length: ${groupedDecimal(f.length)}`,
});
