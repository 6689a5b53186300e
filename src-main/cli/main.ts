// src-main/cli/main.ts
//
// The subcommands and what becomes of an invocation: an exit code. index.ts gives it the real process, tests a recording one.

import { Command, CommanderError } from 'commander';
import { CliError, Exit } from './command.ts';
import type { CliCommand, CliHost, ExitCode } from './command.ts';

/** THE list of subcommands. */
const COMMANDS: readonly { readonly name: string; readonly load: () => Promise<CliCommand> }[] = [
  { name: 'labs', load: async () => (await import('./labs.ts')).labsCommand },
  { name: 'run', load: async () => (await import('./run.ts')).runCommand },
  { name: 'compare', load: async () => (await import('./compare.ts')).compareCommand },
  { name: 'convert', load: async () => (await import('./convert.ts')).convertCommand },
  { name: 'replay', load: async () => (await import('./replay.ts')).replayCommand },
  { name: 'query', load: async () => (await import('./query.ts')).queryCommand },
];

/** @returns the exit code */
export async function runCli(args: readonly string[], host: CliHost): Promise<ExitCode> {
  const program = new Command('kernelscope').description('An emulated Windows kernel and its traces, without a window.').exitOverride().showSuggestionAfterError(false)
    .configureOutput({ writeOut: (text) => { host.write(text); }, writeErr: (text) => { host.warn(text.trimEnd()); } });
  const wanted = COMMANDS.filter((command) => command.name === args[0]);
  try {
    for (const { load } of wanted.length > 0 ? wanted : COMMANDS) (await load()).register(program, host);
    if (args[0] !== undefined && !args[0].startsWith('-') && args[0] !== 'help' && wanted.length === 0) {
      throw new CliError(Exit.Usage, `There is no command '${args[0]}'. Commands: ${COMMANDS.map(({ name }) => name).join(', ')}.`);
    }
    if (args.length === 0) throw new CliError(Exit.Usage, `Which command? Commands: ${COMMANDS.map(({ name }) => name).join(', ')}. Add --help to one for its options.`);
    await program.parseAsync(args, { from: 'user' });
    return host.exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? Exit.Done : Exit.Usage;
    if (error instanceof CliError) {
      host.warn(error.message);
      return error.exitCode;
    }
    throw error;
  }
}
