// src-main/ipc/shell-services.ts
//
// What the host needs from the shell it runs in: dialogs, clipboard, menu, links. Everything else is the same in every
// shell. A shell without one of these throws CallError('not-supported'), and the page then does it its own way.

import type { AppInfo, MenuState } from '../../src-shared/ipc/contract.ts';
import type { FileKind } from '../../src-shared/ipc/files.ts';

export interface ShellServices {
  /** AppInfo without the files, which the application adds. */
  readonly info: Omit<AppInfo, 'files'>;
  /** Paths the user chose; empty when cancelled. */
  chooseFilesToOpen(kind: FileKind, multiple: boolean): Promise<readonly string[]>;
  /** Where to save; null when cancelled. */
  chooseFileToSave(kind: FileKind, suggestedName: string): Promise<string | null>;
  /** Whether a path named by the page (a dropped file) may be opened. */
  readonly acceptsPaths: boolean;
  /** A file was opened: the system's list of recent documents. */
  noteOpened(path: string): void;
  writeClipboard(text: string): Promise<void>;
  openExternal(url: string): Promise<void>;
  setMenu(state: MenuState): void;
  setTheme(theme: 'system' | 'light' | 'dark'): void;
  setUnsaved(unsaved: boolean): void;
  quit(): void;
}

/** Hosts a link may lead to: the documentation that the views cite. */
const EXTERNAL_HOSTS = ['learn.microsoft.com', 'docs.microsoft.com', 'technet.microsoft.com', 'github.com'];

/** The link as it may be given to the system, or null. Everything but https to a known host is refused. */
export function safeExternalUrl(text: string): string | null {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return null;
  }
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '' || url.port !== '') return null;
  return EXTERNAL_HOSTS.includes(url.hostname) ? url.href : null;
}
