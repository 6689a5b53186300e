// The three nets that hold the layers (eslint.config.mjs, .dependency-cruiser.cjs, tsconfig per layer) are themselves
// tested here: each forbidden thing is put into a scratch source and the net must catch it.

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ESLint } from 'eslint';
import { afterAll, describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const scratches: string[] = [];

function scratch(files: Record<string, string>): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'layers-'));
  scratches.push(dir);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(dir, name)), { recursive: true });
    writeFileSync(path.join(dir, name), text);
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(dir, 'node_modules'));
  return dir;
}

afterAll(() => scratches.forEach((dir) => rmSync(dir, { recursive: true, force: true })));

/** Runs a node tool and returns its output and exit code. */
function run(script: string, args: string[], cwd: string): { code: number; output: string } {
  try {
    return { code: 0, output: execFileSync(process.execPath, [path.join(root, script), ...args], { cwd, encoding: 'utf8', stdio: 'pipe' }) };
  } catch (error) {
    const failed = error as { status: number; stdout: string; stderr: string };
    return { code: failed.status, output: failed.stdout + failed.stderr };
  }
}

describe('net 2: lint', () => {
  const eslint = new ESLint({ cwd: root });
  const rulesFor = async (filePath: string, code: string) =>
    (await eslint.lintText(code, { filePath: path.join(root, filePath) }))[0]!.messages.map((m) => m.ruleId);

  it.each([
    ['the host clock', 'export const t = Date.now();'],
    ['the host clock through globalThis', 'export const t = globalThis.Date.now();'],
    ['host randomness', 'export const r = Math.random();'],
    ['destructured randomness', 'const { random } = Math; export const r = random();'],
    ['the locale', "export const c = 'a'.localeCompare('b');"],
    ['promises', 'export async function f(): Promise<void> { await 0; }'],
    ['timers', 'setTimeout(() => 0, 1);'],
  ])('refuses %s in the kernel', async (_what, code) => {
    const rules = await rulesFor('src-main/kernel/ke/scratch.ts', code);
    expect(rules.some((rule) => rule?.startsWith('no-restricted-'))).toBe(true);
  });

  it('refuses the host clock in src-shared but not in the host', async () => {
    const code = 'export const t = Date.now();';
    expect(await rulesFor('src-shared/query/scratch.ts', code)).toContain('no-restricted-globals');
    expect(await rulesFor('src-main/host/scratch.ts', code)).toEqual([]);
  });
});

describe('net 1: compiler', () => {
  it.each([
    ['a timer', 'export const t = setTimeout;'],
    ['the console', "console.log('x');"],
    ['Node', "import { readFileSync } from 'node:fs'; export const r = readFileSync;"],
    ['the DOM', 'export const d = document.title;'],
  ])('refuses %s in the kernel', (_what, code) => {
    const dir = scratch({
      'kernel/scratch.ts': `${code}\n`,
      'kernel/tsconfig.json': JSON.stringify({
        extends: path.join(root, 'tsconfig.base.json'),
        compilerOptions: { lib: ['ES2023'], types: [], noEmit: true, composite: false, emitDeclarationOnly: false, declaration: false },
        files: ['scratch.ts'],
      }),
    });
    expect(run('node_modules/typescript-native/bin/tsc', ['-p', 'kernel'], dir).code).not.toBe(0);
  });
});

describe('net 3: imports', () => {
  const cruise = (files: Record<string, string>) => {
    const dir = scratch({ 'tsconfig.base.json': '{"compilerOptions":{}}', ...files });
    return run('node_modules/dependency-cruiser/bin/dependency-cruise.mjs', ['src-main', ...('src-renderer/a.ts' in files ? ['src-renderer'] : []), '--config', path.join(root, '.dependency-cruiser.cjs')], dir);
  };

  it('lets the kernel import the trace model', () => {
    const result = cruise({
      'src-main/kernel/ke/a.ts': "import { b } from '../../../src-shared/trace/b.ts'; export const a = b;\n",
      'src-shared/trace/b.ts': 'export const b = 1;\n',
    });
    expect(result.output).toContain('no dependency violations');
    expect(result.code).toBe(0);
  });

  it.each([
    ['node:fs', { 'src-main/kernel/ke/a.ts': "import fs from 'node:fs'; export const a = fs;\n" }],
    ['the renderer', { 'src-main/kernel/ke/a.ts': "import { b } from '../../../src-renderer/b.ts'; export const a = b;\n", 'src-renderer/b.ts': 'export const b = 1;\n' }],
    ['the host', { 'src-main/kernel/ke/a.ts': "import { b } from '../../host/b.ts'; export const a = b;\n", 'src-main/host/b.ts': 'export const b = 1;\n' }],
  ])('refuses a kernel file that imports %s', (_what, files) => {
    const result = cruise(files as Record<string, string>);
    expect(result.code).not.toBe(0);
    expect(result.output).toContain('kernel-is-alone');
  });

  it('refuses a renderer file that imports the main process, and a cycle', () => {
    expect(cruise({ 'src-main/host/b.ts': 'export const b = 1;\n', 'src-renderer/a.ts': "import { b } from '../src-main/host/b.ts'; export const a = b;\n" }).code).not.toBe(0);
    const cycle = cruise({ 'src-main/host/a.ts': "import { b } from './b.ts'; export const a = () => b;\n", 'src-main/host/b.ts': "import { a } from './a.ts'; export const b = () => a;\n" });
    expect(cycle.output).toContain('no-circular');
  });
});
