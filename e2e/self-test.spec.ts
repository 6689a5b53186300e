// e2e/self-test.spec.ts
//
// The self-test of `npm run smoke:electron`, on the double: that its line is true is worth knowing before somebody sends us one.

import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { REPOSITORY } from './shells/start-options.ts';

test('the self-test finds a working application and says so in one JSON line @electron-only', async () => {
  test.skip(test.info().project.name !== 'double', 'real Electron runs it by npm run smoke:electron');
  const folder = mkdtempSync(path.join(os.tmpdir(), 'ks-self-'));
  const log = path.join(folder, 'smoke.PML');
  spawnSync(process.execPath, ['--import', 'tsx', path.join(REPOSITORY, 'scripts/sample-pml.mts'), log, '500'], { cwd: REPOSITORY, stdio: 'inherit' });
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(REPOSITORY, 'e2e/electron-double/main.ts'), '--self-test', `--user-data=${path.join(folder, 'data')}`, log], { cwd: REPOSITORY, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => { output += text; });
  child.stderr.setEncoding('utf8').on('data', (text: string) => { errors += text; });
  const code = await new Promise((resolve) => child.once('exit', resolve));
  rmSync(folder, { recursive: true, force: true });
  const line = JSON.parse(output.split('\n').find((text) => text.startsWith('{')) ?? '{}') as Record<string, unknown>;
  expect(line, errors).toMatchObject({
    selfTest: 'kernelscope', ok: true, windowVisible: true, pageLoaded: true, preload: true, secureContext: true, noPolicyViolation: true, feedOpen: true, eventsFlow: true, filesRead: true,
  });
  expect(code).toBe(0);
});
