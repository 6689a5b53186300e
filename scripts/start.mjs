// scripts/start.mjs
//
// `npm start [-- --web] [-- file...]`: installs what is missing, builds what is stale, and starts Kernelscope: in Electron where its
// binary and a display are here, else (or with --web) in the browser shell, whose address it prints.

import { spawn } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { electronObstacle, findElectron } from './electron-binary.mjs';
import { ensureBuilt } from './built.mjs';
import { ROOT, ensureInstalled } from './installed.mjs';

ensureInstalled();
ensureBuilt();

const args = process.argv.slice(2);
const wantsWeb = args.includes('--web');
// npm changes to the package's folder; files are named from where the user is.
const cwd = process.env.INIT_CWD ?? process.cwd();
const rest = args.filter((argument) => argument !== '--web').map((argument) => (argument.startsWith('-') ? argument : path.resolve(cwd, argument)));

const obstacle = electronObstacle();
if (!wantsWeb && obstacle !== '') console.log(`Starting in the browser instead of Electron: ${obstacle}. (npx install-electron fetches it.)`);

if (wantsWeb || obstacle !== '') {
  // The browser shell runs in this process: it takes the arguments from process.argv and ends itself on Ctrl+C.
  const shell = path.join(ROOT, 'out', 'main', 'browser.mjs');
  process.argv.splice(1, Infinity, shell, ...rest);
  await import(pathToFileURL(shell).href);
} else {
  const isRoot = process.getuid?.() === 0;
  const child = spawn(findElectron(), ['.', ...(isRoot && process.platform === 'linux' ? ['--no-sandbox'] : []), ...rest], { cwd: ROOT, stdio: 'inherit' });
  // Ctrl+C reaches the child by the terminal; we wait for it to end in order.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => process.exit(code ?? 1));
}
