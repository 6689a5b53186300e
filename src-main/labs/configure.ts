// src-main/labs/configure.ts
//
// From what people typed to a machine that can run: profile, feature switches, lab, parameters, seed. Everything unknown or out
// of range is an error that names what is allowed. Defaults depend on nothing but the lab; a profile changes feature
// switches only.

import { fail, ok } from '../../src-shared/base/result.ts';
import type { Result } from '../../src-shared/base/result.ts';
import { FEATURE_NAMES, PROFILE_NAMES, isFeatureName, isProfileName, profileFeatures } from '../kernel/core/features.ts';
import type { FeatureVector, ProfileName } from '../kernel/core/features.ts';
import { Kernel } from '../kernel/core/kernel.ts';
import { LABS, labById } from './index.ts';
import type { Lab, LabParameter, LabParameters, LabRun, LabValue } from './lab.ts';

export interface LabRequest {
  readonly lab: string;
  readonly profile?: string;
  /** Switches that differ from the profile. */
  readonly features?: Readonly<Record<string, boolean>>;
  /** Parameters that differ from the defaults; text is parsed by the parameter's type. */
  readonly parameters?: Readonly<Record<string, LabValue>>;
  readonly seed?: number;
}

/** A request that is in order, with every default filled in. */
export interface LabConfiguration {
  readonly lab: Lab;
  readonly profile: ProfileName;
  readonly features: FeatureVector;
  readonly parameters: Readonly<Record<string, LabValue>>;
  readonly seed: number;
}

export interface LabMachine {
  readonly configuration: LabConfiguration;
  readonly kernel: Kernel;
  readonly run: LabRun;
}

export const DEFAULT_PROFILE: ProfileName = 'windows-vista';
export const DEFAULT_SEED = 1;

export function configureLab(request: LabRequest): Result<LabConfiguration> {
  const lab = labById(request.lab);
  if (lab === undefined) return fail(`There is no lab '${request.lab}'. Labs: ${LABS.map((known) => known.id).join(', ')}.`);
  const profile = request.profile ?? DEFAULT_PROFILE;
  if (!isProfileName(profile)) return fail(`There is no profile '${profile}'. Profiles: ${PROFILE_NAMES.join(', ')}.`);
  const features: Record<string, boolean> = { ...profileFeatures(profile) };
  for (const [name, value] of Object.entries(request.features ?? {})) {
    if (!isFeatureName(name)) return fail(`There is no feature '${name}'. Features: ${FEATURE_NAMES.join(', ')}.`);
    features[name] = value;
  }
  const seed = request.seed ?? DEFAULT_SEED;
  if (!Number.isSafeInteger(seed) || seed < 0) return fail(`The seed must be an integer from 0 to ${Number.MAX_SAFE_INTEGER}.`);
  const parameters: Record<string, LabValue> = {};
  for (const parameter of lab.parameters) parameters[parameter.name] = parameter.default;
  for (const [name, value] of Object.entries(request.parameters ?? {})) {
    const parameter = lab.parameters.find((known) => known.name === name);
    if (parameter === undefined) return fail(`The lab '${lab.id}' has no parameter '${name}'. Parameters: ${lab.parameters.map((known) => known.name).join(', ')}.`);
    const parsed = parseParameter(parameter, value);
    if (!parsed.ok) return parsed;
    parameters[name] = parsed.value;
  }
  return ok({ lab, profile, features: features as FeatureVector, parameters, seed });
}

/** Builds the machine and puts the workload on it. */
export function startLab(configuration: LabConfiguration): LabMachine {
  const { lab } = configuration;
  const parameters = parameterReader(configuration.parameters);
  const probe = lab.createProbe(parameters);
  const kernel = new Kernel({
    machine: lab.machine(parameters), features: configuration.features, seed: configuration.seed,
    ...(probe === null ? {} : { hooks: probe }),
  });
  const run = lab.start(kernel, parameters, probe);
  return { configuration, kernel, run };
}

function parameterReader(values: Readonly<Record<string, LabValue>>): LabParameters {
  return {
    number: (name) => values[name] as number,
    text: (name) => values[name] as string,
    boolean: (name) => values[name] as boolean,
  };
}

function parseParameter(parameter: LabParameter, value: LabValue): Result<LabValue> {
  switch (parameter.type) {
    case 'integer':
    case 'number': return parseNumber(parameter, value);
    case 'boolean': {
      if (value === true || value === 'true' || value === 'on' || value === 'yes') return ok(true);
      if (value === false || value === 'false' || value === 'off' || value === 'no') return ok(false);
      return fail(`${parameter.name} must be true or false, got '${String(value)}'.`);
    }
    case 'choice': {
      const choices = parameter.choices ?? [];
      return choices.includes(String(value)) ? ok(String(value)) : fail(`${parameter.name} must be one of ${choices.join(', ')}; got '${String(value)}'.`);
    }
    case 'text': return parseText(parameter, String(value));
  }
}

/** Text; where the parameter has choices, a list of some of them, separated by commas (an empty list too). */
function parseText(parameter: LabParameter, text: string): Result<LabValue> {
  const { choices } = parameter;
  if (choices === undefined || text.trim() === '') return ok(text);
  const unknown = text.split(',').map((item) => item.trim()).find((item) => !choices.includes(item));
  return unknown === undefined ? ok(text) : fail(`${parameter.name} must be a list of ${choices.join(', ')}; got '${unknown}'.`);
}

const DECIMAL = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/;

function parseNumber(parameter: LabParameter, value: LabValue): Result<LabValue> {
  const { minimum, maximum } = parameter;
  const allowed = `${parameter.type === 'integer' ? 'an integer' : 'a number'}${minimum === undefined ? '' : ` from ${minimum} to ${maximum ?? 'any'}`}${parameter.unit === '' ? '' : ` ${parameter.unit}`}`;
  const parsed = typeof value === 'number' ? value : typeof value === 'string' && DECIMAL.test(value.trim()) ? Number(value) : Number.NaN;
  if (!Number.isFinite(parsed) || (parameter.type === 'integer' && !Number.isInteger(parsed))) return fail(`${parameter.name} must be ${allowed}; got '${String(value)}'.`);
  if ((minimum !== undefined && parsed < minimum) || (maximum !== undefined && parsed > maximum)) return fail(`${parameter.name} must be ${allowed}; got ${parsed}.`);
  return ok(parsed);
}
