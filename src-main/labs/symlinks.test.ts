// M04 under every choice of its parameters, and its metrics from the exported trace alone.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ntStatusText } from '../../src-shared/nt/ntstatus.ts';
import { eventTypeById } from '../../src-shared/trace/event-types.ts';
import { PayloadReader, readFields } from '../../src-shared/trace/payload.ts';
import { TraceStore } from '../../src-shared/trace/trace-store.ts';
import { PROFILE_NAMES } from '../kernel/core/features.ts';
import type { ProfileName } from '../kernel/core/features.ts';
import { configureLab } from './configure.ts';
import { LabSession } from './lab-session.ts';
import type { LabMetrics, LabValue } from './lab.ts';

type Parameters = Readonly<Record<string, LabValue>>;
const OLD: readonly ProfileName[] = ['windows-xp', 'windows-server-2003'];

interface Row { readonly process: string; readonly pid: number; readonly user: string; readonly operation: string; readonly path: string; readonly result: string; readonly detail: string; readonly fields: Record<string, unknown> }
interface Run { readonly metrics: LabMetrics; readonly failed: readonly string[]; readonly rows: readonly Row[]; readonly session: LabSession }

function run(profile: ProfileName, parameters: Parameters, features: Readonly<Record<string, boolean>> = {}): Run {
  const configured = configureLab({ lab: 'symlinks', profile, parameters, features });
  if (!configured.ok) throw new Error(configured.error);
  const batches: ArrayBuffer[] = [];
  const session = new LabSession(configured.value, (batch) => batches.push(batch));
  session.runUntil(session.endTime);
  session.stop();
  const store = new TraceStore(session.info, { eventTypes: { get: eventTypeById } });
  for (const batch of batches) store.append(batch);
  const rows: Row[] = [];
  for (let row = 0; row < store.rowCount; row++) {
    const head = store.head(store.headId(row));
    const type = eventTypeById(head.type);
    const process = store.process(head.process);
    if (type === undefined || ['ClockTick', 'CycleCharge', 'QuantumEnd'].includes(type.name)) continue;
    const fields = readFields(type, new PayloadReader(store.payload(store.payloadRef(row))), store) as Record<string, unknown>;
    rows.push({
      process: store.string(process.name), pid: process.pid, user: store.string(process.user), operation: type.name, path: store.string(store.pathId(row)), result: ntStatusText(head.result),
      detail: type.detail(fields as never, { result: head.result, formatFiletime: String }), fields,
    });
  }
  const metrics = session.run.metrics();
  return { metrics, failed: session.run.checks(metrics).filter((check) => !check.pass).map((check) => `${check.name}: ${check.expected}, not ${String(check.actual)}`), rows, session };
}

/** The metrics again, from rows and nothing else. */
function recompute(rows: readonly Row[]): LabMetrics {
  const of = (pid: number, ...operations: string[]): Row[] => rows.filter((row) => row.pid === pid && operations.includes(row.operation));
  // The open that type makes: Generic Read, Non-Directory, and the attempts before it that ended with REPARSE.
  const typed = of(2764, 'CreateFile').filter((row) => row.detail.startsWith('Desired Access: Generic Read,'));
  const [first] = typed;
  const last = typed.at(-1);
  const remote = (path: string | undefined): boolean => path?.startsWith('\\\\') === true;
  const opened = last?.result !== 'SUCCESS' ? (last?.result ?? null) : remote(last.path) ? 'SERVER' : remote(first?.path) ? 'CLIENT' : 'LOCAL';
  const answered = rows.filter((row) => row.operation === 'SmbResponse' && row.path === first?.path && row.detail.includes('NT_CREATE_ANDX'));
  const stopped = answered.some((row) => row.result === 'STOPPED ON SYMLINK');
  const creation = (user: string): string | null => {
    const own = rows.filter((row) => row.user.endsWith(user) && row.process !== 'explorer.exe');
    const set = own.find((row) => row.operation === 'FileSystemControl' && row.detail === 'Control: FSCTL_SET_REPARSE_POINT') ?? own.find((row) => row.operation === 'SetLinkInformationFile');
    return (set ?? own.filter((row) => row.operation === 'QueryDirectory' && row.path.endsWith('\\mklink.*')).at(-1))?.result ?? null;
  };
  const counted = of(2764, 'QueryDirectory').slice(of(2764, 'QueryDirectory').findLastIndex((row) => row.path.endsWith('data\\*.txt') && row.detail.startsWith('Filter: *.txt')));
  const left = counted.flatMap((row) => (row.fields['names'] ?? Object.values(row.fields).find(Array.isArray) ?? []) as string[]);
  return {
    opened, createStatus: creation('Mara'), createStatusUnprivileged: creation('Jin'), targetsAfterDelete: left.length, resolvedBy: remote(first?.path) && !stopped ? 'server' : 'client',
  };
}

describe('symlinks', { timeout: 120_000 }, () => {
  const metrics = (profile: ProfileName, parameters: Parameters): LabMetrics => {
    const outcome = run(profile, parameters);
    expect([parameters, outcome.failed]).toEqual([parameters, []]);
    return outcome.metrics;
  };

  it('lets the client follow a symbolic link of a server, and the server a junction', () => {
    for (const profile of PROFILE_NAMES) {
      const old = OLD.includes(profile);
      expect(metrics(profile, { link: 'junction', where: 'server' })).toMatchObject({ opened: 'SERVER', resolvedBy: 'server' });
      expect(metrics(profile, { link: 'symlink', where: 'server', remoteToLocal: true })).toMatchObject(old ? { opened: 'IO REPARSE TAG NOT HANDLED', resolvedBy: 'server' } : { opened: 'CLIENT', resolvedBy: 'client' });
      expect(metrics(profile, { link: 'symlink', where: 'server' })).toMatchObject({ opened: old ? 'IO REPARSE TAG NOT HANDLED' : 'SYMLINK CLASS DISABLED' });
    }
  });

  it('refuses symbolic links without the privilege, and knows none before Windows Vista', () => {
    expect(metrics('windows-vista', {})).toMatchObject({ opened: 'LOCAL', createStatus: 'SUCCESS', createStatusUnprivileged: 'PRIVILEGE NOT HELD' });
    expect(metrics('windows-xp', {})).toMatchObject({ opened: 'IO REPARSE TAG NOT HANDLED', createStatus: 'NO SUCH FILE', createStatusUnprivileged: 'NO SUCH FILE', targetsAfterDelete: 5 });
    for (const link of ['junction', 'hardlink']) for (const profile of ['windows-xp', 'windows-vista'] as const) expect(metrics(profile, { link })).toMatchObject({ createStatus: 'SUCCESS', createStatusUnprivileged: 'SUCCESS' });
  });

  it('lets the old Explorer delete through a junction, the new one the link alone', () => {
    for (const where of ['local', 'server']) {
      for (const targets of [1, 5, 130]) {
        expect(metrics('windows-xp', { link: 'junction', where, targets })['targetsAfterDelete']).toBe(0);
        expect(metrics('windows-vista', { link: 'junction', where, targets })['targetsAfterDelete']).toBe(targets);
        for (const profile of ['windows-xp', 'windows-vista'] as const) expect(metrics(profile, { link: 'hardlink', where, targets })['targetsAfterDelete']).toBe(targets);
      }
    }
  });

  it('follows 63 links and not one more, 31 before', () => {
    for (const where of ['local', 'server']) {
      expect(metrics('windows-vista', { link: 'junction', where, chain: 63 })['opened']).toBe(where === 'local' ? 'LOCAL' : 'SERVER');
      expect(metrics('windows-vista', { link: 'symlink', where, chain: 63, remoteToLocal: true })['opened']).toBe(where === 'local' ? 'LOCAL' : 'CLIENT');
      expect(metrics('windows-vista', { link: 'junction', where, chain: 64 })['opened']).toBe('REPARSE POINT NOT RESOLVED');
      expect(metrics('windows-vista', { link: 'symlink', where, chain: 64, remoteToLocal: true })['opened']).toBe('REPARSE POINT NOT RESOLVED');
      expect(metrics('windows-xp', { link: 'junction', where, chain: 31 })['opened']).toBe(where === 'local' ? 'LOCAL' : 'SERVER');
      expect(metrics('windows-xp', { link: 'junction', where, chain: 32 })['opened']).toBe('REPARSE POINT NOT RESOLVED');
    }
  });

  it('follows the switch, not the profile', () => {
    const parameters = { link: 'junction', chain: 40 };
    expect(run('windows-vista', parameters, { 'ntfs.symlinks': false }).metrics).toEqual(run('windows-xp', parameters).metrics);
    expect(run('windows-xp', { where: 'server', remoteToLocal: true }, { 'ntfs.symlinks': true }).metrics).toEqual(run('windows-vista', { where: 'server', remoteToLocal: true }).metrics);
  });

  it('passes its own checks, and has metrics that the trace alone gives again, for any parameters', () => {
    const parameters = fc.record({
      link: fc.constantFrom('symlink', 'junction', 'hardlink'), where: fc.constantFrom('local', 'server'), remoteToLocal: fc.boolean(),
      targets: fc.integer({ min: 1, max: 90 }), chain: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.constantFrom(31, 32, 63, 64), fc.integer({ min: 1, max: 200 })),
    });
    fc.assert(fc.property(fc.constantFrom(...PROFILE_NAMES), parameters, (profile, chosen) => {
      const outcome = run(profile, chosen);
      expect(outcome.failed).toEqual([]);
      expect(recompute(outcome.rows)).toEqual(outcome.metrics);
      expect(outcome.session.kernel.components.io.irps.pending).toBe(0);
    }), { numRuns: 40 });
  });

  it('shows REPARSE on the link and a second open of the target', () => {
    const { rows } = run('windows-vista', { where: 'server', remoteToLocal: true });
    const typed = rows.filter((row) => row.pid === 2764 && row.operation === 'CreateFile' && row.detail.startsWith('Desired Access: Generic Read,'));
    expect(typed.map((row) => [row.path, row.result])).toEqual([['\\\\SRV\\pub\\link1\\x.txt', 'REPARSE'], ['C:\\data\\x.txt', 'SUCCESS']]);
    const made = rows.filter((row) => row.pid === 2764 && row.path === 'C:\\links\\made by administrator' && row.operation !== 'IRP_MJ_CLOSE').map((row) => `${row.operation} ${row.result} ${row.detail}`);
    expect(made).toEqual([
      'CreateFile SUCCESS Desired Access: Write Attributes, Delete, Synchronize, Disposition: Create, Options: Directory, Synchronous IO Non-Alert, Open Reparse Point, Attributes: N, ShareMode: None, AllocationSize: 0, OpenResult: Created',
      'FileSystemControl SUCCESS Control: FSCTL_SET_REPARSE_POINT', 'CloseFile SUCCESS ',
    ]);
    const refused = rows.filter((row) => row.pid === 2768 && row.path === 'C:\\links\\made by user' && row.operation !== 'IRP_MJ_CLOSE').map((row) => `${row.operation} ${row.result} ${row.detail}`);
    expect(refused.slice(1)).toEqual(['FileSystemControl PRIVILEGE NOT HELD Control: FSCTL_SET_REPARSE_POINT', 'SetDispositionInformationFile SUCCESS Delete: True', 'CloseFile SUCCESS ']);
    const deleted = rows.filter((row) => row.process === 'explorer.exe' && row.path === '\\\\SRV\\pub\\link1' && !['IRP_MJ_CLOSE', 'QueryDirectory', 'SmbRequest', 'SmbResponse'].includes(row.operation));
    expect(deleted.map((row) => `${row.operation} ${row.detail}`)).toEqual([
      expect.stringMatching(/^CreateFile .*Open Reparse Point/), 'QueryAttributeTagFile Attributes: DRP, ReparseTag: 0xa000000c', 'SetDispositionInformationFile Delete: True', 'CloseFile ',
    ]);
    expect(rows.filter((row) => row.operation === 'RegQueryValue').map((row) => `${row.path.split('\\').at(-1)} ${row.detail}`)).toEqual([
      'SymlinkLocalToLocalEvaluation Type: REG_DWORD, Length: 4, Data: 1', 'SymlinkLocalToRemoteEvaluation Type: REG_DWORD, Length: 4, Data: 1',
      'SymlinkRemoteToLocalEvaluation Type: REG_DWORD, Length: 4, Data: 1', 'SymlinkRemoteToRemoteEvaluation Type: REG_DWORD, Length: 4, Data: 0',
    ]);
  });
});
