// src-main/shells/log.ts
//
// Where the host's log lines go: standard error, so that standard output stays for what scripts read.

import type { Log } from '../ipc/serve.ts';

const RANK = { debug: 0, info: 1, warn: 2, error: 3 } as const;
/** KERNELSCOPE_LOG=debug|info|warn|error; warnings and errors by default. */
const threshold = RANK[(process.env['KERNELSCOPE_LOG'] ?? 'warn') as keyof typeof RANK] ?? RANK.warn;

export const consoleLog: Log = (level, message) => {
  if (RANK[level] >= threshold) process.stderr.write(`[${level}] ${message}\n`);
};
