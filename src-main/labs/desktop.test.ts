import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { cyclesOfMs, cyclesOfSeconds } from '../kernel/core/time.ts';
import { Prng } from '../../src-shared/base/prng.ts';
import { ntStatusText } from '../../src-shared/nt/ntstatus.ts';
import { eventTypeById } from '../../src-shared/trace/event-types.ts';
import { createFile } from '../../src-shared/trace/events/create-file.ts';
import { regOpenKey } from '../../src-shared/trace/events/reg-open-key.ts';
import { configureLab } from './configure.ts';
import type { LabRequest } from './configure.ts';
import { LabSession } from './lab-session.ts';
import { rowsOf } from './lab-trace.fixture.ts';
import { traceLab } from './desktop-trace.ts';

function digest(request: LabRequest, seconds: number, slices: number): string {
  const configured = configureLab(request);
  if (!configured.ok) throw new Error(configured.error);
  const hash = createHash('sha256');
  const end = cyclesOfSeconds(seconds);
  const session = new LabSession(configured.value, (batch) => { hash.update(new Uint8Array(batch)); }, end);
  for (let i = 1; i <= slices; i++) session.runUntil(Math.round((end * i) / slices));
  session.stop();
  return hash.digest('hex');
}

function namesOf(request: LabRequest): { name: string; session: number; pid: number; user: string }[] {
  const { session } = traceLab(request, cyclesOfMs(20));
  return [...session.kernel.ps.processes.values()].map((process) => ({ name: process.name, session: process.session, pid: process.pid, user: process.user }));
}

describe('the desktop lab', () => {
  it('gives the same bytes twice and in slices, others for another seed', () => {
    const whole = digest({ lab: 'desktop', seed: 3 }, 1.2, 1);
    expect(digest({ lab: 'desktop', seed: 3 }, 1.2, 1)).toBe(whole);
    expect(digest({ lab: 'desktop', seed: 3 }, 1.2, 217)).toBe(whole);
    expect(digest({ lab: 'desktop', seed: 4 }, 1.2, 1)).not.toBe(whole);
  });

  it.each(['windows-xp', 'windows-server-2003', 'windows-vista', 'windows-server-2008'])('shows events within the first second and keeps its books on %s', (profile) => {
    const { session, store } = traceLab({ lab: 'desktop', profile }, cyclesOfSeconds(1));
    expect(store.rowCount).toBeGreaterThan(500);
    const books = session.kernel.ke.accounting();
    expect(books.threadCycles + books.interruptCycles + books.dpcCycles + books.idleCycles).toBe(books.elapsedCycles * books.cpus);
  });

  it('has metrics that the trace alone gives again', () => {
    const { session, store } = traceLab({ lab: 'desktop' }, cyclesOfSeconds(1.5));
    const metrics = session.run.metrics();
    expect(metrics['events']).toBe(store.rowCount);
    const rows = new Map<string, number>();
    for (let head = 0; head < store.headCount; head++) {
      const name = store.string(store.process(store.headProcess(head)).name);
      rows.set(name, (rows.get(name) ?? 0) + store.headRows(head));
    }
    expect(metrics['busiestProcess']).toBe([...rows].sort((a, b) => b[1] - a[1])[0]?.[0]);
    expect(metrics['processes']).toBe(session.kernel.ps.processes.size);
  });

  it('keeps services out of the person\'s session where session 0 is isolated', () => {
    const vista = namesOf({ lab: 'desktop', profile: 'windows-vista' });
    expect(vista.find((process) => process.name === 'wininit.exe')).toMatchObject({ pid: 520, session: 0 });
    expect(vista.find((process) => process.name === 'explorer.exe')).toMatchObject({ pid: 2188, session: 1 });
    expect(vista.find((process) => process.name === 'dwm.exe')?.session).toBe(1);
    expect(vista.filter((process) => process.name === 'svchost.exe').every((process) => process.session === 0)).toBe(true);
    expect(new Set(vista.map((process) => process.pid)).has(1036)).toBe(true);
  });

  it('shares session 0 on Windows XP, without the processes that came later', () => {
    const xp = namesOf({ lab: 'desktop', profile: 'windows-xp' });
    for (const later of ['wininit.exe', 'lsm.exe', 'dwm.exe', 'audiodg.exe', 'SLsvc.exe', 'taskeng.exe']) expect(xp.some((process) => process.name === later)).toBe(false);
    expect(xp.find((process) => process.name === 'explorer.exe')?.session).toBe(0);
    expect(xp.find((process) => process.name === 'winlogon.exe')).toMatchObject({ pid: 556, session: 0 });
  });

  it('gives background work a low priority that Detail shows, where there are priorities', () => {
    const priorities = (profile: string): Map<string, Set<string>> => {
      const { view, store } = traceLab({ lab: 'desktop', profile, parameters: { eventsPerSec: 20_000 } }, cyclesOfSeconds(6));
      const found = new Map<string, Set<string>>();
      for (let row = 0; row < store.rowCount; row++) {
        const type = eventTypeById(store.head(store.headId(row)).type);
        if (type === undefined || !/^(Read|Write)File$/.test(type.name)) continue;
        const priority = /Priority: ([\w ]+)$/.exec(view.detail(row))?.[1];
        if (priority === undefined) continue;
        const process = store.process(store.head(store.headId(row)).process);
        const key = `${store.string(process.name)} ${process.pid}`;
        found.set(key, (found.get(key) ?? new Set()).add(priority));
      }
      return found;
    };
    const vista = priorities('windows-vista');
    expect(vista.get('svchost.exe 1008')).toContain('Very Low');
    expect(vista.get('svchost.exe 880')).toContain('Very Low');
    expect(vista.get('SearchIndexer.exe 1820')).toEqual(new Set(['Very Low']));
    expect(vista.get('taskeng.exe 2104')).toEqual(new Set(['Low']));
    expect(vista.get('explorer.exe 2188')).toEqual(new Set(['Normal']));
    expect(priorities('windows-server-2008').get('svchost.exe 1008') ?? new Set()).not.toContain('Very Low');
    expect(priorities('windows-xp').size).toBe(0);
  });

  it('has a person who presses Cancel on a server that does not answer, in vain before Windows Vista', () => {
    const opened = (profile: string): { result: string; late: number; others: number } => {
      const { session, store } = traceLab({ lab: 'desktop', profile, parameters: { eventsPerSec: 1_000 } }, cyclesOfSeconds(44));
      // The person's own draws: when, and how patiently.
      const prng = new Prng(session.kernel.seed, 'workloads.folder/0');
      const at = 20_000 + prng.below(2_000);
      const patience = (3_000 + prng.below(5_000)) / 1_000;
      const rows = rowsOf(store, createFile).filter((row) => row.path === '\\\\archive\\projects');
      expect(rows).toHaveLength(1);
      const [row] = rows as [(typeof rows)[number]];
      expect([row.processName, row.time / cyclesOfMs(1) - at]).toEqual(['explorer.exe', expect.closeTo(0, -2)]);
      const end = row.time + row.duration;
      const meanwhile = [...rowsOf(store, createFile), ...rowsOf(store, regOpenKey)].filter((other) => other.processName === 'explorer.exe' && other.tid !== row.tid && other.time > row.time && other.time < end);
      return { result: ntStatusText(row.result), late: row.duration / cyclesOfSeconds(1) - patience, others: meanwhile.length };
    };
    const vista = opened('windows-vista');
    expect(vista.result).toBe('CANCELLED');
    expect(vista.late).toBeGreaterThan(-0.01);
    expect(vista.late).toBeLessThan(0.05);
    const xp = opened('windows-xp');
    expect(xp.result).toBe('BAD NETWORK PATH');
    expect(xp.late).toBeGreaterThan(12);
    // Other threads of Explorer go on.
    expect(xp.others).toBeGreaterThan(10);
  });

  it('runs what a server runs on server profiles', () => {
    const server = namesOf({ lab: 'desktop', profile: 'windows-server-2008' });
    for (const name of ['w3wp.exe', 'sqlservr.exe', 'dns.exe', 'msdtc.exe']) expect(server.some((process) => process.name === name)).toBe(true);
    expect(server.some((process) => process.name === 'dwm.exe')).toBe(false);
  });

  it('adds a session for each person and leaves out programs that are not wanted', () => {
    const three = namesOf({ lab: 'desktop', parameters: { users: 3 } });
    expect(three.filter((process) => process.name === 'explorer.exe').map((process) => process.session)).toEqual([1, 2, 3]);
    expect(new Set(three.filter((process) => process.name === 'explorer.exe').map((process) => process.user)).size).toBe(3);
    const bare = namesOf({ lab: 'desktop', parameters: { apps: 'office' } });
    expect(bare.some((process) => process.name === 'nwwriter.exe')).toBe(true);
    for (const name of ['navigator.exe', 'ctguard.exe', 'SearchIndexer.exe', 'WinMail.exe', 'wmplayer.exe']) expect(bare.some((process) => process.name === name)).toBe(false);
  });

  it('refuses programs that it does not know and says which there are', () => {
    const refused = configureLab({ lab: 'desktop', parameters: { apps: 'office,games' } });
    expect(refused.ok ? '' : refused.error).toContain("got 'games'");
    expect(configureLab({ lab: 'desktop', parameters: { apps: '' } }).ok).toBe(true);
    expect(configureLab({ lab: 'desktop', parameters: { apps: 'office, av' } }).ok).toBe(true);
  });

  it('does more when it is asked for more', () => {
    const events = (eventsPerSec: number): number => traceLab({ lab: 'desktop', parameters: { eventsPerSec } }, cyclesOfSeconds(4)).store.rowCount;
    // A short stretch: a person's evening is not even.
    const usual = events(5_000);
    const busy = events(40_000);
    expect(usual).toBeGreaterThan(4 * 2_000);
    expect(busy).toBeGreaterThan(4 * 25_000);
    expect(busy).toBeLessThan(4 * 60_000);
  });
});
