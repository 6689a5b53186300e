// e2e/process-explorer.spec.ts
//
// Process Explorer on the emulated desktop: the tree, sorting inside it, commands that act on the machine and leave their
// mark in the trace, refresh and pause, columns, properties, and the Cycles columns that Windows XP does not have.

import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { openFilter, openProcessExplorer, showing } from './window.ts';

/** The cell of a process name; what follows the name is the spoken colour of the row. */
const nameCell = (within: Locator | Page, name: string): Locator => within.getByRole('gridcell', { name: new RegExp(`^${name.replaceAll('.', '\\.')}(?! Idle)`) }).first();
const rowOf = (tree: Locator, name: string): Locator => tree.getByRole('row').filter({ has: nameCell(tree.page(), name) }).first();

/** The cell of a process in a column, by the header's title. */
async function cellOf(tree: Locator, name: string, column: string): Promise<Locator> {
  const index = await tree.getByRole('columnheader', { name: new RegExp(`^${column}`) }).getAttribute('aria-colindex');
  const row = await rowOf(tree, name).getAttribute('row-index');
  return tree.locator(`[role="row"][row-index="${row}"] [role="gridcell"][aria-colindex="${index}"]`);
}

async function choose(page: Page, tree: Locator, name: string, ...items: readonly (string | RegExp)[]): Promise<void> {
  await nameCell(tree, name).click({ button: 'right' });
  for (const item of items) await page.getByRole('menuitem', { name: item }).or(page.getByRole('menuitemradio', { name: item })).first().click();
}

/** Names in the order of the screen. */
async function names(tree: Locator): Promise<readonly string[]> {
  return tree.locator('.ks-process-name').evaluateAll((elements) => elements
    .map((element) => ({ index: Number(element.closest('[role="row"]')?.getAttribute('row-index')), name: element.textContent }))
    .sort((a, b) => a.index - b.index).map((row) => row.name));
}

test('shows the tree, sorts inside it, and as a list @electron', async ({ page }) => {
  const tree = await openProcessExplorer(page);
  await expect(rowOf(tree, 'System Idle Process')).toHaveAttribute('aria-level', '1');
  await expect(rowOf(tree, 'services.exe')).toHaveAttribute('aria-expanded', 'true');
  const servicesLevel = Number(await rowOf(tree, 'services.exe').getAttribute('aria-level'));
  await expect(rowOf(tree, 'spoolsv.exe')).toHaveAttribute('aria-level', String(servicesLevel + 1));

  const before = await names(tree);
  await tree.getByRole('columnheader', { name: /^Process/ }).click();
  await expect(tree.getByRole('columnheader', { name: /^Process/ })).toHaveAttribute('aria-sort', 'ascending');
  await expect.poll(() => names(tree)).not.toEqual(before);
  await expect(rowOf(tree, 'spoolsv.exe')).toHaveAttribute('aria-level', String(servicesLevel + 1));

  await page.getByRole('radio', { name: 'List' }).click();
  await expect(rowOf(tree, 'spoolsv.exe')).toHaveAttribute('aria-level', '1');
  await expect.poll(async () => {
    const list = await names(tree);
    return list.every((name, index) => index === 0 || (list[index - 1] ?? '').toLowerCase() <= name.toLowerCase());
  }).toBe(true);

  await page.getByRole('radio', { name: 'Tree' }).click();
  await tree.getByRole('columnheader', { name: /^Process/ }).click();
  await tree.getByRole('columnheader', { name: /^Process/ }).click();
  await expect(tree.getByRole('columnheader', { name: /^Process/ })).not.toHaveAttribute('aria-sort', /.*/);
  await expect.poll(() => names(tree)).toEqual(expect.arrayContaining(['System Idle Process', 'System', 'Interrupts']));
});

test('folds a branch by keyboard and shows its sum', async ({ page }) => {
  const tree = await openProcessExplorer(page);
  await nameCell(tree, 'services.exe').click();
  await page.keyboard.press('ArrowLeft');
  await expect(rowOf(tree, 'services.exe')).toHaveAttribute('aria-expanded', 'false');
  await expect(rowOf(tree, 'services.exe')).toContainText(/\+\d+/);
  await expect(tree.getByRole('gridcell', { name: 'spoolsv.exe' })).toHaveCount(0);
  await page.keyboard.press('ArrowRight');
  await expect(tree.getByRole('gridcell', { name: 'spoolsv.exe' }).first()).toBeVisible();
});

test('counts cycles on Windows Vista and says n/a with the reason on Windows XP @electron', async ({ page }) => {
  let tree = await openProcessExplorer(page);
  await expect(await cellOf(tree, 'System Idle Process', 'Cycles Delta')).toHaveText(/^[\d,]{5,}$/);
  await page.getByRole('combobox', { name: 'Windows version' }).click();
  await page.getByRole('option', { name: 'Windows XP' }).click();
  await page.getByRole('button', { name: 'Start and discard' }).click();
  await expect(page.getByRole('contentinfo')).toContainText('CPU from clock ticks', { timeout: 20_000 });
  tree = await openProcessExplorer(page);
  const cell = await cellOf(tree, 'explorer.exe', 'Cycles Delta');
  await expect(cell).toHaveText('n/a');
  await cell.hover();
  await expect(page.getByRole('tooltip')).toContainText('does not count cycles');
  await expect(await cellOf(tree, 'explorer.exe', 'CPU Time')).toHaveText(/^\d+:\d\d:\d\d\.\d{3}$/);
});

test('suspends and resumes a process of the machine', async ({ page }) => {
  const tree = await openProcessExplorer(page);
  await choose(page, tree, 'wmplayer.exe', 'Suspend');
  await expect(rowOf(tree, 'wmplayer.exe')).toContainText('Suspended', { timeout: 15_000 });
  await expect(await cellOf(tree, 'wmplayer.exe', 'CSwitch')).toHaveText('', { timeout: 15_000 });
  await choose(page, tree, 'wmplayer.exe', 'Resume');
  await expect(rowOf(tree, 'wmplayer.exe')).not.toContainText('Suspended', { timeout: 15_000 });
});

test('sets the priority of a process, and asks before real-time', async ({ page }) => {
  const tree = await openProcessExplorer(page);
  await choose(page, tree, 'wmplayer.exe', 'Set Priority', 'High: 13');
  await expect(await cellOf(tree, 'wmplayer.exe', 'Priority')).toHaveText('13', { timeout: 15_000 });
  await page.keyboard.press('Escape');
  await choose(page, tree, 'wmplayer.exe', 'Set Priority', 'Real-time: 24');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' }).click();
  await expect(await cellOf(tree, 'wmplayer.exe', 'Priority')).toHaveText('13');
});

test('kills a process after asking, and the trace shows it end @electron', async ({ page }) => {
  const tree = await openProcessExplorer(page);
  await nameCell(tree, 'wmplayer.exe').click();
  await page.keyboard.press('Delete');
  const question = page.getByRole('alertdialog', { name: 'Kill wmplayer.exe?' });
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(rowOf(tree, 'wmplayer.exe')).toBeVisible();
  await page.keyboard.press('Delete');
  await question.getByRole('button', { name: 'Kill Process' }).click();
  await expect(tree.getByRole('gridcell', { name: 'wmplayer.exe' })).toHaveCount(0, { timeout: 20_000 });

  await page.getByRole('tab', { name: 'Process Monitor' }).click();
  const filter = await openFilter(page);
  await filter.add('Operation', 'is', 'Process Exit', 'Include');
  await filter.add('Process Name', 'is', 'wmplayer.exe', 'Include');
  await filter.press('OK');
  await expect.poll(async () => (await showing(page)).shown).toBe(1);
});

test('refuses to kill System and says so', async ({ page }) => {
  const tree = await openProcessExplorer(page);
  await choose(page, tree, 'System', 'Kill Process');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Kill Process' }).click();
  await expect(page.getByText(/Kill Process failed for System \(4\)/)).toBeVisible();
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(page.getByText(/Kill Process failed/)).toHaveCount(0);
});

test('pauses with Space, refreshes with F5, and changes the speed', async ({ page }) => {
  const tree = await openProcessExplorer(page);
  await nameCell(tree, 'explorer.exe').click();
  await page.keyboard.press('Space');
  await expect(page.getByRole('contentinfo')).toContainText('Refresh paused');
  const idle = await cellOf(tree, 'System Idle Process', 'CPU Time');
  const paused = (await idle.textContent()) ?? '';
  await page.waitForTimeout(2500);
  await expect(idle).toHaveText(paused);
  await page.keyboard.press('F5');
  await expect(idle).not.toHaveText(paused);
  await page.getByRole('button', { name: /^Update speed/ }).click();
  await page.getByRole('menuitemradio', { name: '2 seconds' }).click();
  await expect(page.getByRole('contentinfo')).toContainText(/Interval: (1\.[5-9]|2\.)/, { timeout: 20_000 });
});

test('filters processes and keeps their ancestors', async ({ page }) => {
  const tree = await openProcessExplorer(page);
  await page.keyboard.press('Control+f');
  await page.keyboard.type('spoolsv');
  await expect(tree.getByRole('gridcell', { name: 'explorer.exe' })).toHaveCount(0);
  expect(await names(tree)).toEqual(['wininit.exe', 'services.exe', 'spoolsv.exe']);
  await expect(page.getByText('1 process', { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(tree.getByRole('gridcell', { name: 'explorer.exe' }).first()).toBeVisible();
});

test('chooses the columns of the process list by keyboard', async ({ page }) => {
  const tree = await openProcessExplorer(page);
  await expect(tree.getByRole('columnheader', { name: /^Session/ })).toBeVisible();
  await page.getByRole('button', { name: 'Select columns' }).click();
  const dialog = page.getByRole('dialog', { name: 'Select Columns' });
  await expect(dialog.getByRole('checkbox', { name: 'Process', exact: true })).toBeDisabled();
  await dialog.getByRole('checkbox', { name: 'Session' }).uncheck();
  await dialog.getByRole('checkbox', { name: 'I/O Priority' }).uncheck();
  await dialog.getByRole('checkbox', { name: 'Parent PID' }).check();
  await dialog.getByRole('checkbox', { name: 'Parent PID' }).press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(tree.getByRole('columnheader', { name: /^Session/ })).toHaveCount(0);
  await expect(await cellOf(tree, 'wmplayer.exe', 'Parent PID')).toHaveText('2188');
});

test('shows the properties of a process with its threads', async ({ page }) => {
  const tree = await openProcessExplorer(page);
  const dialog = page.getByRole('dialog', { name: 'explorer.exe (2188) Properties' });
  // A process that comes or goes above moves the row, maybe just under the pointer.
  await expect(async () => {
    await page.keyboard.press('Escape');
    await nameCell(tree, 'explorer.exe').dblclick();
    await expect(dialog).toBeVisible({ timeout: 2000 });
  }).toPass();
  await expect(dialog.getByText('C:\\Windows\\explorer.exe').first()).toBeVisible();
  await dialog.getByRole('tab', { name: 'Performance' }).click();
  await expect(dialog.getByText('CPU Cycles')).toBeVisible();
  await dialog.getByRole('tab', { name: 'Threads' }).click();
  const threads = dialog.getByRole('grid', { name: 'Threads' });
  await expect(threads.getByRole('row').nth(1)).toBeVisible({ timeout: 15_000 });
  await threads.getByRole('row').nth(1).click();
  await expect(dialog.getByRole('heading', { name: /^Thread \d+/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
});

/** A thread column's cells from the top down. */
async function column(threads: Locator, title: string): Promise<readonly string[]> {
  const index = await threads.getByRole('columnheader', { name: new RegExp(`^${title}`) }).getAttribute('aria-colindex');
  return threads.locator(`[role="gridcell"][aria-colindex="${index}"]`).evaluateAll((cells) => cells
    .map((cell) => ({ row: Number(cell.closest('[role="row"]')?.getAttribute('row-index')), text: cell.textContent })).sort((a, b) => a.row - b.row).map(({ text }) => text));
}

async function openThreads(page: Page): Promise<Locator> {
  await page.getByRole('menubar').getByText('View').click();
  await page.getByRole('menuitem', { name: 'Lower Pane', exact: true }).hover();
  await page.getByRole('menuitemradio', { name: 'Threads' }).click();
  return page.getByRole('region', { name: 'Lower pane' });
}

/** Selects a process that may stand below or above what is in view. */
async function select(tree: Locator, name: string): Promise<void> {
  const cell = tree.getByRole('gridcell', { name: new RegExp(`^${name.replaceAll('.', '\\.')}`) }).first();
  await tree.hover();
  for (const step of [-10_000, 300, 300, 300, 300, 300, 300]) {
    await tree.page().mouse.wheel(0, step);
    await tree.page().waitForTimeout(250);
    if (await cell.isVisible()) break;
  }
  await cell.click();
}

const figure = (text: string): number => Number(text.replaceAll(',', '') || 0);

test('shows the threads of the selected process in the lower pane @electron', async ({ page }) => {
  const tree = await openProcessExplorer(page);
  const pane = await openThreads(page);
  await expect(pane.getByText('Select a process to see its threads.')).toBeVisible();
  await select(tree, 'wmplayer.exe');
  await expect(pane.getByRole('heading', { name: /^Threads of wmplayer\.exe \(\d+\)/ })).toBeVisible();
  const threads = pane.getByRole('grid', { name: 'Threads' });
  await expect(threads.getByRole('columnheader', { name: 'Suspend Count' })).toBeAttached();
  const titles = (await threads.getByRole('columnheader').allTextContents()).map((title) => title.replace(/[\u00a0▾▴]/g, '').trim());
  for (const title of ['TID', 'CPU', 'Cycles Delta', 'CSwitch Delta', 'Start Address', 'Base Priority', 'Dynamic Priority', 'I/O Priority', 'State', 'Wait Reason', 'Context Switches']) expect(titles).toContain(title);
  // Its threads have what its row has: the same snapshot, the same sums.
  await expect.poll(async () => (await column(threads, 'Cycles Delta')).some((text) => figure(text) > 0), { timeout: 20_000 }).toBe(true);
  await page.keyboard.press('Space');
  await expect(page.getByRole('contentinfo')).toContainText('Refresh paused');
  const sum = (await column(threads, 'Cycles Delta')).reduce((total, text) => total + figure(text), 0);
  expect(figure((await (await cellOf(tree, 'wmplayer.exe', 'Cycles Delta')).textContent()) ?? '')).toBe(sum);
  const states = await column(threads, 'State');
  const reasons = await column(threads, 'Wait Reason');
  expect(states.every((state) => /^(Wait|Running|Ready|Standby|Initialized|DeferredReady|Transition)$/.test(state))).toBe(true);
  states.forEach((state, i) => expect(reasons[i] !== '', `${state} ${reasons[i]}`).toBe(state === 'Wait'));
  expect((await column(threads, 'Start Address')).every((text) => text !== '')).toBe(true);
  expect((await column(threads, 'I/O Priority')).every((text) => /^(Very Low|Low|Normal|High|Critical)$/.test(text))).toBe(true);
});

test('sorts threads, shows the processors of Idle, and goes away with Ctrl+L', async ({ page }) => {
  const tree = await openProcessExplorer(page);
  const pane = await openThreads(page);
  await select(tree, 'explorer.exe');
  const threads = pane.getByRole('grid', { name: 'Threads' });
  await expect(threads.getByRole('columnheader', { name: /^CPU( [▾▴])?$/ })).toHaveAttribute('aria-sort', 'descending');
  await threads.getByRole('columnheader', { name: /^TID/ }).click();
  await expect(threads.getByRole('columnheader', { name: /^TID/ })).toHaveAttribute('aria-sort', 'ascending');
  await expect.poll(async () => {
    const ids = (await column(threads, 'TID')).map(Number);
    return ids.length > 1 && ids.every((id, i) => i === 0 || ids[i - 1]! <= id);
  }).toBe(true);
  await select(tree, 'System Idle Process');
  await expect(pane.getByRole('columnheader', { name: /^Processor/ })).toBeVisible();
  await expect(pane.getByRole('columnheader', { name: /^Start Address/ })).toHaveCount(0);
  const line = pane.getByRole('separator', { name: 'Height of the lower pane' });
  const before = Number(await line.getAttribute('aria-valuenow'));
  await line.press('ArrowUp');
  await expect(line).toHaveAttribute('aria-valuenow', String(before + 5));
  await page.keyboard.press('Control+l');
  await expect(pane).toHaveCount(0);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  // The key is the filter's again where there are events.
  await page.getByRole('tab', { name: 'Process Monitor' }).click();
  await page.keyboard.press('Control+l');
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('says that threads have no cycles where Windows does not count them', async ({ page }) => {
  await openProcessExplorer(page);
  await page.getByRole('combobox', { name: 'Windows version' }).click();
  await page.getByRole('option', { name: 'Windows XP' }).click();
  await page.getByRole('button', { name: 'Start and discard' }).click();
  await expect(page.getByRole('contentinfo')).toContainText('CPU from clock ticks', { timeout: 20_000 });
  const tree = await openProcessExplorer(page);
  const pane = await openThreads(page);
  await select(tree, 'explorer.exe');
  const threads = pane.getByRole('grid', { name: 'Threads' });
  await expect(pane.getByText('Cycles are not counted by this Windows version')).toBeVisible({ timeout: 15_000 });
  await expect.poll(async () => [...new Set(await column(threads, 'Cycles Delta'))]).toEqual(['n/a']);
  await expect.poll(async () => (await column(threads, 'CSwitch Delta')).some((text) => figure(text) > 0), { timeout: 20_000 }).toBe(true);
  await threads.getByRole('gridcell', { name: 'n/a' }).first().hover();
  await expect(page.getByRole('tooltip')).toContainText('does not count cycles');
});

test('lights a process that ends in the lower pane and says that it ended', async ({ page }) => {
  const tree = await openProcessExplorer(page);
  const pane = await openThreads(page);
  await select(tree, 'wmplayer.exe');
  await expect(pane.getByRole('grid', { name: 'Threads' })).toBeVisible();
  await page.keyboard.press('Delete');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Kill Process' }).click();
  await expect(pane.getByText('wmplayer.exe has ended.')).toBeVisible({ timeout: 20_000 });
});

/** Starts the lab cancel-io on the live machine in one of its variants, and shows its processes. */
async function watchCancelIo(page: Page, variant: string, windows: string, ctrlC = '-1'): Promise<Locator> {
  await page.getByRole('tab', { name: 'Labs' }).click({ timeout: 30_000 });
  await page.getByRole('navigation', { name: 'Labs' }).getByRole('button', { name: /^Cancelling/ }).click();
  const lab = page.getByRole('article', { name: /^Cancelling/ });
  await lab.getByRole('combobox', { name: 'Variant' }).click();
  await page.getByRole('option', { name: variant }).click();
  await lab.getByRole('textbox', { name: /^Ctrl\+C after/ }).fill(ctrlC);
  await lab.getByRole('button', { name: `Watch ${windows}` }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Start and discard' }).click();
  await page.getByRole('tab', { name: 'Process Explorer' }).click();
  const tree = page.getByRole('treegrid', { name: 'Processes' });
  await expect(nameCell(tree, 'cmd.exe')).toBeVisible({ timeout: 20_000 });
  return tree;
}

test('sends Ctrl+C to a console program, whose handler gives up the open that waits', async ({ page }) => {
  test.setTimeout(120_000);
  const tree = await watchCancelIo(page, 'Host that does not answer', 'Windows Vista');
  // System has no console.
  await nameCell(tree, 'System').click({ button: 'right' });
  await expect(page.getByRole('menuitem', { name: 'Send Ctrl+C' })).toBeDisabled();
  await page.keyboard.press('Escape');
  await choose(page, tree, 'cmd.exe', 'Send Ctrl+C');
  await page.getByRole('tab', { name: 'Process Monitor' }).click();
  const filter = await openFilter(page);
  await filter.add('Operation', 'is', 'CancelRoutine', 'Include');
  await filter.add('Operation', 'is', 'CreateFile', 'Include');
  await filter.add('Result', 'is', 'CANCELLED', 'Include');
  await filter.add('Result', 'is', 'SUCCESS', 'Include');
  await filter.press('OK');
  const events = page.getByRole('grid', { name: 'Events' });
  await expect(events.getByRole('row').filter({ hasText: 'CreateFile' }).filter({ hasText: '\\\\OFFLINE\\share' }).filter({ hasText: 'CANCELLED' })).toBeVisible({ timeout: 15_000 });
  await expect(events.getByRole('row').filter({ hasText: 'CancelRoutine' }).first()).toBeVisible();
});

test('greys a process that only its outstanding I/O keeps, and says why', async ({ page }) => {
  test.setTimeout(120_000);
  const tree = await watchCancelIo(page, 'Driver that cancels nothing', 'Windows XP');
  const zombie = rowOf(tree, 'app.exe');
  await expect(zombie).toHaveClass(/ks-row-defunct/, { timeout: 30_000 });
  // By its picture, in words and in the tip: not by colour alone.
  await expect(zombie.locator('.ks-process-icon-defunct')).toBeVisible();
  await expect(nameCell(tree, 'app.exe')).toContainText('1 request outstanding');
  await nameCell(tree, 'app.exe').hover();
  await expect(page.getByRole('tooltip')).toContainText('1 request is outstanding');
  await nameCell(tree, 'app.exe').click({ button: 'right' });
  await expect(page.getByRole('menuitem', { name: 'Send Ctrl+C' })).toBeDisabled();
  await page.keyboard.press('Escape');
  await nameCell(tree, 'app.exe').click();
  const pane = await openThreads(page);
  await expect(pane.getByText('app.exe has ended and has no threads. It is listed until 1 outstanding request has ended.')).toBeVisible({ timeout: 15_000 });
});

test('takes the events of a process to Process Monitor', async ({ page }) => {
  const tree = await openProcessExplorer(page);
  await choose(page, tree, 'explorer.exe', /^Show Its Events/);
  await expect(page.getByRole('tab', { name: 'Process Monitor' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('button', { name: /^Edit filter: PID is 2188/ })).toBeVisible();

});
