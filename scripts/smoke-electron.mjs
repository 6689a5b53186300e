// scripts/smoke-electron.mjs
//
// `npm run smoke:electron`: starts the built application on real Electron with a Process Monitor log and lets it check itself (window
// shown, page loaded over app://, bridge and feed there, events flowing, the log read, no policy violation). Prints one JSON line
// that can be sent to us. Fetches Electron's binary if it is missing: who runs this has asked for it.

import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { electronInstaller, electronObstacle, findElectron } from './electron-binary.mjs';
import { ensureBuilt } from './built.mjs';
import { ROOT, ensureInstalled } from './installed.mjs';

const DOWNLOAD_MS = 180_000;
const RUN_MS = 60_000;

function report(line) {
  console.log(JSON.stringify({ selfTest: 'kernelscope', platform: process.platform, arch: process.arch, ...line }));
}

ensureInstalled();
ensureBuilt();
if (!findElectron()) {
  const installer = electronInstaller();
  if (installer) {
    console.error('Fetching the Electron binary...');
    spawnSync(process.execPath, [installer], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'], timeout: DOWNLOAD_MS, killSignal: 'SIGKILL' });
  }
}
const obstacle = electronObstacle();
if (obstacle !== '') {
  report({ ok: false, reason: obstacle });
  process.exit(1);
}

const folder = mkdtempSync(path.join(os.tmpdir(), 'ks-smoke-'));
const log = path.join(folder, 'smoke.PML');
spawnSync(process.execPath, ['--import', 'tsx', path.join(ROOT, 'scripts', 'sample-pml.mts'), log], { cwd: ROOT, stdio: 'inherit' });
const needsNoSandbox = process.platform === 'linux' && process.getuid?.() === 0;
const child = spawn(findElectron(), ['.', ...(needsNoSandbox ? ['--no-sandbox'] : []), '--self-test', `--user-data=${path.join(folder, 'data')}`, log], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
let output = '';
let errors = '';
child.stdout.setEncoding('utf8').on('data', (text) => { output += text; });
child.stderr.setEncoding('utf8').on('data', (text) => { errors += text; });
const timer = setTimeout(() => child.kill('SIGKILL'), RUN_MS);
child.on('exit', (code, signal) => {
  clearTimeout(timer);
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  const line = output.split('\n').find((text) => text.startsWith('{"selfTest"'));
  if (line) console.log(line);
  else report({ ok: false, reason: signal ? `killed (${signal}) after ${RUN_MS} ms` : `ended with ${code} without a result`, stderr: errors.slice(-2000) });
  process.exit(line && code === 0 ? 0 : 1);
});
