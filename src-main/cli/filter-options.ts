// src-main/cli/filter-options.ts
//
// Options of subcommands that look at a trace: --include and --exclude rules, those of a configuration file, a --where condition,
// --utc-offset.

import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { PmcFormatError, readPmc } from '../../src-shared/formats/pmc/read.ts';
import { parseRule, RuleSyntaxError } from '../../src-shared/query/parse-rule.ts';
import type { FilterRule } from '../../src-shared/query/rule.ts';
import { parseWhere } from '../../src-shared/query/where.ts';
import type { WhereNode } from '../../src-shared/query/where.ts';
import { badInput, collect, usageError } from './command.ts';

export interface FilterOptions {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly config?: string;
  readonly where?: string;
  readonly utcOffset?: string;
}

/** Adds the options to a subcommand. */
export function addFilterOptions(command: Command): Command {
  return command
    .option('--include <rule>', "keep events that match, e.g. 'Path begins with C:\\Windows' (repeatable)", collect, [])
    .option('--exclude <rule>', "drop events that match, e.g. 'Result is SUCCESS' (repeatable)", collect, [])
    .option('--config <file.pmc>', 'the filter rules of a Process Monitor configuration, besides those given here')
    .option('--where <condition>', "rules with and, or, not, parentheses and 'matches', e.g. 'PID is 4 or Path matches \"[.]tmp$\"'")
    .option('--utc-offset <offset>', 'show and compare times at this distance from UTC, e.g. +03:00 (default: as on this machine)');
}

/** @throws CliError that says what a rule looks like, or what is wrong with the configuration and at which byte */
export async function filterRules(options: FilterOptions): Promise<FilterRule[]> {
  const stored = options.config === undefined ? [] : await configuredRules(options.config);
  try {
    return [...stored, ...options.include.map((text) => parseRule(text, 'include')), ...options.exclude.map((text) => parseRule(text, 'exclude'))];
  } catch (error) {
    if (error instanceof RuleSyntaxError) throw usageError(error.message);
    throw error;
  }
}

async function configuredRules(file: string): Promise<readonly FilterRule[]> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    throw badInput(file, (error as Error).message);
  }
  try {
    return readPmc(bytes).filterRules;
  } catch (error) {
    if (error instanceof PmcFormatError) throw badInput(file, error.message);
    throw error;
  }
}

/** @throws CliError that says what is wrong with the condition */
export function whereCondition(options: FilterOptions): WhereNode | undefined {
  if (options.where === undefined) return undefined;
  try {
    return parseWhere(options.where);
  } catch (error) {
    if (error instanceof RuleSyntaxError) throw usageError(`--where: ${error.message}`);
    throw error;
  }
}

const UNIX_EPOCH_FILETIME = 116_444_736_000_000_000n;

/**
 * Minutes east of UTC.
 * @param originFiletime start of the trace: the default is this machine's offset at that time
 */
export function utcOffsetMinutes(options: FilterOptions, originFiletime: string): number {
  const text = options.utcOffset;
  if (text === undefined) return -new Date(Number((BigInt(originFiletime) - UNIX_EPOCH_FILETIME) / 10_000n)).getTimezoneOffset();
  if (/^(z|utc)$/i.test(text)) return 0;
  const match = /^([+-])?(\d{1,2}):?(\d{2})$/.exec(text);
  const minutes = match === null ? NaN : Number(match[2]) * 60 + Number(match[3]);
  if (match === null || minutes > 14 * 60 || Number(match[3]) > 59) throw usageError(`--utc-offset must be a distance from UTC such as +03:00, got '${text}'.`);
  return match[1] === '-' ? -minutes : minutes;
}
