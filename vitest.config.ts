import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src-*/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
    environment: 'node',
    // The same text whatever the machine: time zone and locale are pinned.
    env: { TZ: 'UTC', LC_ALL: 'C' },
    testTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
  },
});
