// src-main/files/settings-store.ts
//
// The user's settings: one JSON file { version, values }, written whole and put in place by a rename. A file that does not
// read is kept beside the new one (settings.damaged-<n>.json) and the user is told; a file of a later version is kept too.
// Values belong to the page, which checks what it reads; here they only have to be JSON.

import { copyFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { JsonValue, SettingsAnswer } from '../../src-shared/ipc/contract.ts';

export const SETTINGS_VERSION = 1;

export class SettingsStore {
  readonly #file: string;
  #loaded: Promise<Map<string, JsonValue>> | null = null;
  #message = '';
  #saving: Promise<void> = Promise.resolve();

  constructor(file: string) {
    this.#file = file;
  }

  /** Everything, and a message the first time something had to be put aside. */
  async read(): Promise<SettingsAnswer> {
    const values = await this.#load();
    const message = this.#message;
    this.#message = '';
    return { values: Object.fromEntries(values), message };
  }

  /** Merges; null removes. Resolves when the file is in place. */
  async merge(changes: Readonly<Record<string, JsonValue>>): Promise<void> {
    const values = await this.#load();
    for (const [key, value] of Object.entries(changes)) {
      if (value === null) values.delete(key);
      else values.set(key, value);
    }
    const saved = this.#saving.then(() => this.#save(values));
    // The next save goes on from here even if this one failed; this caller still sees the failure.
    this.#saving = saved.catch(() => undefined);
    await saved;
  }

  #load(): Promise<Map<string, JsonValue>> {
    this.#loaded ??= this.#readFile();
    return this.#loaded;
  }

  async #readFile(): Promise<Map<string, JsonValue>> {
    const values = new Map<string, JsonValue>();
    let text: string | null = null;
    try {
      text = await readFile(this.#file, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') this.#message = `Settings could not be read: ${(error as Error).message}`;
    }
    if (text !== null) {
      const problem = parseInto(values, text);
      if (problem) this.#message = `${problem} It was kept as ${path.basename(await this.#keepAside())}; the settings start afresh.`;
    }
    return values;
  }

  async #save(values: ReadonlyMap<string, JsonValue>): Promise<void> {
    const sorted = Object.fromEntries([...values].sort(([a], [b]) => (a < b ? -1 : 1)));
    await mkdir(path.dirname(this.#file), { recursive: true });
    const temporary = `${this.#file}.tmp`;
    await writeFile(temporary, `${JSON.stringify({ version: SETTINGS_VERSION, values: sorted }, null, 2)}\n`);
    await rename(temporary, this.#file);
  }

  async #keepAside(): Promise<string> {
    const { dir, name, ext } = path.parse(this.#file);
    for (let n = 1; ; n++) {
      const aside = path.join(dir, `${name}.damaged-${n}${ext}`);
      if (existsSync(aside)) continue;
      await copyFile(this.#file, aside);
      return aside;
    }
  }
}

function parseInto(values: Map<string, JsonValue>, text: string): string {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    return `The settings file is damaged (${(error as Error).message}).`;
  }
  const file = parsed as { version?: unknown; values?: unknown } | null;
  if (typeof file !== 'object' || file === null || typeof file.values !== 'object' || file.values === null || Array.isArray(file.values)) return 'The settings file is not one of ours.';
  if (file.version !== SETTINGS_VERSION) return `The settings file has version ${JSON.stringify(file.version)}, this program knows ${SETTINGS_VERSION}.`;
  for (const [key, value] of Object.entries(file.values)) values.set(key, value as JsonValue);
  return '';
}
