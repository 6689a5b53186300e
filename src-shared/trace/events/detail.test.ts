// Every row of the Detail table, exact to the blank: what Process Monitor prints for these fields. The texts are those of exported
// logs (eronnen/procmon-parser's samples) and of the Process Monitor help file.

import { describe, expect, it } from 'vitest';
import { EVENT_TYPES, FAST_IO_FORM } from '../event-types.ts';
import type { EventType } from '../event-type.ts';
import { Category } from '../model.ts';

const MIB = 0x10_0000;
const TIMES = { creationTime: 1, lastAccessTime: 2, lastWriteTime: 3, changeTime: 4 };
const TIMES_TEXT = 'CreationTime: <1>, LastAccessTime: <2>, LastWriteTime: <3>, ChangeTime: <4>';
const OPEN = { desiredAccess: 0x120089, disposition: 1, options: 0x60, attributes: 0, shareMode: 7, allocationSize: 0, impersonating: '', openResult: 1 };
const OPEN_TEXT = 'Desired Access: Generic Read, Disposition: Open, Options: Synchronous IO Non-Alert, Non-Directory File, Attributes: n/a, ShareMode: Read, Write, Delete, AllocationSize: n/a';
const EXIT = { exitStatus: 0, userTime: 156_250, kernelTime: 3_281_250, privateBytes: 2_605_056, peakPrivateBytes: 2_609_152, workingSet: 7 * MIB, peakWorkingSet: 8 * MIB };
const EXIT_TEXT = 'User Time: 0.0156250 seconds, Kernel Time: 0.3281250 seconds, Private Bytes: 2,605,056, Peak Private Bytes: 2,609,152, Working Set: 7,340,032, Peak Working Set: 8,388,608';
const CONNECT = { length: 0, mss: 1460, sackopt: 0, tsopt: 0, wsopt: 0, rcvwin: 65_535, rcvwinscale: 0, sndwinscale: 0, seqnum: 0, connid: 0 };
const CONNECT_TEXT = 'Length: 0, mss: 1460, sackopt: 0, tsopt: 0, wsopt: 0, rcvwin: 65535, rcvwinscale: 0, sndwinscale: 0, seqnum: 0, connid: 0';
const KEY = { informationClass: 0, answered: 1, bufferLength: 0, subKeys: 0, values: 0, name: '' };
const ENUMERATED = { index: 0, answered: 1, name: 'midi', valueType: 1, length: 22, data: 'wdmaud.drv' };

const ROWS: readonly (readonly [operation: string, fields: Readonly<Record<string, unknown>>, detail: string])[] = [
  // File System: opening
  ['CreateFile', OPEN, `${OPEN_TEXT}, OpenResult: Opened`],
  ['CreateFile', { ...OPEN, openResult: 0xff }, OPEN_TEXT],
  ['CreateFile', { ...OPEN, impersonating: 'S-1-5-20' }, `${OPEN_TEXT}, Impersonating: S-1-5-20, OpenResult: Opened`],
  ['CreateFile', { ...OPEN, desiredAccess: 0x1f01ff, disposition: 5, options: 0, attributes: 0x80, shareMode: 0, allocationSize: 3584, openResult: 2 },
    'Desired Access: All Access, Disposition: OverwriteIf, Options: , Attributes: N, ShareMode: None, AllocationSize: 3,584, OpenResult: Created'],
  ['CreateFile', { ...OPEN, desiredAccess: 0x12019f, disposition: 3, options: 0x21, attributes: 0x26, shareMode: 1, openResult: 3 },
    'Desired Access: Generic Read/Write, Disposition: OpenIf, Options: Directory, Synchronous IO Non-Alert, Attributes: HSA, ShareMode: Read, AllocationSize: 0, OpenResult: Overwritten'],
  ['CreateFile', { ...OPEN, desiredAccess: 0x100081, disposition: 0, shareMode: 3, openResult: 0 },
    'Desired Access: Read Data/List Directory, Read Attributes, Synchronize, Disposition: Supersede, Options: Synchronous IO Non-Alert, Non-Directory File, Attributes: n/a, ShareMode: Read, Write, AllocationSize: 0, OpenResult: Superseded'],
  ['CreateFile', { ...OPEN, desiredAccess: 0x2000000, disposition: 4, openResult: 4 },
    'Desired Access: Maximum Allowed, Disposition: Overwrite, Options: Synchronous IO Non-Alert, Non-Directory File, Attributes: n/a, ShareMode: Read, Write, Delete, AllocationSize: n/a, OpenResult: Exists'],
  ['CreateFile', { ...OPEN, disposition: 2, openResult: 5 },
    'Desired Access: Generic Read, Disposition: Create, Options: Synchronous IO Non-Alert, Non-Directory File, Attributes: n/a, ShareMode: Read, Write, Delete, AllocationSize: 0, OpenResult: DoesNotExist'],
  ['CloseFile', {}, ''],
  ['QueryOpen', { answered: 0, ...TIMES, allocationSize: 0, endOfFile: 0, attributes: 0 }, ''],
  ['FlushBuffersFile', {}, ''],
  // Reading and writing
  ['ReadFile', { offset: 0, length: 4096, irpFlags: 0x43 | (3 << 17) }, 'Offset: 0, Length: 4,096, I/O Flags: Non-cached, Paging I/O, Synchronous Paging I/O, Priority: Normal'],
  ['ReadFile', { offset: 65_536, length: 512, irpFlags: 0 }, 'Offset: 65,536, Length: 512'],
  ['ReadFile', { offset: 0, length: 1, irpFlags: 1 << 17 }, 'Offset: 0, Length: 1, Priority: Very Low'],
  ['WriteFile', { offset: 1_048_576, length: 65_536, irpFlags: 5 << 17 }, 'Offset: 1,048,576, Length: 65,536, Priority: Critical'],
  ['CreateFileMapping', { syncType: 1, pageProtection: 0x20 | 0x200 }, 'SyncType: SyncTypeCreateSection, PageProtection: PAGE_EXECUTE_READ|PAGE_NOCACHE'],
  ['CreateFileMapping', { syncType: 0, pageProtection: 0 }, 'SyncType: SyncTypeOther'],
  // Directories
  ['QueryDirectory', { filter: '*.txt', entries: ['a.txt', 'b.txt'], informationClass: 3 }, 'Filter: *.txt, 1: a.txt, 2: b.txt, FileInformationClass: FileBothDirectoryInformation'],
  ['QueryDirectory', { filter: '', entries: ['.', '..'], informationClass: 3 }, '0: ., 1: .., FileInformationClass: FileBothDirectoryInformation'],
  ['QueryDirectory', { filter: 'missing', entries: [], informationClass: 3 }, 'Filter: missing'],
  ['NotifyChangeDirectory', { completionFilter: 3 }, 'Filter: FILE_NOTIFY_CHANGE_FILE_NAME, FILE_NOTIFY_CHANGE_DIR_NAME'],
  // Queries of files
  ['QueryBasicInformationFile', { ...TIMES, attributes: 0x2820 }, `${TIMES_TEXT}, FileAttributes: ACNCI`],
  ['QueryBasicInformationFile', { ...TIMES, creationTime: 0, attributes: 0x2026 }, 'CreationTime: n/a, LastAccessTime: <2>, LastWriteTime: <3>, ChangeTime: <4>, FileAttributes: HSANCI'],
  ['QueryStandardInformationFile', { allocationSize: 4096, endOfFile: 1417, numberOfLinks: 1, deletePending: 0, directory: 0 }, 'AllocationSize: 4,096, EndOfFile: 1,417, NumberOfLinks: 1, DeletePending: False, Directory: False'],
  ['QueryStandardInformationFile', { allocationSize: 0, endOfFile: 0, numberOfLinks: 2, deletePending: 1, directory: 1 }, 'AllocationSize: 0, EndOfFile: 0, NumberOfLinks: 2, DeletePending: True, Directory: True'],
  ['QueryAllInformationFile', {
    ...TIMES, attributes: 0x20, allocationSize: 4096, endOfFile: 1417, numberOfLinks: 1, deletePending: 0, directory: 0, indexHigh: 0x20000, indexLow: 0x17fab,
    eaSize: 0, access: 0x120089, position: 0, mode: 0x20, alignment: 1,
  }, `${TIMES_TEXT}, FileAttributes: A, AllocationSize: 4,096, EndOfFile: 1,417, NumberOfLinks: 1, DeletePending: False, Directory: False, ` +
    'IndexNumber: 0x2000000017fab, EaSize: 0, Access: Generic Read, Position: 0, Mode: Synchronous IO Non-Alert, AlignmentRequirement: Word'],
  ['QueryNetworkOpenInformationFile', { ...TIMES, allocationSize: 4096, endOfFile: 1417, attributes: 0x20 }, `${TIMES_TEXT}, AllocationSize: 4,096, EndOfFile: 1,417, FileAttributes: A`],
  ['QueryNameInformationFile', { name: '\\Users\\test\\Desktop' }, 'Name: \\Users\\test\\Desktop'],
  ['QueryAttributeTagFile', { attributes: 0x20, reparseTag: 0 }, 'Attributes: A, ReparseTag: 0x0'],
  ['QueryAttributeTagFile', { attributes: 0x410, reparseTag: 0xa000000c }, 'Attributes: DRP, ReparseTag: 0xa000000c'],
  ['QueryFileInternalInformationFile', { indexHigh: 0x20000, indexLow: 0x17fab }, 'IndexNumber: 0x2000000017fab'],
  ['QueryFileInternalInformationFile', { indexHigh: 0x50000, indexLow: 0x0000_0005 }, 'IndexNumber: 0x5000000000005'],
  // Queries of volumes
  ['QueryInformationVolume', { volumeCreationTime: 9, serialNumber: 0xa85a5794, supportsObjects: 1, label: '' }, 'VolumeCreationTime: <9>, VolumeSerialNumber: A85A-5794, SupportsObjects: True, VolumeLabel: '],
  ['QueryInformationVolume', { volumeCreationTime: 9, serialNumber: 0x0005_0001, supportsObjects: 0, label: 'Data' }, 'VolumeCreationTime: <9>, VolumeSerialNumber: 0005-0001, SupportsObjects: False, VolumeLabel: Data'],
  ['QueryLabelInformationVolume', { label: 'Data' }, 'VolumeLabel: Data'],
  ['QuerySizeInformationVolume', { total: 7_706_623, available: 1_808_669, sectorsPerUnit: 8, bytesPerSector: 512 }, 'TotalAllocationUnits: 7,706,623, AvailableAllocationUnits: 1,808,669, SectorsPerAllocationUnit: 8, BytesPerSector: 512'],
  ['QueryFullSizeInformationVolume', { total: 7_706_623, callerAvailable: 1_808_669, actualAvailable: 1_808_670, sectorsPerUnit: 8, bytesPerSector: 512 },
    'TotalAllocationUnits: 7,706,623, CallerAvailableAllocationUnits: 1,808,669, ActualAvailableAllocationUnits: 1,808,670, SectorsPerAllocationUnit: 8, BytesPerSector: 512'],
  ['QueryDeviceInformationVolume', { deviceType: 7, characteristics: 0x20 }, 'DeviceType: Disk, Characteristics: Mounted'],
  ['QueryAttributeInformationVolume', { attributes: 0x7, maximumComponentNameLength: 255, fileSystemName: 'NTFS' }, 'FileSystemAttributes: Case Preserved, Case Sensitive, Unicode, MaximumComponentNameLength: 255, FileSystemName: NTFS'],
  // Changes of files
  ['SetEndOfFileInformationFile', { endOfFile: 4096 }, 'EndOfFile: 4,096'],
  ['SetAllocationInformationFile', { allocationSize: 3584 }, 'AllocationSize: 3,584'],
  ['SetDispositionInformationFile', { deleteFile: 1 }, 'Delete: True'],
  ['SetDispositionInformationFile', { deleteFile: 0 }, 'Delete: False'],
  ['SetBasicInformationFile', { ...TIMES, attributes: 0x20 }, `${TIMES_TEXT}, FileAttributes: A`],
  ['SetRenameInformationFile', { replaceIfExists: 0, fileName: 'C:\\Data\\b.txt' }, 'ReplaceIfExists: False, FileName: C:\\Data\\b.txt'],
  // Locks, controls, security
  ['LockFile', { exclusive: 1, offset: 124, length: 1, failImmediately: 1 }, 'Exclusive: True, Offset: 124, Length: 1, Fail Immediately: True'],
  ['LockFile', { exclusive: 0, offset: 1_073_741_824, length: 510, failImmediately: 0 }, 'Exclusive: False, Offset: 1,073,741,824, Length: 510, Fail Immediately: False'],
  ['UnlockFileSingle', { offset: 124, length: 1 }, 'Offset: 124, Length: 1'],
  ['FileSystemControl', { controlCode: 0x90240 }, 'Control: FSCTL_REQUEST_OPLOCK'],
  ['FileSystemControl', { controlCode: 0x902eb }, 'Control: 0x902eb (Device:0x9 Function:186 Method: 3)'],
  ['DeviceIoControl', { controlCode: 0x70000 }, 'Control: IOCTL_DISK_GET_DRIVE_GEOMETRY'],
  ['DeviceIoControl', { controlCode: 0xfff7_0004 }, 'Control: 0xfff70004 (Device:0xfff7 Function:1 Method: 0)'],
  ['QuerySecurityFile', { information: 7 }, 'Information: Owner, Group, DACL'],
  ['SetSecurityFile', { information: 0x8000_0004 }, 'Information: DACL, DACL Protected'],
  ['QuerySecurityFile', { information: 0x10 }, 'Information: Label'],
  ['FASTIO_ACQUIRE_FOR_MOD_WRITE', { endingOffset: 32_768 }, 'EndingOffset: 32,768'],
  ['FASTIO_MDL_READ_COMPLETE', { mdl: 0x90f24a614f0 }, 'MDL: 0x90f24a614f0'],
  // Registry
  ['RegOpenKey', { desiredAccess: 0x20019, grantedAccess: 0 }, 'Desired Access: Read'],
  ['RegOpenKey', { desiredAccess: 0x2000000, grantedAccess: 0xf003f }, 'Desired Access: Maximum Allowed, Granted Access: All Access'],
  ['RegOpenKey', { desiredAccess: 0x2000000, grantedAccess: 0 }, 'Desired Access: Maximum Allowed'],
  ['RegOpenKey', { desiredAccess: 0x20119, grantedAccess: 0 }, 'Desired Access: Read, WOW64_64Key'],
  ['RegOpenKey', { desiredAccess: 0x1, grantedAccess: 0 }, 'Desired Access: Query Value'],
  ['RegCreateKey', { desiredAccess: 0x20019, grantedAccess: 0, disposition: 2 }, 'Desired Access: Read, Disposition: REG_OPENED_EXISTING_KEY'],
  ['RegCreateKey', { desiredAccess: 0xf003f, grantedAccess: 0, disposition: 1 }, 'Desired Access: All Access, Disposition: REG_CREATED_NEW_KEY'],
  ['RegCreateKey', { desiredAccess: 0x2000000, grantedAccess: 0xf003f, disposition: 2 }, 'Desired Access: Maximum Allowed, Granted Access: All Access, Disposition: REG_OPENED_EXISTING_KEY'],
  ['RegCreateKey', { desiredAccess: 0x20006, grantedAccess: 0, disposition: 0 }, 'Desired Access: Write'],
  ['RegQueryValue', { answered: 1, valueType: 1, length: 18, data: '.Default' }, 'Type: REG_SZ, Length: 18, Data: .Default'],
  ['RegQueryValue', { answered: 0, valueType: 0, length: 144, data: '' }, 'Length: 144'],
  ['RegQueryValue', { answered: 1, valueType: 1, length: 0, data: '' }, 'Type: REG_SZ, Length: 0'],
  ['RegQueryValue', { answered: 1, valueType: 4, length: 4, data: '4294967295' }, 'Type: REG_DWORD, Length: 4, Data: 4294967295'],
  ['RegEnumValue', ENUMERATED, 'Index: 0, Name: midi, Type: REG_SZ, Length: 22, Data: wdmaud.drv'],
  ['RegEnumValue', { ...ENUMERATED, index: 1000, answered: 0, length: 220 }, 'Index: 1,000, Length: 220'],
  ['RegEnumKey', { index: 0, answered: 1, name: 'Application', bufferLength: 288 }, 'Index: 0, Name: Application'],
  ['RegEnumKey', { index: 1, answered: 0, name: '', bufferLength: 288 }, 'Index: 1, Length: 288'],
  ['RegQueryKey', { ...KEY, informationClass: 3 }, 'Query: Name'],
  ['RegQueryKey', { ...KEY, informationClass: 3, answered: 0, bufferLength: 1024 }, 'Query: Name, Length: 1,024'],
  ['RegQueryKey', { ...KEY, informationClass: 7 }, 'Query: HandleTags, HandleTags: 0x0'],
  ['RegQueryKey', { ...KEY, informationClass: 2, subKeys: 86, values: 30 }, 'Query: Full, SubKeys: 86, Values: 30'],
  ['RegQueryKey', { ...KEY, informationClass: 4, subKeys: 1234, values: 0 }, 'Query: Cached, SubKeys: 1,234, Values: 0'],
  ['RegQueryKey', { ...KEY, informationClass: 0, name: 'Contoso' }, 'Query: Basic, Name: Contoso'],
  ['RegSetValue', { valueType: 4, length: 4, data: '1' }, 'Type: REG_DWORD, Length: 4, Data: 1'],
  ['RegSetValue', { valueType: 11, length: 8, data: '' }, 'Type: REG_QWORD, Length: 8, Data: '],
  ['RegSetValue', { valueType: 3, length: 2000, data: '00 FF' }, 'Type: REG_BINARY, Length: 2,000, Data: 00 FF'],
  ['RegSetValue', { valueType: 0x1001, length: 8, data: '' }, 'Type: <Unknown: 4097>, Length: 8'],
  ['RegSetInfoKey', { informationClass: 5, length: 0 }, 'KeySetInformationClass: KeySetHandleTagsInformation, Length: 0'],
  ['RegLoadKey', { hivePath: 'C:\\Users\\Mara\\NTUSER.DAT' }, 'Hive Path: C:\\Users\\Mara\\NTUSER.DAT'],
  ['RegCloseKey', {}, ''],
  ['RegDeleteKey', {}, ''],
  ['RegDeleteValue', {}, ''],
  // Processes
  ['Process Create', { pid: 3232, commandLine: '"C:\\Tools\\a.exe" /x' }, 'PID: 3232, Command line: "C:\\Tools\\a.exe" /x'],
  // An export to CSV turns CR LF into the `;` that stands before each variable.
  ['Process Start', { parentPid: 3596, commandLine: 'a.exe', currentDirectory: 'C:\\', environment: ['A=1', 'B=2'] }, 'Parent PID: 3596, Command line: a.exe, Current directory: C:\\, Environment: \r\n\tA=1\r\n\tB=2'],
  ['Process Exit', EXIT, `Exit Status: 0, ${EXIT_TEXT}`],
  ['Process Exit', { ...EXIT, exitStatus: -1073741819 }, `Exit Status: -1073741819, ${EXIT_TEXT}`],
  ['Thread Create', { threadId: 6740 }, 'Thread ID: 6740'],
  ['Thread Exit', { threadId: 484, userTime: 0, kernelTime: 156_001 }, 'Thread ID: 484, User Time: 0.0000000, Kernel Time: 0.0156001'],
  ['Load Image', { imageBase: 0x7ff795e70000, imageSize: 0x41000 }, 'Image Base: 0x7ff795e70000, Image Size: 0x41000'],
  ['System Statistics', { commitPeak: 1_234_567, systemCalls: 89_012, contextSwitches: 3456 }, 'Commit Peak: 1,234,567, System Calls: 89,012, Context Switches: 3,456'],
  // Network: no thousands commas
  ['TCP Connect', CONNECT, CONNECT_TEXT],
  ['TCP Accept', CONNECT, CONNECT_TEXT],
  ['TCP Send', { length: 4290, startime: 244_758, endtime: 244_759, seqnum: 0, connid: 0 }, 'Length: 4290, startime: 244758, endtime: 244759, seqnum: 0, connid: 0'],
  ['TCP Receive', { length: 1180, seqnum: 0, connid: 0 }, 'Length: 1180, seqnum: 0, connid: 0'],
  ['TCP Disconnect', { length: 0, seqnum: 0, connid: 0 }, 'Length: 0, seqnum: 0, connid: 0'],
  ['UDP Send', { length: 41, seqnum: 0, connid: 0 }, 'Length: 41, seqnum: 0, connid: 0'],
  ['UDP Receive', { length: 118, seqnum: 0, connid: 0 }, 'Length: 118, seqnum: 0, connid: 0'],
  // Profiling
  ['Process Profiling', { userTime: 10_000_000, kernelTime: 156_250, privateBytes: 8192, workingSet: 4096 }, 'User Time: 1.0000000 seconds, Kernel Time: 0.0156250 seconds, Private Bytes: 8,192, Working Set: 4,096'],
  ['Thread Profiling', { userTime: 3_407_923, kernelTime: 6_619_234, contextSwitches: 3_276_850 }, 'User Time: 0.3407923, Kernel Time: 0.6619234, Context Switches: 3,276,850'],
  ['Debug Output Profiling', { output: 'hello' }, 'Output: hello'],
];

const context = { result: 0, formatFiletime: (filetime: bigint) => `<${String(filetime)}>` };

function typeNamed(name: string): EventType {
  const type = EVENT_TYPES.find((candidate) => candidate.name === name && (candidate.id & FAST_IO_FORM) === 0);
  if (type === undefined) throw new Error(`No event type ${name}`);
  return type;
}

describe('Detail', () => {
  it.each(ROWS.map(([operation, fields, detail]) => ({ operation, fields, detail })))('of $operation: $detail', ({ operation, fields, detail }) => {
    const type = typeNamed(operation);
    const used = Object.keys(fields).filter((name) => !(name in type.fields));
    expect(used, 'fields that the type does not have').toEqual([]);
    expect(type.fieldNames.filter((name) => !(name in fields)), 'fields that the row does not give').toEqual([]);
    expect(type.detail(fields as never, context)).toBe(detail);
  });
});

describe('Category', () => {
  /** What an operation is by itself; CreateFile, RegCreateKey, SetDisposition and controls are decided by what they did. */
  const BY_TYPE: readonly (readonly [category: keyof typeof Category, operations: readonly string[]])[] = [
    ['Read', ['ReadFile', 'RegOpenKey', 'RegQueryKey', 'RegQueryValue', 'RegEnumKey', 'RegEnumValue']],
    ['Write', ['WriteFile', 'RegSetValue', 'RegDeleteKey', 'RegDeleteValue']],
    ['ReadMetadata', ['QueryBasicInformationFile', 'QueryStandardInformationFile', 'QueryNameInformationFile', 'QueryAllInformationFile', 'QueryDirectory', 'QuerySecurityFile', 'QueryEAFile']],
    ['WriteMetadata', ['SetBasicInformationFile', 'SetEndOfFileInformationFile', 'SetAllocationInformationFile', 'SetRenameInformationFile', 'SetSecurityFile', 'RegSetInfoKey']],
    ['None', [
      'CloseFile', 'LockFile', 'UnlockFileSingle', 'CreateFileMapping', 'FlushBuffersFile', 'RegCloseKey', 'QueryInformationVolume', 'QuerySizeInformationVolume',
      'QueryAttributeInformationVolume', 'Process Create', 'Process Start', 'Process Exit', 'Thread Create', 'Thread Exit', 'Load Image', 'TCP Connect', 'TCP Send',
      'TCP Receive', 'UDP Send', 'UDP Receive', 'Process Profiling', 'Thread Profiling',
    ]],
  ];

  it.each(BY_TYPE)('is %s', (category, operations) => {
    for (const name of operations) expect(typeNamed(name).category ?? Category.None, name).toBe(Category[category]);
  });
});
