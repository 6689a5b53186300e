// e2e/electron-shell.spec.ts
//
// What only Electron's shell has: native menu, dialogs, a second instance, reload, quitting with something unsaved.

import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { DoubleShell } from './shells/double-shell.ts';
import { expect, test } from './fixtures.ts';
import type { MainProcess, Shell } from './fixtures.ts';

function mainOf(shell: Shell): MainProcess {
  if (!shell.main) throw new Error('This shell has no main process.');
  return shell.main;
}

/** A call of the contract from the page, as the page's own client makes it. */
const callFrom = (shell: Shell) => (name: string, argument: unknown): Promise<unknown> => shell.page.evaluate(
  ([n, a]) => (window as unknown as { kernelscope: { call(name: string, argument: unknown): Promise<unknown> } }).kernelscope.call(n as string, a),
  [name, argument] as const,
);

test('a second start hands its files to the first and ends @electron-only', async ({ shell, page }) => {
  await expect(page.getByRole('menubar')).toBeVisible();
  const file = path.join(shell.userData, 'second.PML');
  writeFileSync(file, 'not a log');
  await page.evaluate(() => {
    const bridge = (window as unknown as { kernelscope: { on(name: string, listener: (message: unknown) => void): void } }).kernelscope;
    bridge.on('files:opened', (files) => { (window as unknown as { opened: unknown }).opened = files; });
  });
  await mainOf(shell).secondInstance([file]);
  await expect.poll(() => page.evaluate(() => (window as unknown as { opened?: unknown }).opened)).toEqual([expect.objectContaining({ name: 'second.PML', sizeBytes: 9 })]);
});

test('saving writes the whole file in one step, and a cancelled dialog writes nothing @electron-only', async ({ shell, page }) => {
  await expect(page.getByRole('menubar')).toBeVisible();
  const call = callFrom(shell);
  const main = mainOf(shell);
  await main.answerSaveDialog(null);
  expect(await call('file:save', { kind: 'csv', suggestedName: 'x.csv' })).toEqual({ ok: true, value: null });
  const target = path.join(shell.userData, 'out.csv');
  await main.answerSaveDialog(target);
  const saved = await page.evaluate(async () => {
    const { call: ask } = (window as unknown as { kernelscope: { call(name: string, argument: unknown): Promise<{ ok: boolean; value: { token: string } }> } }).kernelscope;
    const { value: { token } } = await ask('file:save', { kind: 'csv', suggestedName: 'out.csv' });
    await ask('file:write', { token, bytes: new TextEncoder().encode('a,b\n') });
    await ask('file:write', { token, bytes: new TextEncoder().encode('1,2\n').subarray(0, 4) });
    return ask('file:commit', { token });
  });
  expect(saved).toEqual({ ok: true, value: null });
  await main.answerOpenDialog([target]);
  const text = await page.evaluate(async () => {
    const { call: ask } = (window as unknown as { kernelscope: { call(name: string, argument: unknown): Promise<{ value: never }> } }).kernelscope;
    const files: { token: string; sizeBytes: number }[] = (await ask('file:open', { kind: 'csv' })).value;
    const { bytes }: { bytes: Uint8Array } = (await ask('file:read', { token: files[0]!.token, offset: 0, length: 100 })).value;
    return new TextDecoder().decode(bytes);
  });
  expect(text).toBe('a,b\n1,2\n');
});

test('the clipboard is written by the main process @electron-only', async ({ shell, page }) => {
  await expect(page.getByRole('menubar')).toBeVisible();
  await callFrom(shell)('clipboard:write', { text: 'RegOpenKey\tSUCCESS' });
  expect(await mainOf(shell).clipboardText()).toBe('RegOpenKey\tSUCCESS');
});

test('closing asks when something is unsaved; staying keeps the window, leaving ends the application @electron-only', async ({ shell, page }) => {
  await expect(page.getByRole('menubar')).toBeVisible();
  const main = mainOf(shell);
  await callFrom(shell)('session:setUnsaved', { unsaved: true });
  await main.answerMessageBox(1);
  expect(await main.quit(1000)).toBeNull();
  await expect(page.getByRole('menubar')).toBeVisible();
  await main.answerMessageBox(0);
  expect(await main.quit()).toBe(0);
});

test('settings come back as they were put in @electron-only', async ({ shell, page }) => {
  await expect(page.getByRole('menubar')).toBeVisible();
  const call = callFrom(shell);
  await call('settings:set', { values: { 'test.key': { deep: [1, 'two', null] } } });
  expect(await call('settings:get', null)).toMatchObject({ ok: true, value: { values: { 'test.key': { deep: [1, 'two', null] } } } });
});

test.describe('with the native menu', () => {
  test.use({ launch: { env: { KERNELSCOPE_NATIVE_MENU: '1' } } });

  test('the menu comes from the command registry, follows the page and presses its commands @electron-only', async ({ shell, page }) => {
    const main = mainOf(shell);
    await expect(page.getByRole('tab', { name: 'Process Explorer' })).toBeVisible();
    await expect(page.getByRole('menubar')).toHaveCount(0);
    const menu = await main.menu();
    expect(menu.map((item) => item.label)).toEqual(expect.arrayContaining(['File', 'Edit', 'Filter', 'View', 'Help']));
    await expect.poll(async () => (await main.menu()).find((item) => item.label === 'View')?.items.find((item) => item.id === 'view.processExplorer')?.enabled).toBe(true);
    await main.pressMenu('view.processExplorer');
    await expect(page.getByRole('tab', { name: 'Process Explorer' })).toHaveAttribute('aria-selected', 'true');
    await expect.poll(async () => (await main.menu()).find((item) => item.label === 'View')?.items.find((item) => item.id === 'view.processExplorer')?.checked).toBe(true);
  });
});

test.describe('on a desktop that never says ready-to-show', () => {
  test.use({ launch: { env: { ELECTRON_DOUBLE_NEVER_READY_TO_SHOW: '1' } } });

  test('the window is shown all the same @electron-only', async ({ shell }) => {
    test.skip(shell.kind !== 'double', 'only the double can keep the event back');
    await expect.poll(() => (shell as DoubleShell).control('visible')).toBe(true);
  });
});

test('a reload connects again: bridge and feed are new, the machine goes on @electron-only', async ({ shell, page }) => {
  test.skip(shell.kind !== 'double', 'reloads by the main process of the double');
  await expect(page.getByRole('menubar')).toBeVisible();
  const call = callFrom(shell);
  const time = async (): Promise<number> => ((await call('machine:get', null)) as { value: { state: { simulatedCycles: number } } }).value.state.simulatedCycles;
  // A lab that is not over while the page comes back.
  await call('machine:configure', { profile: 'windows-vista', features: {}, lab: 'quantum', parameters: { ticks: 100_000 }, seed: 1 });
  await expect.poll(time).toBeGreaterThan(0);
  const before = await time();
  const loaded = page.waitForEvent('load');
  await (shell as DoubleShell).control('reload');
  await loaded;
  await expect(page.getByRole('menubar')).toBeVisible();
  await expect.poll(time).toBeGreaterThan(before);
});
