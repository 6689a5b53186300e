// scripts/tool.mjs
//
// Runs a TypeScript program of this repository (the command line, the benchmarks). Without its packages it says in one line
// what is missing and ends with 2: standard output belongs to the program, so nothing is installed on the way.

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './installed.mjs';

const [program, ...args] = process.argv.slice(2);
const missing = ['tsx/dist/cli.mjs', 'commander', '@noble/hashes'].filter((name) => !existsSync(path.join(ROOT, 'node_modules', name)));
if (missing.length > 0) {
  console.error(`The packages are not installed (no node_modules/${missing[0].split('/dist')[0]}). Run 'npm ci' (npm start and npm test do it by themselves).`);
  process.exit(2);
}
const child = spawn(process.execPath, ['--import', 'tsx', path.join(ROOT, program), ...args], { stdio: 'inherit' });
// Ctrl+C reaches the child by the terminal; it ends in order and we with it.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => { if (signal === 'SIGTERM') child.kill(signal); });
child.on('exit', (code) => process.exit(code ?? 1));
