// e2e/open-file.spec.ts
//
// Opening a Process Monitor log: named at the start, by the dialog, by a second start; and one that is not a log.

import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from './fixtures.ts';
import { writeSampleLog } from './sample-log.ts';

const EVENTS = 3000;
const log = writeSampleLog('classroom.PML', EVENTS);
const SHOWN = new RegExp(`of ${EVENTS.toLocaleString('en-US')} events`);

test.describe('named on the command line', () => {
  test.use({ launch: { files: [log] } });

  test('the log is open when the window is there @electron', async ({ page }) => {
    await expect(page.getByText('Showing the log classroom.PML')).toBeVisible();
    await expect(page.getByText(SHOWN).first()).toBeVisible();
    await expect(page.getByRole('grid').first().getByRole('row').nth(1)).toBeVisible();
  });
});

test('the open dialog opens a log, and cancelling it changes nothing @electron', async ({ page, shell }) => {
  await expect(page.getByRole('grid').first().getByRole('row').nth(1)).toBeVisible();
  const open = page.getByRole('button', { name: /^Open/ });
  if (shell.main) {
    await shell.main.answerOpenDialog(null);
    await open.click();
    await expect(page.getByText(/Showing the log/)).toHaveCount(0);
    await shell.main.answerOpenDialog([log]);
    await open.click();
  } else {
    const chooser = page.waitForEvent('filechooser');
    await open.click();
    await (await chooser).setFiles(log);
  }
  await expect(page.getByText('Showing the log classroom.PML')).toBeVisible();
  await expect(page.getByText(SHOWN).first()).toBeVisible();
});

test('a file that is not a log gives a message and leaves the window as it was @electron', async ({ page, shell }) => {
  await expect(page.getByRole('grid').first().getByRole('row').nth(1)).toBeVisible();
  const wrong = path.join(shell.userData, 'letter.PML');
  writeFileSync(wrong, 'Dear reader, this is no log.');
  const open = page.getByRole('button', { name: /^Open/ });
  if (shell.main) {
    await shell.main.answerOpenDialog([wrong]);
    await open.click();
  } else {
    const chooser = page.waitForEvent('filechooser');
    await open.click();
    await (await chooser).setFiles(wrong);
  }
  await expect(page.getByText(/letter\.PML could not be opened/).first()).toBeVisible();
  await expect(page.getByRole('menubar')).toBeVisible();
});

test('a second start with a log opens it in the first window @electron-only', async ({ page, shell }) => {
  await expect(page.getByRole('grid').first().getByRole('row').nth(1)).toBeVisible();
  await shell.main?.secondInstance([log]);
  await expect(page.getByText('Showing the log classroom.PML')).toBeVisible();
});
