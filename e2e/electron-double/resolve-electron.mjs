// e2e/electron-double/resolve-electron.mjs
//
// Loader hook: `electron` is the double, in every module of this process.

let double = '';

export function initialize(data) {
  double = data.double;
}

export async function resolve(specifier, context, nextResolve) {
  // Not short-circuited: the hook behind this one compiles TypeScript.
  if (specifier === 'electron' || specifier === 'electron/main' || specifier === 'electron/common') return nextResolve(double, context);
  return nextResolve(specifier, context);
}
