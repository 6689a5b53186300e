// e2e/build.spec.ts
//
// What can be told of the build without running it. Each of these has broken a packaged Electron application before:
// an ES module preload, a preload in pieces, an entry under another name, a dependency that is not one. @browser: once is enough.

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { test as base, expect } from '@playwright/test';
import { REPOSITORY } from './shells/start-options.ts';

const out = (...parts: string[]): string => path.join(REPOSITORY, 'out', ...parts);
const packageJson = JSON.parse(readFileSync(path.join(REPOSITORY, 'package.json'), 'utf8')) as { main: string; type: string; dependencies: Record<string, string> };

function files(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

base('the build has the files that Electron and the browser shell start @browser', () => {
  for (const file of [packageJson.main, 'out/main/browser.mjs', 'out/preload/index.cjs', 'out/renderer/index.html']) expect(existsSync(path.join(REPOSITORY, file)), file).toBe(true);
  expect(readdirSync(out('preload'))).toEqual(['index.cjs']);
});

base('the preload is one CommonJS file that requires only electron @browser', () => {
  const text = readFileSync(out('preload', 'index.cjs'), 'utf8');
  expect(text).not.toMatch(/^\s*(import|export)\s/m);
  expect([...text.matchAll(/\brequire\(\s*["']([^"']+)["']\s*\)/g)].map((match) => match[1])).toEqual(['electron']);
});

base('the main bundles import only electron, Node and the dependencies @browser', () => {
  const allowed = new Set(['electron', ...builtinModules, ...builtinModules.map((name) => `node:${name}`), ...Object.keys(packageJson.dependencies)]);
  const modules = files(out('main')).filter((file) => file.endsWith('.mjs'));
  expect(modules.length).toBeGreaterThan(1);
  for (const file of modules) {
    execFileSync(process.execPath, ['--check', file]);
    const text = readFileSync(file, 'utf8');
    for (const match of text.matchAll(/^(?:import|export)[^;]*?\bfrom\s*["']([^"']+)["']|^import\s*["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']\s*\)/gm)) {
      const specifier = (match[1] ?? match[2] ?? match[3]) as string;
      if (specifier.startsWith('.')) continue;
      const name = specifier.startsWith('node:') ? specifier : specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
      expect(allowed, `${path.basename(file)} imports ${specifier}`).toContain(name);
    }
  }
});

base('only the Electron entry touches electron; the browser shell never does @browser', () => {
  const importsElectron = files(out('main')).filter((file) => /from\s*["']electron["']/.test(readFileSync(file, 'utf8'))).map((file) => path.basename(file));
  expect(importsElectron).toEqual(['index.mjs']);
});

base('the page asks for its parts by relative addresses and has no inline script @browser', () => {
  const html = readFileSync(out('renderer', 'index.html'), 'utf8');
  for (const match of html.matchAll(/(?:src|href)="([^"]+)"/g)) expect(match[1]).toMatch(/^(\.\/|data:)/);
  expect(html).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>/);
  expect(html).not.toMatch(/\son\w+="/);
});
