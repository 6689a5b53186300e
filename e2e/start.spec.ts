// e2e/start.spec.ts
//
// The first minute: the application opens on a running machine with events arriving, and ends cleanly.

import { expect, test } from './fixtures.ts';

test('opens on a running machine with events arriving @electron', async ({ page }) => {
  await expect(page).toHaveTitle(/Kernelscope/);
  const grid = page.getByRole('grid').first();
  await expect(grid).toBeVisible();
  await expect(grid.getByRole('row').nth(1)).toBeVisible();
  await expect(page.getByText(/Showing \S+ of \S+ events/)).toBeVisible();
});

test('ends cleanly when it is told to stop @electron', async ({ page, shell }) => {
  await expect(page.getByRole('grid').first()).toBeVisible();
  expect(await shell.stop()).toBe(0);
  expect(shell.log()).toBe('');
});

test.describe('in Korean', () => {
  test.use({ locale: 'ko-KR' });

  test('has its Hangul font before the first text, whatever fonts the system has @electron', async ({ page }) => {
    await expect(page.getByRole('menuitem', { name: '파일' })).toBeVisible();
    expect(await page.evaluate(() => [400, 600].map((weight) => document.fonts.check(`${weight} 12px 'Gothic A1'`, '가')))).toEqual([true, true]);
  });
});
