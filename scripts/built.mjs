// scripts/built.mjs
//
// Builds out/ when a source is newer than the last build; otherwise does nothing. Same for whoever starts or tests the application.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './installed.mjs';

const SOURCES = ['src-shared', 'src-main', 'src-renderer', 'electron.vite.config.ts', 'package.json', 'package-lock.json'];
const STAMP = path.join(ROOT, 'out', '.built');
const RESULTS = ['out/main/index.mjs', 'out/main/browser.mjs', 'out/preload/index.cjs', 'out/renderer/index.html'];

function newest(file) {
  const stat = statSync(file);
  if (!stat.isDirectory()) return /\.test\.tsx?$/.test(file) ? 0 : stat.mtimeMs;
  let latest = 0;
  for (const name of readdirSync(file)) {
    if (name === 'node_modules' || name.startsWith('.')) continue;
    latest = Math.max(latest, newest(path.join(file, name)));
  }
  return latest;
}

export function isBuilt() {
  if (!existsSync(STAMP) || !RESULTS.every((file) => existsSync(path.join(ROOT, file)))) return false;
  const latest = Math.max(...SOURCES.map((name) => newest(path.join(ROOT, name))));
  return Number(readFileSync(STAMP, 'utf8')) >= latest;
}

/** Builds, whatever is there. @returns whether it worked; the output above says why not */
export function build() {
  // Before the build: a source that changes while it runs makes it stale again.
  const began = Date.now();
  const result = spawnSync(process.execPath, [path.join(ROOT, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js'), 'build', '--logLevel', 'error'], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
  if (result.status !== 0) return false;
  writeFileSync(STAMP, String(began));
  return true;
}

/** Builds if need be; ends the program where the build fails. */
export function ensureBuilt() {
  if (isBuilt()) return;
  console.log('Building...');
  if (build()) return;
  console.error('The build failed: the lines above say why.');
  process.exit(1);
}
