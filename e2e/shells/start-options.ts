// e2e/shells/start-options.ts
//
// What every shell of the tests is started with.

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Launch } from '../fixtures.ts';

export interface StartOptions {
  readonly launch: Launch;
  readonly userData: string;
  readonly viewport: { readonly width: number; readonly height: number };
  readonly locale: string;
  readonly timezoneId: string;
  readonly colorScheme: 'light' | 'dark' | 'no-preference' | null;
}

export const REPOSITORY = path.resolve(import.meta.dirname, '../..');

export function writeSettings({ launch, userData }: StartOptions): void {
  if (!launch.settings) return;
  mkdirSync(userData, { recursive: true });
  writeFileSync(path.join(userData, 'settings.json'), JSON.stringify({ version: 1, values: launch.settings }));
}

/** The tests' environment without what would change the application, plus what the test asks for. */
export function environment(options: StartOptions): Record<string, string> {
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined && !entry[0].startsWith('KERNELSCOPE_') && entry[0] !== 'NODE_OPTIONS');
  return { ...Object.fromEntries(inherited), TZ: options.timezoneId, ...options.launch.env };
}
