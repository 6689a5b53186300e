// e2e/shells/browser-shell.ts
//
// The browser shell for a test: `node out/main/browser.mjs` on any free port, and a page of a real Chromium on its address.

import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import path from 'node:path';
import { chromium } from '@playwright/test';
import type { Browser } from '@playwright/test';
import { findChromium } from '../../scripts/chromium.mjs';
import type { Shell } from '../fixtures.ts';
import { REPOSITORY, environment, writeSettings } from './start-options.ts';
import type { StartOptions } from './start-options.ts';

const READY = /Kernelscope is ready at (http:\/\/127\.0\.0\.1:\d+\/\S*)/;
const START_TIMEOUT_MS = 20_000;
const STOP_TIMEOUT_MS = 5000;

/** Switches for headless tests; a browser of a user gets none of these. */
export function chromiumSwitches(): string[] {
  const isRoot = process.getuid?.() === 0;
  return ['--disable-dev-shm-usage', '--disable-gpu', '--force-color-profile=srgb', ...(isRoot ? ['--no-sandbox'] : [])];
}

export async function startChromium(): Promise<Browser> {
  const executablePath = await findChromium();
  if (!executablePath) throw new Error('No Chromium: npm test installs one, or set KERNELSCOPE_CHROMIUM.');
  return chromium.launch({ executablePath, args: chromiumSwitches() });
}

export interface ServerProcess {
  readonly address: string;
  readonly startMs: number;
  log(): string;
  stop(): Promise<number | null>;
}

export async function startServer(options: StartOptions): Promise<ServerProcess> {
  writeSettings(options);
  const began = performance.now();
  const child = spawn(process.execPath, [path.join(REPOSITORY, 'out/main/browser.mjs'), `--user-data=${options.userData}`, ...(options.launch.files ?? [])], {
    env: { ...environment(options), KERNELSCOPE_STOP_WITH_STDIN: '1' },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => { log += text; });
  const address = await readyAddress(child, () => log);
  return { address, startMs: performance.now() - began, log: () => log, stop: () => stop(child) };
}

export async function startBrowserShell(options: StartOptions, browser: Browser): Promise<Shell> {
  const server = await startServer(options);
  const context = await browser.newContext({ viewport: options.viewport, locale: options.locale, timezoneId: options.timezoneId, colorScheme: options.colorScheme, acceptDownloads: true });
  const page = await context.newPage();
  await page.goto(server.address);
  return {
    kind: 'browser',
    page,
    userData: options.userData,
    startMs: server.startMs,
    log: server.log,
    stop: async () => {
      await context.close();
      return server.stop();
    },
  };
}

function readyAddress(child: ChildProcess, log: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const timer = setTimeout(() => {
      child.kill();
      reject(new Error(`The browser shell was not ready after ${START_TIMEOUT_MS} ms.\n${text}\n${log()}`));
    }, START_TIMEOUT_MS);
    child.stdout?.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      const address = READY.exec(text)?.[1];
      if (address === undefined) return;
      clearTimeout(timer);
      resolve(address);
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`The browser shell ended with ${code} before it was ready.\n${text}\n${log()}`));
    });
  });
}

function stop(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
    child.once('exit', (code) => {
      clearTimeout(timer);
      resolve(code);
    });
    child.kill('SIGTERM');
  });
}
