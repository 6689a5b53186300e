// src-shared/formats/pml/every-operation.fixture.ts
//
// One event of every operation of a log that prints something, with what its Path, Category and Detail must read: from real
// exports where there are any, from the structures of the Windows headers where not. For tests.

import { ByteWriter } from './byte-writer.ts';
import type { FileSystemBlob, ParameterField } from './event-blobs.ts';
import {
  countedString, fileSystemBlob, loadImageBlob, networkBlob, processCreateBlob, processExitBlob, processStartBlob, registryBlob,
} from './event-blobs.ts';

export interface OperationCase {
  readonly operation: string;
  readonly eventClass: number;
  readonly number: number;
  readonly blob: Uint8Array;
  readonly extra?: Uint8Array;
  readonly result?: number;
  readonly threadId?: number;
  readonly path: string;
  readonly category: string;
  readonly detail: string;
}

/** 2020-07-31 05:37:18 UTC; times are shown as the number of the FILETIME, to keep time zones out of these texts. */
const TIME = 132_406_474_382_093_997n;
const SYSTEM_SID = new Uint8Array([1, 1, 0, 0, 0, 0, 0, 5, 18, 0, 0, 0]);
const USER_SID = new ByteWriter().u8(1).u8(5).bytes(new Uint8Array([0, 0, 0, 0, 0, 5])).u32(21).u32(1).u32(2).u32(3).u32(1001).view;
const MEDIUM_SID = new Uint8Array([1, 1, 0, 0, 0, 0, 0, 16, 0, 32, 0, 0]);
const KEY = 'HKLM\\Software\\Clé';
const FILE = 'C:\\Temp\\a.txt';

function words(...values: number[]): Uint8Array {
  const writer = new ByteWriter();
  for (const value of values) writer.u32(value);
  return writer.view;
}

/** The two bytes of padding behind the info word, then words. */
function fixed(...values: number[]): Uint8Array {
  return new ByteWriter().u16(0).bytes(words(...values)).view;
}

function registryCases(): OperationCase[] {
  const make = (operation: string, number: number, category: string, detail: string, blob: Uint8Array, extra?: Uint8Array, path = KEY): OperationCase => ({
    operation, eventClass: 2, number, category, detail, blob, path, ...(extra === undefined ? { result: 0xc000_0034 } : { extra }),
  });
  const text = (value: string): Uint8Array => new ByteWriter().utf16(value).view;
  const partial = (type: number, data: Uint8Array): Uint8Array => new ByteWriter().u32(0).u32(type).u32(data.length).bytes(data).view;
  const name = 'wdmaud';
  const setValue = (type: number, length: number, data: Uint8Array): Uint8Array => registryBlob(4, KEY, new ByteWriter().u16(0).u32(type).u32(length).u16(data.length).u16(0).view, data);
  return [
    make('RegOpenKey', 0, 'Read', 'Desired Access: Maximum Allowed, Granted Access: All Access', registryBlob(0, KEY, fixed(0x200_0000)), words(0xf003f, 0)),
    make('RegOpenKey', 0, 'Read', '', registryBlob(0, KEY, fixed(0))),
    make('RegCreateKey', 1, 'Write', 'Desired Access: Read/Write, Disposition: REG_CREATED_NEW_KEY', registryBlob(1, KEY, fixed(0x2001f)), words(0x2001f, 1)),
    make('RegCreateKey', 1, 'Read', 'Desired Access: Read, Disposition: REG_OPENED_EXISTING_KEY', registryBlob(1, KEY, fixed(0x20019)), words(0x20019, 2)),
    make('RegCloseKey', 2, '', '', registryBlob(2, KEY)),
    make('RegQueryKey', 3, 'Read', 'Query: Name', registryBlob(3, KEY, fixed(64, 3)), new ByteWriter().u32(4).utf16('ab').view),
    make('RegQueryKey', 3, 'Read', 'Query: Full, SubKeys: 1,086, Values: 30', registryBlob(3, KEY, fixed(64, 2)), words(0, 0, 0, 0, 0, 1086, 0, 0, 30, 0, 0)),
    make('RegQueryKey', 3, 'Read', 'Query: Cached, SubKeys: 2, Values: 3', registryBlob(3, KEY, fixed(64, 4)), words(0, 0, 0, 2, 0, 3)),
    make('RegQueryKey', 3, 'Read', 'Query: Flags, UserFlags: 0xa', registryBlob(3, KEY, fixed(64, 5)), words(10)),
    make('RegQueryKey', 3, 'Read', 'Query: HandleTags, HandleTags: 0x101', registryBlob(3, KEY, fixed(4, 7)), words(0x101)),
    make('RegQueryKey', 3, 'Read', 'Query: Basic, Length: 1,024', registryBlob(3, KEY, fixed(1024, 0))),
    make('RegEnumKey', 7, 'Read', `Index: 1,000, Name: ${name}`, registryBlob(7, KEY, fixed(288, 1000, 0)), new ByteWriter().zeros(12).u32(12).utf16(name).view),
    make('RegEnumKey', 7, 'Read', `Index: 0, Name: ${name}`, registryBlob(7, KEY, fixed(288, 0, 1)), new ByteWriter().zeros(20).u32(12).utf16(name).view),
    make('RegEnumKey', 7, 'Read', 'Index: 4, Length: 288', registryBlob(7, KEY, fixed(288, 4, 0))),
    make('RegQueryValue', 5, 'Read', 'Type: REG_SZ, Length: 18, Data: .Default', registryBlob(5, KEY, fixed(144, 2)), partial(1, text('.Default\0'))),
    make('RegQueryValue', 5, 'Read', 'Type: REG_DWORD, Length: 4, Data: 4294967295', registryBlob(5, KEY, fixed(144, 2)), partial(4, words(0xffff_ffff))),
    make('RegQueryValue', 5, 'Read', 'Type: REG_MULTI_SZ, Length: 12, Data: a, bc', registryBlob(5, KEY, fixed(144, 2)), partial(7, text('a\0bc\0\0'))),
    make('RegQueryValue', 5, 'Read', 'Type: REG_QWORD, Length: 8, Data: ', registryBlob(5, KEY, fixed(144, 2)), partial(11, words(1, 2))),
    make('RegQueryValue', 5, 'Read', 'Type: <Unknown: 1001>, Length: 2, Data: ', registryBlob(5, KEY, fixed(144, 2)), partial(1001, text('a'))),
    make('RegQueryValue', 5, 'Read', 'Type: REG_NONE, Length: 0', registryBlob(5, KEY, fixed(144, 2)), partial(0, text(''))),
    make('RegQueryValue', 5, 'Read', 'Length: 144', registryBlob(5, KEY, fixed(144, 2))),
    make('RegEnumValue', 6, 'Read', `Index: 0, Name: ${name}, Type: REG_BINARY, Length: 3, Data: 00 AB FF`, registryBlob(6, KEY, fixed(220, 0, 1)),
      new ByteWriter().u32(0).u32(3).u32(32).u32(3).u32(12).utf16(name).bytes(new Uint8Array([0, 0xab, 0xff])).view),
    make('RegEnumValue', 6, 'Read', 'Index: 5, Type: REG_EXPAND_SZ', registryBlob(6, KEY, fixed(220, 5, 0)), words(0, 2, 0)),
    make('RegSetValue', 4, 'Write', 'Type: REG_DWORD, Length: 4, Data: 1', setValue(4, 4, words(1)), new Uint8Array(0)),
    make('RegSetValue', 4, 'Write', 'Type: REG_BINARY, Length: 40, Data: 01 02', setValue(3, 40, new Uint8Array([1, 2])), new Uint8Array(0)),
    make('RegSetInfoKey', 8, 'Write Metadata', 'KeySetInformationClass: KeySetHandleTagsInformation, Length: 0', registryBlob(8, KEY, fixed(5, 4, 0)), new Uint8Array(0)),
    make('RegSetInfoKey', 8, 'Write Metadata', `KeySetInformationClass: KeyWriteTimeInformation, Length: 8, LastWriteTime: ${TIME}`, registryBlob(8, KEY, fixed(0, 8, 8), new ByteWriter().u64(TIME).view), new Uint8Array(0)),
    make('RegSetInfoKey', 8, 'Write Metadata', 'KeySetInformationClass: <Unknown: 3>, Length: 0', registryBlob(8, KEY, fixed(3, 4, 0)), new Uint8Array(0)),
    make('RegDeleteKey', 9, 'Write', '', registryBlob(9, KEY), new Uint8Array(0)),
    make('RegDeleteValue', 10, 'Write', '', registryBlob(10, KEY), new Uint8Array(0)),
    make('RegFlushKey', 11, '', '', registryBlob(11, KEY), new Uint8Array(0)),
    make('RegLoadKey', 12, '', 'Hive Path: C:\\hive', registryBlob(12, KEY, new ByteWriter().u16(7).view, new ByteWriter().utf16('C:\\hive').view), new Uint8Array(0)),
    make('RegUnloadKey', 13, '', '', registryBlob(13, KEY), new Uint8Array(0)),
    make('RegRenameKey', 14, 'Write', 'New Name: New', registryBlob(14, KEY, new ByteWriter().u16(3).view, new ByteWriter().utf16('New').view), new Uint8Array(0)),
    make('RegQueryMultipleValueKey', 15, 'Read', '', registryBlob(15, KEY), new Uint8Array(0)),
    make('RegSetKeySecurity', 16, 'Write Metadata', '', registryBlob(16, KEY), new Uint8Array(0)),
    make('RegQueryKeySecurity', 17, 'Read Metadata', '', registryBlob(17, KEY), new Uint8Array(0)),
  ];
}

function processCases(is64Bit: boolean): OperationCase[] {
  const make = (operation: string, number: number, detail: string, blob: Uint8Array, path = '', threadId = 12): OperationCase => ({ operation, eventClass: 1, number, blob, path, category: '', detail, threadId });
  const exit = processExitBlob(0xc000_0005, 3_281_250, 156_250, 4096, 1_000_000, 2_605_056, 999);
  const exitText = 'Exit Status: -1073741819, User Time: 0.0156250 seconds, Kernel Time: 0.3281250 seconds, Private Bytes: 2,605,056, Peak Private Bytes: 999, Working Set: 4,096, Peak Working Set: 1,000,000';
  return [
    make('Process Create', 1, 'PID: 3232, Command line: "C:\\a b.exe" -한', processCreateBlob({
      index: 11, pid: 3232, parentIndex: 10, parentPid: 4, session: 1, is64Bit, createTime: TIME, authenticationId: 0x3e7n, userSid: USER_SID, integritySid: MEDIUM_SID, imagePath: 'C:\\a b.exe', commandLine: '"C:\\a b.exe" -한',
    }), 'C:\\a b.exe'),
    make('Process Start', 7, 'Parent PID: 4, Command line: x.exe, Current directory: C:\\, Environment: \r\n\tA=1\r\n\tB=2', processStartBlob(4, 'x.exe', 'C:\\', ['A=1', 'B=2'])),
    make('Process Exit', 2, exitText, exit),
    make('Process Statistics', 8, exitText, exit),
    make('Thread Create', 3, 'Thread ID: 6740', words(6740)),
    make('Thread Exit', 4, 'Thread ID: 484, User Time: 0.0000000, Kernel Time: 0.0156001', new ByteWriter().u32(0).u64(156_001).u64(0).view, '', 484),
    make('Load Image', 5, is64Bit ? 'Image Base: 0x7ff795e70000, Image Size: 0x41000' : 'Image Base: 0x95e70000, Image Size: 0x41000', loadImageBlob(is64Bit, 0x7ff7_95e7_0000n, 0x41000, 'C:\\a.dll'), 'C:\\a.dll'),
    make('System Statistics', 9, 'Commit Peak: 4,096,000, System Calls: 7, Context Switches: 1,234', new ByteWriter().u32(4096).zeros(56).u32(1000).zeros(236).u32(1234).zeros(8).u32(7).view),
  ];
}

function fileCases(is64Bit: boolean): OperationCase[] {
  const pointer = (value: number): Uint8Array => new ByteWriter().pointer(value, is64Bit ? 8 : 4).view;
  const make = (operation: string, number: number, category: string, detail: string, blob: Omit<FileSystemBlob, 'path'>, extra?: Uint8Array, path = FILE): OperationCase => ({
    operation, eventClass: 3, number, category, detail, blob: fileSystemBlob(is64Bit, { path: FILE, ...blob }), path, ...(extra === undefined ? {} : { extra }),
  });
  const times = new ByteWriter().u64(TIME).u64(0).u64(TIME).u64(TIME);
  const basic = (): ByteWriter => new ByteWriter().bytes(times.view);
  const timesText = `CreationTime: ${TIME}, LastAccessTime: n/a, LastWriteTime: ${TIME}, ChangeTime: ${TIME}`;
  const query = (minor: number, length: number): Omit<FileSystemBlob, 'path'> => ({ minor, parameters: [[0, 0, 4, length], [8, 4, 4, minor]] });
  const set = (minor: number, tail: Uint8Array): Omit<FileSystemBlob, 'path'> => ({ minor, parameters: [[0, 0, 4, tail.length], [8, 4, 4, minor]], tail });
  const rename = (name: string): Uint8Array => new ByteWriter().u8(1).zeros(is64Bit ? 15 : 7).u32(name.length * 2).utf16(name).view;
  const control = (code: number, tail?: Uint8Array): Omit<FileSystemBlob, 'path'> => ({ parameters: [[0, 0, 4, 512], [8, 4, 4, 1024], [0x10, 8, 4, code]], ...(tail === undefined ? {} : { tail }) });
  const createParameters = (options: number): readonly ParameterField[] => [[8, 4, 4, options], [0x10, 8, 2, 0x2020], [0x12, 0xa, 2, 7], [0x28, 0x14, 8, 4096]];
  const entry = (next: number, name: string): Uint8Array => new ByteWriter().u32(next).zeros(56).u32(name.length * 2).zeros(30).utf16(name).zeros(next === 0 ? 0 : next - 94 - name.length * 2).view;
  const directory = (...names: string[]): Uint8Array => {
    const out = new ByteWriter();
    names.forEach((name, i) => out.bytes(entry(i === names.length - 1 ? 0 : 120, name)));
    return out.view;
  };
  const both = { minor: 1, parameters: [[0x10, 8, 4, 3]] } as const;
  const lock = { parameters: [[0x10, 8, 8, 124], [0x20, 0x14, 1, 1], [0x21, 0x15, 1, 1]], tail: new ByteWriter().u64(1).view } as const;
  return [
    make('CreateFile', 20, '', 'Desired Access: Generic Read, Disposition: Open, Options: Synchronous IO Non-Alert, Non-Directory File, Attributes: ANCI, ShareMode: Read, Write, Delete, AllocationSize: n/a, OpenResult: Opened',
      { parameters: createParameters(0x0100_0060), tail: words(0x120089, 0) }, pointer(1)),
    make('CreateFile', 20, 'Write', 'Desired Access: Generic Write, Disposition: OpenIf, Options: , Attributes: ANCI, ShareMode: Read, Write, Delete, AllocationSize: 4,096, Impersonating: NT AUTHORITY\\SYSTEM, OpenResult: Created',
      { parameters: createParameters(0x0300_0000), tail: new ByteWriter().u32(0x120116).u32(SYSTEM_SID.length).bytes(SYSTEM_SID).view }, pointer(2)),
    make('CreateFile', 20, 'Write', 'Desired Access: Read Attributes, Disposition: Create, Options: Directory, Attributes: ANCI, ShareMode: Read, Write, Delete, AllocationSize: 4,096, Impersonating: DESKTOP\\user',
      { parameters: createParameters(0x0200_0001), tail: new ByteWriter().u32(0x80).u32(USER_SID.length).bytes(USER_SID).view }),
    make('CloseFile', 38, '', '', {}),
    make('IRP_MJ_CLOSE', 22, '', '', {}),
    make('ReadFile', 23, 'Read', 'Offset: 4,096, Length: 100, I/O Flags: Non-cached, Paging I/O, Synchronous Paging I/O, Priority: Normal', { irpFlags: 0x60043, parameters: [[0, 0, 4, 512], [0x10, 8, 8, 4096]] }, pointer(100)),
    make('WriteFile', 24, 'Write', 'Offset: -1, Length: 512', { parameters: [[0, 0, 4, 512], [0x10, 8, 8, -1]] }),
    make('ReadFile', 5, 'Read', 'Offset: 8, Length: 512', { parameters: [[0, 0, 8, 8], [8, 8, 4, 512]] }),
    make('WriteFile', 3, 'Write', 'Offset: 8, Length: 512', { parameters: [[0, 0, 8, 8], [8, 8, 4, 512]] }),
    make('FASTIO_MDL_READ_COMPLETE', 4, '', 'MDL: 0x1234', { parameters: [[0, 0, 4, 0x1234]] }),
    make('FASTIO_MDL_WRITE_COMPLETE', 2, '', 'Offset: 16, MDL: 0x1234', { parameters: [[0, 0, 8, 16], [8, 8, 4, 0x1234]] }),
    make('QueryOpen', 6, '', `${timesText}, AllocationSize: 4,096, EndOfFile: 1,417, FileAttributes: A`, {}, basic().u64(4096).u64(1417).u32(0x20).u32(0).view),
    make('FASTIO_CHECK_IF_POSSIBLE', 7, '', 'Operation: Read, Offset: 10, Length: 20', { parameters: [[0, 0, 8, 10], [8, 8, 4, 20], [0x18, 0x10, 1, 1]] }),
    make('FASTIO_ACQUIRE_FOR_MOD_WRITE', 17, '', 'EndingOffset: 32,768', { tail: new ByteWriter().u64(32_768).view }),
    make('CreateFileMapping', 19, '', 'SyncType: SyncTypeCreateSection, PageProtection: PAGE_EXECUTE_READ|PAGE_NOCACHE', { parameters: [[0, 0, 4, 1], [8, 4, 4, 0x220]] }),
    make('CreateFileMapping', 19, '', 'SyncType: SyncTypeOther', {}),
    make('QueryBasicInformationFile', 25, 'Read Metadata', `${timesText}, FileAttributes: RA`, query(4, 40), basic().u32(0x21).u32(0).view),
    make('QueryStandardInformationFile', 25, 'Read Metadata', 'AllocationSize: 4,096, EndOfFile: 1,417, NumberOfLinks: 1, DeletePending: False, Directory: True', query(5, 24), new ByteWriter().u64(4096).u64(1417).u32(1).u8(0).u8(1).u16(0).view),
    make('QueryFileInternalInformationFile', 25, 'Read Metadata', 'IndexNumber: 0x2000000017fab', query(6, 8), new ByteWriter().u64(0x2000000017fabn).view),
    make('QueryNameInformationFile', 25, 'Read Metadata', 'Name: \\Users\\test', query(9, 64), new ByteWriter().u32(22).utf16('\\Users\\test').view),
    make('QueryNetworkOpenInformationFile', 25, 'Read Metadata', `${timesText}, AllocationSize: 0, EndOfFile: 1, FileAttributes: N`, query(34, 56), basic().u64(0).u64(1).u32(0x80).u32(0).view),
    make('QueryAttributeTagFile', 25, 'Read Metadata', 'Attributes: A, ReparseTag: 0xa000000c', query(35, 8), words(0x20, 0xa000_000c)),
    make('QueryAllInformationFile', 25, 'Read Metadata',
      `${timesText}, FileAttributes: A, AllocationSize: 1, EndOfFile: 2, NumberOfLinks: 3, DeletePending: False, Directory: False, IndexNumber: 0x4, EaSize: 5, Access: Generic Read, Position: 6, Mode: Synchronous IO Non-Alert, AlignmentRequirement: Long`,
      query(18, 104), basic().u32(0x20).u32(0).u64(1).u64(2).u32(3).u32(0).u64(4).u32(5).u32(0x120089).u64(6).u32(0x20).u32(3).u32(0).view),
    make('QueryEaInformationFile', 25, 'Read Metadata', '', query(7, 4), words(0)),
    make('<Unknown>', 25, 'Read Metadata', '', query(0x7f, 4), words(0)),
    make('SetBasicInformationFile', 26, 'Write Metadata', `CreationTime: 0, LastAccessTime: 0, LastWriteTime: ${TIME}, ChangeTime: 0, FileAttributes: n/a`, set(4, new ByteWriter().u64(0).u64(0).u64(TIME).u64(0).u64(0).view)),
    make('SetRenameInformationFile', 26, 'Write Metadata', 'ReplaceIfExists: True, FileName: C:\\Temp\\b.txt', set(10, rename('b.txt'))),
    make('SetRenameInformationFile', 26, 'Write Metadata', 'ReplaceIfExists: True, FileName: D:\\c.txt', { ...set(10, rename('\\??\\C:\\x')), tail: new ByteWriter().bytes(rename('\\??\\C:\\x')).bytes(countedString('D:\\c.txt')).view }),
    make('SetRenameInformationEx', 26, 'Write Metadata', 'ReplaceIfExists: True, FileName: C:\\x', set(65, rename('\\??\\C:\\x'))),
    make('SetLinkInformationFile', 26, 'Write Metadata', 'ReplaceIfExists: True, FileName: C:\\l', set(11, rename('\\??\\C:\\l'))),
    make('SetDispositionInformationFile', 26, 'Write', 'Delete: True', set(13, new Uint8Array([1]))),
    make('SetDispositionInformationFile', 26, 'Write Metadata', 'Delete: False', set(13, new Uint8Array([0]))),
    make('SetDispositionInformationEx', 26, 'Write', 'Delete: True', set(64, words(0x13))),
    make('SetAllocationInformationFile', 26, 'Write Metadata', 'AllocationSize: 3,584', set(19, new ByteWriter().u64(3584).view)),
    make('SetEndOfFileInformationFile', 26, 'Write Metadata', 'EndOfFile: 4,096', set(20, new ByteWriter().u64(4096).view)),
    make('QueryEAFile', 27, 'Read Metadata', '', {}),
    make('SetEAFile', 28, 'Write Metadata', '', {}),
    make('FlushBuffersFile', 29, '', '', {}),
    make('QueryInformationVolume', 30, '', `VolumeCreationTime: ${TIME}, VolumeSerialNumber: A85A-5794, SupportsObjects: True, VolumeLabel: Disk`, query(1, 64), new ByteWriter().u64(TIME).u32(0xa85a_5794).u32(8).u8(1).u8(0).utf16('Disk').view),
    make('QuerySizeInformationVolume', 30, '', 'TotalAllocationUnits: 7,706,623, AvailableAllocationUnits: 1,808,669, SectorsPerAllocationUnit: 8, BytesPerSector: 512', query(3, 24), new ByteWriter().u64(7_706_623).u64(1_808_669).u32(8).u32(512).view),
    make('QueryDeviceInformationVolume', 30, '', 'DeviceType: Disk, Characteristics: Mounted', query(4, 8), words(7, 0x20)),
    make('QueryAttributeInformationVolume', 30, '', 'FileSystemAttributes: Case Preserved, Case Sensitive, 0x3c00600, MaximumComponentNameLength: 255, FileSystemName: NTFS', query(5, 64), new ByteWriter().u32(0x3c0_0603).u32(255).u32(8).utf16('NTFS').view),
    make('QueryFullSizeInformationVolume', 30, '', 'TotalAllocationUnits: 1, CallerAvailableAllocationUnits: 2, ActualAvailableAllocationUnits: 3, SectorsPerAllocationUnit: 4, BytesPerSector: 512', query(7, 32), new ByteWriter().u64(1).u64(2).u64(3).u32(4).u32(512).view),
    make('QueryObjectIdInformationVolume', 30, '', 'ObjectId: 000102030405060708090A0B0C0D0E0F', query(8, 64), new Uint8Array(64).map((_, i) => i)),
    make('QueryDirectory', 32, 'Read Metadata', 'Filter: *.txt, 1: a.txt, FileInformationClass: FileBothDirectoryInformation', { ...both, tail: countedString('*.txt') }, directory('a.txt'), `${FILE}\\*.txt`),
    make('QueryDirectory', 32, 'Read Metadata', 'Filter: *.txt', { ...both, tail: countedString('*.txt') }, undefined, `${FILE}\\*.txt`),
    make('QueryDirectory', 32, 'Read Metadata', '0: .', both, directory('.')),
    make('QueryDirectory', 32, 'Read Metadata', '0: ., 1: .., FileInformationClass: FileBothDirectoryInformation', both, directory('.', '..')),
    make('QueryDirectory', 32, 'Read Metadata', '0: ., 1: .., FileInformationClass: FileBothDirectoryInformation, 3: d', both, directory('.', '..', 'c', 'd')),
    make('NotifyChangeDirectory', 32, 'Read Metadata', 'Filter: FILE_NOTIFY_CHANGE_FILE_NAME, FILE_NOTIFY_CHANGE_DIR_NAME', { minor: 2, parameters: [[8, 4, 4, 3]] }),
    make('FileSystemControl', 33, '', 'Control: FSCTL_REQUEST_OPLOCK', control(0x90240)),
    make('FileSystemControl', 33, 'Read', 'Control: FSCTL_GET_REPARSE_POINT', control(0x900a8)),
    make('FileSystemControl', 33, '', 'Control: 0x902eb (Device:0x9 Function:186 Method: 3)', control(0x902eb)),
    make('FileSystemControl', 33, 'Read', 'Control: FSCTL_OFFLOAD_READ, Offset: 65,536, Length: 1,048,576', control(0x94264, new ByteWriter().zeros(16).u64(65_536).u64(1_048_576).view)),
    make('FileSystemControl', 33, 'Write', 'Control: FSCTL_OFFLOAD_WRITE, Offset: 1, Length: 2', control(0x98268, new ByteWriter().zeros(8).u64(1).u64(2).view)),
    make('FileSystemControl', 33, 'Write', 'Control: FSCTL_PIPE_TRANSCEIVE, WriteLength: 1,024, ReadLength: 512', control(0x11c017)),
    make('FileSystemControl', 33, '', 'Control: FSCTL_PIPE_INTERNAL_READ, Length: 512', control(0x116000)),
    make('DeviceIoControl', 34, '', 'Control: IOCTL_DISK_GET_DRIVE_GEOMETRY', control(0x70000)),
    make('LockFile', 37, '', 'Exclusive: True, Offset: 124, Length: 1, Fail Immediately: True', { minor: 1, ...lock }),
    make('UnlockFileSingle', 37, '', 'Offset: 124, Length: 1', { minor: 2, ...lock }),
    make('UnlockFileAll', 37, '', '', { minor: 3 }),
    make('QuerySecurityFile', 40, 'Read Metadata', 'Information: Owner, Group, DACL', { parameters: [[0, 0, 4, 7]] }),
    make('SetSecurityFile', 41, 'Write Metadata', 'Information: DACL, DACL Protected', { parameters: [[0, 0, 4, 0x8000_0004]] }),
    make('PlugAndPlay', 47, '', '', {}),
    make('RemoveDevice', 47, '', '', { minor: 2 }),
    make('VolumeDismount', 0, '', '', {}),
    make('CreatePipe', 21, '', '', {}),
  ];
}

function otherCases(is64Bit: boolean): OperationCase[] {
  const source = new Uint8Array([10, 0, 0, 2]);
  const destination = new Uint8Array([93, 184, 216, 34]);
  const v6 = new Uint8Array([0xfe, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
  const profile = new ByteWriter().u64(10_000_000).u64(5_000_000).pointer(4096, is64Bit ? 8 : 4).pointer(8192, is64Bit ? 8 : 4).view;
  return [
    { operation: 'TCP Connect', eventClass: 5, number: 5, threadId: 0, path: 'me.local:50123 -> 93.184.216.34:https', category: '', detail: 'Length: 0, mss: 1460, seqnum: 0, connid: 0',
      blob: networkBlob({ isTcp: true, isIpv4: true, length: 0, source, destination, sourcePort: 50_123, destinationPort: 443, pairs: [['mss', '1460'], ['seqnum', '0'], ['connid', '0']] }) },
    { operation: 'UDP Receive', eventClass: 5, number: 3, threadId: 0, path: 'fe80::1:443 -> fe80::1:53', category: '', detail: 'Length: 1500',
      blob: networkBlob({ isTcp: false, isIpv4: false, length: 1500, source: v6, destination: v6, sourcePort: 443, destinationPort: 53, pairs: [] }) },
    { operation: 'Thread Profiling', eventClass: 4, number: 0, path: '', category: '', detail: 'User Time: 0.3407923, Kernel Time: 0.6619234, Context Switches: 3,276,850', blob: words(3_407_923, 6_619_234, 3_276_850) },
    { operation: 'Process Profiling', eventClass: 4, number: 1, path: '', category: '', detail: 'User Time: 1.0000000 seconds, Kernel Time: 0.5000000 seconds, Private Bytes: 8,192, Working Set: 4,096', blob: profile },
    { operation: 'Debug Output Profiling', eventClass: 4, number: 2, path: '', category: '', detail: 'Output: hello', blob: new ByteWriter().utf16('hello\0').view },
  ];
}

export function everyOperation(is64Bit: boolean): OperationCase[] {
  return [...processCases(is64Bit), ...registryCases(), ...fileCases(is64Bit), ...otherCases(is64Bit)];
}
