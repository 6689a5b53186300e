// e2e/run-details.spec.ts
//
// Machine > Run Details: the digest of what arrived in the browser is that of the same run on the command line, the cycles
// close, and a page that joins late says that it cannot know.

import { execFileSync } from 'node:child_process';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { REPOSITORY } from './shells/start-options.ts';
import { pauseWithEvents } from './window.ts';

interface Report {
  readonly digest: string;
  readonly events: number;
}

function runOnCommandLine(...args: readonly string[]): Report {
  const output = execFileSync(process.execPath, [path.join(REPOSITORY, 'node_modules/tsx/dist/cli.mjs'), path.join(REPOSITORY, 'src-main/cli/index.ts'), 'run', ...args], { cwd: REPOSITORY, encoding: 'utf8', maxBuffer: 1 << 26 });
  return JSON.parse(output) as Report;
}

async function openRunDetails(page: Page): Promise<Locator> {
  await page.getByRole('menubar').getByText('Machine', { exact: true }).click();
  await page.getByRole('menuitem', { name: /^Run Details/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Run Details' });
  await expect(dialog).toBeVisible();
  return dialog;
}

/** The value beside a name. */
const fact = (dialog: Locator, name: string): Locator => dialog.getByRole('term').getByText(name, { exact: true }).locator('xpath=following-sibling::dd');

test('a lab has the same digest in the window and on the command line @electron', async ({ page }) => {
  test.setTimeout(120_000);
  await pauseWithEvents(page, 100);
  const machine = page.getByRole('group', { name: 'Machine' });
  await machine.getByRole('button', { name: /^Speed/ }).click();
  await page.getByRole('menuitemradio', { name: 'Unlimited' }).click();
  await machine.getByRole('combobox', { name: 'Lab' }).click();
  await page.getByRole('option', { name: /quantum/i }).click();
  await page.getByRole('button', { name: 'Start and discard' }).click();
  const dialog = await openRunDetails(page);
  await expect(fact(dialog, 'Simulated time')).toContainText('ended', { timeout: 60_000 });
  const report = runOnCommandLine('quantum');
  await expect(fact(dialog, 'Digest (SHA-256)')).toHaveText(report.digest);
  await expect(fact(dialog, 'Events')).toHaveText(report.events.toLocaleString('en-US'));
  await expect(fact(dialog, 'Commands')).toHaveText('0');
  await expect(fact(dialog, 'Together')).toHaveText(/^[\d,]+ = [\d,]+ × 1$/);
  await expect(fact(dialog, 'Without a window')).toHaveText('npm run -s cli -- run quantum --profile windows-vista --seed 1');
});

test('a page that joins late does not know the digest @browser', async ({ page }) => {
  await pauseWithEvents(page, 100);
  let dialog = await openRunDetails(page);
  await expect(fact(dialog, 'Digest (SHA-256)')).toHaveText(/^[0-9a-f]{64}$/);
  await page.keyboard.press('Escape');
  await page.reload();
  await expect(page.getByRole('group', { name: 'Machine' }).getByRole('button', { name: /^Run/ })).toBeVisible({ timeout: 20_000 });
  dialog = await openRunDetails(page);
  await expect(fact(dialog, 'Digest (SHA-256)')).toHaveText('n/a');
});
