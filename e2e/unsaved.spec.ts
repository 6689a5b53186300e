// e2e/unsaved.spec.ts
//
// Nothing that the user made is thrown away without a question: closing the window, switching the lab.

import type { Dialog, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const grid = (page: Page) => page.getByRole('grid', { name: 'Events' });
const marks = (page: Page) => grid(page).locator('.ks-row-bookmark');

/** Pauses the machine and selects an event. */
async function selectEvent(page: Page): Promise<void> {
  await expect(page.getByRole('contentinfo').getByText(/Showing \d[\d,]{2,} of/)).toBeVisible();
  await page.getByRole('button', { name: /^Pause/ }).click();
  await expect(page.getByRole('button', { name: /^Run/ })).toBeVisible();
  await grid(page).locator('[role="gridcell"][col-id="operation"]').nth(8).click();
  await expect(grid(page).locator('[role="row"][aria-selected="true"]')).toHaveCount(1);
}

async function bookmarkEvent(page: Page): Promise<void> {
  await selectEvent(page);
  await page.keyboard.press('Control+b');
  await expect(marks(page)).toHaveCount(1);
}

/** Closes the window as a user does; the question, or null where the window closed without one. */
async function closeAsUser(page: Page): Promise<Dialog | null> {
  const asked = page.waitForEvent('dialog', { timeout: 10_000 }).catch(() => null);
  const closed = page.waitForEvent('close', { timeout: 10_000 }).then(() => null, () => null);
  await page.close({ runBeforeUnload: true });
  return Promise.race([asked, closed]);
}

test('a window in which nobody made anything closes without a question @browser', async ({ page }) => {
  await selectEvent(page);
  expect(await closeAsUser(page)).toBeNull();
  expect(page.isClosed()).toBe(true);
});

test('closing asks where a bookmark would be lost; staying keeps it @browser', async ({ page }) => {
  await bookmarkEvent(page);
  const question = await closeAsUser(page);
  expect(question?.type()).toBe('beforeunload');
  await question!.dismiss();
  await expect(marks(page)).toHaveCount(1);
  const again = await closeAsUser(page);
  const closed = page.waitForEvent('close');
  await again!.accept();
  await closed;
});

test('closing asks for a capture that the user began, until it is saved @browser', async ({ page }) => {
  await selectEvent(page);
  const capture = page.getByRole('button', { name: /^Capture Events/ });
  await capture.click();
  await expect(capture).toHaveAttribute('aria-pressed', 'false');
  await capture.click();
  await expect(capture).toHaveAttribute('aria-pressed', 'true');
  const question = await closeAsUser(page);
  expect(question?.type()).toBe('beforeunload');
  await question!.dismiss();
  const download = page.waitForEvent('download');
  await page.keyboard.press('Control+s');
  await (await download).path();
  await expect(page.getByText(/saved/i).first()).toBeVisible();
  expect(await closeAsUser(page)).toBeNull();
});

test('another lab asks before it throws away the events and their bookmarks @electron', async ({ page }) => {
  await bookmarkEvent(page);
  const lab = page.getByRole('combobox', { name: 'Lab', exact: true });
  await lab.click();
  await page.getByRole('option', { name: 'Quantum' }).click();
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText(/The capture holds [\d,]+ events .* Windows Vista · Quantum throws them away/);
  await question.getByRole('button', { name: 'Keep capture' }).click();
  await expect(lab).toHaveText('Desktop');
  await expect(marks(page)).toHaveCount(1);
  await lab.click();
  await page.getByRole('option', { name: 'Quantum' }).click();
  await question.getByRole('button', { name: 'Start and discard' }).click();
  await expect(lab).toHaveText('Quantum');
  await expect(marks(page)).toHaveCount(0);
});

test('the close button of the window asks where a bookmark would be lost @electron-only', async ({ shell, page }) => {
  const { main } = shell;
  if (!main) throw new Error('This shell has no main process.');
  await bookmarkEvent(page);
  await main.answerMessageBox(1);
  await main.closeWindow();
  await page.waitForTimeout(500);
  await expect(marks(page)).toHaveCount(1);
  await main.answerMessageBox(0);
  await main.closeWindow();
  await expect.poll(() => page.isClosed()).toBe(true);
});
