// e2e/electron-double/worlds/main-world.js
//
// The page's half of contextBridge. Descriptions of what the preload exposes arrive as events on the window (their detail is
// cloned between worlds by Chromium); functions become proxies that call back by events, synchronously; promises follow.
// Everything exposed is frozen and bound once.

(() => {
  const TO_ISOLATED = 'electron-double:to-isolated';
  const TO_MAIN = 'electron-double:to-main';
  const functions = new Map();
  const promises = new Map();
  let nextId = 1;
  let answer = null;

  const send = (message) => window.dispatchEvent(new CustomEvent(TO_ISOLATED, { detail: message }));

  const revive = (d) => {
    switch (d.type) {
      case 'value': return d.value;
      case 'error': return new Error(d.message);
      case 'array': return Object.freeze(d.items.map(revive));
      case 'object': return Object.freeze(Object.fromEntries(d.entries.map(([k, v]) => [k, revive(v)])));
      case 'promise': return new Promise((resolve, reject) => promises.set(d.id, { resolve, reject }));
      case 'function': return (...args) => {
        answer = null;
        send({ kind: 'call', id: d.id, args: args.map((a) => describe(a)) });
        const result = answer;
        answer = null;
        if (result === null) throw new Error('An object could not be cloned.');
        if (!result.ok) throw new Error(result.message);
        return revive(result.value);
      };
      default: throw new Error(`unknown description ${d.type}`);
    }
  };

  const describe = (v) => {
    if (typeof v === 'function') {
      const id = nextId++;
      functions.set(id, v);
      return { type: 'function', id };
    }
    if (typeof v === 'symbol') throw new TypeError('An object could not be cloned.');
    if (v instanceof MessagePort) throw new TypeError('An object could not be cloned.');
    if (v === null || typeof v !== 'object') return { type: 'value', value: v };
    if (v instanceof Error) return { type: 'error', message: v.message };
    if (Array.isArray(v)) return { type: 'array', items: v.map(describe) };
    if (v instanceof ArrayBuffer || ArrayBuffer.isView(v) || v instanceof Date || v instanceof Map || v instanceof Set || v instanceof Blob) return { type: 'value', value: v };
    return { type: 'object', entries: Object.entries(v).map(([k, e]) => [k, describe(e)]) };
  };

  window.addEventListener(TO_MAIN, (event) => {
    const m = event.detail;
    if (m.kind === 'preload-is-there') {
      send({ kind: 'main-is-there' });
    } else if (m.kind === 'expose') {
      Object.defineProperty(window, m.key, { value: revive(m.api), writable: false, configurable: false, enumerable: true });
    } else if (m.kind === 'answer') {
      answer = m;
    } else if (m.kind === 'settle') {
      const promise = promises.get(m.id);
      promises.delete(m.id);
      if (m.ok) promise?.resolve(revive(m.value));
      else promise?.reject(new Error(m.message));
    } else if (m.kind === 'call') {
      try {
        functions.get(m.id)?.(...m.args.map(revive));
      } catch (error) {
        queueMicrotask(() => { throw error; });
      }
    }
  });
  send({ kind: 'main-is-there' });
})();
