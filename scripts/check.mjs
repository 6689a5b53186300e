// scripts/check.mjs
//
// `npm run check`: installs what is missing, then types, lint, layers and unit tests.

import { runChecks } from './checks.mjs';
import { ensureInstalled } from './installed.mjs';

ensureInstalled();
process.exit(runChecks() ? 0 : 1);
