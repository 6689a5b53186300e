// src-main/kernel/workloads/programs/explorer.ts
//
// explorer.exe: desktop, task bar and folder windows of one user. Its window threads answer the person, its pool threads fetch
// icons and properties afterwards.

import { CYCLES_PER_MS } from '../../core/time.ts';
import { keyOf, mix } from '../call-sites.ts';
import { enumerateKey, listFolder, loadMui, readValues } from '../phrases.ts';
import { userModule } from '../content/user-modules.ts';
import * as shell from './shell-items.ts';
import { startProcess } from './process-start.ts';
import type { ShellClass } from '../content/registry-catalog.ts';
import type { Library } from '../library.ts';
import type { Script } from '../script.ts';
import type { UserProcessSpec } from '../../core/native-api.ts';

/** Ways through the code to the shell's functions; which one depends on what the person did. */
const WAYS = {
  hover: 'explorer:1 shell32:2 user32:2 explorerframe:2-4 shell32:3-6',
  folder: 'shlwapi:1 shell32:2-4 user32:2 explorerframe:4-9 shell32:4-11',
  tree: 'shlwapi:1 shell32:2 user32:2 explorerframe:6-12 comctl32:2-4 explorerframe:3-6 shell32:4-9',
  menu: 'shlwapi:1 shell32:3 user32:1 ntdll:1 ntkrnlpa:2 win32k:2 ntkrnlpa:1 ntdll:1 user32:2 explorerframe:3-7 shell32:8-16',
  dialog: 'shlwapi:1 shell32:3-6 comctl32:2-3 user32:3 explorerframe:6-14 shell32:9-18 propsys:2-4 shell32:2-5',
  start: 'explorer:5-9 shell32:4-9 user32:2 explorer:3-6 shell32:5-9',
  pool: 'ntdll:2 shlwapi:2 shell32:3-7',
  launch: 'explorer:2-4 shell32:6-10 user32:1 shell32:4-8',
} as const;
type Way = keyof typeof WAYS;
/** Classes whose handlers the shell asks whatever the item is, most asked first. */
const HANDLER_CLASSES = ['Directory', 'Folder', 'AllFilesystemObjects', '*', 'Drive', 'DesktopBackground'] as const;

export interface Launcher {
  /** Programs that the person starts now and then: image, and what a new process of it is. */
  readonly programs: readonly { readonly image: string; readonly make: () => UserProcessSpec }[];
  /** A process was made: csrss and others hear of it. */
  readonly announce: (image: string) => void;
}

export class Explorer {
  private readonly library: Library;
  private readonly launcher: Launcher;
  private readonly scripts: Readonly<Record<Way, Map<string, Map<number | string, Script>>>> = {
    hover: new Map(), folder: new Map(), tree: new Map(), menu: new Map(), dialog: new Map(), start: new Map(), pool: new Map(), launch: new Map(),
  };
  /** Positions in the catalog's lists. */
  private readonly typeOfExtension = new Map<string, number>();
  private readonly handlerClasses: readonly (ShellClass | undefined)[];

  constructor(library: Library, launcher: Launcher) {
    this.library = library;
    this.launcher = launcher;
    const { fileTypes, shellClasses } = library.registry;
    fileTypes.forEach(({ extension }, i) => { if (!this.typeOfExtension.has(extension)) this.typeOfExtension.set(extension, i); });
    this.handlerClasses = HANDLER_CLASSES.map((name) => shellClasses.find((candidate) => candidate.name === name));
  }

  /** What is done once when it starts, before the desktop is there. */
  logon(): Script[] {
    const scripts = [this.library.script('explorer/start/logon', WAYS.start, (b) => {
      shell.openClasses(b);
      for (let i = 0; i < 5; i++) { shell.viewSettings(b, i); shell.shellPolicies(b, i); }
      readValues(b, 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Explorer\\StartPage', ['StartMenu_Start_Time', 'Favorites', 'FavoritesChanges']);
      enumerateKey(b, 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Explorer\\Desktop\\NameSpace');
      loadMui(b, userModule('shell32').path);
      loadMui(b, userModule('explorerframe').path);
    })];
    scripts.push(...this.tree(1), ...this.openFolder(0, 0), ...this.startMenu(1));
    return scripts;
  }

  /** What the first window thread does about the moment. */
  desktop(moment: number, user: number): Script[] {
    const bits = mix(moment, user, 21);
    const kind = bits % 1_000;
    const choice = mix(bits, 5);
    if (kind < 620) return this.hover(choice);
    if (kind < 700) return this.startMenu(choice);
    if (kind < 810) return this.launch(choice);
    return this.tree(choice);
  }

  /** What the folder window does. */
  folderWindow(moment: number, user: number): Script[] {
    const bits = mix(moment, user, 22);
    const kind = bits % 1_000;
    const choice = mix(bits, 6);
    if (kind < 280) return this.hover(choice);
    if (kind < 560) return this.openFolder(this.library.popular(this.library.files.folders.length, choice), choice);
    if (kind < 760) return this.contextMenu(choice);
    if (kind < 900) return this.tree(choice);
    return this.fileDialog(choice);
  }

  /** What a pool thread does a little later. */
  background(moment: number, user: number, worker: number): Script[] {
    const bits = mix(moment, mix(user, worker), 23);
    const { folders } = this.library.files;
    const scripts: Script[] = [];
    const folder = folders[this.library.popular(folders.length, bits)] as (typeof folders)[number];
    const count = 1 + (bits % 7);
    for (let i = 0; i < count; i++) {
      const file = folder.files[(mix(bits, i) >>> 3) % folder.files.length] as string;
      scripts.push(this.properties(file));
      if (i % 2 === 0) scripts.push(this.type('pool', mix(bits, i)));
    }
    if (bits % 3 === 0) scripts.push(this.icon(bits));
    return scripts;
  }

  private hover(choice: number): Script[] {
    const type = this.type('hover', choice);
    const scripts = [type, this.policies('hover', choice), type];
    if (choice % 3 === 0) scripts.push(this.script('view', choice % 24, 'hover', (b) => { shell.viewSettings(b, choice % 24); shell.shellPolicies(b, choice % 24); }));
    if (choice % 5 === 0) scripts.push(this.com('hover', choice));
    if (choice % 4 === 1) scripts.push(this.settings('hover', choice));
    return scripts;
  }

  private openFolder(index: number, choice: number): Script[] {
    const folder = this.library.files.folders[index] as (typeof this.library.files.folders)[number];
    const scripts = [this.script('folder', index, 'folder', (b) => {
      shell.mountPoint(b, index);
      shell.diskItem(b, folder.path, index * 12);
      shell.desktopIni(b, folder.path, index);
      shell.viewSettings(b, index);
      b.within('shell32:2-5 kernel32', index, () => listFolder(b, folder.path));
      shell.shellPolicies(b, index);
    })];
    const first = choice % folder.files.length;
    for (let i = 0; i < Math.min(8, folder.files.length); i++) {
      const file = folder.files[(first + i) % folder.files.length] as string;
      const type = this.typeOf('folder', file);
      scripts.push(this.item(file), type);
      if (i % 3 === 0) scripts.push(this.item(file), type, this.handlersOf('folder', i), this.policies('folder', i), this.settings('folder', i));
    }
    scripts.push(this.knownFolders('folder', choice, 2));
    return scripts;
  }

  private contextMenu(choice: number): Script[] {
    const { shellClasses } = this.library.registry;
    const index = this.library.popular(shellClasses.length, choice);
    const scripts = [this.script('menu', index, 'menu', (b) => {
      const cls = shellClasses[index] as (typeof shellClasses)[number];
      shell.verbs(b, cls, index);
      enumerateKey(b, `HKCR\\${cls.name}\\shellex\\ContextMenuHandlers`);
      shell.shellPolicies(b, index);
      for (const handler of cls.handlers) {
        const found = this.library.registry.comClasses.findIndex((candidate) => candidate.clsid === handler);
        if (found >= 0) shell.createInstance(b, this.library.registry.comClasses[found] as (typeof this.library.registry.comClasses)[number], found, found % 4 === 0);
      }
    })];
    for (let i = 0; i < 6; i++) {
      const cls = this.com('menu', mix(choice, i));
      scripts.push(cls, this.handlersOf('menu', choice + i));
      if (i % 2 === 0) scripts.push(this.policies('menu', choice + i));
    }
    const type = this.type('menu', choice);
    scripts.push(type, type, this.knownFolders('menu', choice, 1), ...(scripts.slice(0, 1)));
    return scripts;
  }

  private tree(choice: number): Script[] {
    const scripts = [this.knownFolders('tree', choice, 4)];
    for (let i = 0; i < 6; i++) {
      const item = this.nameSpace(mix(choice, i));
      scripts.push(item);
      if (i % 3 === 0) scripts.push(item, this.policies('tree', i), this.settings('tree', i + choice));
    }
    if (choice % 2 === 0) scripts.push(this.knownFolders('tree', choice + 7, 4), this.handlersOf('tree', 0));
    return scripts;
  }

  private fileDialog(choice: number): Script[] {
    const scripts: Script[] = [...this.tree(choice), ...this.tree(choice + 3)];
    for (let i = 0; i < 14; i++) {
      const type = this.type('dialog', mix(choice, i + 50));
      scripts.push(this.com('dialog', mix(choice, i)), type, this.handlersOf('dialog', i % 6), this.policies('dialog', i));
    }
    scripts.push(...this.openFolder(this.library.popular(this.library.files.folders.length, choice), choice));
    for (let i = 0; i < 5; i++) scripts.push(this.knownFolders('dialog', choice + i, 4));
    return scripts;
  }

  private startMenu(choice: number): Script[] {
    const scripts = [this.script('start', choice % 6, 'start', (b) => {
      const folder = choice % 2 === 0 ? 'C:\\ProgramData\\Microsoft\\Windows\\Start Menu\\Programs' : 'C:\\Users\\Mara\\AppData\\Roaming\\Microsoft\\Windows\\Start Menu\\Programs';
      listFolder(b, folder);
      shell.desktopIni(b, folder, choice % 6);
      readValues(b, 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Explorer\\StartPage', ['Favorites', 'FavoritesResolve', 'FavoritesRemovedChanges']);
      for (let i = 0; i < 3; i++) shell.shellPolicies(b, (choice % 6) + i);
    })];
    for (let i = 0; i < 6; i++) scripts.push(this.typeAt('start', 46 - (i % 2)), this.com('start', mix(choice, i)));
    return scripts;
  }

  private launch(choice: number): Script[] {
    const { programs } = this.launcher;
    if (programs.length === 0) return this.hover(choice);
    const index = choice % programs.length;
    const program = programs[index] as Launcher['programs'][number];
    return [
      this.typeAt('launch', 30),
      this.knownFolders('launch', index, 2),
      this.script('launch', index, 'launch', (b) => {
        shell.verbs(b, this.library.registry.shellClasses.find((cls) => cls.name === 'exefile') ?? (this.library.registry.shellClasses[0] as (typeof this.library.registry.shellClasses)[number]), 1);
        readValues(b, `HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\App Paths\\${program.image.slice(program.image.lastIndexOf('\\') + 1)}`, ['']);
        shell.shellPolicies(b, 2);
        startProcess(b, program.image, 'shell32:2-4 kernel32:2', program.make, () => this.launcher.announce(program.image));
      }),
    ];
  }

  // Items, each with the way that led there

  private type(way: Way, choice: number): Script {
    return this.typeAt(way, this.library.popular(this.library.registry.fileTypes.length, choice));
  }

  private typeOf(way: Way, file: string): Script {
    const extension = file.slice(file.lastIndexOf('.'));
    return this.typeAt(way, this.typeOfExtension.get(extension) ?? 0);
  }

  private typeAt(way: Way, index: number): Script {
    return this.script('type', index, way, (b) => shell.fileType(b, this.library.registry.fileTypes[index] as (typeof this.library.registry.fileTypes)[number], index));
  }

  private com(way: Way, choice: number): Script {
    const { comClasses } = this.library.registry;
    const index = this.library.popular(comClasses.length, choice, 4);
    return this.script('com', index, way, (b) => shell.createInstance(b, comClasses[index] as (typeof comClasses)[number], index, index % 4 === 0));
  }

  private settings(way: Way, choice: number): Script {
    const index = choice % 5;
    return this.script('settings', index, way, (b) => { shell.allSettings(b, index); });
  }

  private policies(way: Way, choice: number): Script {
    const index = choice % 9;
    return this.script('policies', index, way, (b) => { shell.shellPolicies(b, index); shell.shellPolicies(b, index + 4); });
  }

  private handlersOf(way: Way, choice: number): Script {
    const index = this.library.popular(HANDLER_CLASSES.length, choice);
    const cls = this.handlerClasses[index];
    return this.script('handlers', index, way, (b) => { if (cls !== undefined) shell.handlers(b, cls, index % 2 === 0 ? 'ContextMenuHandlers' : 'PropertySheetHandlers', index); });
  }

  private nameSpace(choice: number): Script {
    const { comClasses } = this.library.registry;
    const index = this.library.popular(comClasses.length, choice, 5);
    return this.script('namespace', index, 'tree', (b) => shell.shellFolder(b, comClasses[index] as (typeof comClasses)[number], index));
  }

  private knownFolders(way: Way, choice: number, count: number): Script {
    const { knownFolders } = this.library.registry;
    const first = this.library.popular(knownFolders.length, choice, 3);
    return this.script('known', `${first}/${count}`, way, (b) => {
      for (let i = 0; i < count; i++) shell.knownFolder(b, knownFolders[(first + i) % knownFolders.length] as string, first + i);
    });
  }

  private item(file: string): Script {
    return this.script('item', file, 'folder', (b) => shell.diskItem(b, file, keyOf(file)));
  }

  private properties(file: string): Script {
    return this.script('properties', file, 'pool', (b) => shell.documentProperties(b, file, keyOf(file)));
  }

  private icon(choice: number): Script {
    const images = ['C:\\Windows\\System32\\imageres.dll', 'C:\\Windows\\System32\\shell32.dll', 'C:\\Windows\\System32\\wmploc.dll', 'C:\\Windows\\System32\\ieframe.dll', 'C:\\Windows\\explorer.exe', 'C:\\Windows\\System32\\notepad.exe'];
    const index = choice % images.length;
    return this.script('icon', index, 'pool', (b) => shell.extractIcon(b, images[index] as string, index));
  }

  /** The script of one kind about one thing, as the code on `way` does it. Found by its parts: their name is only put together to write it. */
  private script(kind: string, thing: number | string, way: Way, write: Parameters<Library['script']>[2]): Script {
    const kinds = this.scripts[way];
    let things = kinds.get(kind);
    if (things === undefined) {
      things = new Map();
      kinds.set(kind, things);
    }
    let script = things.get(thing);
    if (script === undefined) {
      script = this.library.script(`explorer/${way}/${kind}/${thing}`, WAYS[way], write);
      things.set(thing, script);
    }
    return script;
  }
}

/** How long after a moment the pool threads begin. */
export const POOL_DELAY = 20 * CYCLES_PER_MS;
