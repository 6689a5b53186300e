// e2e/process-monitor.spec.ts
//
// Journeys in the Process Monitor view: watching, filtering, finding, marking, the machine bar, logs.

import path from 'node:path';
import { existsSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const LOG = path.resolve(import.meta.dirname, '../../shared/data/LogFileUTC64Process.PML');

const grid = (page: Page) => page.getByRole('grid', { name: 'Events' });
const cells = (page: Page, column: string) => grid(page).locator(`[role="gridcell"][col-id="${column}"]`);
const showing = (page: Page) => page.getByRole('contentinfo').getByText(/Showing [\d,]+ of [\d,]+ events/);

async function counts(page: Page): Promise<{ shown: number; total: number }> {
  const match = /Showing ([\d,]+) of ([\d,]+)/.exec((await showing(page).textContent()) ?? '');
  return { shown: Number(match?.[1]?.replaceAll(',', '')), total: Number(match?.[2]?.replaceAll(',', '')) };
}

/** Waits for events, then pauses the machine so that the list stands still. */
async function pauseWithEvents(page: Page): Promise<void> {
  await expect(cells(page, 'operation').first()).not.toBeEmpty();
  await expect.poll(async () => (await counts(page)).shown).toBeGreaterThan(500);
  await page.getByRole('button', { name: /^Pause/ }).click();
  await expect(page.getByRole('button', { name: /^Run/ })).toBeVisible();
  await expect.poll(async () => {
    const before = await counts(page);
    await page.waitForTimeout(300);
    return (await counts(page)).total - before.total;
  }).toBe(0);
}

test('events arrive and the list follows them @electron', async ({ page }) => {
  await expect(showing(page)).toBeVisible();
  const first = await counts(page);
  await expect.poll(async () => (await counts(page)).total).toBeGreaterThan(first.total);
  await expect(cells(page, 'timeOfDay').last()).toHaveText(/^\d+:\d\d:\d\d\.\d{7} [AP]M$/);
  const titles = await grid(page).getByRole('columnheader').allTextContents();
  expect(titles.map((title) => title.trim())).toEqual(['Time of Day', 'Process Name', 'PID', 'Operation', 'Path', 'Result', 'Detail']);
});

test('the list that follows its end is full in every frame, from its first rows on', async ({ page }) => {
  await expect(cells(page, 'operation').first()).not.toBeEmpty();
  const full = await inView(page);
  expect(full).toBeGreaterThan(25);
  expect(await fewestInView(page, 4000)).toBeGreaterThan(full - 3);
  await page.waitForTimeout(3000);
  expect(await fewestInView(page, 1000)).toBeGreaterThan(full - 3);
});

test('the wheel stops a list that follows its end where it is', async ({ page }) => {
  await expect.poll(async () => (await counts(page)).shown).toBeGreaterThan(5000);
  await page.waitForTimeout(600);
  const list = (await grid(page).boundingBox())!;
  await page.mouse.move(list.x + list.width / 2, list.y + list.height / 2);
  await page.mouse.wheel(0, -60);
  await expect(page.getByRole('button', { name: /^Auto Scroll/ })).toHaveAttribute('aria-pressed', 'false');
  await page.waitForTimeout(400);
  const stopped = await timesInView(page);
  expect(stopped.length).toBeGreaterThan(25);
  expect(stopped).toEqual([...stopped].sort());
  await page.waitForTimeout(1000);
  expect(await timesInView(page)).toEqual(stopped);
  // Near the end of what there was when the wheel turned, and what came later is below.
  await page.mouse.wheel(0, 40);
  await expect.poll(async () => (await timesInView(page)).includes(stopped.at(-1)!)).toBe(true);
  await page.mouse.wheel(0, 400);
  await expect.poll(async () => (await timesInView(page)).every((time) => time >= stopped[0]!)).toBe(true);
  await expect.poll(async () => (await timesInView(page)).at(-1)! > stopped.at(-1)!).toBe(true);
});

test('a row that is pressed while the list follows its end is the row that was seen', async ({ page }) => {
  await expect.poll(async () => (await counts(page)).shown).toBeGreaterThan(5000);
  await page.evaluate(() => {
    window.addEventListener('mousedown', (event) => {
      const row = (event.target as Element).closest('[role=row]');
      Object.assign(window, { pressed: row?.querySelector('[col-id=timeOfDay]')?.textContent });
    }, { capture: true, once: true });
  });
  const list = (await grid(page).boundingBox())!;
  await page.mouse.click(list.x + 300, list.y + list.height / 2);
  const selected = grid(page).locator('[role="row"][aria-selected="true"]');
  await expect(selected).toHaveCount(1);
  const pressed = await page.evaluate(() => (window as unknown as { pressed: string }).pressed);
  await expect(selected.locator('[col-id="timeOfDay"]')).toHaveText(pressed);
  // It stands where it was pressed, and the keys go on from it.
  const box = (await selected.boundingBox())!;
  expect(Math.abs(box.y + box.height / 2 - (list.y + list.height / 2))).toBeLessThan(box.height);
  await page.keyboard.press('ArrowUp');
  await expect(selected.locator('[col-id="timeOfDay"]')).not.toHaveText(pressed);
  const above = (await selected.boundingBox())!;
  expect(Math.abs(box.y - above.y - box.height)).toBeLessThan(2);
});

/** Times of the rows in view, from the top down. */
function timesInView(page: Page): Promise<string[]> {
  return grid(page).evaluate((list) => {
    const { top, bottom } = list.getBoundingClientRect();
    return [...list.querySelectorAll('.ag-row')].map((row) => ({ y: row.getBoundingClientRect().top, time: row.querySelector('[col-id=timeOfDay]')?.textContent ?? '' }))
      .filter(({ y }) => y > top + 20 && y < bottom - 20).sort((a, b) => a.y - b.y).map(({ time }) => time);
  });
}

/** The fewest rows with text that were in view in any frame of the next so many ms. */
function fewestInView(page: Page, ms: number): Promise<number> {
  return grid(page).evaluate((list, length) => new Promise<number>((resolve) => {
    const began = performance.now();
    let fewest = Infinity;
    const look = (): void => {
      const { top, bottom } = list.getBoundingClientRect();
      const rows = [...list.querySelectorAll('.ag-row')].filter((row) => {
        const box = row.getBoundingClientRect();
        return box.bottom > top && box.top < bottom && row.textContent.trim() !== '';
      }).length;
      fewest = Math.min(fewest, rows);
      if (performance.now() - began > length) resolve(fewest);
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }), ms);
}

/** Rows with text inside the visible part of the list. */
function inView(page: Page): Promise<number> {
  return grid(page).evaluate((list) => {
    const { top, bottom } = list.getBoundingClientRect();
    return [...list.querySelectorAll('.ag-row')].filter((row) => {
      const box = row.getBoundingClientRect();
      return box.bottom > top && box.top < bottom && row.textContent.trim() !== '';
    }).length;
  });
}

test('pause, step and capture act on the machine', async ({ page }) => {
  await pauseWithEvents(page);
  const clock = page.getByRole('timer', { name: 'Simulated time since boot' });
  const before = await clock.textContent();
  await page.getByRole('button', { name: /^Step/ }).click();
  await expect(clock).not.toHaveText(before ?? '');
  await page.getByRole('button', { name: /^Capture Events/ }).click();
  await expect(page.getByRole('button', { name: /^Capture Events/ })).toHaveAttribute('aria-pressed', 'false');
});

test('Include from the context menu filters and resetting brings everything back @electron', async ({ page }) => {
  await pauseWithEvents(page);
  const before = await counts(page);
  await cells(page, 'processName').nth(10).click({ button: 'right' });
  // The list may have taken its last step between a look at the cell and the click: the menu says whose row it was.
  const include = page.getByRole('menuitem', { name: /^Include '/ });
  const name = /'(.+)'/.exec((await include.textContent()) ?? '')?.[1] ?? '';
  await include.click();
  await expect(page.getByRole('button', { name: /^Edit filter/ })).toHaveText(`Process Name is ${name}`);
  await expect.poll(async () => (await counts(page)).shown).toBeLessThan(before.shown);
  await expect.poll(async () => new Set(await cells(page, 'processName').allTextContents())).toEqual(new Set([name]));
  expect((await counts(page)).total).toBe(before.total);
  await page.keyboard.press('Control+r');
  await expect.poll(async () => (await counts(page)).shown).toBe(before.shown);
});

test('a class button is a filter', async ({ page }) => {
  await pauseWithEvents(page);
  const before = await counts(page);
  const button = page.getByRole('button', { name: 'Registry', exact: true });
  await button.click();
  await expect(button).toHaveAttribute('aria-pressed', 'false');
  await expect.poll(async () => (await counts(page)).shown).toBeLessThan(before.shown);
  await expect.poll(async () => (await cells(page, 'operation').allTextContents()).filter((text) => text.startsWith('Reg'))).toEqual([]);
  await button.click();
  await expect.poll(async () => (await counts(page)).shown).toBe(before.shown);
});

test('finds text, marks rows and comes back to them', async ({ page }) => {
  await pauseWithEvents(page);
  await page.keyboard.press('Control+f');
  const search = page.getByRole('search');
  await search.getByRole('textbox', { name: 'Find' }).fill('RegOpenKey');
  await page.keyboard.press('Enter');
  const selected = grid(page).locator('[role="row"][aria-selected="true"]');
  await expect(selected).toHaveCount(1);
  await expect(selected).toContainText('RegOpenKey');
  await page.keyboard.press('Escape');
  await expect(search).toBeHidden();
  await page.keyboard.press('Control+b');
  await expect(grid(page).locator('.ks-row-bookmark')).toHaveCount(1);
  const marked = await selected.locator('[col-id="timeOfDay"]').textContent();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('F6');
  await expect(selected.locator('[col-id="timeOfDay"]')).toHaveText(marked ?? '');
});

test('selection survives a filter', async ({ page }) => {
  await pauseWithEvents(page);
  const cell = cells(page, 'processName').nth(12);
  const name = (await cell.textContent()) ?? '';
  await cell.click();
  const selected = grid(page).locator('[role="row"][aria-selected="true"]');
  const time = (await selected.locator('[col-id="timeOfDay"]').textContent()) ?? '';
  await cell.click({ button: 'right' });
  await page.getByRole('menuitem', { name: `Include '${name}'` }).click();
  await expect(page.getByRole('button', { name: /^Edit filter/ })).toHaveText(`Process Name is ${name}`);
  await expect(selected).toHaveCount(1);
  await expect(selected.locator('[col-id="timeOfDay"]')).toHaveText(time);
});

test('another Windows version asks before it throws the capture away', async ({ page }) => {
  await pauseWithEvents(page);
  await page.getByRole('combobox', { name: 'Windows version' }).click();
  await page.getByRole('option', { name: 'Windows XP' }).click();
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText('Start another machine?');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('combobox', { name: 'Windows version' })).toHaveText('Windows Vista');
  await page.getByRole('combobox', { name: 'Windows version' }).click();
  await page.getByRole('option', { name: 'Windows XP' }).click();
  await question.getByRole('button', { name: 'Start and discard' }).click();
  await expect(page.getByRole('combobox', { name: 'Windows version' })).toHaveText('Windows XP');
  await expect(cells(page, 'operation').first()).not.toBeEmpty();
});

test('every command is in the palette and the menus walk by keys', async ({ page }) => {
  await expect(page.getByRole('menubar')).toBeVisible();
  await page.keyboard.press('Control+Shift+P');
  await page.getByRole('combobox', { name: 'Command Palette' }).fill('advanced');
  await expect(page.getByRole('option')).toHaveText(/Enable Advanced Output/);
  await page.keyboard.press('Escape');
  await page.keyboard.press('F10');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitem', { name: /^Open/ })).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('menuitem', { name: /^Find Next/ })).toBeVisible();
  await page.keyboard.press('Escape');
});

test('speaks Korean', async ({ page }) => {
  await page.getByRole('menubar').getByText('View').click();
  await page.getByRole('menuitem', { name: 'Language' }).hover();
  await page.getByRole('menuitemradio', { name: '한국어' }).click();
  await expect(page.getByRole('menubar')).toContainText('파일');
  await expect(page.getByRole('contentinfo')).toContainText('이벤트');
});

test.describe('logs', () => {
  test.skip(!existsSync(LOG), `no ${LOG}: the journeys with a real log are left out`);

  test('a log opens in the same window and leads back to the machine @browser', async ({ page }) => {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: /^Open/ }).click();
    await (await chooser).setFiles(LOG);
    await expect(page.getByText('Showing the log LogFileUTC64Process.PML')).toBeVisible({ timeout: 20_000 });
    await expect(page.getByRole('contentinfo')).toContainText('Backed by LogFileUTC64Process.PML');
    await expect(cells(page, 'processName').first()).not.toBeEmpty();
    await page.getByRole('button', { name: 'Back to the live machine' }).click();
    await expect(page.getByRole('contentinfo')).toContainText('Backed by memory');
  });

  test.describe('named at the start', () => {
    test.use({ launch: { files: [LOG] } });
    test('a log named on the command line opens @electron', async ({ page }) => {
      await expect(page.getByText('Showing the log LogFileUTC64Process.PML')).toBeVisible({ timeout: 20_000 });
    });
  });
});
