import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src-*/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
    environment: 'node',
    // The same text whatever the machine: time zone and locale are pinned.
    env: { TZ: 'UTC', LC_ALL: 'C' },
    setupFiles: ['scripts/vitest-setup.ts'],
    testTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
    // Pure code shares its modules: loading them anew for every file took longer than the tests.
    isolate: false,
  },
});
