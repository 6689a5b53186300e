// e2e/labs.spec.ts
//
// The Labs view: a lab under two Windows versions side by side, with the figures of the command line, beside a live machine that
// keeps its capture; exercises checked against the traces; a run that is cancelled; a lab watched live.

import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { openFilter, showing } from './window.ts';

async function openLab(page: Page, name: string): Promise<Locator> {
  await page.getByRole('tab', { name: 'Labs' }).click({ timeout: 30_000 });
  await page.getByRole('navigation', { name: 'Labs' }).getByRole('button', { name }).click();
  const lab = page.getByRole('article', { name, exact: true });
  await expect(lab.getByRole('heading', { level: 1, name })).toBeVisible();
  return lab;
}

async function runBoth(lab: Locator): Promise<Locator> {
  await lab.getByRole('button', { name: /^Run both/ }).click();
  const table = lab.getByRole('table', { name: 'Metrics' });
  await expect(table).toBeVisible({ timeout: 60_000 });
  return table;
}

/** The worker that holds the traces may have to wait for a processor. */
const ANSWERED = { timeout: 20_000 };

const exercise = (lab: Locator, number: number): Locator => lab.getByRole('form', { name: new RegExp(`^Exercise ${number} of`) });

test('runs a lab under both Windows versions and puts figures and chart side by side @electron', async ({ page }) => {
  test.setTimeout(120_000);
  const lab = await openLab(page, 'Quantum');
  await expect(lab.getByText('Not run yet.')).toBeVisible();
  for (const heading of ['The experiment', 'What changed', 'What to look at']) await expect(lab.getByRole('heading', { name: heading })).toBeVisible();
  const before = await page.getByRole('timer').textContent();

  await lab.getByRole('textbox', { name: /^Length of the experiment/ }).fill('100');
  const table = await runBoth(lab);
  await expect(table.getByRole('columnheader')).toHaveText(['Metric', 'Unit', 'Windows XP', 'Windows Vista']);
  const row = table.getByRole('row', { name: /^cycleShareB/ });
  await expect(row.getByRole('cell').nth(1)).toContainText(/^0\.66/);
  await expect(row.getByRole('cell').nth(1)).toContainText('as theory says: 0.666667 ± 0.04');
  await expect(row.getByRole('cell').nth(2)).toContainText(/^0\.(5|49|50)/);
  await expect(lab.getByText(/checks against theory pass\.$/)).toBeVisible();
  await expect(lab.getByText('closes to the cycle')).toHaveCount(2);
  await expect(lab.getByRole('img', { name: 'Chart of cycleShareA, cycleShareB, cpuTimeShareA, cpuTimeShareB: Windows XP against Windows Vista' })).toBeVisible();

  // The live machine is the one that it was, and has run on.
  await expect(page.getByRole('group', { name: 'Machine' }).getByRole('combobox', { name: 'Lab' })).toHaveText('Desktop');
  await expect.poll(() => page.getByRole('timer').textContent()).not.toBe(before);
});

test('says what is allowed, and that a result is of other parameters', async ({ page }) => {
  const lab = await openLab(page, 'Quantum');
  const stolen = lab.getByRole('textbox', { name: /^Share of A's turn/ });
  await stolen.fill('2');
  await expect(lab.getByText('Give a number from 0 to 0.9.')).toBeVisible();
  await expect(lab.getByRole('button', { name: /^Run both/ })).toBeDisabled();
  await stolen.fill('0.25');
  await lab.getByRole('textbox', { name: /^Length of the experiment/ }).fill('100');
  await lab.getByRole('combobox', { name: 'First Windows' }).click();
  await page.getByRole('option', { name: 'Windows Server 2003' }).click();
  const table = await runBoth(lab);
  await expect(table.getByRole('columnheader').nth(2)).toHaveText('Windows Server 2003');
  await expect(lab.getByText('The parameters have changed since this run.')).toHaveCount(0);
  await lab.getByRole('button', { name: 'Defaults' }).click();
  await expect(stolen).toHaveValue('0.5');
  await expect(lab.getByText('The parameters have changed since this run.')).toBeVisible();
});

test('checks an exercise against the traces: wrong, right, shown @electron', async ({ page }) => {
  test.setTimeout(120_000);
  const lab = await openLab(page, 'Quantum');
  const why = exercise(lab, 1);
  await expect(why.getByText('Run the lab first')).toBeVisible();
  await lab.getByRole('textbox', { name: /^Length of the experiment/ }).fill('100');
  await runBoth(lab);
  await why.getByRole('radio', { name: 'The clock caught B more often than A.' }).check();
  await why.getByRole('button', { name: 'Check' }).click();
  await expect(why.getByRole('status')).toContainText('Not so.', ANSWERED);
  await expect(why.getByRole('status')).toContainText('Filter the run to ClockTick');
  await why.getByRole('radio', { name: /^The clock caught both equally often/ }).check();
  await why.getByRole('button', { name: 'Check' }).click();
  await expect(why.getByRole('status')).toContainText('Right.', ANSWERED);
  await expect(why.getByRole('status')).toContainText('The clock caught A 50 times and B 50 times');
  await expect(why.getByRole('listitem').first()).toContainText('Windows XP: Process Name is cpuhog-a.exe · Operation is ClockTick');
  await expect(why.getByRole('listitem').first()).toContainText('50 events');

  const turns = exercise(lab, 2);
  await turns.getByRole('button', { name: 'Show the answer' }).click();
  await expect(turns.getByRole('status')).toContainText('The answer: ', ANSWERED);
  const answer = /The answer: (\d+)/.exec((await turns.getByRole('status').textContent()) ?? '')?.[1] ?? '';
  await turns.getByRole('textbox', { name: 'Number' }).fill(String(Number(answer) + 1));
  await turns.getByRole('textbox', { name: 'Number' }).press('Enter');
  await expect(turns.getByRole('status')).toContainText('Not so.', ANSWERED);
  await turns.getByRole('textbox', { name: 'Number' }).fill(answer);
  await turns.getByRole('textbox', { name: 'Number' }).press('Enter');
  await expect(turns.getByRole('status')).toContainText('Right.', ANSWERED);
  await expect(page.getByRole('navigation', { name: 'Labs' }).getByRole('button', { name: 'Quantum' }).getByLabel('Solved')).toBeVisible();
});

test('checks a filter that is made with Process Monitor’s own dialog', async ({ page }) => {
  test.setTimeout(120_000);
  const lab = await openLab(page, 'Cycles Delta');
  await lab.getByRole('textbox', { name: /^Length of each scene/ }).fill('1');
  await lab.getByRole('textbox', { name: /^Service processes/ }).fill('5');
  await runBoth(lab);
  const ticks = exercise(lab, 2);
  await ticks.getByRole('button', { name: 'Check' }).click();
  await expect(ticks.getByRole('status')).toContainText(/Your filter shows [\d,]+ events too many and misses 0\./);
  const filter = await openFilter(page);
  await filter.add('Operation', 'is', 'ClockTick', 'Include');
  await filter.add('Process Name', 'is', 'cpuhog.exe', 'Include');
  await filter.press('OK');
  await expect(ticks.getByText('Process Name is cpuhog.exe')).toBeVisible();
  await ticks.getByRole('button', { name: 'Check' }).click();
  await expect(ticks.getByRole('status')).toContainText('Right.', ANSWERED);
});

test('cancels a run and leaves everything as it was', async ({ page }) => {
  test.setTimeout(120_000);
  const lab = await openLab(page, 'Quantum');
  await lab.getByRole('textbox', { name: /^Length of the experiment/ }).fill('100000');
  await lab.getByRole('button', { name: 'Run both' }).click();
  await expect(lab.getByRole('progressbar', { name: 'Running Windows XP…' })).toBeVisible();
  await expect(lab.getByText(/% of both runs/)).toBeVisible({ timeout: 30_000 });
  await lab.getByRole('button', { name: 'Cancel' }).click();
  await expect(lab.getByText('The run was cancelled. Nothing was changed.')).toBeVisible({ timeout: 20_000 });
  await expect(lab.getByText('Not run yet.')).toBeVisible();
  await expect(lab.getByRole('button', { name: 'Run both' })).toBeEnabled();
});

test('watches a lab live with its prepared filter, after asking for the capture', async ({ page }) => {
  test.setTimeout(120_000);
  const lab = await openLab(page, 'Quantum');
  await lab.getByRole('button', { name: 'Watch Windows XP' }).click();
  const question = page.getByRole('alertdialog');
  await question.getByRole('button', { name: 'Keep capture' }).click();
  await expect(lab).toBeVisible();
  await lab.getByRole('button', { name: 'Watch Windows XP' }).click();
  await question.getByRole('button', { name: 'Start and discard' }).click();
  await expect(page.getByRole('tab', { name: 'Process Monitor', selected: true })).toBeVisible();
  const machine = page.getByRole('group', { name: 'Machine' });
  await expect(machine.getByRole('combobox', { name: 'Lab' })).toHaveText('Quantum');
  await expect(machine.getByRole('combobox', { name: 'Windows version' })).toHaveText('Windows XP');
  await expect(page.getByRole('button', { name: /^Edit filter: Process Name begins with cpuhog-/ })).toBeVisible();
  await expect(page.getByRole('columnheader', { name: 'Relative Time' })).toBeVisible();
  await expect.poll(async () => (await showing(page)).shown, { timeout: 30_000 }).toBeGreaterThan(20);
});

test('has a page for every lab: it runs, theory holds, and each exercise tells its answer', async ({ page }) => {
  test.setTimeout(600_000);
  await page.getByRole('tab', { name: 'Labs' }).click({ timeout: 30_000 });
  const list = page.getByRole('navigation', { name: 'Labs' });
  const count = await list.getByRole('button').count();
  expect(count).toBeGreaterThanOrEqual(3);
  for (let index = 0; index < count; index++) {
    await list.getByRole('button').nth(index).click();
    const lab = page.getByRole('article');
    const name = (await lab.getByRole('heading', { level: 1 }).textContent()) ?? '';
    await test.step(name, async () => {
      await expect(lab.getByRole('heading', { name: 'What changed' }), name).toBeVisible();
      await lab.getByRole('button', { name: 'Run both' }).click();
      await expect(lab.getByRole('table', { name: 'Metrics' }), name).toBeVisible({ timeout: 90_000 });
      await expect(lab.getByText(/checks against theory fail\.$/), name).toHaveCount(0);
      await expect(lab.getByText('closes to the cycle'), name).toHaveCount(2);
      const exercises = lab.getByRole('form', { name: /^Exercise/ });
      expect(await exercises.count(), name).toBeGreaterThan(0);
      for (const one of await exercises.all()) {
        const so = one.getByRole('button', { name: 'Run it so' });
        if (await so.isVisible()) {
          await so.click();
          await expect(so).toHaveCount(0, { timeout: 90_000 });
        }
        await one.getByRole('button', { name: 'Show the answer' }).click();
        await expect(one.getByRole('status'), name).toContainText('The answer: ', { timeout: 20_000 });
        await expect(one.getByRole('listitem').first(), name).toContainText(/[\d,]+ events?$/);
      }
    });
  }
});
