// src-main/shells/browser/access.test.ts
import { describe, expect, it } from 'vitest';
import { Access } from './access.ts';

const facts = (host?: string, origin?: string, cookie?: string): { host: string | undefined; origin: string | undefined; cookie: string | undefined } => ({ host, origin, cookie });

describe('Access', () => {
  it('gives one cookie for one token', () => {
    const access = new Access(4000);
    const token = access.issueToken();
    const cookie = access.redeem(token);
    expect(cookie).toMatch(/^kernelscope-4000=[\w-]{32}; HttpOnly; SameSite=Strict; Path=\/$/);
    expect(access.redeem(token)).toBeNull();
    expect(access.redeem('')).toBeNull();
    const pair = String(cookie).split(';')[0];
    expect(access.hasSession(facts('127.0.0.1:4000', undefined, `a=b; ${pair}; c`))).toBe(true);
    expect(access.hasSession(facts('127.0.0.1:4000', undefined, 'kernelscope-4000=guess'))).toBe(false);
    expect(access.hasSession(facts('127.0.0.1:4000'))).toBe(false);
    expect(new Access(4000).hasSession(facts('127.0.0.1:4000', undefined, pair))).toBe(false);
  });

  it.each([
    ['127.0.0.1:4000', true], ['localhost:4000', true], ['LOCALHOST:4000', true], ['127.0.0.1', false], ['127.0.0.1:4001', false],
    ['evil.example:4000', false], ['127.0.0.1.evil.example:4000', false], ['', false], [undefined, false],
  ])('answers to host %s: %s', (host, expected) => {
    expect(new Access(4000).isOurHost(facts(host))).toBe(expected);
  });

  it.each([
    ['127.0.0.1:4000', undefined, true], ['127.0.0.1:4000', 'http://127.0.0.1:4000', true], ['localhost:4000', 'http://localhost:4000', true],
    ['localhost:4000', 'http://127.0.0.1:4000', false], ['127.0.0.1:4000', 'https://127.0.0.1:4000', false], ['127.0.0.1:4000', 'null', false],
    ['127.0.0.1:4000', 'http://evil.example', false], ['127.0.0.1:4000', 'http://127.0.0.1:40001', false], ['evil.example', 'http://evil.example', false],
  ])('host %s lets origin %s in: %s', (host, origin, expected) => {
    expect(new Access(4000).isOurOrigin(facts(host, origin))).toBe(expected);
  });
});
