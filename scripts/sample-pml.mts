// scripts/sample-pml.mts
//
// `node --import tsx scripts/sample-pml.mts file.PML [events]`: writes a Process Monitor log with made-up events, for tests that need a file.

import { writeFileSync } from 'node:fs';
import { generatePml } from '../bench/generate-pml.ts';

const [file, events = '5000'] = process.argv.slice(2);
if (file === undefined || !Number.isSafeInteger(Number(events))) {
  process.stderr.write('usage: sample-pml.mts file.PML [events]\n');
  process.exit(2);
}
writeFileSync(file, await generatePml(Number(events), 1));
