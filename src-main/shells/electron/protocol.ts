// src-main/shells/electron/protocol.ts
//
// The handler of app://bundle/: the built page, with the same headers as the browser shell. No electron in here, so that
// the handler can be tried in plain Node.

import { SECURITY_HEADERS, contentOf } from '../content.ts';
import { APP_HOST } from './origin.ts';

export async function serveApp(root: string, request: Request): Promise<Response> {
  const url = new URL(request.url);
  if (url.host !== APP_HOST) return refusal(404);
  if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405);
  const content = await contentOf(root, url.pathname);
  return new Response(request.method === 'HEAD' ? null : content.body, { status: content.status, headers: { ...content.headers } });
}

function refusal(status: number): Response {
  return new Response(null, { status, headers: { ...SECURITY_HEADERS } });
}
