import { describe, expect, it } from 'vitest';
import { baseName, detailFields } from './event-properties.ts';

describe('detailFields', () => {
  it('gives one field per line and keeps lists together', () => {
    expect(detailFields('Desired Access: Generic Read, Disposition: Open, Options: Synchronous IO Non-Alert, Non-Directory File, Attributes: n/a, ShareMode: Read, Write, Delete, OpenResult: Opened')).toEqual([
      { name: 'Desired Access', value: 'Generic Read' },
      { name: 'Disposition', value: 'Open' },
      { name: 'Options', value: 'Synchronous IO Non-Alert, Non-Directory File' },
      { name: 'Attributes', value: 'n/a' },
      { name: 'ShareMode', value: 'Read, Write, Delete' },
      { name: 'OpenResult', value: 'Opened' },
    ]);
  });
  it('keeps a value that has a colon of its own', () => {
    expect(detailFields('Type: REG_SZ, Length: 46, Data: C:\\Windows\\a.dll')).toEqual([{ name: 'Type', value: 'REG_SZ' }, { name: 'Length', value: '46' }, { name: 'Data', value: 'C:\\Windows\\a.dll' }]);
  });
  it('takes an empty value and an empty text', () => {
    expect(detailFields('SupportsObjects: True, VolumeLabel: ')).toEqual([{ name: 'SupportsObjects', value: 'True' }, { name: 'VolumeLabel', value: '' }]);
    expect(detailFields('')).toEqual([]);
  });
});

describe('baseName', () => {
  it('is what follows the last backslash', () => expect([baseName('C:\\a\\b.dll'), baseName('ntoskrnl.exe')]).toEqual(['b.dll', 'ntoskrnl.exe']));
});
