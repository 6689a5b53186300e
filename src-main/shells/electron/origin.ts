// src-main/shells/electron/origin.ts
//
// What counts as our own page. Pure, so that it can be tried with a table of attacks.
// Node says origin 'null' for app: URLs and keeps the case of the host, hence protocol and host are compared; Chromium
// serialises the same origin as `app://bundle` (frames) and `app://bundle/` (permission requests).

export const APP_SCHEME = 'app';
export const APP_HOST = 'bundle';
export const APP_URL = `${APP_SCHEME}://${APP_HOST}/index.html`;

/** The page's origin: the application's own, or the development server's. */
export interface AppOrigin {
  /** `app://bundle`, or e.g. `http://localhost:5173`; no slash at the end. */
  readonly origin: string;
  /** What the window loads. */
  readonly page: string;
}

/** A packaged application never looks at the development server's address. */
export function appOrigin(packaged: boolean, developmentUrl: string | undefined): AppOrigin {
  if (!packaged && developmentUrl !== undefined && developmentUrl !== '') {
    const url = new URL(developmentUrl);
    if (url.protocol === 'http:' && (url.hostname === 'localhost' || url.hostname === '127.0.0.1')) return { origin: url.origin, page: developmentUrl };
  }
  return { origin: `${APP_SCHEME}://${APP_HOST}`, page: APP_URL };
}

/** Whether a navigation to `target` stays in the application. */
export function sameApp(target: string, own: AppOrigin): boolean {
  let url: URL;
  try {
    url = new URL(target);
  } catch {
    return false;
  }
  const home = new URL(own.page);
  return url.protocol === home.protocol && url.host === home.host && url.username === '' && url.password === '';
}

/** The one permission the page needs: writing text to the clipboard. Origins come as a URL with a slash at the end. */
export function isPermitted(permission: string, requestingUrl: string, own: AppOrigin): boolean {
  return permission === 'clipboard-sanitized-write' && requestingUrl.startsWith(`${own.origin}/`);
}
