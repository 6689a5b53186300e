// e2e/sample-log.ts
//
// A Process Monitor log with made-up events for the journeys: the same bytes for the same count.

import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { REPOSITORY } from './shells/start-options.ts';

/** Writes `name` into a new folder and gives its path. */
export function writeSampleLog(name: string, events: number): string {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'ks-log-')), name);
  execFileSync(process.execPath, ['--import', 'tsx', path.join(REPOSITORY, 'scripts/sample-pml.mts'), file, String(events)], { cwd: REPOSITORY });
  return file;
}
