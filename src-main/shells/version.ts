// src-main/shells/version.ts
//
// The application's version: written into the bundles by the build (define in electron.vite.config.ts).

declare const __APP_VERSION__: string | undefined;

export function applicationVersion(): string {
  return typeof __APP_VERSION__ === 'string' ? __APP_VERSION__ : '0.0.0';
}
