// src-main/shells/electron/bootstrap.ts
//
// What must happen before Electron's `ready`, and before any other module of ours runs: the first import of index.ts.
// The scheme is registered exactly once (a second registration would replace the first), and userData is set before the
// single-instance lock, which lives there.

import path from 'node:path';
import { app, protocol } from 'electron';
import { parseLaunchArguments } from '../arguments.ts';
import { APP_SCHEME } from './origin.ts';

/** Packaged: [exe, ...arguments]; else [electron, application, ...arguments]. */
export const launch = parseLaunchArguments(process.argv.slice(process.defaultApp ? 2 : 1), process.cwd());

protocol.registerSchemesAsPrivileged([{ scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }]);

// Development and the installed application must not share settings or the lock.
const suffix = app.isPackaged ? '' : '-dev';
app.setPath('userData', launch.userData ?? path.join(app.getPath('appData'), `Kernelscope${suffix}`));

if (process.platform === 'win32') app.setAppUserModelId('org.kernelscope.app');
if (process.platform === 'linux') app.setDesktopName('kernelscope.desktop');
// A machine whose graphics driver fails can be told so; before ready, and by a switch of ours only.
if (process.argv.includes('--no-gpu')) app.disableHardwareAcceleration();
