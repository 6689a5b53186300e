// src-main/shells/content.ts
//
// The built page as both shells serve it: which file answers a path, its type, and the headers that go with every file.
// The Content-Security-Policy is a header on every response, because a worker takes its policy from its own script's
// response and a <meta> element cannot forbid framing.
// Everything not in the table of types is not there: source maps of a release, dot files, folders.

import { readFile } from 'node:fs/promises';
import path from 'node:path';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
};

/** Fluent UI writes its styles at run time, hence 'unsafe-inline' for styles only. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-src 'none'",
  "frame-ancestors 'none'",
].join('; ');

export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-cache',
};

export interface Content {
  readonly status: 200 | 400 | 403 | 404;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
}

/**
 * The answer to a GET of `pathname` (percent-encoded, as in a URL) from the folder `root`.
 * Decodes once, refuses what could be a drive, a backslash path or a NUL, and checks that the file is inside the folder.
 */
export async function contentOf(root: string, pathname: string): Promise<Content> {
  let relative: string;
  try {
    relative = decodeURIComponent(pathname);
  } catch {
    return message(400);
  }
  if (/[\0\\:]/.test(relative)) return message(400);
  const file = path.join(root, relative === '/' ? 'index.html' : relative);
  if (!file.startsWith(root + path.sep)) return message(403);
  if (file.slice(root.length).split(path.sep).some((part) => part.startsWith('.'))) return message(404);
  const type = CONTENT_TYPES[path.extname(file).toLowerCase()];
  if (type === undefined) return message(404);
  try {
    return { status: 200, headers: { ...SECURITY_HEADERS, 'content-type': type }, body: Uint8Array.from(await readFile(file)) };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR') return message(404);
    throw error;
  }
}

const WORDS = { 400: 'Bad request', 403: 'Forbidden', 404: 'Not found' } as const;

function message(status: 400 | 403 | 404): Content {
  return { status, headers: { ...SECURITY_HEADERS, 'content-type': 'text/plain; charset=utf-8' }, body: Uint8Array.from(Buffer.from(`${WORDS[status]}\n`)) };
}
