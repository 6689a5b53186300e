// src-main/shells/electron/electron-shell.test.ts
//
// The parts of the Electron shell that need no Electron: the app:// handler, what counts as our page, permissions, closing,
// the menu, the window's place.

import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { MenuItemConstructorOptions } from 'electron';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CommandState } from '../../../src-shared/commands/command.ts';
import { allCommands } from '../../../src-shared/commands/registry.ts';
import { safeExternalUrl } from '../../ipc/shell-services.ts';
import { INITIAL_CLOSE_STATE, reduceClose } from './close-state.ts';
import type { CloseEffect, CloseEvent, CloseState } from './close-state.ts';
import { menuTemplate } from './menu-template.ts';
import { appOrigin, isPermitted, sameApp } from './origin.ts';
import { serveApp } from './protocol.ts';
import { placeWindow } from './window-place.ts';

describe('serveApp', () => {
  let root = '';
  beforeAll(() => {
    root = path.join(mkdtempSync(path.join(os.tmpdir(), 'ks-app-')), 'renderer');
    mkdirSync(root);
    writeFileSync(path.join(root, 'index.html'), '<!doctype html>');
    writeFileSync(path.join(root, '..', 'secret.txt'), 'secret');
  });
  const status = async (url: string, method = 'GET'): Promise<number> => (await serveApp(root, new Request(url, { method }))).status;

  it('serves the page with the policy in its headers', async () => {
    const response = await serveApp(root, new Request('app://bundle/'));
    expect(response.status).toBe(200);
    expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(await response.text()).toContain('doctype');
    expect(await (await serveApp(root, new Request('app://bundle/index.html', { method: 'HEAD' }))).text()).toBe('');
  });

  it.each([
    ['app://bundle/..%2fsecret.txt', 403], ['app://bundle/%2e%2e/secret.txt', 404], ['app://bundle/..%5csecret.txt', 400], ['app://bundle/C%3a/x', 400],
    ['app://other/index.html', 404], ['app://BUNDLE/index.html', 404], ['app://bundle.x/index.html', 404], ['app://bundle/%00', 400], ['app://bundle/%', 400],
  ])('answers %s with %i', async (url, expected) => {
    expect(await status(url)).toBe(expected);
  });

  it('answers nothing but GET and HEAD', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) expect(await status('app://bundle/', method)).toBe(405);
  });
});

describe('what counts as our page', () => {
  const own = appOrigin(true, undefined);

  it('ignores the development server in a packaged application, and one that is not local', () => {
    expect(appOrigin(true, 'http://localhost:5173')).toEqual({ origin: 'app://bundle', page: 'app://bundle/index.html' });
    expect(appOrigin(false, 'http://localhost:5173')).toEqual({ origin: 'http://localhost:5173', page: 'http://localhost:5173' });
    expect(appOrigin(false, 'http://evil.example')).toEqual(own);
    expect(appOrigin(false, '')).toEqual(own);
  });

  it.each([
    ['app://bundle/index.html', true], ['app://bundle/a#b', true], ['app://bundle.x/index.html', false], ['app://bundle@evil/', false], ['app://bundl', false],
    ['https://bundle/', false], ['file:///etc/passwd', false], ['javascript:alert(1)', false], ['', false], ['data:text/html,x', false], ['app://u:p@bundle/', false],
  ])('%s: %s', (url, expected) => {
    expect(sameApp(url, own)).toBe(expected);
  });

  it.each([
    ['clipboard-sanitized-write', 'app://bundle/', true], ['clipboard-sanitized-write', 'app://bundle.x/', false], ['clipboard-sanitized-write', 'app://bundle', false],
    ['clipboard-read', 'app://bundle/', false], ['media', 'app://bundle/', false], ['openExternal', 'app://bundle/', false], ['clipboard-sanitized-write', 'https://evil.example/', false],
  ])('permission %s for %s: %s', (permission, origin, expected) => {
    expect(isPermitted(permission, origin, own)).toBe(expected);
  });

  it.each([
    ['https://learn.microsoft.com/x', true], ['https://learn.microsoft.com.evil.example/', false], ['http://learn.microsoft.com/', false], ['https://evil.example/', false],
    ['file:///C:/x.exe', false], ['\\\\server\\share', false], ['ms-settings:', false], ['https://learn.microsoft.com@evil.example/', false], ['https://learn.microsoft.com:8443/', false], ['', false],
  ])('external link %s: %s', (url, expected) => {
    expect(safeExternalUrl(url) !== null).toBe(expected);
  });
});

describe('closing', () => {
  function play(events: readonly CloseEvent[], from: CloseState = INITIAL_CLOSE_STATE): CloseEffect[] {
    let state = from;
    return events.map((event) => {
      const next = reduceClose(state, event);
      state = next.state;
      return next.effect;
    });
  }

  it('closes at once where nothing would be lost', () => {
    expect(play([{ kind: 'close' }])).toEqual(['allow']);
    expect(play([{ kind: 'before-quit' }, { kind: 'close' }])).toEqual(['none', 'allow']);
  });

  it('asks once, and closes after yes', () => {
    expect(play([{ kind: 'unsaved', unsaved: true }, { kind: 'close' }, { kind: 'close' }, { kind: 'answer', leave: true }, { kind: 'close' }]))
      .toEqual(['none', 'ask', 'prevent', 'close-window', 'allow']);
  });

  it('quits after yes where quitting was wanted', () => {
    expect(play([{ kind: 'unsaved', unsaved: true }, { kind: 'before-quit' }, { kind: 'close' }, { kind: 'answer', leave: true }, { kind: 'before-quit' }, { kind: 'close' }]))
      .toEqual(['none', 'none', 'ask', 'quit', 'none', 'allow']);
  });

  it('forgets the wish to quit after no', () => {
    expect(play([{ kind: 'unsaved', unsaved: true }, { kind: 'before-quit' }, { kind: 'close' }, { kind: 'answer', leave: false }, { kind: 'close' }, { kind: 'answer', leave: true }]))
      .toEqual(['none', 'none', 'ask', 'none', 'ask', 'close-window']);
  });

  it('does not ask when everything was saved in between', () => {
    expect(play([{ kind: 'unsaved', unsaved: true }, { kind: 'unsaved', unsaved: false }, { kind: 'close' }])).toEqual(['none', 'none', 'allow']);
  });
});

describe('the native menu', () => {
  const state: CommandState = { flags: { live: true, capturing: true }, radios: { view: 'process-monitor', locale: 'en' }, view: 'process-monitor' };
  const commands = allCommands([{ id: 'windows-vista', title: 'Windows Vista' }], [{ id: 'quantum', title: 'Quantum' }]);
  const ROLES = ['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll', 'quit', 'about', 'close', 'toggleDevTools', 'appMenu', 'windowMenu', 'help'];
  const all = (items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] => items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? all(item.submenu) : [])]);

  it.each([[true], [false]])('has unique ids and shortcuts and only known roles (macOS: %s)', (mac) => {
    const items = all(menuTemplate({ commands, state, locale: 'en', mac, invoke: () => {} }));
    const unique = (values: readonly (string | undefined)[]): void => {
      const given = values.filter((value) => value !== undefined);
      expect(new Set(given).size).toBe(given.length);
    };
    unique(items.map((item) => item.id));
    unique(items.filter((item) => item.accelerator !== undefined).map((item) => String(item.accelerator)));
    for (const item of items) {
      if (item.role !== undefined) expect(ROLES).toContain(item.role);
      else if (item.type !== 'separator') expect(item.label, item.id).toBeTruthy();
    }
  });

  it('begins with the application menu and can copy and paste on macOS, and leaves both out elsewhere', () => {
    const mac = menuTemplate({ commands, state, locale: 'en', mac: true, invoke: () => {} });
    expect(mac[0]).toEqual({ role: 'appMenu' });
    expect(all(mac).map((item) => item.role)).toEqual(expect.arrayContaining(['copy', 'paste', 'selectAll']));
    expect(all(mac).filter((item) => item.role === 'quit')).toEqual([]);
    const other = menuTemplate({ commands, state, locale: 'en', mac: false, invoke: () => {} });
    expect(other[0]?.label).toBe('File');
    expect(all(other).map((item) => item.role)).not.toContain('appMenu');
  });

  it('shows the state and the language of the page, and invokes by id', () => {
    const invoked: string[] = [];
    const items = all(menuTemplate({ commands, state, locale: 'ko', mac: false, invoke: (id) => invoked.push(id) }));
    const find = (id: string): MenuItemConstructorOptions | undefined => items.find((item) => item.id === id);
    expect(find('file.open')?.label).not.toBe('Open...');
    expect(find('view.processMonitor')).toMatchObject({ type: 'radio', checked: true, accelerator: 'CmdOrCtrl+1', registerAccelerator: false });
    expect(find('view.processExplorer')).toMatchObject({ checked: false });
    expect(find('file.closeLog')).toMatchObject({ enabled: false });
    (find('file.open')?.click as () => void)();
    expect(invoked).toEqual(['file.open']);
  });
});

describe('placeWindow', () => {
  const screen = { x: 0, y: 0, width: 1920, height: 1040 };
  const place = (x: number, y: number): ReturnType<typeof placeWindow> => placeWindow({ bounds: { x, y, width: 1000, height: 700 }, maximized: false }, [screen]);

  it('puts the window back where it can be reached', () => {
    expect(place(100, 50).bounds).toEqual({ x: 100, y: 50, width: 1000, height: 700 });
    expect(place(-700, 0).bounds).toHaveProperty('x', -700);
  });

  it('opens it anew where the screen is gone', () => {
    for (const [x, y] of [[5000, 0], [-900, 0], [0, 1000], [0, -680]]) expect(place(x!, y!).bounds).toEqual({ width: 1440, height: 900 });
    expect(placeWindow(null, [{ x: 0, y: 0, width: 1024, height: 700 }]).bounds).toEqual({ width: 1024, height: 700 });
    expect(placeWindow(null, []).maximized).toBe(false);
  });
});
