// e2e/electron-double/main.ts
//
// `node --import tsx e2e/electron-double/main.ts [arguments of the application]`: starts out/main/index.mjs as Electron would.
// `ready` comes after the entry's import graph has been evaluated and a further turn; an entry that waits for `ready` at top
// level would hang real Electron, so it fails here.

import { register } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const ENTRY_TIMEOUT_MS = 10_000;

register('./resolve-electron.mjs', import.meta.url, { data: { double: new URL('./electron.ts', import.meta.url).href } });

Object.assign(process.versions, { electron: '45.0.0-double', chrome: '0.0.0.0' });
Object.assign(process, { defaultApp: true, type: 'browser' });
process.argv = [process.execPath, '.', ...process.argv.slice(2)];

const { appDouble } = await import('./app.ts');
const { PageHost } = await import('./page-host.ts');
const { serveControl } = await import('./control.ts');
const { state } = await import('./state.ts');
const { schemeHandlers } = await import('./system.ts');

serveControl();
const entry = pathToFileURL(path.resolve(import.meta.dirname, '../../out/main/index.mjs')).href;
const evaluated = import(entry);
const timeout = setTimeout(() => {
  process.stderr.write('electron double: the entry did not finish; does it await app.whenReady() at top level? Real Electron would hang.\n');
  process.exit(70);
}, ENTRY_TIMEOUT_MS);
await evaluated;
clearTimeout(timeout);
state.pages = await PageHost.start(schemeHandlers);
setImmediate(() => {
  appDouble.becomeReady();
  process.send?.({ ready: true });
});
