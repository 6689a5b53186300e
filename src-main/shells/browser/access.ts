// src-main/shells/browser/access.ts
//
// Who may talk to the browser shell. The server listens on the loopback address, but every page in every browser of this
// machine can send requests there, so: the Host must be ours (against DNS rebinding), an Origin must be ours (against other
// sites), and the browser must hold the session cookie. It gets the cookie for a one-time token, which only the terminal
// that started the shell has seen; the token leaves the address bar at once by a redirect.

import { randomBytes, timingSafeEqual } from 'node:crypto';

/** The parts of a request that decide; names are lower-case as Node gives them. */
export interface RequestFacts {
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly cookie: string | undefined;
}

export class Access {
  readonly #hosts: ReadonlySet<string>;
  readonly #cookieName: string;
  #tokens: string[] = [];
  readonly #sessions: string[] = [];

  constructor(port: number) {
    // Port 80 is left out of Host and Origin by browsers; we never ask for it.
    this.#hosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`]);
    // Cookies do not keep ports apart, so two running shells need two names.
    this.#cookieName = `kernelscope-${port}`;
  }

  /** A new token, good for one browser. */
  issueToken(): string {
    const token = randomBytes(24).toString('base64url');
    this.#tokens.push(token);
    return token;
  }

  /** The Set-Cookie value for a token, or null where it was used or never issued. */
  redeem(token: string): string | null {
    const index = this.#tokens.findIndex((t) => same(t, token));
    if (index < 0) return null;
    this.#tokens = this.#tokens.filter((_, i) => i !== index);
    const session = randomBytes(24).toString('base64url');
    this.#sessions.push(session);
    return `${this.#cookieName}=${session}; HttpOnly; SameSite=Strict; Path=/`;
  }

  isOurHost(facts: RequestFacts): boolean {
    return facts.host !== undefined && this.#hosts.has(facts.host.toLowerCase());
  }

  /** A request without Origin is a navigation or a same-origin GET; one with another origin is refused. */
  isOurOrigin(facts: RequestFacts): boolean {
    if (facts.origin === undefined) return true;
    if (!facts.origin.startsWith('http://')) return false;
    return facts.origin.slice('http://'.length) === facts.host?.toLowerCase() && this.isOurHost(facts);
  }

  hasSession(facts: RequestFacts): boolean {
    for (const pair of (facts.cookie ?? '').split(';')) {
      const equals = pair.indexOf('=');
      if (equals < 0 || pair.slice(0, equals).trim() !== this.#cookieName) continue;
      const value = pair.slice(equals + 1).trim();
      if (this.#sessions.some((s) => same(s, value))) return true;
    }
    return false;
  }
}

function same(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
