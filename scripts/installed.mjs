// scripts/installed.mjs
//
// Brings node_modules up to date: npm ci where it is missing or the lock file has changed since, in one line of output.
// A failure says what to do and ends the program.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const MARK = path.join(ROOT, 'node_modules', '.kernelscope-lock');

function lockHash() {
  return createHash('sha256').update(readFileSync(path.join(ROOT, 'package-lock.json'))).digest('hex');
}

function isInstalled(hash) {
  if (!existsSync(path.join(ROOT, 'node_modules', 'vite'))) return false;
  if (!existsSync(MARK)) {
    // Installed by hand (npm install, npm ci): npm keeps its own copy of the lock file, newer than ours if it is up to date.
    const own = path.join(ROOT, 'node_modules', '.package-lock.json');
    return existsSync(own) && sameVersions(own);
  }
  return readFileSync(MARK, 'utf8') === hash;
}

/** Whether every installed package has the version that the lock file asks for. */
function sameVersions(installedFile) {
  const wanted = JSON.parse(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')).packages ?? {};
  const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages ?? {};
  return Object.entries(wanted).every(([name, { version, optional }]) => name === '' || installed[name]?.version === version || (optional && !installed[name]));
}

export function ensureInstalled() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(`Kernelscope needs Node 20.19 or newer; this is ${process.versions.node}.`);
    process.exit(1);
  }
  const hash = lockHash();
  if (isInstalled(hash)) return;
  console.log('Installing packages (npm ci)...');
  // Electron's own downloader is not run: the binary is fetched only when somebody asks for it.
  const npm = process.env.npm_execpath;
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const result = npm ? spawnSync(process.execPath, [npm, ...args], { cwd: ROOT, stdio: 'inherit' }) : spawnSync('npm', args, { cwd: ROOT, stdio: 'inherit', shell: process.platform === 'win32' });
  if (result.status !== 0) {
    console.error('npm ci failed: the lines above say why. Is there a network?');
    process.exit(1);
  }
  mkdirSync(path.dirname(MARK), { recursive: true });
  writeFileSync(MARK, hash);
}
