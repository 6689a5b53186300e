// src-shared/trace/events/reg-load-key.ts
//
// RegLoadKey: a hive file is mounted in the namespace.

import { defineEvent } from '../event-type.ts';

export const regLoadKey = defineEvent({
  id: 0x020c,
  eventClass: 'Registry',
  name: 'RegLoadKey',
  pml: { operation: 12 },
  fields: { hivePath: 'string' },
  detail: (f) => `Hive Path: ${f.hivePath}`,
});
