// What may be done with a handle is decided when it is opened: by the object's entries, the token's integrity level, and what was asked for.

import { describe, expect, it } from 'vitest';
import { FileAccess } from '../../../src-shared/nt/file-access.ts';
import { NtStatus, ntStatusText } from '../../../src-shared/nt/ntstatus.ts';
import { RegistryAccess } from '../../../src-shared/nt/registry-access.ts';
import { profileFeatures } from '../core/features.ts';
import { DEFAULT_MACHINE, Kernel } from '../core/kernel.ts';
import * as nt from '../core/native-api.ts';
import type { Program, UserContext } from '../core/program.ts';
import { setupAccount, setupFile, setupKey } from '../core/setup.ts';
import { cyclesOfSeconds } from '../core/time.ts';
import { RecordingSink } from '../etw/recording-sink.ts';

type Integrity = 'High' | 'Medium' | 'Low' | '';

function run(integrity: Integrity, program: (u: UserContext, note: (name: string) => void) => Program): { results: Record<string, string>; sink: RecordingSink } {
  const kernel = new Kernel({ machine: { ...DEFAULT_MACHINE, systemThreads: false }, features: profileFeatures('windows-vista'), seed: 1 });
  setupAccount(kernel, 'PC\\Mara', 'S-1-5-21-1-2-3-1000');
  setupFile(kernel, 'C:\\Data\\a.txt', { content: 'abc' });
  setupFile(kernel, 'C:\\Windows\\win.ini', { sizeBytes: 10 });
  const sink = new RecordingSink();
  kernel.components.etw.start(sink);
  const results: Record<string, string> = {};
  kernel.ps.createProcess({ imagePath: 'C:\\t.exe', user: 'PC\\Mara', integrity, program: (u) => program(u, (name) => { results[name] = ntStatusText(u.status); }) });
  kernel.runUntil(cyclesOfSeconds(1));
  return { results, sink };
}

describe('a file handle', () => {
  const attempt = (access: number): Record<string, string> => run('Medium', function* (u, note) {
    yield nt.createFile(u, 'C:\\Data\\a.txt', { access, share: 7, options: 0x60 });
    note('open');
    const file = u.result;
    yield nt.readFile(u, file, 0, 3);
    note('read');
    yield nt.writeFile(u, file, 0, 3);
    note('write');
    yield nt.setInformationFile(u, file, 20, 3);
    note('end of file');
    yield nt.queryInformationFile(u, file, 4);
    note('basic');
    yield nt.setInformationFile(u, file, 4, 0x20);
    note('attributes');
    yield nt.setInformationFile(u, file, 13, 1);
    note('delete');
  }).results;
  const all = (status: string, ...but: string[]): Record<string, string> => Object.fromEntries(['open', 'read', 'write', 'end of file', 'basic', 'attributes', 'delete'].map((name) => [name, name === 'open' || but.includes(name) ? 'SUCCESS' : status]));

  it('does what it was opened for and no more', () => {
    expect(attempt(FileAccess.GENERIC_READ)).toEqual(all('ACCESS DENIED', 'read', 'basic'));
    expect(attempt(FileAccess.GENERIC_WRITE)).toEqual(all('ACCESS DENIED', 'write', 'end of file', 'attributes'));
    expect(attempt(FileAccess.DELETE)).toEqual(all('ACCESS DENIED', 'delete'));
    expect(attempt(FileAccess.ALL_ACCESS)).toEqual(all('SUCCESS'));
    expect(attempt(FileAccess.MAXIMUM_ALLOWED)).toEqual(all('SUCCESS'));
  });

  it('that lacks the right gives no row: there is no request', () => {
    const { sink } = run('Medium', function* (u) {
      yield nt.createFile(u, 'C:\\Data\\a.txt', { access: FileAccess.GENERIC_READ, share: 7, options: 0x60 });
      yield nt.setInformationFile(u, u.result, 13, 1);
    });
    expect(sink.rows.some((row) => row.operation.startsWith('Set'))).toBe(false);
  });

  it('lists only a directory that was opened for it', () => {
    expect(run('Medium', function* (u, note) {
      yield nt.createFile(u, 'C:\\Data', { access: 0x10_0080, share: 7, options: 0x21 });
      yield nt.queryDirectoryFile(u, u.result, '*');
      note('list');
    }).results).toEqual({ list: 'ACCESS DENIED' });
  });
});

describe('a key handle', () => {
  it('sets and deletes only where it was opened for it', () => {
    expect(run('High', function* (u, note) {
      yield nt.createKey(u, 0, 'HKCU\\Software\\Own', RegistryAccess.READ);
      const key = u.result;
      yield nt.setStringValue(u, key, 'a', 'b');
      note('set by reader');
      yield nt.deleteKey(u, key);
      note('delete by reader');
      yield nt.openKey(u, 0, 'HKCU\\Software\\Own', RegistryAccess.ALL_ACCESS);
      yield nt.setStringValue(u, u.result, 'a', 'b');
      note('set');
    }).results).toEqual({ 'set by reader': 'ACCESS DENIED', 'delete by reader': 'ACCESS DENIED', set: 'SUCCESS' });
  });
});

describe('integrity', () => {
  const attempt = (integrity: Integrity): Record<string, string> => run(integrity, function* (u, note) {
    setupKey(u.kernel, 'HKCU\\Software\\Own');
    yield nt.createFile(u, 'C:\\Data\\a.txt', { access: FileAccess.GENERIC_READ, share: 7, options: 0x60 });
    note('read');
    yield nt.createFile(u, 'C:\\Data\\a.txt', { access: FileAccess.GENERIC_WRITE, share: 7, options: 0x60 });
    note('write');
    yield nt.createFile(u, 'C:\\Data\\new.txt', { access: FileAccess.GENERIC_WRITE, share: 7, options: 0x60, disposition: 2 });
    note('add');
    yield nt.openKey(u, 0, 'HKCU\\Software\\Own', RegistryAccess.READ);
    note('read key');
    yield nt.openKey(u, 0, 'HKCU\\Software\\Own', RegistryAccess.READ_WRITE);
    note('change key');
    yield nt.createFile(u, 'C:\\Data\\a.txt', { access: FileAccess.MAXIMUM_ALLOWED, share: 7, options: 0x60 });
    yield nt.writeFile(u, u.result, 0, 1);
    note('write with all that is allowed');
  }).results;

  it('keeps a low process from changing what is above it, whatever the entries give', () => {
    const writing = ['write', 'add', 'change key', 'write with all that is allowed'];
    expect(Object.entries(attempt('Low')).filter(([, status]) => status !== 'SUCCESS')).toEqual(writing.map((name) => [name, 'ACCESS DENIED']));
    expect(Object.values(attempt('Medium')).every((status) => status === ntStatusText(NtStatus.SUCCESS))).toBe(true);
    // Before Windows Vista there is none.
    expect(Object.values(attempt('')).every((status) => status === ntStatusText(NtStatus.SUCCESS))).toBe(true);
  });
});
