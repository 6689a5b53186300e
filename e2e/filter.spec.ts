// e2e/filter.spec.ts
//
// The filter dialog has Process Monitor's semantics: Includes on one column are ORed, columns ANDed, Excludes win, and a
// filter only changes the view. Highlight rules use the same editor.

import { expect, test } from './fixtures.ts';
import { openFilter, openHighlight, pauseWithEvents, RuleEditor, settled, showing, visibleTexts } from './window.ts';

test('combines Includes of one column with or, columns with and, and lets Excludes win @electron', async ({ page }) => {
  // The shell storm comes first; the services are there before 9,000 events.
  await pauseWithEvents(page, 9000);
  const before = await showing(page);

  const filter = await openFilter(page);
  await filter.add('Process Name', 'is', 'explorer.exe', 'Include');
  const explorer = await filter.passing();
  await filter.add('Process Name', 'is', 'svchost.exe', 'Include');
  const both = await filter.passing();
  expect(both).toBeGreaterThan(explorer);
  await filter.add('Path', 'begins with', 'HKLM', 'Include');
  const below = await filter.passing();
  expect(below).toBeLessThan(both);
  await expect(filter.dialog.getByRole('region', { name: 'In words' })).toContainText('Path begins with “HKLM” and (Process Name is “svchost.exe” or “explorer.exe”)');
  await filter.press('OK');

  await settled(page);
  expect(await showing(page)).toEqual({ shown: below, total: before.total });
  for (const path of await visibleTexts(page, 'Path')) expect(path).toMatch(/^HKLM/i);
  for (const name of await visibleTexts(page, 'Process Name')) expect(['explorer.exe', 'svchost.exe']).toContain(name.toLowerCase());

  const again = await openFilter(page);
  await again.add('Result', 'is', 'SUCCESS', 'Exclude');
  await again.press('OK');
  await settled(page);
  const without = await showing(page);
  expect(without.total).toBe(before.total);
  expect(without.shown).toBeLessThan(below);
  expect(await visibleTexts(page, 'Result')).not.toContain('SUCCESS');

  const third = await openFilter(page);
  await third.rule('Result', 'SUCCESS', 'Exclude').getByRole('checkbox').uncheck();
  await third.press('OK');
  await expect.poll(async () => (await showing(page)).shown).toBe(below);

  await page.keyboard.press('Control+r');
  await expect.poll(async () => await showing(page)).toEqual(before);
});

test('warns of negative Includes that let everything through, and turns them round', async ({ page }) => {
  await pauseWithEvents(page, 2000);
  const filter = await openFilter(page);
  const all = await filter.passing();
  await filter.add('PID', 'is not', '2188', 'Include');
  expect(await filter.passing()).toBeLessThan(all);
  await filter.add('PID', 'is not', '2644', 'Include');
  expect(await filter.passing()).toBe(all);
  await filter.dialog.getByRole('button', { name: 'Turn into Excludes' }).click();
  await expect(filter.rule('PID', '2188', 'Exclude')).toHaveCount(1);
  expect(await filter.passing()).toBeLessThan(all);
});

test('edits rules by keyboard and leaves everything as it was on Escape', async ({ page }) => {
  await pauseWithEvents(page, 1000);
  const before = await showing(page);
  const pill = page.getByRole('button', { name: /^Edit filter/ });
  await pill.focus();
  await pill.press('Enter');
  const filter = new RuleEditor(page.getByRole('dialog', { name: 'Process Monitor Filter' }));
  await expect(filter.dialog).toBeVisible();
  await filter.add('Operation', 'is', 'RegOpenKey', 'Include');
  const row = filter.rule('Operation', 'RegOpenKey', 'Include');
  await expect(row).toHaveAttribute('aria-selected', 'true');
  await row.focus();
  await row.press('Space');
  await expect(row.getByRole('checkbox')).not.toBeChecked();
  await row.press('Enter');
  await expect(row).toHaveCount(0);
  await expect(filter.dialog.getByRole('combobox', { name: 'Value' })).toHaveValue('RegOpenKey');
  await filter.press('OK');
  await expect(filter.dialog.getByText('has not been added')).toBeVisible();
  await filter.dialog.getByRole('combobox', { name: 'Column' }).press('Escape');
  await expect(filter.dialog).toHaveCount(0);
  await expect(pill).toBeFocused();
  expect(await showing(page)).toEqual(before);
});

test('offers the values that occur and counts the matches of each rule', async ({ page }) => {
  await pauseWithEvents(page, 1000);
  const { total } = await showing(page);
  const filter = await openFilter(page);
  await filter.dialog.getByRole('combobox', { name: 'Column' }).selectOption('Event Class');
  await filter.dialog.getByRole('combobox', { name: 'Value' }).click();
  await page.getByRole('option', { name: /^Registry/ }).click();
  await filter.press('Add');
  const rule = filter.rule('Event Class', 'Registry', 'Include');
  await expect(rule.getByRole('gridcell').last()).toHaveText(/^[\d,]+$/);
  const matches = Number(((await rule.getByRole('gridcell').last().textContent()) ?? '').replaceAll(',', ''));
  expect(matches).toBeGreaterThan(0);
  expect(matches).toBeLessThanOrEqual(total);
});

test('applies a quick filter from the context menu and shows exactly its events', async ({ page }) => {
  await pauseWithEvents(page, 1000);
  const cell = page.getByRole('grid').first().getByRole('gridcell', { name: /\.exe$/ }).nth(15);
  const name = (await cell.textContent()) ?? '';
  await cell.click({ button: 'right' });
  await page.getByRole('menuitem', { name: `Include '${name}'` }).click();
  await settled(page);
  const filtered = await showing(page);
  expect(new Set(await visibleTexts(page, 'Process Name'))).toEqual(new Set([name]));
  const filter = await openFilter(page);
  await expect(filter.rule('Process Name', name, 'Include')).toHaveCount(1);
  expect(await filter.passing()).toBe(filtered.shown);
});

test('highlights what the highlight rules match and nothing else', async ({ page }) => {
  await pauseWithEvents(page, 1000);
  const operations = await visibleTexts(page, 'Operation');
  const highlight = await openHighlight(page);
  await expect(highlight.dialog.getByText('nothing is highlighted')).toBeVisible();
  await highlight.add('Operation', 'is', operations[15] ?? '', 'Include');
  expect(await highlight.passing()).toBeGreaterThan(0);
  await highlight.press('OK');
  const rows = page.getByRole('grid').first().getByRole('row');
  const wanted = rows.filter({ has: page.getByRole('gridcell', { name: operations[15] ?? '', exact: true }) });
  await expect(wanted.first()).toHaveClass(/highlight/);
  await expect.poll(() => rows.evaluateAll((elements) => elements.filter((row) => /highlight/.test(row.className)).length)).toBe(await wanted.count());
});
