// src-shared/trace/events/reg-create-key.ts
//
// RegCreateKey: opens, and makes the key where it is missing. Category is Write only where it made one (disposition 1), else Read.

import { registryAccessText } from '../../nt/registry-access.ts';
import { registryDispositionText } from '../../nt/registry-types.ts';
import { defineEvent } from '../event-type.ts';

const MAXIMUM_ALLOWED = 0x200_0000;

export const regCreateKey = defineEvent({
  id: 0x0201,
  eventClass: 'Registry',
  name: 'RegCreateKey',
  pml: { operation: 1 },
  fields: { desiredAccess: 'u32', grantedAccess: 'u32', disposition: 'u8' },
  detail: (f) => {
    let text = f.desiredAccess === 0 ? '' : `Desired Access: ${registryAccessText(f.desiredAccess)}`;
    if (f.desiredAccess === MAXIMUM_ALLOWED && f.grantedAccess !== 0) text += `, Granted Access: ${registryAccessText(f.grantedAccess)}`;
    const disposition = registryDispositionText(f.disposition);
    if (disposition !== '') text += `${text === '' ? '' : ', '}Disposition: ${disposition}`;
    return text;
  },
});
