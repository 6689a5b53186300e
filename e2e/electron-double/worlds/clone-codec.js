// e2e/electron-double/worlds/clone-codec.js
//
// Structured clone as text, with the restrictions of Electron's IPC: no functions, symbols, promises, ports, DOM objects;
// a class instance becomes a plain object; a view is sent with all of its buffer; nothing is transferred.
// The same file runs in Node and, as text, in the page's isolated world: no imports, no types.

/** @param {unknown} value @returns {string} */
export function encodeClone(value) {
  const seen = new Map();
  const refuse = () => { throw new Error('An object could not be cloned.'); };
  const walk = (v) => {
    if (v === null || typeof v === 'boolean' || typeof v === 'string') return v;
    if (v === undefined) return { $: 'undefined' };
    if (typeof v === 'number') return Number.isFinite(v) && !Object.is(v, -0) ? v : { $: 'number', v: Object.is(v, -0) ? '-0' : String(v) };
    if (typeof v === 'bigint') return { $: 'bigint', v: String(v) };
    if (typeof v === 'function' || typeof v === 'symbol') return refuse();
    if (seen.has(v)) return { $: 'ref', v: seen.get(v) };
    const id = seen.size;
    seen.set(v, id);
    if (v instanceof Promise || v instanceof WeakMap || v instanceof WeakSet || v instanceof WeakRef) return refuse();
    if (typeof SharedArrayBuffer !== 'undefined' && v instanceof SharedArrayBuffer) return refuse();
    if (typeof MessagePort !== 'undefined' && v instanceof MessagePort) return refuse();
    if (typeof Node !== 'undefined' && v instanceof Node) return refuse();
    if (typeof Blob !== 'undefined' && v instanceof Blob) return refuse();
    if (v instanceof Date) return { $: 'date', v: v.getTime() };
    if (v instanceof RegExp) return { $: 'regexp', v: v.source, f: v.flags };
    if (v instanceof Error) return { $: 'error', v: v.message, name: v.name };
    if (v instanceof ArrayBuffer) return { $: 'buffer', v: toBase64(new Uint8Array(v)) };
    if (ArrayBuffer.isView(v)) {
      // A Node Buffer arrives as a Uint8Array.
      const name = typeof Buffer !== 'undefined' && v instanceof Buffer ? 'Uint8Array' : v.constructor.name;
      return { $: 'view', name, at: v.byteOffset, n: v.length ?? v.byteLength, v: toBase64(new Uint8Array(v.buffer)) };
    }
    if (v instanceof Map) return { $: 'map', v: [...v].map(([a, b]) => [walk(a), walk(b)]) };
    if (v instanceof Set) return { $: 'set', v: [...v].map(walk) };
    if (Array.isArray(v)) return { $: 'array', v: v.map(walk) };
    return { $: 'object', v: Object.entries(v).map(([k, e]) => [k, walk(e)]) };
  };
  const toBase64 = (bytes) => {
    if (typeof Buffer !== 'undefined') return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
    let text = '';
    for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
    return btoa(text);
  };
  return JSON.stringify(walk(value));
}

/** @param {string} text @returns {unknown} */
export function decodeClone(text) {
  const made = [];
  const fromBase64 = (base64) => {
    if (typeof Buffer !== 'undefined') return Uint8Array.from(Buffer.from(base64, 'base64'));
    if (typeof Uint8Array.fromBase64 === 'function') return Uint8Array.fromBase64(base64);
    const binary = atob(base64);
    const bytes = new Uint8Array(binary.length);
    for (let i = 0; i < bytes.length; i++) bytes[i] = binary.charCodeAt(i);
    return bytes;
  };
  const keep = (v) => { made.push(v); return v; };
  const walk = (v) => {
    if (v === null || typeof v !== 'object') return v;
    switch (v.$) {
      case 'undefined': return undefined;
      case 'number': return Number(v.v);
      case 'bigint': return BigInt(v.v);
      case 'ref': return made[v.v];
      case 'date': return keep(new Date(v.v));
      case 'regexp': return keep(new RegExp(v.v, v.f));
      case 'error': return keep(Object.assign(new Error(v.v), { name: v.name }));
      case 'buffer': return keep(fromBase64(v.v).buffer);
      case 'view': {
        const buffer = fromBase64(v.v).buffer;
        return keep(new globalThis[v.name](buffer, v.at, v.n));
      }
      case 'map': { const map = keep(new Map()); for (const [a, b] of v.v) map.set(walk(a), walk(b)); return map; }
      case 'set': { const set = keep(new Set()); for (const e of v.v) set.add(walk(e)); return set; }
      case 'array': { const array = keep([]); for (const e of v.v) array.push(walk(e)); return array; }
      default: { const object = keep({}); for (const [k, e] of v.v) object[k] = walk(e); return object; }
    }
  };
  return walk(JSON.parse(text));
}
