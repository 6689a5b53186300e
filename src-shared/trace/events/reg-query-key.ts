// src-shared/trace/events/reg-query-key.ts
//
// RegQueryKey: facts about a key. Full and Cached print its counts. A call whose buffer was too small has no answer and prints
// the length of the buffer.

import { groupedDecimal, lowerHex } from '../../nt/number-text.ts';
import { KeyInformationClass, keyInformationClassText } from '../../nt/registry-types.ts';
import { defineEvent } from '../event-type.ts';
import { Category } from '../model.ts';

export const regQueryKey = defineEvent({
  id: 0x0203,
  eventClass: 'Registry',
  name: 'RegQueryKey',
  pml: { operation: 3 },
  /** answered: 1 where the call returned data. name: for Basic and Node. */
  fields: { informationClass: 'u8', answered: 'u8', bufferLength: 'varuint', subKeys: 'varuint', values: 'varuint', name: 'string' },
  category: Category.Read,
  detail: (f) => {
    const text = `Query: ${keyInformationClassText(f.informationClass)}`;
    if (f.answered === 0) return `${text}, Length: ${groupedDecimal(f.bufferLength)}`;
    switch (f.informationClass) {
      case KeyInformationClass.Basic:
      case KeyInformationClass.Node: return `${text}, Name: ${f.name}`;
      case KeyInformationClass.Full:
      case KeyInformationClass.Cached: return `${text}, SubKeys: ${groupedDecimal(f.subKeys)}, Values: ${groupedDecimal(f.values)}`;
      case KeyInformationClass.Flags: return `${text}, UserFlags: ${lowerHex(f.values)}`;
      case KeyInformationClass.HandleTags: return `${text}, HandleTags: ${lowerHex(f.values)}`;
      default: return text;
    }
  },
});
