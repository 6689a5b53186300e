// scripts/dev.mjs
//
// `npm run dev`: the application that follows the sources. With Electron's binary it is electron-vite's own server with hot
// replacement; without, the browser shell is built anew and started again on the same port after each change: reload the page.

import { spawn } from 'node:child_process';
import path from 'node:path';
import { build, isBuilt } from './built.mjs';
import { electronObstacle } from './electron-binary.mjs';
import { ROOT, ensureInstalled } from './installed.mjs';

const LOOK_MS = 1000;
const PORT = 5174;

ensureInstalled();
const obstacle = electronObstacle();
if (obstacle === '') {
  const child = spawn(process.execPath, [path.join(ROOT, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js'), 'dev', '--watch', '--', ...process.argv.slice(2)], { cwd: ROOT, stdio: 'inherit' });
  child.on('exit', (code) => process.exit(code ?? 1));
} else {
  console.log(`Developing in the browser shell: ${obstacle}.`);
  followSources();
}

function followSources() {
  let shell = null;
  const restart = () => {
    if (!isBuilt() && !build()) return;
    const start = () => {
      shell = spawn(process.execPath, [path.join(ROOT, 'out', 'main', 'browser.mjs'), `--port=${PORT}`, ...process.argv.slice(2)], { stdio: 'inherit' });
    };
    if (shell && shell.exitCode === null) shell.once('exit', start).kill('SIGTERM');
    else start();
  };
  restart();
  const timer = setInterval(() => {
    if (!isBuilt()) restart();
  }, LOOK_MS);
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => {
      clearInterval(timer);
      shell?.kill('SIGTERM');
    });
  }
}
