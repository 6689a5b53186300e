// src-renderer/app/machine-names.ts
//
// What a lab or Windows version of the machine's catalog is called in the window.

import { machineNameKey } from '../../src-shared/i18n/machine-names.ts';
import type { Translate } from './i18n.ts';

/** The name in the user's language, else the catalog's own title, else the id. */
export function machineName(t: Translate, kind: 'lab' | 'profile', offered: readonly { readonly id: string; readonly title: string }[], id: string): string {
  const key = machineNameKey(kind, id);
  return key === null ? (offered.find((one) => one.id === id)?.title ?? id) : t(key);
}
