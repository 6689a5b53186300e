// scripts/test.mjs
//
// `npm test`: everything. Installs what is missing (packages, a Chromium), then the checks, the build, and the journeys in the
// browser shell, on the Electron double, and on real Electron where its binary is here. One line per suite at the end.

import { findChromium, installChromium } from './chromium.mjs';
import { runChecks } from './checks.mjs';
import { ensureBuilt } from './built.mjs';
import { ensureInstalled } from './installed.mjs';
import { runSuite } from './run-suite.mjs';

ensureInstalled();
const chromium = (await findChromium()) ?? (await installChromium());
const results = [runChecks()];
ensureBuilt();
if (chromium) {
  console.log(`Browser tests use ${chromium}.`);
  results.push(runSuite('journeys', ['@playwright/test/cli.js', 'test'], { KERNELSCOPE_CHROMIUM: chromium }));
} else {
  console.error('FAILED: there is no Chromium and none could be installed; the journeys did not run. Set KERNELSCOPE_CHROMIUM to one.');
  results.push(false);
}
const failed = results.filter((passed) => !passed).length;
console.log(`\nnpm test: ${results.length - failed} passed, ${failed} failed (checks, journeys)`);
process.exit(failed === 0 ? 0 : 1);
