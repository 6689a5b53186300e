// scripts/run-suite.mjs
//
// Runs one suite of tests as a child process with its output shown, and says whether it passed.

import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { ROOT } from './installed.mjs';

/** @param {string} name shown @param {string[]} command a script of node_modules and its arguments */
export function runSuite(name, command, env = {}) {
  const began = Date.now();
  console.log(`\n== ${name}`);
  const [script, ...args] = command;
  const { status, signal } = spawnSync(process.execPath, [path.join(ROOT, 'node_modules', script), ...args], { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...env } });
  const ok = status === 0;
  console.log(`== ${name}: ${ok ? 'passed' : `failed (${signal ?? `exit ${status}`})`} in ${((Date.now() - began) / 1000).toFixed(0)} s`);
  return ok;
}
