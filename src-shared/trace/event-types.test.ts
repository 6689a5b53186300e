import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { EVENT_CLASSES } from './event-type.ts';
import { EVENT_TYPES, FAST_IO_FORM, eventTypeById, eventTypeByPml, eventTypesByName, operationName } from './event-types.ts';

const context = { result: 0, formatFiletime: (filetime: bigint) => `<${String(filetime)}>` };

describe('the list of event types', () => {
  it('has unique ids that say the class', () => {
    const seen = new Map<number, string>();
    for (const type of EVENT_TYPES) {
      expect(seen.get(type.id), `${type.name} and ${seen.get(type.id)} share ${type.id.toString(16)}`).toBeUndefined();
      seen.set(type.id, type.name);
      expect(EVENT_CLASSES[((type.id >>> 8) & 0xf) - 1]).toBe(type.eventClass);
      expect(type.id).toBeLessThan(0x10000);
    }
  });

  it('names every file of events/', async () => {
    const listed = new Set(EVENT_TYPES.map((type) => type.name));
    const folder = new URL('./events/', import.meta.url);
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))) {
      const module = (await import(new URL(file, folder).href)) as Record<string, unknown>;
      for (const value of Object.values(module)) {
        if (typeof value === 'object' && value !== null && 'eventClass' in value) expect(listed).toContain((value as unknown as { name: string }).name);
      }
    }
  });

  it('finds types by id, name and log numbers', () => {
    expect(eventTypeById(0x0314)?.name).toBe('CreateFile');
    expect(eventTypesByName('ReadFile').map((type) => type.advancedName).sort()).toEqual(['FASTIO_MDL_READ', 'FASTIO_READ', 'IRP_MJ_READ']);
    expect(eventTypeByPml(3, 25, 4)?.name).toBe('QueryBasicInformationFile');
    expect(eventTypeByPml(3, 25, 0)?.name).toBe('QueryInformationFile');
    expect(eventTypeByPml(3, 25, 3)?.name).toBe('<Unknown>');
    expect(eventTypeByPml(3, 20, 7)?.name).toBe('CreateFile');
    expect(eventTypeByPml(3, 47, 0)?.name).toBe('PlugAndPlay');
    expect(eventTypeByPml(5, 3, 1)?.name).toBe('TCP Receive');
    expect(eventTypeByPml(5, 3, 0)?.name).toBe('UDP Receive');
    expect(eventTypeByPml(2, 1)?.name).toBe('RegCreateKey');
    expect(eventTypeByPml(9, 1)).toBeUndefined();
  });

  it('keeps the fast I/O form of an operation apart by its advanced name only', () => {
    const fast = eventTypeByPml(3, 37, 2, true);
    expect(fast?.name).toBe('UnlockFileSingle');
    expect(fast && operationName(fast, true)).toBe('FASTIO_UNLOCK_SINGLE');
    expect(fast && fast.id & FAST_IO_FORM).toBe(FAST_IO_FORM);
    const create = eventTypeByPml(3, 20, 0, true);
    expect(create && operationName(create, true)).toBe('IRP_MJ_CREATE');
  });

  it('knows every operation number of the log format', () => {
    for (let operation = 0; operation <= 47; operation++) expect(eventTypeByPml(3, operation), String(operation)).toBeDefined();
    for (let operation = 0; operation <= 20; operation++) expect(eventTypeByPml(2, operation), String(operation)).toBeDefined();
    for (let operation = 0; operation <= 9; operation++) expect(eventTypeByPml(1, operation), String(operation)).toBeDefined();
    for (let operation = 0; operation <= 2; operation++) expect(eventTypeByPml(4, operation), String(operation)).toBeDefined();
  });
});

describe('Detail', () => {
  const detail = (name: string, fields: Record<string, unknown>): string => {
    const type = eventTypesByName(name)[0];
    if (type === undefined) throw new Error(name);
    return type.detail(fields as never, context);
  };

  it('reads as Process Monitor writes it', () => {
    const create = { desiredAccess: 0x120089, disposition: 1, options: 0x60, attributes: 0, shareMode: 7, allocationSize: 0, impersonating: '', openResult: 1 };
    expect(detail('CreateFile', create)).toBe(
      'Desired Access: Generic Read, Disposition: Open, Options: Synchronous IO Non-Alert, Non-Directory File, Attributes: n/a, ' +
        'ShareMode: Read, Write, Delete, AllocationSize: n/a, OpenResult: Opened',
    );
    expect(detail('CreateFile', { ...create, disposition: 2, openResult: 0xff, impersonating: 'S-1-5-20' })).toBe(
      'Desired Access: Generic Read, Disposition: Create, Options: Synchronous IO Non-Alert, Non-Directory File, Attributes: n/a, ' +
        'ShareMode: Read, Write, Delete, AllocationSize: 0, Impersonating: S-1-5-20',
    );
    expect(detail('ReadFile', { offset: 0, length: 4096, irpFlags: 0x43 | (3 << 17) })).toBe(
      'Offset: 0, Length: 4,096, I/O Flags: Non-cached, Paging I/O, Synchronous Paging I/O, Priority: Normal',
    );
    expect(detail('CreateFileMapping', { syncType: 1, pageProtection: 0x20 })).toBe('SyncType: SyncTypeCreateSection, PageProtection: PAGE_EXECUTE_READ');
    expect(detail('CreateFileMapping', { syncType: 0, pageProtection: 0 })).toBe('SyncType: SyncTypeOther');
    expect(detail('QueryDirectory', { filter: '*.txt', entries: ['a.txt', 'b.txt'], informationClass: 3 })).toBe(
      'Filter: *.txt, 1: a.txt, 2: b.txt, FileInformationClass: FileBothDirectoryInformation',
    );
    expect(detail('QueryDirectory', { filter: '', entries: ['.', '..'], informationClass: 37 })).toBe(
      '0: ., 1: .., FileInformationClass: FileIdBothDirectoryInformation',
    );
    expect(detail('NotifyChangeDirectory', { completionFilter: 3 })).toBe('Filter: FILE_NOTIFY_CHANGE_FILE_NAME, FILE_NOTIFY_CHANGE_DIR_NAME');
    expect(detail('QueryStandardInformationFile', { allocationSize: 4096, endOfFile: 1417, numberOfLinks: 1, deletePending: 0, directory: 0 })).toBe(
      'AllocationSize: 4,096, EndOfFile: 1,417, NumberOfLinks: 1, DeletePending: False, Directory: False',
    );
    expect(detail('QueryFileInternalInformationFile', { indexHigh: 0x20000, indexLow: 0x17fab })).toBe('IndexNumber: 0x2000000017fab');
    expect(detail('LockFile', { exclusive: 1, offset: 124, length: 1, failImmediately: 1 })).toBe('Exclusive: True, Offset: 124, Length: 1, Fail Immediately: True');
    expect(detail('FileSystemControl', { controlCode: 0x902eb })).toBe('Control: 0x902eb (Device:0x9 Function:186 Method: 3)');
    expect(detail('QuerySecurityFile', { information: 7 })).toBe('Information: Owner, Group, DACL');
    expect(detail('RegOpenKey', { desiredAccess: 0x2000000, grantedAccess: 0xf003f })).toBe('Desired Access: Maximum Allowed, Granted Access: All Access');
    expect(detail('RegCreateKey', { desiredAccess: 0x20019, grantedAccess: 0, disposition: 2 })).toBe('Desired Access: Read, Disposition: REG_OPENED_EXISTING_KEY');
    expect(detail('RegQueryValue', { answered: 1, valueType: 1, length: 18, data: '.Default' })).toBe('Type: REG_SZ, Length: 18, Data: .Default');
    expect(detail('RegQueryValue', { answered: 0, valueType: 0, length: 144, data: '' })).toBe('Length: 144');
    expect(detail('RegEnumKey', { index: 0, answered: 1, name: 'Application', bufferLength: 288 })).toBe('Index: 0, Name: Application');
    expect(detail('RegQueryKey', { informationClass: 2, answered: 1, bufferLength: 0, subKeys: 86, values: 30, name: '' })).toBe('Query: Full, SubKeys: 86, Values: 30');
    expect(detail('Process Start', { parentPid: 3596, commandLine: 'a.exe', currentDirectory: 'C:\\', environment: ['A=1', 'B=2'] })).toBe(
      'Parent PID: 3596, Command line: a.exe, Current directory: C:\\, Environment: \r\n\tA=1\r\n\tB=2',
    );
    expect(detail('Thread Exit', { threadId: 484, userTime: 0, kernelTime: 156001 })).toBe('Thread ID: 484, User Time: 0.0000000, Kernel Time: 0.0156001');
    expect(detail('TCP Connect', { length: 0, mss: 1460, sackopt: 0, tsopt: 0, wsopt: 0, rcvwin: 65535, rcvwinscale: 0, sndwinscale: 0, seqnum: 0, connid: 0 })).toBe(
      'Length: 0, mss: 1460, sackopt: 0, tsopt: 0, wsopt: 0, rcvwin: 65535, rcvwinscale: 0, sndwinscale: 0, seqnum: 0, connid: 0',
    );
    expect(detail('TCP Send', { length: 429, startime: 244758, endtime: 244758, seqnum: 0, connid: 0 })).toBe(
      'Length: 429, startime: 244758, endtime: 244758, seqnum: 0, connid: 0',
    );
    expect(detail('Load Image', { imageBase: 0x7ff795e70000, imageSize: 0x41000 })).toBe('Image Base: 0x7ff795e70000, Image Size: 0x41000');
  });
});
