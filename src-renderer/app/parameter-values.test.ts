import { describe, expect, it } from 'vitest';
import type { ParameterInfo } from '../../src-shared/ipc/machine.ts';
import { parameterProblem, parameterValue } from './parameter-values.ts';
import type { Translate } from './i18n.ts';

const t: Translate = (key, parameters) => `${key} ${JSON.stringify(parameters ?? {})}`;
const share: ParameterInfo = { name: 'share', title: '', type: 'number', unit: '', default: 0.5, minimum: 0, maximum: 0.9 };
const ticks: ParameterInfo = { name: 'ticks', title: '', type: 'integer', unit: 'ticks', default: 400, minimum: 8, maximum: 100 };
const apps: ParameterInfo = { name: 'apps', title: '', type: 'text', unit: '', default: 'a,b', choices: ['a', 'b'] };

describe('parameterProblem', () => {
  it('says which numbers are allowed', () => {
    expect(parameterProblem(share, '0.25', t)).toBeUndefined();
    for (const text of ['', ' ', 'x', '1', '-0.1']) expect(parameterProblem(share, text, t), text).toBe('machine:parameters.invalidNumber {"min":0,"max":0.9}');
    expect(parameterProblem(ticks, '8', t)).toBeUndefined();
    for (const text of ['7', '8.5', '101']) expect(parameterProblem(ticks, text, t), text).toBe('machine:parameters.invalid {"min":8,"max":100}');
  });

  it('takes some of a list, or none', () => {
    for (const text of ['', 'a', 'b, a']) expect(parameterProblem(apps, text, t), text).toBeUndefined();
    expect(parameterProblem(apps, 'a,c', t)).toBe('machine:parameters.invalidList {"choices":"a, b"}');
  });
});

describe('parameterValue', () => {
  it('has the type of the parameter', () => {
    expect([parameterValue(share, '0.25'), parameterValue({ ...share, type: 'boolean' }, 'true'), parameterValue({ ...share, type: 'boolean' }, 'false'), parameterValue(apps, 'a')]).toEqual([0.25, true, false, 'a']);
  });
});
