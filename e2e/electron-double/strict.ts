// e2e/electron-double/strict.ts
//
// A member that the double does not imitate throws when it is read, so that a missing imitation is seen at once instead of
// being undefined. Symbols and `then` are asked for by the language and by test tools.

const ASKED_BY_THE_LANGUAGE = new Set(['then', 'toJSON', 'constructor', 'asymmetricMatch', 'nodeType', '$$typeof', 'default']);

export function strict<T extends object>(name: string, members: T): T {
  return new Proxy(members, {
    get(target, member, receiver) {
      if (typeof member === 'symbol' || member in target || ASKED_BY_THE_LANGUAGE.has(member)) return bound(target, Reflect.get(target, member, target), receiver);
      throw new Error(`electron double: ${name}.${member} is not there`);
    },
  });
}

/** Methods with private fields must run on the object, not on the proxy. */
function bound(target: object, value: unknown, _receiver: unknown): unknown {
  return typeof value === 'function' && !/^class\b/.test(Function.prototype.toString.call(value)) ? (value as (...args: unknown[]) => unknown).bind(target) : value;
}
