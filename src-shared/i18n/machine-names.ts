// src-shared/i18n/machine-names.ts
//
// Names of labs and Windows versions in the user's language, by id. What the catalogs do not know (a lab that was added) keeps
// the title that it declares itself.

import type { MessageKey } from './catalogs.ts';
import { CATALOGS } from './catalogs.ts';
import type { Messages } from './message.ts';

export function machineNameKey(kind: 'lab' | 'profile', id: string): MessageKey | null {
  const known: Messages = CATALOGS.en.machine;
  const key = `${kind}.${id}`;
  return known[key] === undefined ? null : (`machine:${key}` as MessageKey);
}
