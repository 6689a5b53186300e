// src-renderer/app/parameter-values.ts
//
// A lab's parameter as text in a form: what is wrong with it, in the user's words, and its value.

import type { ParameterInfo, ParameterValue } from '../../src-shared/ipc/machine.ts';
import type { Translate } from './i18n.ts';

/** What is allowed instead; undefined where the text is in order. The host has the last word. */
export function parameterProblem(parameter: ParameterInfo, text: string, t: Translate): string | undefined {
  const { type, choices } = parameter;
  if (type === 'text' && choices !== undefined) {
    const unknown = text.trim() !== '' && text.split(',').some((item) => !choices.includes(item.trim()));
    return unknown ? t('machine:parameters.invalidList', { choices: choices.join(', ') }) : undefined;
  }
  if (type !== 'integer' && type !== 'number') return undefined;
  const min = parameter.minimum ?? Number.MIN_SAFE_INTEGER;
  const max = parameter.maximum ?? Number.MAX_SAFE_INTEGER;
  const value = Number(text);
  const ok = text.trim() !== '' && Number.isFinite(value) && value >= min && value <= max && (type === 'number' || Number.isInteger(value));
  return ok ? undefined : t(type === 'integer' ? 'machine:parameters.invalid' : 'machine:parameters.invalidNumber', { min, max });
}

export function parameterValue(parameter: ParameterInfo, text: string): ParameterValue {
  if (parameter.type === 'boolean') return text === 'true';
  return parameter.type === 'integer' || parameter.type === 'number' ? Number(text) : text;
}
