// e2e/shell-security.spec.ts
//
// What the shells must refuse (design: sandbox, strict policy, loopback only), tried from the page and from outside.

import type { DoubleShell } from './shells/double-shell.ts';
import { expect, test } from './fixtures.ts';

test('the page runs without a policy violation or an error @electron', async ({ page }) => {
  await expect(page.getByRole('menubar')).toBeVisible();
  const problems: string[] = [];
  page.on('console', (message) => { if (message.type() === 'error') problems.push(message.text()); });
  page.on('pageerror', (error) => problems.push(error.message));
  // Again from the start, with the listener there before anything of the page.
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => { console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`); });
  });
  await page.reload();
  await expect(page.getByRole('menubar')).toBeVisible();
  await page.getByRole('tab', { name: 'Process Explorer' }).click();
  await page.getByRole('tab', { name: 'Process Monitor' }).click();
  expect(problems).toEqual([]);
});

test('the page cannot evaluate text, frame or be framed, or fetch from elsewhere @electron', async ({ page }) => {
  await expect(page.getByRole('menubar')).toBeVisible();
  const outcome = await page.evaluate(async () => {
    const blocked = async (action: () => unknown): Promise<boolean> => {
      try {
        await action();
        return false;
      } catch {
        return true;
      }
    };
    // As a page would: not through the test driver, which may evaluate anything.
    const script = document.createElement('script');
    script.textContent = 'globalThis.inlineRan = true';
    document.head.append(script);
    return {
      inlineRan: 'inlineRan' in globalThis,
      fetchBlocked: await blocked(() => fetch('http://127.0.0.1:9/x')),
      socketBlocked: await blocked(() => new Promise((resolve, reject) => {
        const socket = new WebSocket('ws://127.0.0.1:9/');
        socket.onopen = resolve;
        socket.onerror = reject;
      })),
      node: typeof (globalThis as { require?: unknown }).require + typeof (globalThis as { process?: unknown }).process,
    };
  });
  expect(outcome).toEqual({ inlineRan: false, fetchBlocked: true, socketBlocked: true, node: 'undefinedundefined' });
});

test('a browser without the cookie, from another host or another site gets nothing @browser', async ({ page, playwright }) => {
  const { origin, port } = new URL(page.url());
  const stranger = await playwright.request.newContext();
  expect((await stranger.get(`${origin}/`)).status()).toBe(403);
  expect((await stranger.get(`${origin}/?token=guess`)).status()).toBe(403);
  expect((await stranger.get(`${origin}/`, { headers: { host: `evil.example:${port}` } })).status()).toBe(421);
  expect((await page.request.get(`${origin}/`, { headers: { origin: 'http://evil.example' } })).status()).toBe(403);
  expect((await page.request.post(`${origin}/`)).status()).toBe(405);
  const response = await page.request.get(`${origin}/`);
  expect(response.status()).toBe(200);
  expect(response.headers()['content-security-policy']).toContain("default-src 'none'");
  expect(response.headers()['x-content-type-options']).toBe('nosniff');
  await stranger.dispose();
});

test('the token leaves the address at once and cannot be used again @browser', async ({ page, shell }) => {
  expect(page.url()).not.toContain('token');
  expect(shell.log()).toBe('');
  const cookies = await page.context().cookies();
  expect(cookies).toHaveLength(1);
  expect(cookies[0]).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
});

test('the window is sandboxed and isolated, permissions are refused but one @electron-only', async ({ shell }) => {
  test.skip(shell.kind !== 'double', 'asks the double what it was given');
  const { control } = shell as DoubleShell;
  const options = await control<{ webPreferences: object }>('windowOptions');
  expect(options.webPreferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true, webviewTag: false });
  expect(await control('permission', { permission: 'clipboard-sanitized-write', origin: 'app://bundle' })).toEqual({ check: true, request: true });
  for (const permission of ['media', 'geolocation', 'notifications', 'clipboard-read', 'hid', 'fileSystem', 'openExternal']) {
    expect(await control('permission', { permission, origin: 'app://bundle' }), permission).toEqual({ check: false, request: false });
  }
  expect(await control('permission', { permission: 'clipboard-sanitized-write', origin: 'https://evil.example' })).toEqual({ check: false, request: false });
});

test('the page has the bridge and nothing else of Electron; unknown calls and files are refused @electron-only', async ({ page }) => {
  await expect(page.getByRole('menubar')).toBeVisible();
  const outcome = await page.evaluate(async () => {
    const bridge = (window as unknown as { kernelscope: { call(name: string, argument: unknown): Promise<{ ok: boolean; code?: string }> } }).kernelscope;
    const code = async (name: string, argument: unknown): Promise<string> => {
      const envelope = await bridge.call(name, argument);
      return envelope.ok ? 'ok' : String(envelope.code);
    };
    return {
      members: Object.keys(bridge).sort(),
      frozen: Object.isFrozen(bridge),
      rebound: Reflect.set(window, 'kernelscope', {}),
      unknown: await code('fs:readFile', { path: '/etc/passwd' }),
      token: await code('file:read', { token: '/etc/passwd', offset: 0, length: 10 }),
      write: await code('file:write', { token: 'x', bytes: new Uint8Array(1) }),
      link: await code('external:open', { url: 'file:///etc/passwd' }),
      shape: await code('machine:step', { unit: 'tick', count: -1 }),
    };
  });
  expect(outcome).toEqual({
    members: ['call', 'connectFeed', 'on', 'pathForFile', 'platform', 'shell'], frozen: true, rebound: false,
    unknown: 'unknown-call', token: 'not-found', write: 'not-found', link: 'not-allowed', shape: 'bad-argument',
  });
});

test('the window stays on our page: links and navigations elsewhere are refused @electron-only', async ({ page, shell }) => {
  test.skip(shell.kind !== 'double', 'asks the double what was opened');
  await expect(page.getByRole('menubar')).toBeVisible();
  const before = page.url();
  await page.evaluate(() => { window.open('https://evil.example/'); });
  await page.evaluate(() => { window.open('https://learn.microsoft.com/windows'); });
  await page.evaluate(() => { location.href = 'https://evil.example/'; });
  const { control } = shell as DoubleShell;
  await expect.poll(() => control('openedLinks')).toEqual(['https://learn.microsoft.com/windows']);
  expect(page.url()).toBe(before);
  await expect(page.getByRole('menubar')).toBeVisible();
});
