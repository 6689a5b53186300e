// src-main/shells/content.test.ts
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { CONTENT_SECURITY_POLICY, contentOf } from './content.ts';

let root = '';
beforeAll(() => {
  const base = mkdtempSync(path.join(os.tmpdir(), 'ks-content-'));
  root = path.join(base, 'renderer');
  mkdirSync(path.join(root, 'assets'), { recursive: true });
  mkdirSync(path.join(base, 'renderer-secret'));
  writeFileSync(path.join(base, 'secret.txt'), 'secret');
  writeFileSync(path.join(base, 'renderer-secret', 'a.txt'), 'secret');
  writeFileSync(path.join(root, 'index.html'), '<!doctype html>');
  writeFileSync(path.join(root, '.env.txt'), 'secret');
  writeFileSync(path.join(root, 'assets', 'a b.js'), 'export {}');
  writeFileSync(path.join(root, 'assets', 'x.wasm'), '');
  writeFileSync(path.join(root, 'assets', 'x.exe'), '');
});

describe('contentOf', () => {
  it('serves the page and its parts with type and policy', async () => {
    const page = await contentOf(root, '/');
    expect(page.status).toBe(200);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.headers['content-security-policy']).toBe(CONTENT_SECURITY_POLICY);
    expect((await contentOf(root, '/assets/a%20b.js')).headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect((await contentOf(root, '/assets/x.wasm')).headers['content-type']).toBe('application/wasm');
  });

  it.each([
    ['/../secret.txt', 403], ['/%2e%2e/secret.txt', 403], ['/..%2fsecret.txt', 403], ['/assets/..%2f..%2fsecret.txt', 403],
    ['/..%5csecret.txt', 400], ['/%5c..%5csecret.txt', 400], ['/C:/Windows/win.ini', 400], ['/C%3a/x.txt', 400], ['/a%00.txt', 400], ['/%', 400], ['/%zz', 400],
    ['/../renderer-secret/a.txt', 403], ['/..', 403], ['/assets', 404], ['/assets/', 404], ['/assets/x.exe', 404], ['/.env.txt', 404], ['/none.js', 404], ['//secret.txt', 404],
    ['/index.html/x.js', 404], ['/%2525', 404],
  ])('refuses %s with %i', async (pathname, status) => {
    const content = await contentOf(root, pathname);
    expect(content.status).toBe(status);
    expect(Buffer.from(content.body).toString()).not.toContain('secret');
  });
});
