// src-main/cli/index.ts
//
// The command line: `npm run -s cli -- <subcommand> ...`. A subcommand's code is loaded when it is asked for.

import { Command, CommanderError } from 'commander';
import { CliError, Exit } from './command.ts';
import type { CliCommand, CliHost, ExitCode } from './command.ts';

/** THE list of subcommands. */
const COMMANDS: readonly { readonly name: string; readonly load: () => Promise<CliCommand> }[] = [
  { name: 'labs', load: async () => (await import('./labs.ts')).labsCommand },
  { name: 'run', load: async () => (await import('./run.ts')).runCommand },
  { name: 'compare', load: async () => (await import('./compare.ts')).compareCommand },
  { name: 'convert', load: async () => (await import('./convert.ts')).convertCommand },
  { name: 'query', load: async () => (await import('./query.ts')).queryCommand },
];

/** @returns the exit code */
async function main(args: readonly string[]): Promise<ExitCode> {
  const host = createHost();
  const program = new Command('kernelscope').description('An emulated Windows kernel and its traces, without a window.').exitOverride().showSuggestionAfterError(false);
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

function createHost(): CliHost {
  let interrupted = false;
  let progressShown = false;
  const clearProgress = (): void => {
    if (progressShown) process.stderr.write('\r\u001b[K');
    progressShown = false;
  };
  process.on('SIGINT', () => {
    // Twice means now.
    if (interrupted) process.exit(130);
    interrupted = true;
  });
  return {
    exitCode: Exit.Done,
    get interrupted() { return interrupted; },
    write(text) {
      clearProgress();
      process.stdout.write(text);
    },
    warn(text) {
      clearProgress();
      process.stderr.write(`${text}\n`);
    },
    progress(text) {
      if (!process.stderr.isTTY) return;
      progressShown = true;
      process.stderr.write(`\r\u001b[K${text}`);
    },
  };
}

// A reader that closes the pipe early (head) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await main(process.argv.slice(2));
