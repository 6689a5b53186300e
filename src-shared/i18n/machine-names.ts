// src-shared/i18n/machine-names.ts
//
// Names of labs, their parameters and Windows versions in the user's language, by id. What the catalogs do not know keeps the
// title that it declares itself; src-main/labs/lab-words.test.ts sees to it that they know every lab.

import type { MessageKey } from './catalogs.ts';
import { CATALOGS } from './catalogs.ts';
import type { Messages } from './message.ts';

export function machineNameKey(kind: 'lab' | 'profile', id: string): MessageKey | null {
  const known: Messages = CATALOGS.en.machine;
  const key = `${kind}.${id}`;
  return known[key] === undefined ? null : (`machine:${key}` as MessageKey);
}

/** A parameter of a lab, or one of its choices. */
export function labParameterKey(lab: string, parameter: string, choice?: string): MessageKey | null {
  const key = choice === undefined ? `${lab}.${parameter}` : `${lab}.${parameter}=${choice}`;
  return Object.hasOwn(CATALOGS.en['lab-parameters'], key) ? (`lab-parameters:${key}` as MessageKey) : null;
}
