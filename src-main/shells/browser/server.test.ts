// src-main/shells/browser/server.test.ts
import { mkdtempSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { startBrowserServer } from './server.ts';
import type { BrowserServer } from './server.ts';

let server: BrowserServer;
let cookie = '';
let connected = 0;
let scripts = 0;

interface Answer { readonly status: number; readonly headers: Record<string, string | string[] | undefined>; readonly text: string }

function get(target: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ host: '127.0.0.1', port: server.port, path: target, method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part) => { text += part; }).on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
    });
    outgoing.on('error', reject);
    outgoing.end();
  });
}

function upgrade(headers: Record<string, string>, target = '/socket'): Promise<'open' | 'refused'> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}${target}`, { headers });
    socket.on('open', () => { socket.terminate(); resolve('open'); });
    socket.on('error', () => resolve('refused'));
  });
}

beforeAll(async () => {
  const root = mkdtempSync(path.join(os.tmpdir(), 'ks-server-'));
  writeFileSync(path.join(root, 'index.html'), '<title>page</title>');
  writeFileSync(path.join(root, 'main.js'), 'start();');
  server = await startBrowserServer({ root, port: 0, onSocket: () => { connected++; }, onScriptSent: () => { scripts++; }, log: () => {} });
  const first = new URL(server.newAddress());
  const answer = await get(first.pathname + first.search);
  expect(answer.status).toBe(303);
  expect(answer.headers['location']).toBe('/');
  cookie = String(answer.headers['set-cookie']).split(';')[0] ?? '';
});
afterAll(() => server.close());

describe('the browser shell', () => {
  it('serves the page for the cookie and not without', async () => {
    const page = await get('/', { cookie });
    expect(page.status).toBe(200);
    expect(page.text).toContain('page');
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.headers['x-content-type-options']).toBe('nosniff');
    expect((await get('/')).status).toBe(403);
    expect((await get('/index.html', { cookie: 'kernelscope=x' })).status).toBe(403);
  });

  it('says when a script of the page has been sent, and of nothing else', async () => {
    await get('/', { cookie });
    await get('/main.js');
    await get('/other.js', { cookie });
    expect(scripts).toBe(0);
    expect((await get('/main.js', { cookie })).text).toBe('start();');
    expect(scripts).toBe(1);
  });

  it('takes a token once and only for one browser', async () => {
    const address = new URL(server.newAddress());
    expect((await get(address.search ? `/${address.search}` : '/')).status).toBe(303);
    const again = await get(`/${address.search}`);
    expect(again.status).toBe(403);
    expect(again.text).toContain('fresh link');
    expect((await get('/?token=guess')).status).toBe(403);
  });

  it('refuses other hosts, origins and methods', async () => {
    expect((await get('/', { cookie, host: 'evil.example' })).status).toBe(421);
    expect((await get('/', { cookie, host: `evil.example:${server.port}` })).status).toBe(421);
    expect((await get('/', { cookie, origin: 'http://evil.example' })).status).toBe(403);
    expect((await get('/', { cookie, origin: 'null' })).status).toBe(403);
    expect((await get('/', { cookie }, 'POST')).status).toBe(405);
    expect((await get('/', { cookie }, 'OPTIONS')).status).toBe(405);
  });

  it('upgrades only with our origin, our host and the cookie', async () => {
    const origin = `http://127.0.0.1:${server.port}`;
    expect(await upgrade({ origin, cookie })).toBe('open');
    expect(connected).toBe(1);
    expect(await upgrade({ cookie })).toBe('refused');
    expect(await upgrade({ origin })).toBe('refused');
    expect(await upgrade({ origin: 'http://evil.example', cookie })).toBe('refused');
    expect(await upgrade({ origin: `http://localhost:${server.port}`, cookie })).toBe('refused');
    expect(await upgrade({ origin, cookie, host: `evil.example:${server.port}` })).toBe('refused');
    expect(await upgrade({ origin, cookie }, '/other')).toBe('refused');
    expect(connected).toBe(1);
  });
});
