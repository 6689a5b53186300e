// scripts/checks.mjs
//
// The fast gate: types, lint, layers, unit tests. Every net runs even if an earlier one caught something.

import { runSuite } from './run-suite.mjs';

export function runChecks() {
  return [
    runSuite('types', ['typescript-native/bin/tsc', '-b']),
    runSuite('types of tests', ['typescript-native/bin/tsc', '-p', 'tsconfig.test.json']),
    runSuite('lint', ['eslint/bin/eslint.js', '.', '--max-warnings', '0', '--cache', '--cache-location', '.cache/eslint']),
    runSuite('layers', ['dependency-cruiser/bin/dependency-cruise.mjs', 'src-shared', 'src-main', 'src-renderer', '--config', '.dependency-cruiser.cjs']),
    runSuite('unit tests', ['vitest/vitest.mjs', 'run']),
  ].every((passed) => passed);
}
