// e2e/electron-double/page-host.ts
//
// The Chromium behind the windows, and the stand-in server for custom schemes. Chromium is started with a debugging port,
// so that the test connects to the same pages.

import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { chromium } from '@playwright/test';
import type { Browser, BrowserContext } from '@playwright/test';
import { findChromium } from '../../scripts/chromium.mjs';
import { chromiumSwitches } from '../shells/browser-shell.ts';

/** Schemes registered by protocol.handle. */
export type SchemeHandler = (request: Request) => Response | Promise<Response>;

export class PageHost {
  readonly endpoint: string;
  readonly context: BrowserContext;
  readonly #browser: Browser;
  readonly #chromium: ChildProcess;
  readonly #server: Server;
  readonly #port: number;
  readonly #profile: string;

  private constructor(parts: { endpoint: string; browser: Browser; chromium: ChildProcess; server: Server; port: number; profile: string }) {
    this.endpoint = parts.endpoint;
    this.#browser = parts.browser;
    this.#chromium = parts.chromium;
    this.#server = parts.server;
    this.#port = parts.port;
    this.#profile = parts.profile;
    const context = parts.browser.contexts()[0];
    if (!context) throw new Error('Chromium has no default context');
    this.context = context;
  }

  static async start(handlers: ReadonlyMap<string, SchemeHandler>): Promise<PageHost> {
    const executable = await findChromium();
    if (!executable) throw new Error('No Chromium: npm test installs one, or set KERNELSCOPE_CHROMIUM.');
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    serveSchemes(server, port, handlers);
    const profile = mkdtempSync(path.join(os.tmpdir(), 'ks-double-'));
    const language = process.argv.find((argument) => argument.startsWith('--lang='))?.slice('--lang='.length) ?? 'en-US';
    const child = spawn(executable, [
      ...chromiumSwitches(), '--headless', '--remote-debugging-port=0', `--user-data-dir=${profile}`, `--lang=${language}`, `--accept-lang=${language}`,
      '--host-resolver-rules=MAP *.localhost 127.0.0.1', '--no-first-run', '--no-default-browser-check', '--disable-background-timer-throttling', '--disable-renderer-backgrounding', 'about:blank',
    ], { stdio: ['ignore', 'ignore', 'pipe'] });
    // However this process ends, it leaves no browser behind.
    process.once('exit', () => child.kill('SIGKILL'));
    const endpoint = await debuggingAddress(child);
    const browser = await chromium.connectOverCDP(endpoint);
    return new PageHost({ endpoint, browser, chromium: child, server, port, profile });
  }

  /** `app://bundle/x` -> the address Chromium is given. Other URLs stay as they are. */
  toStandIn(url: string): string {
    const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/i.exec(url);
    if (!match || /^(https?|file|data|about|blob|wss?|devtools)$/i.test(match[1] ?? '')) return url;
    return `http://${match[2]}.${match[1]}.localhost:${this.#port}${match[3]}`;
  }

  /** The address as the application knows it. */
  fromStandIn(url: string): string {
    const match = /^http:\/\/([^/.]+)\.([a-z0-9+-]+)\.localhost:(\d+)(.*)$/i.exec(url);
    return match && Number(match[3]) === this.#port ? `${match[2]}://${match[1]}${match[4]}` : url;
  }

  async stop(): Promise<void> {
    this.#chromium.kill('SIGKILL');
    await this.#browser.close().catch(ignoreGone);
    this.#server.closeAllConnections();
    this.#server.close();
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** `host.scheme.localhost` asks the handler of `scheme` for `scheme://host/...`. */
function serveSchemes(server: Server, port: number, handlers: ReadonlyMap<string, SchemeHandler>): void {
  server.on('request', (incoming, outgoing) => {
    const match = /^([^.]+)\.([^.]+)\.localhost:(\d+)$/.exec(incoming.headers.host ?? '');
    const handler = match && Number(match[3]) === port ? handlers.get(match[2] ?? '') : undefined;
    if (!match || !handler) {
      outgoing.destroy();
      return;
    }
    const request = new Request(`${match[2]}://${match[1]}${incoming.url ?? '/'}`, { method: incoming.method ?? 'GET' });
    Promise.resolve().then(() => handler(request)).then(async (response) => {
      outgoing.writeHead(response.status, Object.fromEntries(response.headers));
      outgoing.end(Buffer.from(await response.arrayBuffer()));
    }).catch((error: unknown) => {
      // Electron reports a throwing handler as ERR_UNEXPECTED.
      process.stderr.write(`electron double: protocol handler threw: ${String(error)}\n`);
      outgoing.destroy();
    });
  });
}

function debuggingAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const timer = setTimeout(() => reject(new Error(`Chromium did not start:\n${text}`)), 20_000);
    child.stderr?.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      const address = /DevTools listening on (ws:\/\/\S+)/.exec(text)?.[1];
      if (address === undefined) return;
      clearTimeout(timer);
      resolve(address);
    });
    child.once('exit', (code) => reject(new Error(`Chromium ended with ${code}:\n${text}`)));
  });
}

/** Chromium has just been killed. */
function ignoreGone(): void {}
