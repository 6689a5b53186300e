// src-main/shells/browser/server.ts
//
// The HTTP server of the browser shell: the built page, and the upgrade to the one WebSocket at /socket.
// Order of checks on every request: method, Host, Origin, then either a token (exchanged for a cookie) or the cookie.

import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import { MAX_FILE_PIECE_BYTES } from '../../../src-shared/ipc/files.ts';
import type { Log } from '../../ipc/serve.ts';
import { SECURITY_HEADERS, contentOf } from '../content.ts';
import { Access } from './access.ts';
import type { RequestFacts } from './access.ts';

export const SOCKET_PATH = '/socket';

export interface BrowserServerOptions {
  /** Folder of the built page, absolute. */
  readonly root: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly onSocket: (socket: WebSocket) => void;
  /** A script of the page has been sent: the browser is busy with it, and we are not. */
  readonly onScriptSent: () => void;
  readonly log: Log;
}

export interface BrowserServer {
  readonly port: number;
  /** An address that one browser can open once. */
  newAddress(): string;
  close(): Promise<void>;
}

export async function startBrowserServer(options: BrowserServerOptions): Promise<BrowserServer> {
  const server = createServer();
  await listen(server, options.port);
  const { port } = server.address() as AddressInfo;
  const access = new Access(port);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_FILE_PIECE_BYTES + 65_536, perMessageDeflate: false });

  server.on('request', (request, response) => {
    answer(options, access, request, response).catch((error: unknown) => {
      options.log('error', `${request.url ?? ''}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      if (!response.headersSent) refuse(response, 500, 'Something went wrong; the terminal says what.');
      else response.destroy();
    });
  });
  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    const facts = factsOf(request);
    const ours = access.isOurHost(facts) && facts.origin !== undefined && access.isOurOrigin(facts) && access.hasSession(facts);
    if (!ours || new URL(request.url ?? '/', 'http://localhost').pathname !== SOCKET_PATH) {
      stream.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, stream, head, options.onSocket);
  });

  return {
    port,
    newAddress: () => `http://127.0.0.1:${port}/?token=${access.issueToken()}`,
    close: async () => {
      for (const socket of sockets.clients) socket.close(1001, 'shutting down');
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      // A page that does not answer the close frame must not hold the program.
      const force = setTimeout(() => {
        for (const socket of sockets.clients) socket.terminate();
        server.closeAllConnections();
      }, 500);
      await closed;
      clearTimeout(force);
    },
  };
}

async function answer(options: BrowserServerOptions, access: Access, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405, 'Only GET.');
  const facts = factsOf(request);
  if (!access.isOurHost(facts)) return refuse(response, 421, 'This server answers to 127.0.0.1 and localhost only.');
  if (!access.isOurOrigin(facts)) return refuse(response, 403, 'Another site may not read this one.');
  let url: URL;
  try {
    url = new URL(request.url ?? '/', 'http://localhost');
  } catch {
    return refuse(response, 400, 'Bad request');
  }
  const token = url.searchParams.get('token');
  if (token !== null && !access.hasSession(facts)) {
    const cookie = access.redeem(token);
    if (cookie === null) return refuse(response, 403, USED_LINK);
    response.writeHead(303, { ...SECURITY_HEADERS, location: '/', 'set-cookie': cookie, 'cache-control': 'no-store' });
    response.end();
    return;
  }
  if (!access.hasSession(facts)) return refuse(response, 403, USED_LINK);
  if (token !== null) {
    response.writeHead(303, { ...SECURITY_HEADERS, location: '/' });
    response.end();
    return;
  }
  const content = await contentOf(options.root, url.pathname);
  if (content.status === 200 && url.pathname.endsWith('.js')) response.on('finish', options.onScriptSent);
  response.writeHead(content.status, { ...content.headers, 'content-length': content.body.byteLength });
  response.end(request.method === 'HEAD' ? undefined : content.body);
}

const USED_LINK = [
  'Kernelscope: this address needs a fresh link. Each link works for one browser; press Enter in the terminal where Kernelscope runs to get another.',
  'Kernelscope: 새 링크가 필요합니다. 링크는 브라우저 하나에서만 쓸 수 있습니다. Kernelscope를 실행한 터미널에서 Enter 키를 누르면 새 링크가 나옵니다.',
].join('\n');

function refuse(response: ServerResponse, status: number, words: string): void {
  response.writeHead(status, { ...SECURITY_HEADERS, 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
  response.end(`${words}\n`);
}

function factsOf(request: IncomingMessage): RequestFacts {
  return { host: request.headers.host, origin: request.headers.origin, cookie: request.headers.cookie };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.removeListener('error', reject);
      resolve();
    });
  });
}
