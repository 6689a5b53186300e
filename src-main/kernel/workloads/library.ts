// src-main/kernel/workloads/library.ts
//
// Scripts of one machine: written when a program first gets there, kept for the next time.

import { BASE_THREAD, CallSites, mix } from './call-sites.ts';
import { ScriptBuilder } from './script-builder.ts';
import { ZipfChoice } from './rhythm.ts';
import { CYCLES_PER_US } from '../core/time.ts';
import type { Kernel } from '../core/kernel.ts';
import type { FileCatalog } from './content/file-catalog.ts';
import type { RegistryCatalog } from './content/registry-catalog.ts';
import type { Script } from './script.ts';

export interface LibraryOptions {
  readonly registry: RegistryCatalog;
  readonly files: FileCatalog;
  /** See BuilderContext. */
  readonly haste: number;
  /** Where this Windows keeps the file that Windows Vista has at a path. */
  readonly placeOf: (path: string) => string;
}

export class Library {
  readonly kernel: Kernel;
  readonly registry: RegistryCatalog;
  readonly files: FileCatalog;
  readonly sites: CallSites;
  private readonly haste: number;
  private readonly placeOf: (path: string) => string;
  private readonly scripts = new Map<string, Script>();
  private readonly texts = new Map<string, string>();
  /** By offset, then count. */
  private readonly choices: ZipfChoice[][] = [];

  constructor(kernel: Kernel, options: LibraryOptions) {
    this.kernel = kernel;
    this.registry = options.registry;
    this.files = options.files;
    this.haste = options.haste;
    this.placeOf = options.placeOf;
    this.sites = new CallSites(kernel);
  }

  /** The script of that name; written at the first call. @param path see ScriptBuilder */
  script(name: string, path: string, write: (b: ScriptBuilder) => void): Script {
    let script = this.scripts.get(name);
    if (script === undefined) {
      const base = BASE_THREAD.reduce((at, frame) => this.sites.push(at, frame), 0);
      const builder = new ScriptBuilder({ sites: this.sites, base, haste: this.haste, textOf: this.textOf }, name, path);
      write(builder);
      script = builder.build();
      this.scripts.set(name, script);
    }
    return script;
  }

  private readonly textOf = (text: string): string => {
    let known = this.texts.get(text);
    if (known === undefined) {
      known = text.startsWith('C:\\') ? this.placeOf(text) : text;
      this.texts.set(text, known);
    }
    return known;
  };

  /** A choice among `count` things of which few are popular. @param bits what decides */
  popular(count: number, bits: number, offset = 1): number {
    const ofOffset = (this.choices[offset] ??= []);
    const choice = (ofOffset[count] ??= new ZipfChoice(count, offset));
    return choice.at(mix(bits, count));
  }

  /** So many microseconds of work, less in a hurry. */
  work(us: number): number {
    return Math.max(1, Math.round((us * CYCLES_PER_US) / this.haste));
  }
}
