// e2e/fixtures.ts
//
// What a journey is given: `shell`, the running application in one of the three shells, and `page`, its window.
//
//   import { test, expect } from './fixtures.ts';
//   test('filters to one process @electron', async ({ page }) => { ... });
//   test.use({ launch: { files: ['/tmp/a.PML'] } });      // what it is started with
//
// Tags in a title: @electron = also on the Electron double, @electron-only = not in the browser shell, @browser = only
// there. Every test starts a fresh application with its own settings folder.

import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test as base } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import { startBrowserShell, startChromium } from './shells/browser-shell.ts';
import { startDouble } from './shells/double-shell.ts';
import { startElectron } from './shells/electron-shell.ts';

export type ShellName = 'browser' | 'double' | 'electron';

export interface Launch {
  /** Files named on the command line. */
  readonly files?: readonly string[];
  /** Put into the settings before the start; keys as in settings:set. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** More environment variables, e.g. KERNELSCOPE_NATIVE_MENU: '1' for the menu bar that macOS has. */
  readonly env?: Readonly<Record<string, string>>;
}

/** The running application. */
export interface Shell {
  readonly kind: ShellName;
  readonly page: Page;
  /** Folder of the settings of this run. */
  readonly userData: string;
  /** What the host wrote to standard error so far. */
  log(): string;
  /** Milliseconds from the start of the process to the page's address being known. */
  readonly startMs: number;
  /** Main process of the Electron shells; undefined in the browser shell. */
  readonly main?: MainProcess;
  /** Stops it as a user does (Ctrl+C, quit). Resolves with the exit code. */
  stop(): Promise<number | null>;
}

/** What a test can do to the operating system's side of an Electron shell. */
export interface MainProcess {
  /** Presses a menu item by its command id. */
  pressMenu(id: string): Promise<void>;
  /** The menu bar: labels, ids, states. */
  menu(): Promise<readonly MenuSummary[]>;
  /** The answer of the next open dialog; null cancels it. */
  answerOpenDialog(files: readonly string[] | null): Promise<void>;
  answerSaveDialog(file: string | null): Promise<void>;
  /** Index of the button that the next message box gets. */
  answerMessageBox(button: number): Promise<void>;
  /** Starts the application again with these arguments, as a user would; it must hand over to the first. */
  secondInstance(args: readonly string[]): Promise<void>;
  /** app.quit(); resolves with the exit code, or null where it did not end within the time. */
  quit(timeoutMs?: number): Promise<number | null>;
  /** Closes the window as its close button does. */
  closeWindow(): Promise<void>;
  clipboardText(): Promise<string>;
}

export interface MenuSummary {
  readonly id: string;
  readonly label: string;
  readonly enabled: boolean;
  readonly checked: boolean;
  readonly items: readonly MenuSummary[];
}

export interface ShellOptions {
  shellKind: ShellName;
  launch: Launch;
}

export const test = base.extend<{ shell: Shell; userData: string } & ShellOptions, { chromiumForShell: () => Promise<Browser> }>({
  shellKind: ['browser', { option: true }],
  launch: [{}, { option: true }],
  chromiumForShell: [async ({}, use) => {
    // Started by the first test that wants it: the Electron shells bring their own.
    let browser: Promise<Browser> | null = null;
    await use(() => (browser ??= startChromium()));
    if (browser) await (browser as Promise<Browser>).then((started) => started.close());
  }, { scope: 'worker' }],
  userData: async ({}, use) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'ks-e2e-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  shell: async ({ shellKind, launch, userData, chromiumForShell, viewport, locale, timezoneId, colorScheme }, use) => {
    const common = { launch, userData, viewport: viewport ?? { width: 1440, height: 900 }, locale: locale ?? 'en-US', timezoneId: timezoneId ?? 'UTC', colorScheme: colorScheme ?? 'light' };
    const shell = shellKind === 'browser' ? await startBrowserShell(common, await chromiumForShell()) : shellKind === 'double' ? await startDouble(common) : await startElectron(common);
    await use(shell);
    await shell.stop();
  },
  page: async ({ shell }, use) => {
    await use(shell.page);
  },
  context: async ({ shell }, use) => {
    await use(shell.page.context());
  },
});

export { expect } from '@playwright/test';
