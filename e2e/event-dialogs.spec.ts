// e2e/event-dialogs.spec.ts
//
// Dialogs about events: Select Columns and Event Properties with its three pages.

import { expect, test } from './fixtures.ts';
import { pauseWithEvents } from './window.ts';

test('chooses the columns of the event list', async ({ page }) => {
  await pauseWithEvents(page, 500);
  const grid = page.getByRole('grid').first();
  await page.getByRole('menuitem', { name: 'View' }).or(page.getByRole('button', { name: 'View', exact: true })).first().click();
  await page.getByRole('menuitem', { name: /^Select Columns/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Select Columns' });
  await dialog.getByRole('checkbox', { name: 'Detail' }).uncheck();
  await dialog.getByRole('checkbox', { name: 'Duration' }).check();
  await dialog.getByRole('button', { name: 'OK' }).click();
  await expect(grid.getByRole('columnheader', { name: 'Duration' })).toBeVisible();
  await expect(grid.getByRole('columnheader', { name: 'Detail' })).toHaveCount(0);
});

test('shows an event on three pages and steps through the list', async ({ page }) => {
  await pauseWithEvents(page, 500);
  const grid = page.getByRole('grid').first();
  await grid.getByRole('gridcell', { name: /\.exe$/ }).nth(4).click();
  await page.keyboard.press('Control+p');
  const dialog = page.getByRole('dialog', { name: 'Event Properties' });
  await expect(dialog.getByText(/^Event [\d,]+ of [\d,]+$/)).toBeVisible();
  const place = async (): Promise<number> => Number((/Event ([\d,]+)/.exec((await dialog.getByText(/^Event [\d,]+ of/).textContent()) ?? '')?.[1] ?? '').replaceAll(',', ''));
  const first = await place();
  await dialog.getByRole('button', { name: /^Previous event/ }).click();
  await expect.poll(place).toBe(first - 1);
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(place).toBe(first);
  await dialog.getByRole('tab', { name: 'Process' }).click();
  await expect(dialog.getByRole('table', { name: 'Modules' }).getByRole('row').nth(1)).toContainText(/\.(exe|dll)/i);
  await dialog.getByRole('tab', { name: 'Stack' }).click();
  const frames = dialog.getByRole('table', { name: 'Stack' }).getByRole('row');
  await expect(frames.nth(1)).toContainText('K 0');
  await expect(frames.last()).toContainText(/^U/);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
});
