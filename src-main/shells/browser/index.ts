// src-main/shells/browser/index.ts
//
// The browser shell: `node out/main/browser.mjs [--port=N] [--user-data=folder] [file...]`. Serves the built page on the
// loopback address and prints where. The line starting with READY_PREFIX is what scripts wait for.
// Ctrl+C (or SIGTERM) stops it cleanly; Enter prints a link for another browser.

import { mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { CallError } from '../../../src-shared/ipc/call.ts';
import { Application } from '../../ipc/application.ts';
import type { ShellServices } from '../../ipc/shell-services.ts';
import { parseLaunchArguments } from '../arguments.ts';
import { consoleLog } from '../log.ts';
import { applicationVersion } from '../version.ts';
import { Connection } from './connection.ts';
import { startBrowserServer } from './server.ts';

const READY_PREFIX = 'Kernelscope is ready at ';

const launch = parseLaunchArguments(process.argv.slice(2), process.env['INIT_CWD'] ?? process.cwd());
const userData = launch.userData ?? path.join(os.homedir(), '.kernelscope');
mkdirSync(userData, { recursive: true });

const connections = new Set<Connection>();

function unsupported(): never {
  throw new CallError('not-supported', 'The browser does this itself.');
}

const shell: ShellServices = {
  info: {
    name: 'Kernelscope',
    version: applicationVersion(),
    shell: 'browser',
    platform: process.platform,
    versions: { node: process.versions.node, v8: process.versions.v8 },
    languages: [],
    nativeMenu: false,
    nativeDialogs: false,
  },
  chooseFilesToOpen: unsupported,
  chooseFileToSave: unsupported,
  acceptsPaths: false,
  noteOpened: () => {},
  writeClipboard: unsupported,
  openExternal: unsupported,
  setMenu: () => {},
  setTheme: () => {},
  setUnsaved: () => {},
  quit: () => void stop(0),
};

const application = new Application({
  shell,
  settingsFile: path.join(userData, 'settings.json'),
  // Beside this module, which is out/main/browser.mjs.
  labWorker: path.join(import.meta.dirname, 'lab-worker.mjs'),
  push: (name, message) => {
    for (const connection of connections) connection.send({ t: 'push', name, message });
  },
  log: consoleLog,
});

const server = await startBrowserServer({
  // out/main/browser.mjs -> out/renderer
  root: path.resolve(import.meta.dirname, '../renderer'),
  port: launch.port,
  onSocket: (socket) => {
    const connection = new Connection({ socket, serve: application.serve, connectFeed: (port) => application.connectFeed(port), log: consoleLog });
    connections.add(connection);
    socket.on('close', () => {
      connections.delete(connection);
      if (connections.size === 0) application.pageGone();
    });
  },
  onScriptSent: () => application.prepare(),
  log: consoleLog,
});
await application.openPaths(launch.files);

process.stdout.write(`${READY_PREFIX}${server.newAddress()}\n`);
if (process.stdin.isTTY) {
  process.stdout.write('Ctrl+C stops it; Enter prints a link for another browser.\n');
  process.stdin.on('data', () => process.stdout.write(`${server.newAddress()}\n`));
}

let stopping = false;
async function stop(exitCode: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  await application.shutdown();
  await server.close();
  process.exit(exitCode);
}
process.on('SIGINT', () => void stop(0));
process.on('SIGTERM', () => void stop(0));
// Under a test driver or a script: when the parent goes away, its end of our standard input closes.
if (process.env['KERNELSCOPE_STOP_WITH_STDIN'] === '1') {
  process.stdin.on('end', () => void stop(0));
  process.stdin.resume();
}
