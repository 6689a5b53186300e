// src-renderer/app/machine-names.ts
//
// What a lab, a parameter or a Windows version of the machine's catalog is called in the window.

import { labParameterKey, machineNameKey } from '../../src-shared/i18n/machine-names.ts';
import type { ParameterInfo } from '../../src-shared/ipc/machine.ts';
import type { Translate } from './i18n.ts';

/** The name in the user's language, else the catalog's own title, else the id. */
export function machineName(t: Translate, kind: 'lab' | 'profile', offered: readonly { readonly id: string; readonly title: string }[], id: string): string {
  const key = machineNameKey(kind, id);
  return key === null ? (offered.find((one) => one.id === id)?.title ?? id) : t(key);
}

export function parameterName(t: Translate, lab: string, { name, title }: Pick<ParameterInfo, 'name' | 'title'>): string {
  const key = labParameterKey(lab, name);
  return key === null ? title : t(key);
}

export function choiceName(t: Translate, lab: string, parameter: string, choice: string): string {
  const key = labParameterKey(lab, parameter, choice);
  return key === null ? choice : t(key);
}
