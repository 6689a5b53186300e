import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NtStatus, ntStatusText } from '../../../src-shared/nt/ntstatus.ts';
import { mountPoint, symbolicLink } from '../../../src-shared/nt/reparse-point.ts';
import { profileFeatures } from '../core/features.ts';
import type { ProfileName } from '../core/features.ts';
import { DEFAULT_MACHINE, Kernel } from '../core/kernel.ts';
import * as nt from '../core/native-api.ts';
import type { Program, UserContext } from '../core/program.ts';
import { setupFile, setupHost, setupReparsePoint } from '../core/setup.ts';
import { CYCLES_PER_MS, CYCLES_PER_SECOND, cyclesOfMs, cyclesOfSeconds } from '../core/time.ts';
import { RecordingSink } from '../etw/recording-sink.ts';
import { DEFAULT_SESSION, EnableFlag } from '../etw/session-properties.ts';
import type { KThread } from '../ke/thread.ts';

const READ: nt.OpenRequest = { access: 0x12_0089, share: 7, options: 0x60 };
const SECONDS = 1 / CYCLES_PER_SECOND;

interface Machine { readonly kernel: Kernel; readonly sink: RecordingSink }

function machine(profile: ProfileName = 'windows-vista', setUp: (kernel: Kernel) => void = () => {}): Machine {
  const kernel = new Kernel({ machine: { ...DEFAULT_MACHINE, systemThreads: false }, features: profileFeatures(profile), seed: 1 });
  const server = setupHost(kernel, 'SRV');
  server.share('pub', 'C:\\pub');
  server.fs.setupFile('C:\\pub\\a.txt', { content: 'from the server' });
  server.fs.setupFile('C:\\pub\\big.dat', { sizeBytes: 150_000 });
  setupHost(kernel, 'OFFLINE', { up: false });
  setUp(kernel);
  const sink = new RecordingSink();
  kernel.components.etw.start(sink, { ...DEFAULT_SESSION, enableFlags: EnableFlag.NETWORK_TCPIP | EnableFlag.EMULATOR_INTERNALS });
  return { kernel, sink };
}

/** Runs a program to its end. @returns the thread */
function run({ kernel }: Machine, program: (u: UserContext) => Program, seconds: number): KThread {
  const process = kernel.ps.createProcess({ imagePath: 'C:\\t.exe', user: 'PC\\Mara', integrity: 'Medium', program });
  const thread = process.threads[0] as KThread;
  kernel.runUntil(kernel.now + cyclesOfSeconds(seconds));
  return thread;
}

const rowsOf = (sink: RecordingSink, ...operations: string[]): { operation: string; path: string; result: string; second: number }[] => sink.rows.filter((row) => operations.includes(row.operation))
  .map((row) => ({ operation: row.operation, path: row.path, result: ntStatusText(row.result), second: Math.round(row.time * SECONDS * 10) / 10 }));

describe('a name that no machine has', () => {
  it.each(['windows-xp', 'windows-vista'] as const)('is asked for over 6.75 s on %s: three times at the name server, three times of everybody', (profile) => {
    const on = machine(profile);
    let done = 0;
    let status = 0;
    run(on, function* (u) {
      yield nt.createFile(u, '\\\\nonexistentmachine\\IPC$', READ);
      status = u.status;
      done = u.now * SECONDS;
    }, 8);
    expect(status).toBe(NtStatus.BAD_NETWORK_PATH);
    expect(done).toBeGreaterThan(6.75);
    expect(done).toBeLessThan(6.78);
    expect(rowsOf(on.sink, 'UDP Send').map((row) => [row.second, row.path])).toEqual([
      ...[0, 1.5, 3].map((second) => [second, 'KERNELSCOPE:netbios-ns -> WINS:netbios-ns']), ...[4.5, 5.3, 6].map((second) => [second, 'KERNELSCOPE:netbios-ns -> 192.168.1.255:netbios-ns']),
    ]);
    expect(rowsOf(on.sink, 'CreateFile')).toEqual([{ operation: 'CreateFile', path: '\\\\nonexistentmachine\\IPC$', result: 'BAD NETWORK PATH', second: 0 }]);
    expect(on.kernel.components.io.irps).toMatchObject({ started: 1, ended: 1 });
  });
});

describe('a host that is down', () => {
  it('is tried for 21 s: SYNs at 0, 3 and 9 s', () => {
    const on = machine();
    let done = 0;
    run(on, function* (u) {
      yield nt.createFile(u, '\\\\OFFLINE\\share', READ);
      done = u.now * SECONDS;
    }, 22);
    expect(done).toBeGreaterThan(21);
    expect(done).toBeLessThan(21.03);
    expect(rowsOf(on.sink, 'TCP Retransmit', 'TcpIpFail', 'TCP Connect').map((row) => [row.operation, row.second])).toEqual([['TCP Retransmit', 3], ['TCP Retransmit', 9], ['TcpIpFail', 21]]);
    expect(on.sink.rows.find((row) => row.operation === 'TcpIpFail')?.path).toMatch(/^KERNELSCOPE:\d+ -> OFFLINE:microsoft-ds$/);
  });

  it('makes a program that connects by itself wait as long', () => {
    const on = machine();
    let status = 0;
    let done = 0;
    run(on, function* (u) {
      yield nt.socket(u, 'tcp');
      yield nt.connect(u, u.result, 'OFFLINE', 80, CYCLES_PER_MS);
      status = u.status;
      done = u.now * SECONDS;
    }, 22);
    expect(status).toBe(NtStatus.IO_TIMEOUT);
    expect(Math.round(done)).toBe(21);
  });
});

describe('giving up', () => {
  const attempt = (profile: ProfileName, path: string): { taken: boolean; status: number; done: number; on: Machine } => {
    const on = machine(profile);
    let status = -1;
    let done = 0;
    const thread = run(on, function* (u) {
      yield nt.createFile(u, path, READ);
      status = u.status;
      done = u.now * SECONDS;
    }, 2);
    const { irps } = on.kernel.components.io;
    const taken = irps.cancelThread(thread) > 0;
    on.kernel.runUntil(cyclesOfSeconds(30));
    expect(irps.pending).toBe(0);
    return { taken, status, done, on };
  };

  it.each(['\\\\nonexistentmachine\\IPC$', '\\\\OFFLINE\\share'])('ends an open of %s at once where the redirector can', (path) => {
    const { taken, status, done, on } = attempt('windows-vista', path);
    expect([taken, status]).toEqual([true, NtStatus.CANCELLED]);
    expect(done).toBeLessThan(2.01);
    expect(rowsOf(on.sink, 'CreateFile').map((row) => row.result)).toEqual(['CANCELLED']);
    // Nothing is sent for an open that nobody waits for.
    expect(rowsOf(on.sink, 'UDP Send', 'TCP Retransmit', 'TcpIpFail').filter((row) => row.second > 2)).toEqual([]);
  });

  it.each([['\\\\nonexistentmachine\\IPC$', 6.75], ['\\\\OFFLINE\\share', 21]] as const)('changes nothing for %s before', (path, seconds) => {
    const { taken, status, done } = attempt('windows-xp', path);
    expect([taken, status]).toEqual([false, NtStatus.BAD_NETWORK_PATH]);
    expect(Math.abs(done - seconds)).toBeLessThan(0.05);
  });

  it('undoes on the server what was on its way when nobody waited any more', () => {
    const on = machine('windows-vista', (kernel) => { setupHost(kernel, 'FAR', { roundTrip: cyclesOfMs(400) }).share('pub', 'C:\\pub'); });
    const server = on.kernel.components.net.hosts.find('FAR')?.server;
    server?.fs.setupFile('C:\\pub\\a.txt', { content: 'a' });
    const exclusive: nt.OpenRequest = { ...READ, share: 0 };
    // Connect, negotiate, session, tree: four round trips; the create is on its way at 1.8 s.
    const thread = run(on, function* (u) { yield nt.createFile(u, '\\\\FAR\\pub\\a.txt', exclusive); }, 1.75);
    expect(on.kernel.components.io.irps.cancelThread(thread)).toBe(1);
    on.kernel.runUntil(cyclesOfSeconds(4));
    expect(server?.opens).toBe(1);
    expect(server?.fs.resolve('C:\\pub\\a.txt').node?.isOpen).toBe(false);
  });
});

describe('a file on a server', () => {
  it('is opened with one create, read in messages of 60 KB, listed, changed and closed', () => {
    const on = machine();
    const seen: string[] = [];
    run(on, function* (u) {
      yield nt.createFile(u, '\\\\SRV\\pub\\a.txt', READ);
      const file = u.result;
      yield nt.readFile(u, file, 0, 512);
      seen.push(u.text);
      yield nt.readFile(u, file, -1, 512);
      seen.push(ntStatusText(u.status));
      yield nt.close(u, file);
      yield nt.createFile(u, '\\\\SRV\\pub\\big.dat', READ);
      yield nt.readFile(u, u.result, 0, 150_000);
      seen.push(String(u.result));
      yield nt.createFile(u, '\\\\srv\\PUB', { access: 0x10_0001, share: 7, options: 0x21 });
      yield nt.queryDirectoryFile(u, u.result, '*', 3);
      seen.push(String(u.result));
      yield nt.createFile(u, '\\\\SRV\\nothing\\a.txt', READ);
      seen.push(ntStatusText(u.status));
      yield nt.createFile(u, '\\\\SRV\\pub\\missing.txt', READ);
      seen.push(ntStatusText(u.status));
      yield nt.createFile(u, '\\\\SRV\\pub\\new.txt', { access: 0x13_0116, share: 7, options: 0x60, disposition: 2 });
      const made = u.result;
      yield nt.writeFile(u, made, 0, 100_000);
      yield nt.setInformationFile(u, made, 13, 1);
      seen.push(ntStatusText(u.status));
    }, 5);
    expect(seen).toEqual(['from the server', 'END OF FILE', '150000', '4', 'BAD NETWORK NAME', 'NAME NOT FOUND', 'SUCCESS']);
    const commands = on.sink.rows.filter((row) => row.operation === 'SmbRequest').map((row) => /Command: (\w+)/.exec(row.detail)?.[1]);
    expect(commands).toEqual([
      'NEGOTIATE', 'SESSION_SETUP_ANDX', 'TREE_CONNECT_ANDX', 'NT_CREATE_ANDX', 'READ_ANDX', 'READ_ANDX', 'CLOSE', 'NT_CREATE_ANDX', 'READ_ANDX', 'READ_ANDX', 'READ_ANDX',
      'NT_CREATE_ANDX', 'TRANSACTION2', 'TREE_CONNECT_ANDX', 'NT_CREATE_ANDX', 'NT_CREATE_ANDX', 'WRITE_ANDX', 'WRITE_ANDX', 'TRANSACTION2',
    ]);
    expect(on.sink.rows.filter((row) => row.operation === 'SmbResponse')).toHaveLength(commands.length);
    const received = rowsOf(on.sink, 'TCP Receive');
    expect(received.length).toBeGreaterThan(110);
    expect(received.every((row) => /^KERNELSCOPE:\d+ -> SRV:microsoft-ds$/.test(row.path))).toBe(true);
    expect(on.kernel.components.io.irps.pending).toBe(0);
    // The rundown closed what was left open, and what was to be deleted is gone.
    expect(on.kernel.components.net.hosts.find('SRV')?.server?.fs.resolve('C:\\pub\\new.txt').node).toBeNull();
  });

  it('takes a round trip for each thing that is asked', () => {
    const times: number[] = [];
    const on = machine('windows-vista', (kernel) => {
      const far = setupHost(kernel, 'FAR', { roundTrip: cyclesOfMs(100) });
      far.share('pub', 'C:\\pub');
      far.fs.setupFile('C:\\pub\\a.txt', { content: 'a' });
    });
    run(on, function* (u) {
      const start = u.now;
      const note = (): void => { times.push(Math.round((u.now - start) / CYCLES_PER_MS / 100)); };
      yield nt.createFile(u, '\\\\FAR\\pub\\a.txt', READ);
      note();
      const file = u.result;
      yield nt.readFile(u, file, 0, 10);
      note();
      yield nt.queryInformationFile(u, file, 5);
      note();
      yield nt.close(u, file);
      note();
      yield nt.createFile(u, '\\\\FAR\\pub\\a.txt', READ);
      note();
    }, 3);
    // Connect, negotiate, session set-up, tree connect and create; then one each.
    expect(times).toEqual([5, 6, 7, 8, 9]);
  });

  it('lets two threads share the connection that the first one makes', () => {
    const on = machine();
    const statuses: number[] = [];
    run(on, function* (u) {
      yield nt.createThread(u, function* (v) {
        yield nt.createFile(v, '\\\\SRV\\pub\\a.txt', READ);
        statuses.push(v.status);
      });
      yield nt.createFile(u, '\\\\SRV\\pub\\a.txt', READ);
      statuses.push(u.status);
    }, 2);
    expect(statuses).toEqual([0, 0]);
    expect(rowsOf(on.sink, 'TCP Connect')).toHaveLength(1);
  });
});

describe('what the redirector sends', () => {
  it('shows the way through the object manager, MUP and the redirector, or a timer that had nobody above it', () => {
    const on = machine();
    run(on, function* (u) {
      yield nt.createFile(u, '\\\\nobody\\IPC$', READ);
      yield nt.createFile(u, '\\\\SRV\\pub\\a.txt', READ);
      yield nt.readFile(u, u.result, 0, 10);
    }, 8);
    const stacks = (operation: string): string[] => on.sink.rows.filter((row) => row.operation === operation).map((row) => on.sink.stackFrames(row.stack).map((frame) => frame.replace(/\+0x[0-9a-f]+$/, '')).join(' '));
    const [asked, again] = stacks('UDP Send');
    expect(asked).toMatch(/ntdll.dll!NtCreateFile .*ntkrnlpa.exe!IopParseDevice .*mup.sys!MupCreate .*rdbss.sys!RxCommonCreate .*netbt.sys!QueryNameOnNet/);
    expect(again).toMatch(/KiTimerExpiration .*netbt.sys!TimerExpiry/);
    expect(again).not.toContain('mup.sys');
    const sent = stacks('TCP Send');
    expect(sent.filter((stack) => /mup.sys!MupCreate .*mrxsmb10.sys!MRxSmbCreate .*tcpip.sys!TcpTcbSend$/.test(stack))).toHaveLength(1);
    expect(sent.at(-1)).toMatch(/ntdll.dll!NtReadFile .*mup.sys!MupFsdIrpPassThrough .*rdbss.sys/);
    expect(stacks('CreateFile').every((stack) => stack.includes('IopParseDevice'))).toBe(true);
  });

  it('ends every request once, whoever gives up or is killed when, and the server keeps nothing open', () => {
    const path = fc.constantFrom('\\\\SRV\\pub\\a.txt', '\\\\SRV\\pub\\big.dat', '\\\\SRV\\pub', '\\\\SRV\\none\\a', '\\\\nobody\\x', '\\\\OFFLINE\\x');
    const act = fc.record({ afterMs: fc.nat(40), thread: fc.nat(2), kill: fc.boolean() });
    fc.assert(fc.property(fc.array(fc.array(path, { maxLength: 4 }), { minLength: 1, maxLength: 3 }), fc.array(act, { maxLength: 5 }), fc.constantFrom<ProfileName>('windows-xp', 'windows-vista'), (programs, acts, profile) => {
      const outcome = (slices: number): string => {
        const { kernel, sink } = machine(profile);
        const processes = programs.map((paths) => kernel.ps.createProcess({ imagePath: 'C:\\t.exe', program: function* (u) {
          for (const one of paths) {
            yield nt.createFile(u, one, { ...READ, options: 0x20 });
            if (u.status !== NtStatus.SUCCESS) continue;
            const file = u.result;
            yield nt.readFile(u, file, 0, 70_000);
            yield nt.close(u, file);
          }
        } }));
        let time = 0;
        for (const { afterMs, thread, kill } of acts) {
          time += cyclesOfMs(afterMs / 10);
          kernel.runUntil(time);
          const process = processes[thread % processes.length];
          const victim = process?.threads[0];
          if (process === undefined || victim === undefined) continue;
          if (kill) kernel.apply({ kind: 'kill', pid: process.pid });
          else kernel.components.io.irps.cancelThread(victim);
        }
        // Twelve opens of a host that is down wait for each other, 21 s each.
        const end = time + cyclesOfSeconds(300);
        for (let i = 1; i <= slices; i++) kernel.runUntil(time + Math.floor(((end - time) * i) / slices));
        const { irps } = kernel.components.io;
        expect([irps.pending, irps.started - irps.ended]).toEqual([0, 0]);
        const server = kernel.components.net.hosts.find('SRV')?.server;
        for (const name of ['a.txt', 'big.dat', '']) expect(server?.fs.resolve(`C:\\pub\\${name}`).node?.isOpen).toBe(false);
        const { cpus, elapsedCycles, threadCycles, interruptCycles, dpcCycles, idleCycles } = kernel.ke.accounting();
        expect(threadCycles + interruptCycles + dpcCycles + idleCycles).toBe(elapsedCycles * cpus);
        return JSON.stringify(sink.rows);
      };
      expect(outcome(50)).toBe(outcome(1));
    }), { numRuns: 12 });
  }, 120_000);
});

describe('a link on a server', () => {
  const links = (kernel: Kernel): void => {
    const { fs } = kernel.components.net.hosts.find('SRV')?.server ?? { fs: kernel.components.fs };
    setupFile(kernel, 'C:\\data\\x.txt', { content: 'CLIENT' });
    fs.setupFile('C:\\data\\x.txt', { content: 'SERVER' });
    for (const name of ['jdir', 'sdir', 'rdir']) fs.setupFile(`C:\\pub\\${name}`, { directory: true });
    setupReparsePoint(kernel, 'C:\\pub\\jdir', mountPoint('C:\\data'), fs);
    setupReparsePoint(kernel, 'C:\\pub\\sdir', symbolicLink('C:\\data'), fs);
    setupReparsePoint(kernel, 'C:\\pub\\rdir', symbolicLink('jdir'), fs);
  };
  const type = (profile: ProfileName, path: string, policies: Readonly<Record<string, number>> = {}): { text: string; on: Machine } => {
    const on = machine(profile, (kernel) => {
      links(kernel);
      kernel.components.cm.setupKey('HKLM\\SYSTEM\\CurrentControlSet\\Control\\FileSystem', Object.entries(policies).map(([name, data]) => ({ name, type: 4, data })));
    });
    let text = '';
    run(on, function* (u) {
      yield nt.createFile(u, path, READ);
      text = ntStatusText(u.status);
      if (u.status !== NtStatus.SUCCESS) return;
      yield nt.readFile(u, u.result, 0, 100);
      ({ text } = u);
    }, 2);
    return { text, on };
  };

  it.each(['windows-xp', 'windows-vista'] as const)('is followed by the server where it is a junction, on %s', (profile) => {
    const { text, on } = type(profile, '\\\\SRV\\pub\\jdir\\x.txt');
    expect(text).toBe('SERVER');
    expect(rowsOf(on.sink, 'CreateFile').map((row) => row.result)).toEqual(['SUCCESS']);
  });

  it('is followed by the client where it is symbolic and the policy allows it', () => {
    const { text, on } = type('windows-vista', '\\\\SRV\\pub\\sdir\\x.txt', { SymlinkRemoteToLocalEvaluation: 1 });
    expect(text).toBe('CLIENT');
    expect(rowsOf(on.sink, 'CreateFile').map((row) => [row.path, row.result])).toEqual([['\\\\SRV\\pub\\sdir\\x.txt', 'REPARSE'], ['C:\\data\\x.txt', 'SUCCESS']]);
    const answer = on.sink.rows.filter((row) => row.operation === 'SmbResponse' && row.detail.includes('NT_CREATE'));
    expect(answer.map((row) => ntStatusText(row.result))).toEqual(['STOPPED ON SYMLINK']);
    expect(rowsOf(on.sink, 'RegOpenKey', 'RegQueryValue', 'RegCloseKey').map((row) => `${row.operation} ${row.result}`)).toEqual([
      'RegOpenKey REPARSE', 'RegOpenKey SUCCESS', 'RegQueryValue NAME NOT FOUND', 'RegQueryValue NAME NOT FOUND', 'RegQueryValue SUCCESS', 'RegQueryValue NAME NOT FOUND', 'RegCloseKey SUCCESS',
    ]);
  });

  it('fails where the policy forbids it, and where nobody knows the tag', () => {
    expect(type('windows-vista', '\\\\SRV\\pub\\sdir\\x.txt').text).toBe('SYMLINK CLASS DISABLED');
    expect(type('windows-vista', '\\\\SRV\\pub\\rdir\\x.txt').text).toBe('SYMLINK CLASS DISABLED');
    expect(type('windows-xp', '\\\\SRV\\pub\\sdir\\x.txt', { SymlinkRemoteToLocalEvaluation: 1 }).text).toBe('IO REPARSE TAG NOT HANDLED');
  });

  it('may be relative: the client goes on at the server', () => {
    const { text, on } = type('windows-vista', '\\\\SRV\\pub\\rdir\\x.txt', { SymlinkRemoteToRemoteEvaluation: 1 });
    expect(text).toBe('SERVER');
    expect(rowsOf(on.sink, 'CreateFile').map((row) => row.path)).toEqual(['\\\\SRV\\pub\\rdir\\x.txt', '\\\\SRV\\pub\\jdir\\x.txt']);
  });
});
