// src-main/files/files.test.ts
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { OpenFiles } from './open-files.ts';
import { SaveFiles } from './save-files.ts';
import { SettingsStore } from './settings-store.ts';

let folder = '';
beforeEach(() => { folder = mkdtempSync(path.join(os.tmpdir(), 'ks-files-')); });

describe('OpenFiles', () => {
  it('reads ranges by token and stops at the end', async () => {
    const name = path.join(folder, 'a.pml');
    writeFileSync(name, Buffer.from([1, 2, 3, 4, 5]));
    const files = new OpenFiles();
    const file = await files.open(name);
    expect(file).toMatchObject({ name: 'a.pml', path: name, sizeBytes: 5 });
    expect([...(await files.read(file.token, 1, 3))]).toEqual([2, 3, 4]);
    expect([...(await files.read(file.token, 3, 100))]).toEqual([4, 5]);
    expect((await files.read(file.token, 3, 100)).buffer.byteLength).toBe(2);
    expect(await files.read(file.token, 9, 10)).toHaveLength(0);
    await files.close(file.token);
    await expect(files.read(file.token, 0, 1)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('refuses folders and missing files with a reason', async () => {
    const files = new OpenFiles();
    await expect(files.open(folder)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(files.open(path.join(folder, 'none'))).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('SaveFiles', () => {
  it('shows nothing under the name until commit', async () => {
    const name = path.join(folder, 'out.csv');
    writeFileSync(name, 'old');
    const files = new SaveFiles();
    const { token } = await files.create(name);
    await Promise.all([files.write(token, Buffer.from('ne')), files.write(token, Buffer.from('w'))]);
    expect(readFileSync(name, 'utf8')).toBe('old');
    await files.commit(token);
    expect(readFileSync(name, 'utf8')).toBe('new');
    expect(readdirSync(folder)).toEqual(['out.csv']);
  });

  it('leaves what was there when abandoned', async () => {
    const name = path.join(folder, 'out.csv');
    writeFileSync(name, 'old');
    const files = new SaveFiles();
    const { token } = await files.create(name);
    await files.write(token, Buffer.from('half'));
    await files.abandonAll();
    expect(readdirSync(folder)).toEqual(['out.csv']);
    expect(readFileSync(name, 'utf8')).toBe('old');
    await expect(files.commit(token)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('SettingsStore', () => {
  it('keeps values between two starts', async () => {
    const file = path.join(folder, 'sub', 'settings.json');
    const first = new SettingsStore(file);
    expect(await first.read()).toEqual({ values: {}, message: '' });
    await Promise.all([first.merge({ theme: 'dark', columns: [1, 2] }), first.merge({ language: 'ko' })]);
    await first.merge({ columns: null });
    expect(await new SettingsStore(file).read()).toEqual({ values: { theme: 'dark', language: 'ko' }, message: '' });
  });

  it.each([
    ['{"version":1,', 'damaged'], ['[]', 'not one of ours'], ['{"version":2,"values":{}}', 'version 2'], ['null', 'not one of ours'], ['{"version":1,"values":[]}', 'not one of ours'],
  ])('keeps %s aside and says so', async (text, words) => {
    const file = path.join(folder, 'settings.json');
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, text);
    const store = new SettingsStore(file);
    const [answer, second] = await Promise.all([store.read(), store.read()]);
    expect(answer.message + second.message).toContain(words);
    expect(answer.values).toEqual({});
    expect(readFileSync(path.join(folder, 'settings.damaged-1.json'), 'utf8')).toBe(text);
    expect(readdirSync(folder)).toHaveLength(2);
    await store.merge({ a: 1 });
    expect((await new SettingsStore(file).read()).values).toEqual({ a: 1 });
  });
});
