// e2e/electron-double/electron.ts
//
// The module that `import { app, ... } from 'electron'` gets. The members that have no overloads are checked against
// Electron's own types; a name that is not exported here fails when the application's bundle is linked.

import type Electron from 'electron';
import { appDouble } from './app.ts';
import { BrowserWindowDouble } from './browser-window.ts';
import { ipcMainDouble } from './ipc-main.ts';
import { MessageChannelMainDouble } from './message-port-main.ts';
import { strict } from './strict.ts';
import { MenuDouble, clipboardDouble, dialogDouble, nativeThemeDouble, powerSaveBlockerDouble, protocolDouble, screenDouble, sessionDouble, shellDouble } from './system.ts';

appDouble satisfies Pick<Electron.App, 'isPackaged' | 'whenReady' | 'isReady' | 'getName' | 'getVersion' | 'getAppPath' | 'getLocale' | 'getPreferredSystemLanguages' | 'setPath'
  | 'setDesktopName' | 'setAppUserModelId' | 'disableHardwareAcceleration' | 'enableSandbox' | 'addRecentDocument' | 'requestSingleInstanceLock' | 'releaseSingleInstanceLock' | 'quit' | 'exit'>;
ipcMainDouble satisfies Pick<Electron.IpcMain, 'removeHandler'>;
dialogDouble satisfies Pick<Electron.Dialog, 'showErrorBox'>;
protocolDouble satisfies Pick<Electron.Protocol, 'handle'>;
clipboardDouble satisfies Pick<Electron.Clipboard, 'writeText' | 'readText'>;
shellDouble satisfies Pick<Electron.Shell, 'openExternal'>;
powerSaveBlockerDouble satisfies Pick<Electron.PowerSaveBlocker, 'start' | 'stop'>;
nativeThemeDouble satisfies Pick<Electron.NativeTheme, 'themeSource' | 'shouldUseDarkColors'>;

export const app = strict('app', appDouble);
export const BrowserWindow = BrowserWindowDouble;
export const Menu = MenuDouble;
export const MessageChannelMain = MessageChannelMainDouble;
export const clipboard = strict('clipboard', clipboardDouble);
export const dialog = strict('dialog', dialogDouble);
export const ipcMain = strict('ipcMain', ipcMainDouble);
export const nativeTheme = nativeThemeDouble;
export const powerSaveBlocker = strict('powerSaveBlocker', powerSaveBlockerDouble);
export const protocol = strict('protocol', protocolDouble);
export const screen = strict('screen', screenDouble);
export const session = strict('session', sessionDouble);
export const shell = strict('shell', shellDouble);
