// scripts/build.mjs
//
// `npm run build`: installs what is missing and builds out/, stale or not.

import { build } from './built.mjs';
import { ensureInstalled } from './installed.mjs';

ensureInstalled();
process.exit(build() ? 0 : 1);
