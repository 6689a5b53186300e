// e2e/window.ts
//
// Words of the window that several journeys use: pausing, reading the status bar, the filter dialog, the process tree.

import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';

const STATUS = /Showing ([\d,]+) of ([\d,]+) events/;

const numberOf = (text: string | undefined): number => Number((text ?? '').replaceAll(',', ''));

/** What the status bar says: events shown and events held. */
export async function showing(page: Page): Promise<{ readonly shown: number; readonly total: number }> {
  const text = (await page.getByRole('contentinfo').textContent()) ?? '';
  const match = STATUS.exec(text);
  return { shown: numberOf(match?.[1]), total: numberOf(match?.[2]) };
}

/** Waits for this many events, then pauses the machine and waits until the counts stand still. */
export async function pauseWithEvents(page: Page, atLeast: number): Promise<void> {
  await expect.poll(async () => (await showing(page)).total, { timeout: 40_000 }).toBeGreaterThan(atLeast);
  await page.getByRole('group', { name: 'Machine' }).getByRole('button', { name: /^Pause/ }).click();
  await expect(page.getByRole('group', { name: 'Machine' }).getByRole('button', { name: /^Run/ })).toBeVisible({ timeout: 20_000 });
  await settled(page);
}

/** Waits until the status bar has said the same for a while. */
export async function settled(page: Page): Promise<void> {
  let last = '';
  await expect.poll(async () => {
    const now = JSON.stringify(await showing(page));
    const same = now === last;
    last = now;
    return same;
  }, { intervals: [300, 300, 300, 300] }).toBe(true);
}

/** The rule editor of Filter or Highlight. */
export class RuleEditor {
  readonly dialog: Locator;

  constructor(dialog: Locator) {
    this.dialog = dialog;
  }

  get rules(): Locator {
    return this.dialog.getByRole('grid', { name: 'Rules' });
  }

  /** The row of a rule by its texts. */
  rule(...texts: readonly string[]): Locator {
    return texts.reduce((rows, text) => rows.filter({ has: rows.page().getByRole('gridcell', { name: text, exact: true }) }), this.rules.getByRole('row'));
  }

  async add(column: string, relation: string, value: string, action: 'Include' | 'Exclude'): Promise<void> {
    await this.dialog.getByRole('combobox', { name: 'Column' }).selectOption(column);
    await this.dialog.getByRole('combobox', { name: 'Relation' }).selectOption(relation);
    await this.dialog.getByRole('combobox', { name: 'Action' }).selectOption(action);
    const box = this.dialog.getByRole('combobox', { name: 'Value' });
    await box.fill(value);
    await box.press('Enter');
    await expect(this.rule(column, value, action)).toHaveCount(1);
  }

  /** How many events pass, once that has been counted. */
  async passing(): Promise<number> {
    const status = this.dialog.getByRole('status');
    await expect(status).toContainText(/events (pass|are highlighted)/);
    await expect(status).toHaveAttribute('aria-busy', 'false', { timeout: 20_000 });
    return numberOf(/^([\d,]+)/.exec((await status.textContent()) ?? '')?.[1]);
  }

  async press(name: 'OK' | 'Cancel' | 'Apply' | 'Reset' | 'Add' | 'Remove'): Promise<void> {
    await this.dialog.getByRole('button', { name, exact: true }).click();
  }
}

export async function openFilter(page: Page): Promise<RuleEditor> {
  await page.keyboard.press('Control+l');
  const dialog = page.getByRole('dialog', { name: 'Process Monitor Filter' });
  await expect(dialog).toBeVisible();
  return new RuleEditor(dialog);
}

export async function openHighlight(page: Page): Promise<RuleEditor> {
  await page.keyboard.press('Control+h');
  const dialog = page.getByRole('dialog', { name: 'Process Monitor Highlighting' });
  await expect(dialog).toBeVisible();
  return new RuleEditor(dialog);
}

/** Texts of the cells of a column in the rows that are on the screen. */
export async function visibleTexts(page: Page, column: string): Promise<readonly string[]> {
  const grid = page.getByRole('grid').first();
  const header = grid.getByRole('columnheader', { name: new RegExp(`^${column}`) });
  const index = await header.getAttribute('aria-colindex');
  return grid.locator(`[role="gridcell"][aria-colindex="${index}"]`).allTextContents();
}

/** Goes to Process Explorer and waits for its tree. */
export async function openProcessExplorer(page: Page): Promise<Locator> {
  await page.getByRole('tab', { name: 'Process Explorer' }).click();
  const tree = page.getByRole('treegrid', { name: 'Processes' });
  await expect(tree.getByRole('gridcell', { name: 'explorer.exe' }).first()).toBeVisible({ timeout: 20_000 });
  return tree;
}
