// e2e/electron-double/worlds/isolated-world.js
//
// What a sandboxed preload finds: `require('electron')` with contextBridge, ipcRenderer and webUtils, and nothing else.
// Runs in an isolated world of the page before any script of the page. The three placeholders below are filled by
// web-contents.ts: clone-codec.js, the preload's text (a function body, as Electron runs it), the small `process` object.
// __electronDouble(text) is a binding of this world only; the double answers by calling __electronDoubleReceive.

(() => {
  __CODEC__
  const TO_ISOLATED = 'electron-double:to-isolated';
  const TO_MAIN = 'electron-double:to-main';
  const post = (message) => globalThis.__electronDouble(JSON.stringify(message));

  // ---- ipcRenderer
  const listeners = new Map();
  const replies = new Map();
  const ports = new Map();
  let nextId = 1;

  const makePort = (id) => {
    const { port1, port2 } = new MessageChannel();
    ports.set(id, port2);
    port2.onmessage = (event) => {
      // A buffer in the transfer list is lost on its way to main; here it shows as null data.
      post({ kind: 'port-message', id, data: encodeClone(event.data) });
    };
    port2.onclose = () => { ports.delete(id); post({ kind: 'port-close', id }); };
    return port1;
  };

  const emit = (channel, args, portIds) => {
    const event = { sender: ipcRenderer, ports: (portIds ?? []).map(makePort) };
    for (const listener of [...(listeners.get(channel) ?? [])]) listener(event, ...args);
  };

  const ipcRenderer = strict('ipcRenderer', {
    on(channel, listener) { listeners.set(channel, [...(listeners.get(channel) ?? []), listener]); return ipcRenderer; },
    removeListener(channel, listener) { listeners.set(channel, (listeners.get(channel) ?? []).filter((l) => l !== listener)); return ipcRenderer; },
    send(channel, ...args) { post({ kind: 'send', channel, args: encodeClone(args) }); },
    async invoke(channel, ...args) {
      const id = nextId++;
      const text = encodeClone(args);
      return new Promise((resolve, reject) => {
        replies.set(id, { resolve, reject });
        post({ kind: 'invoke', id, channel, args: text });
      });
    },
  });

  globalThis.__electronDoubleReceive = (text) => {
    const m = JSON.parse(text);
    if (m.kind === 'ipc') emit(m.channel, decodeClone(m.args), m.ports);
    else if (m.kind === 'reply') {
      const reply = replies.get(m.id);
      replies.delete(m.id);
      if (m.ok) reply?.resolve(decodeClone(m.value));
      else reply?.reject(new Error(m.message));
    } else if (m.kind === 'port-message') ports.get(m.id)?.postMessage(decodeClone(m.data));
    else if (m.kind === 'port-close') { ports.get(m.id)?.close(); ports.delete(m.id); }
  };

  // ---- contextBridge
  const functions = new Map();
  const exposed = new Map();
  let mainIsThere = false;
  const send = (message) => window.dispatchEvent(new CustomEvent(TO_MAIN, { detail: message }));

  const describe = (v, depth = 0) => {
    if (depth > 1000) throw new Error('Electron contextBridge recursion depth exceeded.  Nested objects deeper than 1000 are not supported.');
    if (typeof v === 'function') {
      const id = nextId++;
      functions.set(id, v);
      return { type: 'function', id };
    }
    if (typeof v === 'symbol' || v instanceof MessagePort) throw new TypeError('An object could not be cloned.');
    if (v === null || typeof v !== 'object') return { type: 'value', value: v };
    if (v === ipcRenderer) return { type: 'object', entries: [] };
    if (v instanceof Error) return { type: 'error', message: v.message };
    if (v instanceof Promise) {
      const id = nextId++;
      v.then((value) => send({ kind: 'settle', id, ok: true, value: describe(value) }), (error) => send({ kind: 'settle', id, ok: false, message: error instanceof Error ? error.message : String(error) }));
      return { type: 'promise', id };
    }
    if (Array.isArray(v)) return { type: 'array', items: v.map((e) => describe(e, depth + 1)) };
    if (v instanceof ArrayBuffer || ArrayBuffer.isView(v) || v instanceof Date || v instanceof Map || v instanceof Set || v instanceof Blob) return { type: 'value', value: v };
    return { type: 'object', entries: Object.entries(v).map(([k, e]) => [k, describe(e, depth + 1)]) };
  };

  const revive = (d) => {
    switch (d.type) {
      case 'function': return (...args) => { send({ kind: 'call', id: d.id, args: args.map((a) => describe(a)) }); };
      case 'error': return new Error(d.message);
      case 'array': return d.items.map(revive);
      case 'object': return Object.fromEntries(d.entries.map(([k, v]) => [k, revive(v)]));
      default: return d.value;
    }
  };

  window.addEventListener(TO_ISOLATED, (event) => {
    const m = event.detail;
    if (m.kind === 'main-is-there') {
      mainIsThere = true;
      for (const [key, api] of exposed) send({ kind: 'expose', key, api });
    } else if (m.kind === 'call') {
      try {
        const value = describe(functions.get(m.id)(...m.args.map(revive)));
        send({ kind: 'answer', ok: true, value });
      } catch (error) {
        send({ kind: 'answer', ok: false, message: error instanceof Error ? error.message : String(error) });
      }
    }
  });

  // Whichever world comes second finds the other.
  send({ kind: 'preload-is-there' });

  const contextBridge = strict('contextBridge', {
    exposeInMainWorld(key, api) {
      if (exposed.has(key)) throw new Error(`Cannot bind an API on top of an existing property on the window object`);
      const description = describe(api);
      exposed.set(key, description);
      if (mainIsThere) send({ kind: 'expose', key, api: description });
    },
  });

  // Chromium knows the path of a dropped File; a page cannot learn it. A test names it by the file's own property.
  const webUtils = strict('webUtils', { getPathForFile: (file) => (file instanceof File ? '' : (() => { throw new TypeError('getPathForFile needs a File'); })()) });

  function strict(name, members) {
    return new Proxy(members, { get(target, member) {
      if (typeof member === 'symbol' || member in target || member === 'then' || member === 'toJSON') return target[member];
      throw new Error(`electron double: ${name}.${member} is not there`);
    } });
  }

  const modules = { electron: strict('electron (preload)', { contextBridge, ipcRenderer, webUtils }) };
  modules['electron/renderer'] = modules.electron;
  modules['electron/common'] = modules.electron;
  const require = (name) => {
    if (Object.hasOwn(modules, name)) return modules[name];
    throw new Error(`module not found: ${name}`);
  };

  try {
    const module = { exports: {} };
    (function (require, module, exports, process, global) {
__PRELOAD__
    })(require, module, module.exports, Object.freeze(__PROCESS__), globalThis);
  } catch (error) {
    post({ kind: 'preload-error', message: error instanceof Error ? error.message : String(error) });
  }
})();
