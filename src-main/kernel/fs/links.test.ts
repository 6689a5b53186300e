// Links of the local file system: a walk through any tree of links against a resolver that knows nothing of caches, and what names do to files.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FileAccess } from '../../../src-shared/nt/file-access.ts';
import { NtStatus, ntStatusText } from '../../../src-shared/nt/ntstatus.ts';
import { encodeReparseData, mountPoint, symbolicLink } from '../../../src-shared/nt/reparse-point.ts';
import type { ReparsePoint } from '../../../src-shared/nt/reparse-point.ts';
import { profileFeatures } from '../core/features.ts';
import type { ProfileName } from '../core/features.ts';
import { DEFAULT_MACHINE, Kernel } from '../core/kernel.ts';
import * as nt from '../core/native-api.ts';
import type { Program, UserContext } from '../core/program.ts';
import { setupFile, setupReparsePoint } from '../core/setup.ts';
import { cyclesOfSeconds } from '../core/time.ts';
import { RecordingSink } from '../etw/recording-sink.ts';
import { FSCTL_DELETE_REPARSE_POINT, FSCTL_GET_REPARSE_POINT, FSCTL_SET_REPARSE_POINT } from '../io/reparse-control.ts';
import { createHardLink, del, dir, findFiles, mklink, rd, type } from '../workloads/programs/command-prompt.ts';
import type { Steps } from '../workloads/programs/command-prompt.ts';

const READ: nt.OpenRequest = { access: 0x12_0089, share: 7, options: 0 };
const WRITE: nt.OpenRequest = { access: 0x13_0116, share: 7, options: 0x20_0000 };

function machine(profile: ProfileName = 'windows-vista'): Kernel {
  return new Kernel({ machine: { ...DEFAULT_MACHINE, systemThreads: false }, features: profileFeatures(profile), seed: 1 });
}

function run(kernel: Kernel, program: (u: UserContext) => Program, integrity: 'High' | 'Medium' = 'High'): void {
  kernel.ps.createProcess({ imagePath: 'C:\\t.exe', user: 'PC\\Mara', integrity, program });
  kernel.runUntil(kernel.now + cyclesOfSeconds(5));
}

/** Status of opening a path, or what the file says. */
function* read(u: UserContext, path: string): Steps<string> {
  yield nt.createFile(u, path, READ);
  if (u.status !== NtStatus.SUCCESS) return ntStatusText(u.status);
  const file = u.result;
  yield nt.readFile(u, file, 0, 100);
  const { text } = u;
  yield nt.close(u, file);
  return text;
}

// ---- Any tree of links

const NAMES = ['a', 'b', 'c'];
const name = fc.constantFrom(...NAMES);
const components = fc.array(name, { minLength: 1, maxLength: 4 });
/** A link: where it lies, where it leads, and how that is written. */
const link = fc.record({ at: components, to: fc.array(name, { maxLength: 3 }), form: fc.constantFrom('junction', 'symlink', 'relative', 'rooted'), up: fc.nat(3) });
type Link = typeof link extends fc.Arbitrary<infer T> ? T : never;

type Entry = { readonly kind: 'directory'; readonly children: Map<string, Entry> } | { readonly kind: 'link'; readonly link: Link } | { readonly kind: 'file' };

/** The naive resolver: a list of components that a link rewrites; 63 links. */
function resolve(root: Entry, path: readonly string[]): string {
  let left = [...path];
  for (let crossed = 0; ; crossed++) {
    let at: Entry = root;
    let rewritten: string[] | null = null;
    for (let i = 0; i < left.length; i++) {
      if (at.kind !== 'directory') return 'PATH NOT FOUND';
      const next: Entry | undefined = at.children.get(left[i] as string);
      if (next === undefined) return i === left.length - 1 ? 'NAME NOT FOUND' : 'PATH NOT FOUND';
      if (next.kind === 'link') {
        rewritten = [...linkTarget(next.link, left.slice(0, i)), ...left.slice(i + 1)];
        break;
      }
      at = next;
    }
    if (rewritten === null) return at.kind === 'file' ? 'file' : 'directory';
    if (crossed === 63) return 'REPARSE POINT NOT RESOLVED';
    left = rewritten;
  }
}

function linkTarget({ to, form, up }: Link, before: readonly string[]): string[] {
  return form === 'relative' ? [...before.slice(0, Math.max(0, before.length - up)), ...to] : [...to];
}

function pointOf({ to, form, up }: Link): ReparsePoint {
  if (form === 'junction') return mountPoint(['C:', ...to].join('\\'));
  if (form === 'symlink') return symbolicLink(['C:', ...to].join('\\'));
  if (form === 'rooted') return symbolicLink(`\\${to.join('\\')}`);
  return symbolicLink([...Array.from({ length: up }, () => '..'), ...to].join('\\') || '.');
}

describe('a walk through links', () => {
  it('ends where a naive resolver ends, whatever leads where, before and after a link is changed', () => {
    fc.assert(fc.property(fc.array(components, { maxLength: 5 }), fc.array(link, { maxLength: 7 }), fc.array(components, { minLength: 1, maxLength: 8 }), (files, links, paths) => {
      const kernel = machine();
      const root: Entry = { kind: 'directory', children: new Map() };
      const make = (path: readonly string[], entry: Entry): boolean => {
        let at: Entry = root;
        for (const [i, part] of path.entries()) {
          if (at.kind !== 'directory') return false;
          const next: Entry | undefined = at.children.get(part);
          if (i === path.length - 1) {
            if (next !== undefined) return false;
            at.children.set(part, entry);
            return true;
          }
          const below: Entry = next ?? { kind: 'directory', children: new Map() };
          at.children.set(part, below);
          at = below;
        }
        return false;
      };
      for (const file of files) if (make(file, { kind: 'file' })) setupFile(kernel, ['C:', ...file].join('\\'), { content: 'file' });
      const made: Link[] = [];
      for (const one of links) {
        if (!make(one.at, { kind: 'link', link: one })) continue;
        const path = ['C:', ...one.at].join('\\');
        setupFile(kernel, path, { directory: true });
        setupReparsePoint(kernel, path, pointOf(one));
        made.push(one);
      }
      const compare = (): void => {
        const seen: string[] = [];
        run(kernel, function* (u) {
          for (const path of paths) {
            yield nt.createFile(u, ['C:', ...path].join('\\'), { access: 0x80, share: 7, options: 0 });
            const { status, result: handle } = u;
            if (status !== NtStatus.SUCCESS) {
              seen.push(ntStatusText(status));
              continue;
            }
            yield nt.queryInformationFile(u, handle, 4);
            seen.push((u.out1 & 0x10) !== 0 ? 'directory' : 'file');
            yield nt.close(u, handle);
          }
        });
        expect(seen).toEqual(paths.map((path) => resolve(root, path)));
      };
      compare();
      // A link becomes a directory again: nothing may remember it.
      const [first] = made;
      if (first === undefined) return;
      const parent = first.at.slice(0, -1).reduce<Entry>((at, part) => (at as Entry & { kind: 'directory' }).children.get(part) as Entry, root) as Entry & { kind: 'directory' };
      parent.children.set(first.at.at(-1) as string, { kind: 'directory', children: new Map() });
      run(kernel, function* (u) {
        // By the path of its real directory: no link on the way.
        yield nt.createFile(u, ['C:', ...first.at].join('\\'), WRITE);
        yield nt.fsControlFile(u, u.result, FSCTL_DELETE_REPARSE_POINT);
        expect(u.status).toBe(NtStatus.SUCCESS);
      });
      compare();
    }), { numRuns: 150 });
  }, 60_000);

  it('fails in a circle, and leads nowhere where its target is missing', () => {
    for (const profile of ['windows-xp', 'windows-vista'] as const) {
      const kernel = machine(profile);
      for (const [from, to] of [['a', 'b'], ['b', 'a'], ['dangling', 'nowhere']] as const) {
        setupFile(kernel, `C:\\${from}`, { directory: true });
        setupReparsePoint(kernel, `C:\\${from}`, mountPoint(`C:\\${to}`));
      }
      const sink = new RecordingSink();
      kernel.components.etw.start(sink);
      run(kernel, function* (u) {
        expect(yield* read(u, 'C:\\a\\x.txt')).toBe('REPARSE POINT NOT RESOLVED');
        expect(yield* read(u, 'C:\\dangling\\x.txt')).toBe('PATH NOT FOUND');
        yield nt.createFile(u, 'C:\\dangling', { access: 0x80, share: 7, options: 0x20_0000 });
        expect(u.status).toBe(NtStatus.SUCCESS);
      });
      const opens = sink.rows.filter((row) => row.operation === 'CreateFile' && row.detail.startsWith('Desired Access: Generic Read'));
      // The circle: as many REPARSE rows as the limit, then the one that fails.
      expect(opens.filter((row) => row.result === NtStatus.REPARSE)).toHaveLength((profile === 'windows-xp' ? 31 : 63) + 1);
    }
  });

  it('takes a file that a link on the way names, for a plain open and for a look at its attributes', () => {
    const kernel = machine();
    setupFile(kernel, 'C:\\data\\x.txt', { content: 'x' });
    setupFile(kernel, 'C:\\link', { directory: true });
    setupReparsePoint(kernel, 'C:\\link', symbolicLink('data'));
    const sink = new RecordingSink();
    kernel.components.etw.start(sink);
    run(kernel, function* (u) {
      yield nt.queryAttributesFile(u, 'C:\\link\\x.txt');
      expect([u.status, u.out1]).toEqual([0, 0x20]);
      yield nt.queryAttributesFile(u, 'C:\\link');
      expect([u.status, u.out1]).toEqual([0, 0x410]);
    });
    expect(sink.rows.filter((row) => row.operation === 'CreateFile').map((row) => [row.path, ntStatusText(row.result)])).toEqual([
      ['C:\\link\\x.txt', 'REPARSE'], ['C:\\data\\x.txt', 'SUCCESS'], ['C:\\link', 'SUCCESS'],
    ]);
    expect(kernel.components.fs.resolve('C:\\data\\x.txt').node?.isOpen).toBe(false);
  });
});

describe('FSCTL_SET_REPARSE_POINT', () => {
  it('says what is wrong with what it is given', () => {
    const kernel = machine();
    setupFile(kernel, 'C:\\dir', { directory: true });
    setupFile(kernel, 'C:\\full\\x.txt', { content: 'x' });
    setupFile(kernel, 'C:\\file.txt', { content: 'f' });
    const statuses: string[] = [];
    run(kernel, function* (u) {
      const attempt = function* (path: string, bytes: Uint8Array, request = WRITE): Program {
        yield nt.createFile(u, path, request);
        const file = u.result;
        yield nt.fsControlFile(u, file, FSCTL_SET_REPARSE_POINT, bytes);
        statuses.push(ntStatusText(u.status));
        yield nt.close(u, file);
      };
      const junction = encodeReparseData(mountPoint('C:\\full'));
      yield* attempt('C:\\full', junction);
      yield* attempt('C:\\file.txt', junction);
      yield* attempt('C:\\dir', junction.subarray(0, 20));
      yield* attempt('C:\\dir', new Uint8Array([1, 2, 3, 4]));
      yield* attempt('C:\\dir', junction, { ...WRITE, access: 0x80 });
      yield* attempt('C:\\dir', junction);
      yield* attempt('C:\\dir', encodeReparseData(symbolicLink('C:\\full')));
      yield nt.createFile(u, 'C:\\dir', { ...WRITE, access: 0x80 });
      yield nt.fsControlFile(u, u.result, FSCTL_GET_REPARSE_POINT);
      expect(u.object).toEqual(junction);
    });
    expect(statuses).toEqual(['NOT EMPTY', 'NOT A DIRECTORY', 'IO REPARSE DATA INVALID', 'IO REPARSE TAG INVALID', 'ACCESS DENIED', 'SUCCESS', 'IO REPARSE TAG MISMATCH']);
  });

  it('wants the privilege for a symbolic link, and leaves no file where it is missing', () => {
    for (const [integrity, expected] of [['High', 'SUCCESS'], ['Medium', 'PRIVILEGE NOT HELD']] as const) {
      const kernel = machine();
      run(kernel, function* (u) {
        for (const kind of ['symlink', 'directory-symlink'] as const) {
          expect(ntStatusText(yield* mklink(u, kind, `C:\\${kind}`, 'C:\\Windows'))).toBe(expected);
          expect(kernel.components.fs.resolve(`C:\\${kind}`).node === null).toBe(expected !== 'SUCCESS');
        }
        expect(ntStatusText(yield* mklink(u, 'junction', 'C:\\j', 'C:\\Windows'))).toBe('SUCCESS');
      }, integrity);
    }
  });
});

describe('the command prompt', () => {
  it('shows links with their targets, types through them, and deletes the link alone', () => {
    const kernel = machine();
    setupFile(kernel, 'C:\\data\\x.txt', { content: 'x' });
    setupFile(kernel, 'C:\\links', { directory: true });
    run(kernel, function* (u) {
      yield* mklink(u, 'symlink', 'C:\\links\\s.txt', '..\\data\\x.txt');
      yield* mklink(u, 'directory-symlink', 'C:\\links\\sd', 'C:\\data');
      yield* mklink(u, 'junction', 'C:\\links\\j', 'C:\\data');
      yield* mklink(u, 'hardlink', 'C:\\links\\h.txt', 'C:\\data\\x.txt');
      expect((yield* dir(u, 'C:\\links')).slice(2)).toEqual([
        { name: 'h.txt', kind: '', target: '' }, { name: 'j', kind: '<JUNCTION>', target: 'C:\\data' },
        { name: 's.txt', kind: '<SYMLINK>', target: '..\\data\\x.txt' }, { name: 'sd', kind: '<SYMLINKD>', target: 'C:\\data' },
      ]);
      for (const path of ['s.txt', 'sd\\x.txt', 'j\\x.txt', 'h.txt']) expect(yield* type(u, `C:\\links\\${path}`)).toEqual({ status: 0, text: 'x' });
      for (const file of ['s.txt', 'h.txt']) expect(yield* del(u, 'C:\\links', file)).toBe(0);
      for (const directory of ['sd', 'j']) expect(yield* rd(u, `C:\\links\\${directory}`)).toBe(0);
      expect((yield* findFiles(u, 'C:\\links', '*')).entries.map((entry) => entry.name)).toEqual(['.', '..']);
      expect(yield* type(u, 'C:\\data\\x.txt')).toEqual({ status: 0, text: 'x' });
      expect(yield* del(u, 'C:\\links', 's.txt')).toBe(NtStatus.NO_SUCH_FILE);
    });
  });
});

describe('hard links', () => {
  it('are names of one file: what is written by one is read by the other, and the last one takes the file along', () => {
    const kernel = machine();
    setupFile(kernel, 'C:\\data\\x.txt', { sizeBytes: 10 });
    const { fs } = kernel.components;
    const node = fs.resolve('C:\\data\\x.txt').node;
    run(kernel, function* (u) {
      expect(yield* createHardLink(u, 'C:\\data\\y.txt', 'C:\\data\\x.txt')).toBe(0);
      expect(yield* createHardLink(u, 'C:\\y.txt', 'C:\\data\\y.txt')).toBe(0);
      expect(yield* createHardLink(u, 'C:\\y.txt', 'C:\\data\\x.txt')).toBe(NtStatus.OBJECT_NAME_COLLISION);
      expect(yield* createHardLink(u, 'D:\\y.txt', 'C:\\data\\x.txt')).toBe(NtStatus.NOT_SAME_DEVICE);
      expect(yield* createHardLink(u, 'C:\\d', 'C:\\data')).toBe(NtStatus.FILE_IS_A_DIRECTORY);
      yield nt.createFile(u, 'C:\\y.txt', WRITE);
      const file = u.result;
      yield nt.writeFile(u, file, 0, 5_000);
      yield nt.close(u, file);
      expect([node?.numberOfLinks, node?.endOfFile]).toEqual([3, 5_000]);
      // The name that the file was made with is no better than the others.
      yield* del(u, 'C:\\data', 'x.txt');
      expect(yield* read(u, 'C:\\data\\x.txt')).toBe('NAME NOT FOUND');
      expect([node?.numberOfLinks, node?.deleted]).toEqual([2, false]);
      expect(fs.resolve('C:\\y.txt').node).toBe(node);
      yield* del(u, 'C:\\', 'y.txt');
      yield* del(u, 'C:\\data', 'y.txt');
      expect([node?.deleted, fs.resolve('C:\\data\\y.txt').node]).toEqual([true, null]);
    });
  });

  it('keep a name that is to be deleted until the last handle is gone, and open by the others meanwhile', () => {
    const kernel = machine();
    setupFile(kernel, 'C:\\x.txt', { content: 'x' });
    run(kernel, function* (u) {
      yield* createHardLink(u, 'C:\\y.txt', 'C:\\x.txt');
      yield nt.createFile(u, 'C:\\y.txt', { access: 0x1_0000 | FileAccess.READ_DATA, share: 7, options: 0x60 });
      const file = u.result;
      yield nt.setInformationFile(u, file, 13, 1);
      expect(yield* read(u, 'C:\\y.txt')).toBe('DELETE PENDING');
      expect(yield* read(u, 'C:\\x.txt')).toBe('x');
      yield nt.close(u, file);
      expect(yield* read(u, 'C:\\y.txt')).toBe('NAME NOT FOUND');
      expect(yield* read(u, 'C:\\x.txt')).toBe('x');
    });
  });

  it('are renamed each for itself, and one gives way to another', () => {
    const kernel = machine();
    setupFile(kernel, 'C:\\d\\x.txt', { content: 'x' });
    setupFile(kernel, 'C:\\d\\other.txt', { content: 'other' });
    const { node } = kernel.components.fs.resolve('C:\\d\\x.txt');
    const names = (): string[] => (kernel.components.fs.resolve('C:\\d').node?.entries ?? []).map((entry) => entry.name.text);
    run(kernel, function* (u) {
      const rename = function* (from: string, to: string, replace: boolean): Steps<string> {
        yield nt.createFile(u, from, { access: 0x1_0000, share: 7, options: 0x20_0060 });
        const file = u.result;
        yield nt.setInformationFile(u, file, 10, replace ? 1 : 0, to);
        const text = ntStatusText(u.status);
        yield nt.close(u, file);
        return text;
      };
      yield* createHardLink(u, 'C:\\d\\y.txt', 'C:\\d\\x.txt');
      expect(yield* rename('C:\\d\\y.txt', 'C:\\d\\Z.txt', false)).toBe('SUCCESS');
      expect([names(), node?.numberOfLinks]).toEqual([['other.txt', 'x.txt', 'Z.txt'], 2]);
      expect(yield* rename('C:\\d\\z.txt', 'C:\\d\\x.txt', true)).toBe('SUCCESS');
      expect([names(), node?.numberOfLinks]).toEqual([['other.txt', 'x.txt'], 1]);
      expect(yield* rename('C:\\d\\x.txt', 'C:\\d\\other.txt', false)).toBe('NAME COLLISION');
      expect(yield* rename('C:\\d\\x.txt', 'D:\\x.txt', true)).toBe(ntStatusText(NtStatus.NOT_SAME_DEVICE));
      expect(yield* rename('C:\\d\\x.txt', 'C:\\d\\other.txt', true)).toBe('SUCCESS');
      expect([names(), yield* read(u, 'C:\\d\\other.txt')]).toEqual([['other.txt'], 'x']);
    });
  });

  it('are at most 1,024', () => {
    const kernel = machine();
    setupFile(kernel, 'C:\\x.txt', { content: 'x' });
    const statuses = new Map<number, number>();
    run(kernel, function* (u) {
      for (let i = 0; i < 1_025; i++) {
        const status = yield* createHardLink(u, `C:\\l${i}.txt`, 'C:\\x.txt');
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      }
    });
    expect([...statuses]).toEqual([[0, 1_023], [NtStatus.TOO_MANY_LINKS, 2]]);
  });
});
