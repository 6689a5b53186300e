// src-shared/trace/events/reg-open-key.ts
//
// RegOpenKey. Granted Access is printed only where Maximum Allowed was asked for and the open succeeded (0 = not printed).

import { registryAccessText } from '../../nt/registry-access.ts';
import { defineEvent } from '../event-type.ts';
import { Category } from '../model.ts';

const MAXIMUM_ALLOWED = 0x200_0000;

export const regOpenKey = defineEvent({
  id: 0x0200,
  eventClass: 'Registry',
  name: 'RegOpenKey',
  pml: { operation: 0 },
  fields: { desiredAccess: 'u32', grantedAccess: 'u32' },
  category: Category.Read,
  detail: (f) => {
    if (f.desiredAccess === 0) return '';
    const text = `Desired Access: ${registryAccessText(f.desiredAccess)}`;
    return f.desiredAccess === MAXIMUM_ALLOWED && f.grantedAccess !== 0 ? `${text}, Granted Access: ${registryAccessText(f.grantedAccess)}` : text;
  },
});
