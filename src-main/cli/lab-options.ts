// src-main/cli/lab-options.ts
//
// Options that say which machine to run: --feature name=on, --set param=value, --seed N, --duration 10s.

import { CYCLES_PER_MS, CYCLES_PER_SECOND, CYCLES_PER_US } from '../kernel/core/time.ts';
import type { Cycles } from '../kernel/core/time.ts';
import { configureLab } from '../labs/configure.ts';
import type { LabConfiguration } from '../labs/configure.ts';
import { usageError } from './command.ts';

export interface LabOptions {
  readonly profile?: string;
  readonly feature: readonly string[];
  readonly set: readonly string[];
  readonly seed?: string;
}

/** @throws CliError naming what is allowed */
export function labConfiguration(lab: string, options: LabOptions): LabConfiguration {
  const configured = configureLab({
    lab,
    features: Object.fromEntries(options.feature.map(parseFeature)),
    parameters: Object.fromEntries(options.set.map((text) => parsePair(text, '--set', 'param=value'))),
    ...(options.profile === undefined ? {} : { profile: options.profile }),
    ...(options.seed === undefined ? {} : { seed: parseSeed(options.seed) }),
  });
  if (!configured.ok) throw usageError(configured.error);
  return configured.value;
}

const UNITS: Readonly<Record<string, Cycles>> = { us: CYCLES_PER_US, ms: CYCLES_PER_MS, s: CYCLES_PER_SECOND, m: 60 * CYCLES_PER_SECOND, h: 3600 * CYCLES_PER_SECOND };

/** `10s`, `250ms`, `1.5m`; a bare number is seconds. */
export function parseDuration(text: string): Cycles {
  const match = /^(\d+(?:\.\d+)?)(us|ms|s|m|h)?$/.exec(text.trim());
  if (match === null) throw usageError(`--duration must be a time such as 10s, 250ms or 1m; got '${text}'.`);
  const cycles = Math.round(Number(match[1]) * (UNITS[match[2] ?? 's'] as Cycles));
  if (!Number.isSafeInteger(cycles)) throw usageError(`--duration is too long: '${text}'.`);
  return cycles;
}

function parseFeature(text: string): readonly [string, boolean] {
  const [name, value] = parsePair(text, '--feature', 'name=on|off');
  if (value === 'on' || value === 'true') return [name, true];
  if (value === 'off' || value === 'false') return [name, false];
  throw usageError(`--feature ${name} must be on or off; got '${value}'.`);
}

function parsePair(text: string, option: string, shape: string): readonly [string, string] {
  const at = text.indexOf('=');
  if (at <= 0) throw usageError(`${option} takes ${shape}; got '${text}'.`);
  return [text.slice(0, at), text.slice(at + 1)];
}

function parseSeed(text: string): number {
  if (!/^\d+$/.test(text.trim())) throw usageError(`--seed must be an integer; got '${text}'.`);
  return Number(text);
}
