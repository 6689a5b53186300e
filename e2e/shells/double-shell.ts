// e2e/shells/double-shell.ts
//
// The application on the Electron double for a test: a child process with the built main process, and the page of its window in
// the Chromium that the double started.

import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import path from 'node:path';
import { chromium } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { ControlMethod } from '../electron-double/control.ts';
import type { MainProcess, MenuSummary, Shell } from '../fixtures.ts';
import { REPOSITORY, environment, writeSettings } from './start-options.ts';
import type { StartOptions } from './start-options.ts';

const START_TIMEOUT_MS = 30_000;
const STOP_TIMEOUT_MS = 5000;

/** Calls the double; see e2e/electron-double/control.ts. */
export type Control = <T>(method: ControlMethod, argument?: unknown) => Promise<T>;

/** A shell on the double, for tests of what only the double can tell. */
export interface DoubleShell extends Shell {
  readonly control: Control;
}

function spawnDouble(options: StartOptions, args: readonly string[]): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', path.join(REPOSITORY, 'e2e/electron-double/main.ts'), `--user-data=${options.userData}`, `--lang=${options.locale}`, ...args], {
    cwd: REPOSITORY,
    env: environment(options),
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
}

export async function startDouble(options: StartOptions): Promise<DoubleShell> {
  writeSettings(options);
  const began = performance.now();
  const child = spawnDouble(options, options.launch.files ?? []);
  let log = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => { log += text; });
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  await ready(child, () => log);
  const control = controlOf(child);
  const browser = await chromium.connectOverCDP(await control<string>('endpoint'));
  const page = await appPage(() => browser.contexts()[0]?.pages() ?? []);
  await page.setViewportSize(options.viewport);
  await page.emulateMedia({ colorScheme: options.colorScheme });
  const startMs = performance.now() - began;

  const main: MainProcess = {
    pressMenu: (id) => control('pressMenu', id),
    menu: () => control<readonly MenuSummary[]>('menu'),
    answerOpenDialog: (files) => control('answerOpenDialog', files),
    answerSaveDialog: (file) => control('answerSaveDialog', file),
    answerMessageBox: (button) => control('answerMessageBox', button),
    secondInstance: (args) => new Promise((resolve, reject) => {
      const second = spawnDouble(options, args);
      second.once('exit', () => resolve());
      second.once('error', reject);
    }),
    quit: async (timeoutMs = STOP_TIMEOUT_MS) => {
      await control('quit').catch(ignoreGone);
      return Promise.race([ended, new Promise<null>((resolve) => setTimeout(() => resolve(null), timeoutMs))]);
    },
    closeWindow: () => control('closeWindow'),
    clipboardText: () => control<string>('clipboard'),
  };
  return {
    kind: 'double', page, userData: options.userData, startMs, main, control,
    log: () => log,
    stop: async () => {
      if (child.exitCode !== null) return child.exitCode;
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
      child.disconnect();
      const code = await ended;
      clearTimeout(timer);
      await browser.close().catch(ignoreGone);
      return code;
    },
  };
}

function controlOf(child: ChildProcess): Control {
  let nextId = 1;
  return (method, argument) => new Promise((resolve, reject) => {
    const id = nextId++;
    const heard = (message: { id?: number; ok?: boolean; value?: unknown; message?: string }): void => {
      if (message.id !== id) return;
      child.off('message', heard);
      if (message.ok) resolve(message.value as never);
      else reject(new Error(message.message));
    };
    child.on('message', heard);
    child.send({ id, method, argument }, (error) => { if (error) reject(error); });
  });
}

function ready(child: ChildProcess, log: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`The Electron double was not ready after ${START_TIMEOUT_MS} ms.\n${log()}`));
    }, START_TIMEOUT_MS);
    child.on('message', (message: { ready?: boolean }) => {
      if (message.ready !== true) return;
      clearTimeout(timer);
      resolve();
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`The Electron double ended with ${code}.\n${log()}`));
    });
  });
}

/** The page that shows the application (Chromium begins with an empty one). */
async function appPage(list: () => readonly Page[]): Promise<Page> {
  for (const limit = performance.now() + START_TIMEOUT_MS; performance.now() < limit;) {
    const page = list().find((candidate) => candidate.url().includes('.app.localhost:'));
    if (page) return page;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The Electron double showed no window.');
}

/** It ended while it was being asked. */
function ignoreGone(): void {}
