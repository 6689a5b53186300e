// src-main/shells/electron/dialogs.ts
//
// The system's open and save dialogs. Linux compares extensions by case and does not add one when saving.

import path from 'node:path';
import { app, dialog } from 'electron';
import type { BrowserWindow, FileFilter } from 'electron';
import { message } from '../../../src-shared/i18n/catalogs.ts';
import type { Locale } from '../../../src-shared/i18n/catalogs.ts';
import type { FileKind } from '../../../src-shared/ipc/files.ts';

const EXTENSIONS: Readonly<Record<Exclude<FileKind, 'any'>, { readonly name: string; readonly extension: string }>> = {
  log: { name: 'Process Monitor Log (*.PML)', extension: 'PML' },
  recording: { name: 'Kernelscope (*.ktrace)', extension: 'ktrace' },
  configuration: { name: 'Process Monitor Configuration (*.PMC)', extension: 'PMC' },
  csv: { name: 'CSV (*.csv)', extension: 'CSV' },
  xml: { name: 'XML (*.xml)', extension: 'XML' },
  json: { name: 'JSON (*.json)', extension: 'json' },
};

/** Filters of a dialog for one kind of file; both cases of the extension, and everything as the last choice. */
export function fileFilters(kind: FileKind): FileFilter[] {
  const everything: FileFilter = { name: '*.*', extensions: ['*'] };
  if (kind === 'any') return [everything];
  const { name, extension } = EXTENSIONS[kind];
  return [{ name, extensions: [...new Set([extension, extension.toLowerCase(), extension.toUpperCase()])] }, everything];
}

/** The name with the extension of its kind, unless it has one. */
export function withExtension(file: string, kind: FileKind): string {
  if (kind === 'any' || path.extname(file) !== '') return file;
  return `${file}.${EXTENSIONS[kind].extension}`;
}

export async function chooseFilesToOpen(window: BrowserWindow, kind: FileKind, multiple: boolean): Promise<readonly string[]> {
  const chosen = await dialog.showOpenDialog(window, {
    defaultPath: app.getPath('documents'),
    filters: fileFilters(kind),
    properties: multiple ? ['openFile', 'multiSelections'] : ['openFile'],
  });
  return chosen.canceled ? [] : chosen.filePaths;
}

export async function chooseFileToSave(window: BrowserWindow, kind: FileKind, suggestedName: string): Promise<string | null> {
  const chosen = await dialog.showSaveDialog(window, {
    // Only the name counts: the page does not choose folders.
    defaultPath: path.join(app.getPath('documents'), path.basename(suggestedName.replaceAll('\\', '/'))),
    filters: fileFilters(kind),
  });
  return chosen.canceled || chosen.filePath === '' ? null : withExtension(chosen.filePath, kind);
}

/** Whether to leave although something is not saved. */
export async function confirmLeaving(window: BrowserWindow, locale: Locale): Promise<boolean> {
  const answer = await dialog.showMessageBox(window, {
    type: 'warning',
    message: message(locale, 'shell:unsaved.title'),
    detail: message(locale, 'shell:unsaved.detail'),
    buttons: [message(locale, 'shell:unsaved.leave'), message(locale, 'shell:unsaved.stay')],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  });
  return answer.response === 0;
}
