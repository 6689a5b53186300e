// src-main/ipc/application.ts
//
// The application without its shell: one machine host, the open files, the settings, and the handlers of the contract.
// A shell makes one of these, gives it its services, carries calls to serve(), pushes to its page, and feed ports to
// connectFeed().

import { CallError } from '../../src-shared/ipc/call.ts';
import type { Handlers, Pusher } from '../../src-shared/ipc/contract.ts';
import type { FeedPort } from '../../src-shared/ipc/feed.ts';
import type { FileHandle } from '../../src-shared/ipc/files.ts';
import { OpenFiles } from '../files/open-files.ts';
import { SaveFiles } from '../files/save-files.ts';
import { SettingsStore } from '../files/settings-store.ts';
import { LabBench, startLabWorker } from '../host/lab-bench.ts';
import { MachineHost } from '../host/machine-host.ts';
import { createServe } from './serve.ts';
import type { Log, Serve } from './serve.ts';
import { safeExternalUrl } from './shell-services.ts';
import type { ShellServices } from './shell-services.ts';

export interface ApplicationOptions {
  readonly shell: ShellServices;
  readonly settingsFile: string;
  /** The built lab-worker.mjs. */
  readonly labWorker: string;
  readonly push: Pusher;
  readonly log: Log;
}

export class Application {
  readonly serve: Serve;
  readonly #labs: LabBench;
  readonly #options: ApplicationOptions;
  readonly #open = new OpenFiles();
  readonly #save = new SaveFiles();
  readonly #settings: SettingsStore;
  #host: MachineHost | undefined;
  #pending: FileHandle[] = [];
  /** The page has asked for app:info, so it listens to pushes. */
  #pageIsThere = false;

  constructor(options: ApplicationOptions) {
    this.#options = options;
    this.#settings = new SettingsStore(options.settingsFile);
    this.#labs = new LabBench({
      startWorker: () => startLabWorker(options.labWorker),
      progress: (progress) => options.push('labs:progress', progress),
      log: options.log,
    });
    this.serve = createServe(this.#handlers(), options.log);
  }

  /** Made when it is first asked for: building a machine takes a while, and a page that is being loaded can load meanwhile. */
  get host(): MachineHost {
    this.#host ??= new MachineHost({ push: this.#options.push, log: this.#options.log });
    return this.#host;
  }

  /** A page is on its way. */
  prepare(): void {
    this.host.prepare();
  }

  connectFeed(port: FeedPort): void {
    this.host.connect(port);
  }

  /** Opens files named on the command line, by a second instance or by the system, and hands them to the page. */
  async openPaths(paths: readonly string[]): Promise<void> {
    const files: FileHandle[] = [];
    for (const path of paths) {
      try {
        files.push(await this.#open.open(path));
        this.#options.shell.noteOpened(path);
      } catch (error) {
        this.#options.log('error', error instanceof Error ? error.message : String(error));
      }
    }
    if (files.length === 0) return;
    if (this.#pageIsThere) this.#options.push('files:opened', files);
    else this.#pending.push(...files);
  }

  /** Bytes of opened files the page has read; for the self-test. */
  get bytesRead(): number {
    return this.#open.bytesRead;
  }

  /** The page went away (reload, closed window): files opened from now on wait for the next one. */
  pageGone(): void {
    this.#pageIsThere = false;
    this.#labs.cancel();
  }

  /** Stops the machine and closes every file. Safe to call twice. */
  async shutdown(): Promise<void> {
    this.#host?.shutdown();
    this.#labs.shutdown();
    await this.#save.abandonAll();
    await this.#open.closeAll();
  }

  #handlers(): Handlers {
    const { shell, log } = this.#options;
    const answer = (): { state: ReturnType<MachineHost['state']> } => ({ state: this.host.state() });
    return {
      'app:info': () => {
        const files = this.#pending;
        this.#pending = [];
        this.#pageIsThere = true;
        return { ...shell.info, files };
      },
      'app:quit': () => shell.quit(),
      'machine:catalog': () => this.host.catalog(),
      'machine:get': answer,
      'machine:details': () => this.host.details(),
      'machine:configure': (configuration) => { this.host.configure(configuration); return answer(); },
      'machine:run': () => { this.host.run(); return answer(); },
      'machine:pause': () => { this.host.pause(); return answer(); },
      'machine:step': ({ unit, count }) => { this.host.step(unit, count); return answer(); },
      'machine:setSpeed': ({ speed }) => { this.host.setSpeed(speed); return answer(); },
      'capture:set': (settings) => this.host.setCapture(settings),
      'labs:compare': (request) => this.#labs.compare(request),
      'labs:cancel': () => this.#labs.cancel(),
      'labs:check': ({ comparison, exercise, answer }) => this.#labs.check(comparison, exercise, answer),
      'process:setRefresh': ({ intervalMs, threadsOf }) => this.host.snapshots.setRefresh(intervalMs, threadsOf ?? []),
      'process:refresh': () => this.host.snapshots.take(),
      'process:command': (command) => this.host.processCommand(command),
      'file:open': async ({ kind, multiple }) => {
        const paths = await shell.chooseFilesToOpen(kind, multiple ?? false);
        const files: FileHandle[] = [];
        for (const path of paths) {
          files.push(await this.#open.open(path));
          shell.noteOpened(path);
        }
        return files;
      },
      'file:openPath': async ({ path }) => {
        if (!shell.acceptsPaths) throw new CallError('not-allowed', 'This shell opens files by the browser only.');
        const file = await this.#open.open(path);
        shell.noteOpened(path);
        return file;
      },
      'file:read': async ({ token, offset, length }) => ({ bytes: await this.#open.read(token, offset, length) }),
      'file:close': ({ token }) => this.#open.close(token),
      'file:save': async ({ kind, suggestedName }) => {
        const path = await shell.chooseFileToSave(kind, suggestedName);
        return path === null ? null : this.#save.create(path);
      },
      'file:write': ({ token, bytes }) => this.#save.write(token, bytes),
      'file:commit': ({ token }) => this.#save.commit(token),
      'file:abandon': ({ token }) => this.#save.abandon(token),
      'settings:get': () => this.#settings.read(),
      'settings:set': ({ values }) => this.#settings.merge(values),
      'menu:state': (state) => shell.setMenu(state),
      'session:setUnsaved': ({ unsaved }) => shell.setUnsaved(unsaved),
      'window:setTheme': ({ theme }) => shell.setTheme(theme),
      'clipboard:write': ({ text }) => shell.writeClipboard(text),
      'external:open': async ({ url }) => {
        const safe = safeExternalUrl(url);
        if (safe === null) throw new CallError('not-allowed', `Not a link this application opens: ${url}`);
        await shell.openExternal(safe);
      },
      'log': ({ level, message }) => log(level, `page: ${message}`),
    };
  }
}
