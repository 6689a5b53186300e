// What rows of the running machine read: every registry type, every query, the controls, and the category that an operation gets by what
// it did. The texts of the event types by themselves are tested in src-shared/trace/events/detail.test.ts.

import { describe, expect, it } from 'vitest';
import { controlCode } from '../../../src-shared/nt/control-codes.ts';
import { ntStatusText } from '../../../src-shared/nt/ntstatus.ts';
import { RegistryAccess } from '../../../src-shared/nt/registry-access.ts';
import { RegistryType } from '../../../src-shared/nt/registry-types.ts';
import { profileFeatures } from '../core/features.ts';
import { DEFAULT_MACHINE, Kernel } from '../core/kernel.ts';
import * as nt from '../core/native-api.ts';
import type { Program, UserContext } from '../core/program.ts';
import { setupFile, setupKey } from '../core/setup.ts';
import { cyclesOfMs, cyclesOfSeconds } from '../core/time.ts';
import { RecordingSink } from './recording-sink.ts';
import type { RecordedRow } from './recording-sink.ts';

const CATEGORIES = ['', 'Read', 'Write', 'Read Metadata', 'Write Metadata'] as const;

function run(program: (u: UserContext) => Program, setup: (kernel: Kernel) => void = () => {}): RecordedRow[] {
  const kernel = new Kernel({ machine: { ...DEFAULT_MACHINE, systemThreads: false }, features: profileFeatures('windows-vista'), seed: 11 });
  setup(kernel);
  const sink = new RecordingSink();
  kernel.components.etw.start(sink);
  kernel.ps.createProcess({ imagePath: 'C:\\Tools\\probe.exe', program, user: 'PC\\Mara', session: 1, integrity: 'High', pid: 3000 });
  kernel.runUntil(cyclesOfSeconds(1));
  kernel.components.etw.stop();
  return sink.rows.filter((row) => sink.processes[row.process]?.pid === 3000);
}

const of = (rows: readonly RecordedRow[], ...operations: string[]): string[] => rows.filter((row) => operations.includes(row.operation)).map((row) => row.detail);
const categories = (rows: readonly RecordedRow[], pattern: RegExp): string[] =>
  rows.filter((row) => pattern.test(row.operation)).map((row) => `${row.operation} ${ntStatusText(row.result)}: ${CATEGORIES[row.category]}`);

describe('registry rows', () => {
  const VALUES: readonly (readonly [name: string, type: number, data: nt.RegistryData, detail: string])[] = [
    ['none', RegistryType.NONE, new Uint8Array(2), 'Type: REG_NONE, Length: 2, Data: '],
    ['sz', RegistryType.SZ, '.Default', 'Type: REG_SZ, Length: 18, Data: .Default'],
    ['expand', RegistryType.EXPAND_SZ, '%TEMP%', 'Type: REG_EXPAND_SZ, Length: 14, Data: %TEMP%'],
    ['binary', RegistryType.BINARY, new Uint8Array(20).fill(0xab), `Type: REG_BINARY, Length: 20, Data: ${Array<string>(16).fill('AB').join(' ')}`],
    ['dword', RegistryType.DWORD, 0xffff_ffff, 'Type: REG_DWORD, Length: 4, Data: 4294967295'],
    ['multi', RegistryType.MULTI_SZ, ['one', 'two'], 'Type: REG_MULTI_SZ, Length: 18, Data: one, two'],
    ['qword', RegistryType.QWORD, 5, 'Type: REG_QWORD, Length: 8, Data: '],
  ];

  it('of values say type, length and data', () => {
    const rows = run(function* (u) {
      yield nt.createKey(u, 0, 'HKLM\\SOFTWARE\\Contoso', RegistryAccess.ALL_ACCESS);
      const key = u.result;
      for (const [name, type, data] of VALUES) {
        yield nt.setValueKey(u, key, name, type, data);
        yield nt.queryValueKey(u, key, name);
      }
      yield nt.queryValueKey(u, key, 'binary', 12);
      yield nt.deleteValueKey(u, key, 'none');
      yield nt.deleteValueKey(u, key, 'none');
    });
    expect(of(rows, 'RegSetValue')).toEqual(VALUES.map(([, , , detail]) => detail));
    expect(of(rows, 'RegQueryValue')).toEqual([...VALUES.map(([, , , detail]) => detail), 'Length: 12']);
    expect(categories(rows, /^Reg(Set|Delete)Value/).slice(-2)).toEqual(['RegDeleteValue SUCCESS: Write', 'RegDeleteValue NAME NOT FOUND: Write']);
  });

  it('of keys say what was asked and what was done', () => {
    const rows = run(function* (u) {
      yield nt.createKey(u, 0, 'HKLM\\SOFTWARE\\Contoso\\New', RegistryAccess.READ);
      const made = u.result;
      yield nt.createKey(u, 0, 'HKLM\\SOFTWARE\\Contoso\\New', RegistryAccess.MAXIMUM_ALLOWED);
      const whole = u.result;
      yield nt.openKey(u, 0, 'HKLM\\SOFTWARE\\Contoso', RegistryAccess.READ);
      const key = u.result;
      for (const informationClass of [3, 2, 4, 7, 0]) yield nt.queryKey(u, key, informationClass);
      yield nt.queryKey(u, key, 2, 8);
      yield nt.enumerateKey(u, key, 0);
      yield nt.enumerateKey(u, key, 1);
      yield nt.enumerateValueKey(u, key, 0);
      yield nt.enumerateValueKey(u, key, 0, 16);
      yield nt.deleteKey(u, whole);
      yield nt.close(u, made);
    }, (kernel) => { setupKey(kernel, 'HKLM\\SOFTWARE\\Contoso', [{ name: 'midi', type: RegistryType.SZ, data: 'wdmaud.drv' }]); });
    expect(of(rows, 'RegCreateKey')).toEqual([
      'Desired Access: Read, Disposition: REG_CREATED_NEW_KEY',
      'Desired Access: Maximum Allowed, Granted Access: All Access, Disposition: REG_OPENED_EXISTING_KEY',
    ]);
    expect(categories(rows, /^RegCreateKey/)).toEqual(['RegCreateKey SUCCESS: Write', 'RegCreateKey SUCCESS: Read']);
    expect(of(rows, 'RegQueryKey')).toEqual([
      'Query: Name', 'Query: Full, SubKeys: 1, Values: 1', 'Query: Cached, SubKeys: 1, Values: 1', 'Query: HandleTags, HandleTags: 0x0', 'Query: Basic, Name: Contoso',
      'Query: Full, Length: 8',
    ]);
    expect(of(rows, 'RegEnumKey', 'RegEnumValue')).toEqual([
      'Index: 0, Name: New', 'Index: 1, Length: 288', 'Index: 0, Name: midi, Type: REG_SZ, Length: 22, Data: wdmaud.drv', 'Index: 0, Length: 16',
    ]);
    expect(categories(rows, /^Reg(Open|Query|Enum|DeleteKey|Close)/).map((text) => text.split(': ')[1])).toEqual([...Array<string>(11).fill('Read'), 'Write', '', '', '']);
  });
});

describe('file rows', () => {
  const FILE = 'C:\\Data\\a.txt';
  const SHARED: nt.OpenRequest = { access: 0x12019f, share: 7, options: 0x60 };

  it('of opens are writes only where something came into being or went', () => {
    const rows = run(function* (u) {
      const attempts: readonly (readonly [path: string, disposition: number])[] = [
        [FILE, 1], ['C:\\Data\\none.txt', 1], [FILE, 3], ['C:\\Data\\if.txt', 3], [FILE, 2], ['C:\\Data\\made.txt', 2], [FILE, 5], [FILE, 0], ['C:\\Data\\none.txt', 4],
      ];
      for (const [path, disposition] of attempts) {
        yield nt.createFile(u, path, { ...SHARED, disposition });
        if (u.status === 0) yield nt.close(u, u.result);
      }
    }, (kernel) => { setupFile(kernel, FILE, { sizeBytes: 1417 }); });
    expect(rows.filter((row) => row.operation === 'CreateFile').map((row) => `${/Disposition: (\w+)/.exec(row.detail)?.[1]} ${/OpenResult: (\w+)/.exec(row.detail)?.[1] ?? '-'} ${CATEGORIES[row.category]}`)).toEqual([
      'Open Opened ', 'Open - ', 'OpenIf Opened ', 'OpenIf Created Write', 'Create - Write', 'Create Created Write', 'OverwriteIf Overwritten Write', 'Supersede Superseded Write', 'Overwrite - Write',
    ]);
  });

  it('of queries, changes, locks and controls read as Process Monitor prints them', () => {
    const rows = run(function* (u) {
      yield nt.createFile(u, FILE, { ...SHARED, access: SHARED.access | 0x1_0000 });
      const file = u.result;
      for (const informationClass of [5, 6, 9, 18, 35]) yield nt.queryInformationFile(u, file, informationClass);
      for (const informationClass of [1, 3, 4, 5, 7]) yield nt.queryVolumeInformationFile(u, file, informationClass);
      yield nt.fsControlFile(u, file, controlCode('FSCTL_GET_REPARSE_POINT'));
      yield nt.fsControlFile(u, file, controlCode('FSCTL_SET_SPARSE'));
      yield nt.fsControlFile(u, file, 0x902eb);
      yield nt.querySecurityObject(u, file, 7);
      yield nt.setSecurityObject(u, file, 0x8000_0004);
      yield nt.lockFile(u, file, 124, 1, true, true);
      yield nt.unlockFile(u, file, 124, 1);
      yield nt.setInformationFile(u, file, 20, 4096);
      yield nt.setInformationFile(u, file, 19, 8192);
      yield nt.setInformationFile(u, file, 13, 0);
      yield nt.setInformationFile(u, file, 13, 1);
      yield nt.flushBuffersFile(u, file);
      yield nt.close(u, file);
    }, (kernel) => { setupFile(kernel, FILE, { sizeBytes: 1417 }); });
    const shown = rows.filter((row) => row.eventClass === 'File System' && !/CreateFile|IRP_MJ|ReadFile|WriteFile/.test(row.operation));
    expect(shown.map((row) => `${row.operation} | ${CATEGORIES[row.category]} | ${row.detail.replace(/Time: \d+/g, 'Time: .').replace(/(Number|Units): [\dA-Fa-fx,-]+(?=,|$)/g, '$1: .')}`)).toEqual([
      'QueryStandardInformationFile | Read Metadata | AllocationSize: 4,096, EndOfFile: 1,417, NumberOfLinks: 1, DeletePending: False, Directory: False',
      'QueryFileInternalInformationFile | Read Metadata | IndexNumber: .',
      'QueryNameInformationFile | Read Metadata | Name: \\Data\\a.txt',
      'QueryAllInformationFile | Read Metadata | CreationTime: ., LastAccessTime: ., LastWriteTime: ., ChangeTime: ., FileAttributes: A, AllocationSize: 4,096, EndOfFile: 1,417, NumberOfLinks: 1, ' +
        'DeletePending: False, Directory: False, IndexNumber: ., EaSize: 0, Access: Generic Read/Write, Delete, Position: 0, Mode: Synchronous IO Non-Alert, AlignmentRequirement: Byte',
      'QueryAttributeTagFile | Read Metadata | Attributes: A, ReparseTag: 0x0',
      'QueryInformationVolume |  | VolumeCreationTime: ., VolumeSerialNumber: ., SupportsObjects: True, VolumeLabel: ',
      'QuerySizeInformationVolume |  | TotalAllocationUnits: ., AvailableAllocationUnits: ., SectorsPerAllocationUnit: 8, BytesPerSector: 512',
      'QueryDeviceInformationVolume |  | DeviceType: Disk, Characteristics: Mounted',
      expect.stringMatching(/^QueryAttributeInformationVolume \| {2}\| FileSystemAttributes: Case Preserved, Case Sensitive, Unicode, .*, MaximumComponentNameLength: 255, FileSystemName: NTFS$/),
      'QueryFullSizeInformationVolume |  | TotalAllocationUnits: ., CallerAvailableAllocationUnits: ., ActualAvailableAllocationUnits: ., SectorsPerAllocationUnit: 8, BytesPerSector: 512',
      'FileSystemControl | Read | Control: FSCTL_GET_REPARSE_POINT',
      'FileSystemControl | Write Metadata | Control: FSCTL_SET_SPARSE',
      'FileSystemControl |  | Control: 0x902eb (Device:0x9 Function:186 Method: 3)',
      'QuerySecurityFile | Read Metadata | Information: Owner, Group, DACL',
      'SetSecurityFile | Write Metadata | Information: DACL, DACL Protected',
      'LockFile |  | Exclusive: True, Offset: 124, Length: 1, Fail Immediately: True',
      'UnlockFileSingle |  | Offset: 124, Length: 1',
      'SetEndOfFileInformationFile | Write Metadata | EndOfFile: 4,096',
      'SetAllocationInformationFile | Write Metadata | AllocationSize: 8,192',
      'SetDispositionInformationFile | Write Metadata | Delete: False',
      'SetDispositionInformationFile | Write | Delete: True',
      'FlushBuffersFile |  | ',
      'CloseFile |  | ',
    ]);
  });
});

describe('rows of processes and the network', () => {
  it('say how a process ended, in signed numbers', () => {
    const rows = run(function* (u) {
      yield u.compute(cyclesOfMs(40));
      yield nt.terminateProcess(u, u.process.pid, 0xc000_0005);
    });
    expect(of(rows, 'Process Exit')[0]).toMatch(/^Exit Status: -1073741819, User Time: 0\.0\d{6} seconds, Kernel Time: 0\.0\d{6} seconds, Private Bytes: [\d,]+, Peak Private Bytes: [\d,]+, Working Set: [\d,]+, Peak Working Set: [\d,]+$/);
    expect(of(rows, 'Thread Exit')[0]).toMatch(/^Thread ID: \d+, User Time: 0\.0\d{6}, Kernel Time: 0\.0\d{6}$/);
    expect(new Set(rows.filter((row) => row.eventClass === 'Process').map((row) => `${row.result} ${row.category} ${row.duration}`))).toEqual(new Set(['0 0 0']));
  });

  it('count bytes without commas and have no thread', () => {
    const rows = run(function* (u) {
      yield nt.socket(u, 'tcp');
      const tcp = u.result;
      yield nt.connect(u, tcp, '198.51.100.7', 443, cyclesOfMs(10));
      yield nt.send(u, tcp, 4290, 11_800);
      yield nt.receive(u, tcp, 11_800);
      yield nt.disconnect(u, tcp);
    });
    const network = rows.filter((row) => row.eventClass === 'Network');
    expect(network[0]?.detail).toMatch(/^Length: 0, mss: 1460, sackopt: 0, tsopt: 0, wsopt: 0, rcvwin: \d+, rcvwinscale: 0, sndwinscale: 0, seqnum: 0, connid: 0$/);
    expect(of(network, 'TCP Send')[0]).toMatch(/^Length: 4290, startime: \d+, endtime: \d+, seqnum: 0, connid: 0$/);
    expect(of(network, 'TCP Receive').every((detail) => /^Length: \d+, seqnum: 0, connid: 0$/.test(detail))).toBe(true);
    expect(new Set(network.map((row) => `${row.tid} ${row.result} ${row.category} ${row.duration}`))).toEqual(new Set(['0 0 0 0']));
  });
});
