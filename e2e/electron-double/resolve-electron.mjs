// e2e/electron-double/resolve-electron.mjs
//
// Loader hook: `electron` is the double, in every module of this process.

let double = '';

export function initialize(data) {
  double = data.double;
}

export async function resolve(specifier, context, nextResolve) {
  if (specifier === 'electron' || specifier === 'electron/main' || specifier === 'electron/common') return { url: double, shortCircuit: true };
  return nextResolve(specifier, context);
}
