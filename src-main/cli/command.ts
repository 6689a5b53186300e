// src-main/cli/command.ts
//
// What a subcommand is, and how it ends. One file per subcommand, one line in index.ts.
//
// Exit codes: 0 done; 1 the thing asked about is false (a digest differs, a check failed); 2 wrong usage; 3 a bad input file.
// Only JSON, or the table asked for, goes to standard output; everything else to standard error.

import type { Command } from 'commander';

export const Exit = { Done: 0, False: 1, Usage: 2, BadInput: 3 } as const;
export type ExitCode = (typeof Exit)[keyof typeof Exit];

/** Ends the command line with a message and a code. Thrown by any subcommand. */
export class CliError extends Error {
  override readonly name = 'CliError';
  readonly exitCode: ExitCode;
  constructor(exitCode: ExitCode, message: string) {
    super(message);
    this.exitCode = exitCode;
  }
}

export function usageError(message: string): CliError {
  return new CliError(Exit.Usage, message);
}

/** @param offset byte in the file where it stops making sense */
export function badInput(file: string, message: string, offset?: number): CliError {
  return new CliError(Exit.BadInput, `${file}: ${message}${offset === undefined ? '' : ` (byte ${offset})`}`);
}

/** What a subcommand may use of the process. */
export interface CliHost {
  /** Standard output. */
  write(text: string): void;
  /** A line on standard error. */
  warn(text: string): void;
  /** A progress line on standard error; shown on a terminal only. */
  progress(text: string): void;
  /** True once Ctrl+C was pressed: finish what can be read, then return. */
  readonly interrupted: boolean;
  /** The exit code, where it is not 0. */
  exitCode: ExitCode;
}

export interface CliCommand {
  readonly name: string;
  /** Adds the subcommand with its options and action. The action returns when it is done, or throws CliError. */
  register(program: Command, host: CliHost): void;
}

/** For options that may be given several times. */
export function collect(value: string, previous: readonly string[]): readonly string[] {
  return [...previous, value];
}
