import { describe, expect, it } from 'vitest';
import { eventTypeById } from '../../../src-shared/trace/event-types.ts';
import { DEFAULT_MACHINE, Kernel } from '../core/kernel.ts';
import { profileFeatures } from '../core/features.ts';
import { cyclesOfMs, cyclesOfSeconds } from '../core/time.ts';
import * as nt from '../core/native-api.ts';
import { setupFile, setupImage, setupKey } from '../core/setup.ts';
import type { Program, UserContext } from '../core/program.ts';
import { RegistryAccess } from '../../../src-shared/nt/registry-access.ts';
import { RegistryType } from '../../../src-shared/nt/registry-types.ts';
import { NtStatus, ntStatusText } from '../../../src-shared/nt/ntstatus.ts';
import { RecordingSink } from './recording-sink.ts';
import type { RecordedRow } from './recording-sink.ts';

/** Runs one program on an otherwise idle machine and gives its rows. */
export function runProgram(program: (u: UserContext) => Program, setup: (kernel: Kernel) => void = () => {}, profile: 'windows-vista' | 'windows-xp' = 'windows-vista'): { rows: RecordedRow[]; kernel: Kernel; sink: RecordingSink } {
  const kernel = new Kernel({ machine: { ...DEFAULT_MACHINE, systemThreads: false }, features: profileFeatures(profile), seed: 7 });
  setup(kernel);
  const sink = new RecordingSink();
  kernel.components.etw.start(sink);
  kernel.ps.createProcess({ imagePath: 'C:\\Tools\\probe.exe', program, user: 'PC\\Mara', session: 1, integrity: 'Medium', pid: 3000 });
  kernel.runUntil(cyclesOfSeconds(2));
  const rows = sink.rows.filter((row) => sink.processes[row.process]?.pid === 3000);
  return { rows, kernel, sink };
}

const texts = (rows: RecordedRow[]): string[] => rows.filter((row) => row.eventClass !== 'Profiling').map((row) => `${row.operation} | ${row.path} | ${ntStatusText(row.result)} | ${row.detail}`);

describe('registry services', () => {
  it('show what Process Monitor shows', () => {
    const { rows } = runProgram(
      function* (u) {
        yield nt.openKey(u, 0, 'HKLM\\Software\\Contoso', RegistryAccess.READ);
        const key = u.result;
        yield nt.queryValueKey(u, key, 'Path');
        expect(u.text).toBe('.Default');
        yield nt.queryValueKey(u, key, 'Missing');
        yield nt.queryValueKey(u, key, 'Count');
        expect(u.out2).toBe(20);
        yield nt.queryKey(u, key, 2);
        yield nt.enumerateKey(u, key, 0);
        yield nt.enumerateKey(u, key, 1);
        yield nt.enumerateValueKey(u, key, 0);
        yield nt.close(u, key);
        yield nt.openKey(u, 0, 'HKCU\\Software\\Contoso', RegistryAccess.MAXIMUM_ALLOWED);
        yield nt.createKey(u, 0, 'HKCU\\Software\\Contoso', RegistryAccess.ALL_ACCESS);
        const own = u.result;
        yield nt.setValueKey(u, own, 'Seen', RegistryType.DWORD, 1);
        yield nt.setValueKey(u, own, 'Blob', RegistryType.BINARY, new Uint8Array(20));
        yield nt.close(u, own);
        yield nt.openKey(u, 0, 'HKCU\\Software\\Contoso', RegistryAccess.MAXIMUM_ALLOWED);
        yield nt.openKey(u, 0, 'HKLM\\SYSTEM\\CurrentControlSet\\Control', RegistryAccess.QUERY_VALUE);
        yield nt.openKey(u, 0, 'HKLM\\SAM\\SAM\\Domains', RegistryAccess.READ);
      },
      (kernel) => {
        setupKey(kernel, 'HKLM\\SOFTWARE\\Contoso', [{ name: 'Path', type: RegistryType.SZ, data: '.Default' }, { name: 'Count', type: RegistryType.DWORD, data: 20 }]);
        setupKey(kernel, 'HKLM\\SOFTWARE\\Contoso\\Application');
        setupKey(kernel, 'HKLM\\SYSTEM\\CurrentControlSet\\Control');
        setupKey(kernel, 'HKLM\\SAM\\SAM\\Domains');
        kernel.components.se.setupAccount('PC\\Mara', 'S-1-5-21-1-2-3-1000');
      },
    );
    expect(texts(rows).filter((text) => text.startsWith('Reg')).slice(0, -2)).toEqual([
      'RegOpenKey | HKLM\\Software\\Contoso | SUCCESS | Desired Access: Read',
      'RegQueryValue | HKLM\\SOFTWARE\\Contoso\\Path | SUCCESS | Type: REG_SZ, Length: 18, Data: .Default',
      'RegQueryValue | HKLM\\SOFTWARE\\Contoso\\Missing | NAME NOT FOUND | Length: 144',
      'RegQueryValue | HKLM\\SOFTWARE\\Contoso\\Count | SUCCESS | Type: REG_DWORD, Length: 4, Data: 20',
      'RegQueryKey | HKLM\\SOFTWARE\\Contoso | SUCCESS | Query: Full, SubKeys: 1, Values: 2',
      'RegEnumKey | HKLM\\SOFTWARE\\Contoso | SUCCESS | Index: 0, Name: Application',
      'RegEnumKey | HKLM\\SOFTWARE\\Contoso | NO MORE ENTRIES | Index: 1, Length: 288',
      'RegEnumValue | HKLM\\SOFTWARE\\Contoso | SUCCESS | Index: 0, Name: Path, Type: REG_SZ, Length: 18, Data: .Default',
      'RegCloseKey | HKLM\\SOFTWARE\\Contoso | SUCCESS | ',
      'RegOpenKey | HKCU\\Software\\Contoso | NAME NOT FOUND | Desired Access: Maximum Allowed',
      'RegCreateKey | HKCU\\Software\\Contoso | SUCCESS | Desired Access: All Access, Disposition: REG_CREATED_NEW_KEY',
      'RegSetValue | HKCU\\Software\\Contoso\\Seen | SUCCESS | Type: REG_DWORD, Length: 4, Data: 1',
      'RegSetValue | HKCU\\Software\\Contoso\\Blob | SUCCESS | Type: REG_BINARY, Length: 20, Data: 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00',
      'RegCloseKey | HKCU\\Software\\Contoso | SUCCESS | ',
      'RegOpenKey | HKCU\\Software\\Contoso | SUCCESS | Desired Access: Maximum Allowed, Granted Access: All Access',
      'RegOpenKey | HKLM\\SYSTEM\\CurrentControlSet\\Control | REPARSE | Desired Access: Query Value',
      'RegOpenKey | HKLM\\System\\CurrentControlSet\\Control | SUCCESS | Desired Access: Query Value',
      'RegOpenKey | HKLM\\SAM\\SAM\\Domains | ACCESS DENIED | Desired Access: Read',
    ]);
    // What the process left open is closed after its exit.
    const order = texts(rows).map((text) => text.split(' | ')[0]);
    expect(order.slice(-4)).toEqual(['Thread Exit', 'Process Exit', 'RegCloseKey', 'RegCloseKey']);
  });
});

const READ_REQUEST: nt.OpenRequest = { access: 0x120089, share: 7, options: 0x60 };

describe('file services', () => {
  it('show what Process Monitor shows', () => {
    const { rows, kernel } = runProgram(
      function* (u) {
        yield nt.createFile(u, 'C:\\Data\\a.txt', READ_REQUEST);
        const file = u.result;
        yield nt.readFile(u, file, 0, 4096);
        yield nt.readFile(u, file, 0, 4096);
        yield nt.queryInformationFile(u, file, 5);
        yield nt.queryInformationFile(u, file, 9);
        yield nt.lockFile(u, file, 124, 1, true, true);
        yield nt.unlockFile(u, file, 124, 1);
        yield nt.querySecurityObject(u, file, 7, 0);
        yield nt.querySecurityObject(u, file, 7);
        yield nt.close(u, file);
        yield nt.createFile(u, 'C:\\Data\\missing.txt', READ_REQUEST);
        yield nt.createFile(u, 'C:\\Nowhere\\b.txt', READ_REQUEST);
        yield nt.createFile(u, 'C:\\Data', READ_REQUEST);
        yield nt.createFile(u, 'C:\\Data', { access: 0x100001, share: 7, options: 0x21 });
        const directory = u.result;
        yield nt.queryDirectoryFile(u, directory, '*.txt');
        yield nt.queryDirectoryFile(u, directory, '*.txt');
        yield nt.notifyChangeDirectoryFile(u, directory, 3);
        expect(u.status).toBe(NtStatus.PENDING);
        yield nt.createFile(u, 'C:\\Data\\new.txt', { access: 0x130116, share: 1, options: 0x60, disposition: 2, attributes: 0x80 });
        const created = u.result;
        yield nt.writeFile(u, created, 0, 512);
        yield nt.setInformationFile(u, created, 13, 1);
        yield nt.close(u, created);
        yield nt.close(u, directory);
        yield nt.queryAttributesFile(u, 'C:\\Data\\a.txt');
      },
      (kernel) => {
        setupFile(kernel, 'C:\\Data\\a.txt', { sizeBytes: 1417 });
        setupFile(kernel, 'C:\\Data\\b.txt', { sizeBytes: 100, cached: 1 });
      },
    );
    const shown = texts(rows).filter((text) => !/^(Process|Thread)/.test(text)).map((text) => text.replace(/Time: [^,]*/g, 'Time: .'));
    expect(shown).toEqual([
      'CreateFile | C:\\Data\\a.txt | SUCCESS | Desired Access: Generic Read, Disposition: Open, Options: Synchronous IO Non-Alert, Non-Directory File, Attributes: n/a, ShareMode: Read, Write, Delete, AllocationSize: n/a, OpenResult: Opened',
      'ReadFile | C:\\Data\\a.txt | SUCCESS | Offset: 0, Length: 1,417, Priority: Normal',
      'ReadFile | C:\\Data\\a.txt | SUCCESS | Offset: 0, Length: 4,096, I/O Flags: Non-cached, Paging I/O, Synchronous Paging I/O, Priority: Normal',
      'ReadFile | C:\\Data\\a.txt | SUCCESS | Offset: 0, Length: 1,417',
      'QueryStandardInformationFile | C:\\Data\\a.txt | SUCCESS | AllocationSize: 4,096, EndOfFile: 1,417, NumberOfLinks: 1, DeletePending: False, Directory: False',
      'QueryNameInformationFile | C:\\Data\\a.txt | SUCCESS | Name: \\Data\\a.txt',
      'LockFile | C:\\Data\\a.txt | SUCCESS | Exclusive: True, Offset: 124, Length: 1, Fail Immediately: True',
      'UnlockFileSingle | C:\\Data\\a.txt | SUCCESS | Offset: 124, Length: 1',
      'QuerySecurityFile | C:\\Data\\a.txt | BUFFER OVERFLOW | Information: Owner, Group, DACL',
      'QuerySecurityFile | C:\\Data\\a.txt | SUCCESS | Information: Owner, Group, DACL',
      'CloseFile | C:\\Data\\a.txt | SUCCESS | ',
      'IRP_MJ_CLOSE | C:\\Data\\a.txt | SUCCESS | ',
      'CreateFile | C:\\Data\\missing.txt | NAME NOT FOUND | Desired Access: Generic Read, Disposition: Open, Options: Synchronous IO Non-Alert, Non-Directory File, Attributes: n/a, ShareMode: Read, Write, Delete, AllocationSize: n/a',
      'CreateFile | C:\\Nowhere\\b.txt | PATH NOT FOUND | Desired Access: Generic Read, Disposition: Open, Options: Synchronous IO Non-Alert, Non-Directory File, Attributes: n/a, ShareMode: Read, Write, Delete, AllocationSize: n/a',
      'CreateFile | C:\\Data | IS DIRECTORY | Desired Access: Generic Read, Disposition: Open, Options: Synchronous IO Non-Alert, Non-Directory File, Attributes: n/a, ShareMode: Read, Write, Delete, AllocationSize: n/a',
      'CreateFile | C:\\Data | SUCCESS | Desired Access: Read Data/List Directory, Synchronize, Disposition: Open, Options: Directory, Synchronous IO Non-Alert, Attributes: n/a, ShareMode: Read, Write, Delete, AllocationSize: n/a, OpenResult: Opened',
      'QueryDirectory | C:\\Data\\*.txt | SUCCESS | Filter: *.txt, 1: a.txt, 2: b.txt, FileInformationClass: FileBothDirectoryInformation',
      'QueryDirectory | C:\\Data\\*.txt | NO MORE FILES | Filter: *.txt',
      'NotifyChangeDirectory | C:\\Data | SUCCESS | Filter: FILE_NOTIFY_CHANGE_FILE_NAME, FILE_NOTIFY_CHANGE_DIR_NAME',
      'CreateFile | C:\\Data\\new.txt | SUCCESS | Desired Access: Generic Write, Delete, Disposition: Create, Options: Synchronous IO Non-Alert, Non-Directory File, Attributes: N, ShareMode: Read, AllocationSize: 0, OpenResult: Created',
      'WriteFile | C:\\Data\\new.txt | SUCCESS | Offset: 0, Length: 512, Priority: Normal',
      'SetDispositionInformationFile | C:\\Data\\new.txt | SUCCESS | Delete: True',
      'CloseFile | C:\\Data\\new.txt | SUCCESS | ',
      'IRP_MJ_CLOSE | C:\\Data\\new.txt | SUCCESS | ',
      'CloseFile | C:\\Data | SUCCESS | ',
      'IRP_MJ_CLOSE | C:\\Data | SUCCESS | ',
      'QueryOpen | C:\\Data\\a.txt | FAST IO DISALLOWED | ',
      'CreateFile | C:\\Data\\a.txt | SUCCESS | Desired Access: Read Attributes, Disposition: Open, Options: Open Reparse Point, Attributes: n/a, ShareMode: Read, Write, Delete, AllocationSize: n/a, OpenResult: Opened',
      'QueryBasicInformationFile | C:\\Data\\a.txt | SUCCESS | CreationTime: ., LastAccessTime: ., LastWriteTime: ., ChangeTime: ., FileAttributes: A',
      'CloseFile | C:\\Data\\a.txt | SUCCESS | ',
      'IRP_MJ_CLOSE | C:\\Data\\a.txt | SUCCESS | ',
    ]);
    expect(kernel.components.io.irps.pending).toBe(0);
    expect(kernel.components.fs.resolve('C:\\Data\\new.txt').node).toBeNull();
  });

  it('give a priority only where I/O has one', () => {
    const program = function* (u: UserContext): Program {
      yield nt.createFile(u, 'C:\\Data\\a.txt', READ_REQUEST);
      yield nt.readFile(u, u.result, 0, 100);
    };
    const setup = (kernel: Kernel): void => { setupFile(kernel, 'C:\\Data\\a.txt', { sizeBytes: 1417 }); };
    const reads = (profile: 'windows-vista' | 'windows-xp'): string[] => texts(runProgram(program, setup, profile).rows).filter((text) => text.startsWith('ReadFile'));
    expect(reads('windows-vista')[0]).toContain('Priority: Normal');
    expect(reads('windows-xp')[0]).not.toContain('Priority');
  });
});

describe('sections, processes and stacks', () => {
  it('map an image the long way and the short way, and start a process in the order of a real one', () => {
    const { sink, kernel } = runProgram(
      function* (u) {
        nt.enter(u, 1);
        yield nt.createFile(u, 'C:\\Tools\\plug.dll', { access: 0x100021, share: 5, options: 0x60 });
        const file = u.result;
        yield nt.createSection(u, file, 0x10, true);
        yield nt.mapViewOfSection(u, u.result);
        yield nt.close(u, file);
        yield nt.mapKnownDll(u, 'advapi32.dll');
        yield nt.createUserProcess(u, { imagePath: 'C:\\Tools\\child.exe', commandLine: '"C:\\Tools\\child.exe" /x', program: function* (c) { yield c.compute(1000); }, environment: ['A=1'] });
        yield u.sleep(cyclesOfMs(30));
      },
      (kernel) => {
        setupImage(kernel, 'C:\\Tools\\plug.dll', { sizeBytes: 0x41000 });
        setupImage(kernel, 'C:\\Windows\\System32\\advapi32.dll', { sizeBytes: 0xc6000, knownDll: true });
      },
    );
    const parent = sink.rows.filter((row) => sink.processes[row.process]?.pid === 3000 && row.eventClass !== 'Profiling').map((row) => row.operation);
    expect(parent.slice(2, 10)).toEqual([
      'CreateFile', 'ReadFile', 'CreateFileMapping', 'FASTIO_RELEASE_FOR_SECTION_SYNCHRONIZATION', 'CreateFileMapping', 'FASTIO_RELEASE_FOR_SECTION_SYNCHRONIZATION',
      'Load Image', 'CloseFile',
    ]);
    const start = sink.rows.findIndex((row) => row.operation === 'Process Create');
    const [create, begin, thread] = sink.rows.slice(start, start + 3) as [RecordedRow, RecordedRow, RecordedRow];
    expect(create.path).toBe('C:\\Tools\\child.exe');
    expect(create.detail).toMatch(/^PID: \d+, Command line: "C:\\Tools\\child.exe" \/x$/);
    expect([begin.operation, thread.operation]).toEqual(['Process Start', 'Thread Create']);
    expect(begin.tid).toBe(create.tid);
    expect(thread.tid).toBe(create.tid);
    expect(begin.process).toBe(thread.process);
    expect(begin.detail).toBe('Parent PID: 3000, Command line: "C:\\Tools\\child.exe" /x, Current directory: C:\\Windows\\system32\\, Environment: \r\n\tA=1');
    const open = sink.rows.find((row) => row.operation === 'CreateFile') as RecordedRow;
    const frames = sink.stackFrames(open.stack);
    expect(frames.slice(0, 2)).toEqual(['ntdll.dll!_RtlUserThreadStart+0x1b', 'ntdll.dll!__RtlUserThreadStart+0x23']);
    expect(frames).toContain('ntdll.dll!NtCreateFile+0xc');
    expect(frames[frames.length - 1]).toMatch(/^fltmgr\.sys\+0x/);
    expect(kernel.components.io.irps.pending).toBe(0);
    const times = sink.rows.map((row) => row.time);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    for (const row of sink.rows) expect(eventTypeById(row.type)).toBeDefined();
  });
});
