// e2e/shells/electron-shell.ts
//
// Real Electron for a test, by Playwright. Used only where scripts/electron-binary.mjs finds the binary and a display.
// Native menus and dialogs cannot be pressed: they are called or replaced in the main process.

import { spawn } from 'node:child_process';
import { _electron } from '@playwright/test';
import { findElectron } from '../../scripts/electron-binary.mjs';
import type { MainProcess, MenuSummary, Shell } from '../fixtures.ts';
import { REPOSITORY, environment, writeSettings } from './start-options.ts';
import type { StartOptions } from './start-options.ts';

export async function startElectron(options: StartOptions): Promise<Shell> {
  const executablePath = findElectron();
  if (!executablePath) throw new Error("Electron's binary is not here.");
  writeSettings(options);
  const began = performance.now();
  const args = ['.', `--user-data=${options.userData}`, `--lang=${options.locale}`, ...(options.launch.files ?? [])];
  const env = environment(options);
  const application = await _electron.launch({ args, cwd: REPOSITORY, env, executablePath });
  let log = '';
  const child = application.process();
  child.stderr?.setEncoding('utf8').on('data', (text: string) => { log += text; });
  const page = await application.firstWindow();
  await page.setViewportSize(options.viewport);
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));

  const main: MainProcess = {
    pressMenu: (id) => application.evaluate(({ Menu }, wanted) => { Menu.getApplicationMenu()?.getMenuItemById(wanted)?.click(); }, id),
    menu: () => application.evaluate(({ Menu }) => {
      const summary = (items: Electron.MenuItem[]): MenuSummary[] => items.map((item) => ({ id: item.id, label: item.label, enabled: item.enabled, checked: item.checked, items: summary(item.submenu?.items ?? []) }));
      return summary(Menu.getApplicationMenu()?.items ?? []);
    }),
    answerOpenDialog: (files) => application.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: chosen === null, filePaths: chosen === null ? [] : [...chosen] });
    }, files),
    answerSaveDialog: (file) => application.evaluate(({ dialog }, chosen) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: chosen === null, filePath: chosen ?? '' });
    }, file),
    answerMessageBox: (button) => application.evaluate(({ dialog }, response) => {
      dialog.showMessageBox = () => Promise.resolve({ response, checkboxChecked: false });
    }, button),
    secondInstance: (more) => new Promise((resolve, reject) => {
      const second = spawn(executablePath, ['.', `--user-data=${options.userData}`, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...more], { cwd: REPOSITORY, env, stdio: 'ignore' });
      second.once('exit', () => resolve());
      second.once('error', reject);
    }),
    quit: async (timeoutMs = 10_000) => {
      await application.evaluate(({ app }) => { app.quit(); }).catch(ignoreClosed);
      return Promise.race([ended, new Promise<null>((resolve) => setTimeout(() => resolve(null), timeoutMs))]);
    },
    closeWindow: async () => {
      await application.evaluate(({ BrowserWindow }) => { BrowserWindow.getAllWindows()[0]?.close(); }).catch(ignoreClosed);
    },
    clipboardText: () => application.evaluate(({ clipboard }) => clipboard.readText()),
  };
  return {
    kind: 'electron',
    page,
    userData: options.userData,
    startMs: performance.now() - began,
    log: () => log,
    main,
    stop: async () => {
      if (child.exitCode !== null) return child.exitCode;
      await main.answerMessageBox(0).catch(ignoreClosed);
      await application.close();
      return ended;
    },
  };
}

/** The application went away while it was being asked: what we wanted. */
function ignoreClosed(): void {}
