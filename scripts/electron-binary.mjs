// scripts/electron-binary.mjs
//
// Whether real Electron can run here, without importing `electron` (which would start a download): the binary named by
// ELECTRON_EXEC_PATH or ELECTRON_OVERRIDE_DIST_PATH, or the one the npm package has fetched; and, on Linux, a display.

import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const DEFAULT_EXECUTABLE = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };

/** Path of the Electron executable, or null. */
export function findElectron(env = process.env) {
  if (env.ELECTRON_EXEC_PATH) return existsSync(env.ELECTRON_EXEC_PATH) ? env.ELECTRON_EXEC_PATH : null;
  let folder;
  try {
    folder = path.dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  } catch {
    return null;
  }
  const nameFile = path.join(folder, 'path.txt');
  const name = existsSync(nameFile) ? readFileSync(nameFile, 'utf8').trim() : (DEFAULT_EXECUTABLE[process.platform] ?? 'electron');
  const executable = path.join(env.ELECTRON_OVERRIDE_DIST_PATH ?? path.join(folder, 'dist'), name);
  return existsSync(executable) ? executable : null;
}

/** Where the electron package keeps its downloader, or null. */
export function electronInstaller() {
  try {
    return path.join(path.dirname(createRequire(import.meta.url).resolve('electron/package.json')), 'install.js');
  } catch {
    return null;
  }
}

export function hasDisplay(env = process.env) {
  return process.platform !== 'linux' || Boolean(env.DISPLAY) || Boolean(env.WAYLAND_DISPLAY);
}

/** What real Electron lacks here, in words; empty when it can start. */
export function electronObstacle(env = process.env) {
  if (!findElectron(env)) return "Electron's binary is not here";
  if (!hasDisplay(env)) return 'there is no display';
  return '';
}
