// e2e/electron-double/web-contents.ts
//
// One page: preload in an isolated world, IPC to and from it, ports, navigation. CDP is the wire; values travel as text made
// by clone-codec.js, in order.

import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import type { CDPSession, Page } from '@playwright/test';
import { ipcMainDouble } from './ipc-main.ts';
import { MessagePortMainDouble } from './message-port-main.ts';
import { pages } from './state.ts';
import { decodeClone, encodeClone } from './worlds/clone-codec.js';

const WORLD = 'electron-preload';
const WORLDS = path.join(import.meta.dirname, 'worlds');
const RECEIVE = 'function (text) { globalThis.__electronDoubleReceive(text); }';

type WorldMessage =
  | { readonly kind: 'send'; readonly channel: string; readonly args: string }
  | { readonly kind: 'invoke'; readonly id: number; readonly channel: string; readonly args: string }
  | { readonly kind: 'port-message'; readonly id: number; readonly data: string }
  | { readonly kind: 'port-close'; readonly id: number }
  | { readonly kind: 'preload-error'; readonly message: string };

/** The top frame of one document; disposed when the page navigates. */
export class WebFrameMainDouble {
  readonly #contents: WebContentsDouble;
  #disposed = false;

  constructor(contents: WebContentsDouble) {
    this.#contents = contents;
  }

  get parent(): null {
    this.#check();
    return null;
  }

  get url(): string {
    this.#check();
    return this.#contents.getURL();
  }

  /** As Chromium serialises it: no slash. */
  get origin(): string {
    this.#check();
    const match = /^([a-z][a-z0-9+.-]*:\/\/[^/?#]*)/i.exec(this.#contents.getURL());
    return match?.[1] ?? 'null';
  }

  postMessage(channel: string, message: unknown, transfer?: unknown): void {
    this.#check();
    this.#contents.postMessage(channel, message, transfer);
  }

  isDestroyed(): boolean {
    return this.#disposed;
  }

  dispose(): void {
    this.#disposed = true;
  }

  #check(): void {
    if (this.#disposed) throw new Error('Render frame was disposed before WebFrameMain could be accessed');
  }
}

export class WebContentsDouble extends EventEmitter {
  static #nextId = 1;
  readonly id = WebContentsDouble.#nextId++;
  readonly #preload: string | undefined;
  readonly #opened: Promise<void>;
  #page: Page | null = null;
  #session: CDPSession | null = null;
  #worldContext: number | null = null;
  #frame: WebFrameMainDouble | null = null;
  #url = '';
  #destroyed = false;
  #expected = '';
  #ports = new Map<number, MessagePortMainDouble>();
  #nextPort = 1;
  #windowOpen: (details: { url: string }) => { action: string } = () => ({ action: 'allow' });

  constructor(preload: string | undefined) {
    super();
    this.#preload = preload;
    this.#opened = this.#open();
    this.#opened.catch((error: unknown) => process.stderr.write(`electron double: ${String(error)}\n`));
  }

  getURL(): string {
    return this.#url;
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.#windowOpen = handler;
  }

  send(channel: string, ...args: unknown[]): void {
    if (this.#destroyed) throw new TypeError('Object has been destroyed');
    this.#toWorld({ kind: 'ipc', channel, args: encodeClone(args), ports: [] });
  }

  postMessage(channel: string, message: unknown, transfer?: unknown): void {
    if (this.#destroyed) throw new TypeError('Object has been destroyed');
    const list = transfer === undefined ? [] : transfer;
    if (!Array.isArray(list)) throw new TypeError('transferables must be an array of MessagePorts');
    const wrong = list.findIndex((port) => !(port instanceof MessagePortMainDouble));
    if (wrong >= 0) throw new TypeError(`Port at index ${wrong} is not a valid port`);
    const text = encodeClone([message]);
    const ids: number[] = [];
    const moves: (() => void)[] = [];
    for (const port of list as MessagePortMainDouble[]) {
      const id = this.#nextPort++;
      ids.push(id);
      this.#ports.set(id, port);
      moves.push(() => port.moveTo({
        post: (data) => this.#toWorld({ kind: 'port-message', id, data }),
        close: () => { this.#ports.delete(id); this.#toWorld({ kind: 'port-close', id }); },
      }));
    }
    // Nobody listens in a page that has no preload yet: the message and its ports are lost, as in Electron.
    this.#toWorld({ kind: 'ipc', channel, args: text, ports: ids });
    for (const move of moves) move();
  }

  async loadURL(url: string): Promise<void> {
    await this.#opened;
    const target = pages().toStandIn(url);
    this.#expected = target;
    try {
      const response = await this.#thePage().goto(target, { waitUntil: 'load' });
      if (response && response.status() >= 400) process.stderr.write(`electron double: ${url} answered ${response.status()}\n`);
    } catch (error) {
      const description = /net::(\S+)/.exec(String(error))?.[1] ?? 'ERR_UNEXPECTED';
      this.emit('did-fail-load', {}, -9, description, url, true);
      throw new Error(`${description} (-9) loading '${url}'`);
    }
  }

  reload(): void {
    this.#expected = pages().toStandIn(this.#url);
    void this.#thePage().reload().catch((error: unknown) => this.emit('did-fail-load', {}, -9, String(error), this.#url, true));
  }

  async executeJavaScript(code: string): Promise<unknown> {
    await this.#opened;
    const { result, exceptionDetails } = await this.#theSession().send('Runtime.evaluate', { expression: code, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as unknown;
  }

  /** The window went away. */
  async destroy(): Promise<void> {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.#leaveDocument();
    this.emit('destroyed');
    await this.#opened.catch(() => undefined);
    await this.#page?.close().catch(() => undefined);
  }

  /** For the control channel. */
  get page(): Page {
    return this.#thePage();
  }

  async #open(): Promise<void> {
    const host = pages();
    const page = await host.context.newPage();
    this.#page = page;
    const session = await host.context.newCDPSession(page);
    this.#session = session;
    session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name === '__electronDouble' && executionContextId === this.#worldContext) this.#fromWorld(JSON.parse(payload) as WorldMessage);
    });
    session.on('Runtime.executionContextCreated', ({ context }) => {
      const aux = context.auxData as { frameId?: string } | undefined;
      if (context.name === WORLD && aux?.frameId === mainFrameId) this.#worldContext = context.id;
    });
    session.on('Runtime.executionContextsCleared', () => { this.#worldContext = null; });
    session.on('Runtime.exceptionThrown', ({ exceptionDetails }) => {
      // Of ours, not of the page: a defect of the double or an error of the preload outside its start.
      if (exceptionDetails.executionContextId === this.#worldContext) process.stderr.write(`electron double: preload world: ${exceptionDetails.exception?.description ?? exceptionDetails.text}\n`);
    });
    const { frameTree } = await session.send('Page.getFrameTree');
    const mainFrameId = frameTree.frame.id;
    await session.send('Page.enable');
    await session.send('Runtime.enable');
    await session.send('Runtime.addBinding', { name: '__electronDouble', executionContextName: WORLD });
    await session.send('Page.addScriptToEvaluateOnNewDocument', { source: readFileSync(path.join(WORLDS, 'main-world.js'), 'utf8') });
    await session.send('Page.addScriptToEvaluateOnNewDocument', { source: this.#worldSource(), worldName: WORLD });
    await this.#watchNavigation(session, mainFrameId);
    page.on('load', () => this.emit('did-finish-load'));
    session.on('Page.windowOpen', ({ url }) => { this.#windowOpen({ url: host.fromStandIn(url) }); });
    // Chromium has opened it by then; `allow` is not imitated.
    page.on('popup', (popup) => { popup.close().catch(ignoreGonePage); });
    page.on('crash', () => this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 }));
  }

  /** Navigations that the page itself begins are offered to will-navigate and may be prevented. */
  async #watchNavigation(session: CDPSession, mainFrameId: string): Promise<void> {
    session.on('Fetch.requestPaused', ({ requestId, request, frameId }) => {
      const isOwn = request.url === this.#expected || request.url.split('#')[0] === this.#expected.split('#')[0];
      const goOn = (): void => { session.send('Fetch.continueRequest', { requestId }).catch(ignoreGonePage); };
      if (isOwn) {
        goOn();
        return;
      }
      let prevented = false;
      const details = { url: pages().fromStandIn(request.url), isMainFrame: frameId === mainFrameId, preventDefault: () => { prevented = true; } };
      if (frameId === mainFrameId) this.emit('will-navigate', details);
      this.emit('will-frame-navigate', details);
      if (prevented) void session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' }).catch(ignoreGonePage);
      else goOn();
    });
    await session.send('Fetch.enable', { patterns: [{ urlPattern: '*', resourceType: 'Document', requestStage: 'Request' }] });
    session.on('Page.frameStartedNavigating', ({ frameId, navigationType }) => {
      if (frameId !== mainFrameId || navigationType === 'sameDocument') return;
      this.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false, url: this.#url });
    });
    session.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId !== undefined) return;
      this.#leaveDocument();
      this.#url = pages().fromStandIn(frame.url);
      this.#frame = new WebFrameMainDouble(this);
      this.emit('did-navigate', {}, this.#url);
    });
  }

  #worldSource(): string {
    const codec = readFileSync(path.join(WORLDS, 'clone-codec.js'), 'utf8').replaceAll(/^export /gm, '');
    const shim = readFileSync(path.join(WORLDS, 'isolated-world.js'), 'utf8');
    let text = '';
    if (this.#preload !== undefined) {
      try {
        text = readFileSync(this.#preload, 'utf8');
        // Parsed as a function body, as Electron does: an `import` is a syntax error here too.
        new vm.Script(`(function () {${text}\n})`);
      } catch (error) {
        text = '';
        setImmediate(() => this.emit('preload-error', {}, this.#preload, error));
      }
    }
    const smallProcess = JSON.stringify({ platform: process.platform, arch: process.arch, versions: process.versions, env: {}, type: 'renderer', sandboxed: true, contextIsolated: true });
    return shim.replace('__CODEC__', () => codec).replace('__PROCESS__', () => smallProcess).replace('__PRELOAD__', () => text);
  }

  #fromWorld(message: WorldMessage): void {
    const frame = this.#frame;
    const event = this.#event(frame);
    switch (message.kind) {
      case 'send':
        ipcMainDouble.emit(message.channel, event, ...(decodeClone(message.args) as unknown[]));
        break;
      case 'invoke':
        void ipcMainDouble.dispatchInvoke(message.channel, event, decodeClone(message.args) as unknown[]).then((reply) => {
          if (reply && frame === this.#frame) this.#toWorld({ kind: 'reply', id: message.id, ...reply });
        });
        break;
      case 'port-message':
        this.#ports.get(message.id)?.peer?.deliver(message.data);
        break;
      case 'port-close': {
        const port = this.#ports.get(message.id);
        this.#ports.delete(message.id);
        port?.peer?.otherSideClosed();
        break;
      }
      case 'preload-error':
        this.emit('preload-error', {}, this.#preload, new Error(message.message));
    }
  }

  #event(frame: WebFrameMainDouble | null): object {
    return {
      sender: this,
      frameId: 1,
      processId: 1,
      type: 'frame',
      ports: [],
      reply: (channel: string, ...args: unknown[]) => this.send(channel, ...args),
      // Null once the frame has navigated, even while a handler runs.
      get senderFrame() { return frame && !frame.isDestroyed() ? frame : null; },
    };
  }

  #toWorld(message: object): void {
    const context = this.#worldContext;
    if (context === null || this.#destroyed) return;
    this.#theSession().send('Runtime.callFunctionOn', { functionDeclaration: RECEIVE, executionContextId: context, arguments: [{ value: JSON.stringify(message) }], silent: true })
      .catch(ignoreGonePage);
  }

  #leaveDocument(): void {
    this.#frame?.dispose();
    this.#frame = null;
    const ports = [...this.#ports.values()];
    this.#ports.clear();
    for (const port of ports) setImmediate(() => port.peer?.otherSideClosed());
  }

  #thePage(): Page {
    if (!this.#page) throw new Error('electron double: the page is not open yet');
    return this.#page;
  }

  #theSession(): CDPSession {
    if (!this.#session) throw new Error('electron double: the page is not open yet');
    return this.#session;
  }
}

/** A message to a page that has just gone is lost, as in Electron. */
function ignoreGonePage(): void {}
