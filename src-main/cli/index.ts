// src-main/cli/index.ts
//
// The command line: `npm run -s cli -- <subcommand> ...`. The subcommands are listed in main.ts.

import { Exit } from './command.ts';
import type { CliHost } from './command.ts';
import { runCli } from './main.ts';

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

process.exitCode = await runCli(process.argv.slice(2), createHost());
