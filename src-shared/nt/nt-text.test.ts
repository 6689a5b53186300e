// The vocabularies of src-shared/nt against texts that Process Monitor's own exports show.
import { describe, expect, it } from 'vitest';
import { controlCode, controlCodeCategory, controlCodeText } from './control-codes.ts';
import { createFileCategory, createOptionsText, dispositionText, openResultText, shareModeText } from './create-file.ts';
import { fileAccessText } from './file-access.ts';
import { fileAttributesText } from './file-attributes.ts';
import { fileInformationClassText } from './file-information-class.ts';
import { hasIoFlags, ioFlagsText, ioPriorityFlags, ioPriorityOf, ioPriorityText } from './io-flags.ts';
import { notifyFilterText } from './notify-filter.ts';
import { isNtError, isNtSuccess, NtStatus, ntStatusText } from './ntstatus.ts';
import { groupedDecimal, lowerHex, secondsText } from './number-text.ts';
import { registryAccessText } from './registry-access.ts';
import { binaryDataText, keyInformationClassText, registryTypeText } from './registry-types.ts';
import { pageProtectionText, syncTypeText } from './section-synchronization.ts';
import { securityInformationText } from './security-information.ts';
import { accountText, sidText } from './sid.ts';
import { fileSystemAttributesText, volumeSerialNumberText } from './volume.ts';

describe('ntStatusText', () => {
  it('names the results people look for', () => {
    expect(ntStatusText(NtStatus.SUCCESS)).toBe('SUCCESS');
    expect(ntStatusText(NtStatus.OBJECT_NAME_NOT_FOUND)).toBe('NAME NOT FOUND');
    expect(ntStatusText(NtStatus.FLT_DISALLOW_FAST_IO)).toBe('FAST IO DISALLOWED');
    expect(ntStatusText(-1073741772)).toBe('NAME NOT FOUND');
  });
  it('shows nothing while pending and hex for an unknown value', () => {
    expect(ntStatusText(NtStatus.PENDING)).toBe('');
    expect(ntStatusText(0xffff_ffff)).toBe('');
    expect(ntStatusText(0x368)).toBe('0x368');
    expect(ntStatusText(0xc000046f)).toBe('0xC000046F');
  });
  it('tells success from error by severity', () => {
    expect([isNtSuccess(NtStatus.SUCCESS), isNtSuccess(NtStatus.BUFFER_OVERFLOW), isNtError(NtStatus.ACCESS_DENIED)]).toEqual([true, false, true]);
  });
});

describe('access masks', () => {
  it('prefers the composite names and then lists the rest', () => {
    expect(fileAccessText(0x120089)).toBe('Generic Read');
    expect(fileAccessText(0x100080)).toBe('Read Attributes, Synchronize');
    expect(fileAccessText(0x80000000)).toBe('Generic Read');
    expect(fileAccessText(0x12019f | 0x10000)).toBe('Generic Read/Write, Delete');
    expect(fileAccessText(0)).toBe('None 0x0');
    expect(registryAccessText(0x2001f)).toBe('Read/Write');
    expect(registryAccessText(0x20219)).toBe('Read, WOW64_32Key');
    expect(registryAccessText(0x2000000)).toBe('Maximum Allowed');
    expect(registryAccessText(0)).toBe('None 0x0');
  });
});

describe('file operations', () => {
  it('words attributes, options, share mode, dispositions and results', () => {
    expect(fileAttributesText(0x2026)).toBe('HSANCI');
    expect(fileAttributesText(0)).toBe('n/a');
    expect(createOptionsText(0x60)).toBe('Synchronous IO Non-Alert, Non-Directory File');
    expect(createOptionsText(0)).toBe('');
    expect([shareModeText(0), shareModeText(7)]).toEqual(['None', 'Read, Write, Delete']);
    expect([dispositionText(3), dispositionText(9), openResultText(2), openResultText(8)]).toEqual(['OpenIf', '<unknown>', 'Created', '<unknown>']);
  });
  it('calls a create Write only where it made or replaced a file', () => {
    expect(createFileCategory(3, 1)).toBe(0);
    expect(createFileCategory(3, 2)).toBe(2);
    expect(createFileCategory(1, -1)).toBe(0);
    expect(createFileCategory(2, -1)).toBe(2);
    expect(createFileCategory(77, -1)).toBe(0);
  });
  it('words I/O flags and the priority hidden in them', () => {
    const flags = 0x43 | ioPriorityFlags(3);
    expect(hasIoFlags(flags)).toBe(true);
    expect(ioFlagsText(flags)).toBe('Non-cached, Paging I/O, Synchronous Paging I/O');
    expect(ioPriorityText(ioPriorityOf(flags))).toBe('Normal');
  });
  it('spells out control codes without a name', () => {
    expect(controlCodeText(0x90240)).toBe('FSCTL_REQUEST_OPLOCK');
    expect(controlCodeText(0x902eb)).toBe('0x902eb (Device:0x9 Function:186 Method: 3)');
    expect(controlCodeCategory(controlCode('FSCTL_GET_REPARSE_POINT'))).toBe(1);
    expect(controlCodeCategory(controlCode('FSCTL_SET_SPARSE'))).toBe(4);
    expect(controlCodeCategory(0x902eb)).toBe(0);
  });
  it('words sections, security and notifications', () => {
    expect(syncTypeText(1)).toBe('SyncTypeCreateSection');
    expect(pageProtectionText(0x220)).toBe('PAGE_EXECUTE_READ|PAGE_NOCACHE');
    expect(pageProtectionText(0x200)).toBe('|PAGE_NOCACHE');
    expect(securityInformationText(0x80000004)).toBe('DACL, DACL Protected');
    expect(securityInformationText(0x107)).toBe('Owner, Group, DACL, 0x100');
    expect(notifyFilterText(3)).toBe('FILE_NOTIFY_CHANGE_FILE_NAME, FILE_NOTIFY_CHANGE_DIR_NAME');
    expect(fileInformationClassText(37)).toBe('FileIdBothDirectoryInformation');
    expect(fileSystemAttributesText(0x3c00603)).toBe('Case Preserved, Case Sensitive, 0x3c00600');
    expect(volumeSerialNumberText(0xa85a5794)).toBe('A85A-5794');
  });
});

describe('registry', () => {
  it('words types and classes', () => {
    expect([registryTypeText(7), registryTypeText(1001)]).toEqual(['REG_MULTI_SZ', '<Unknown: 1001>']);
    expect(keyInformationClassText(7)).toBe('HandleTags');
    expect(binaryDataText(new Uint8Array([0, 0xab, 7]))).toBe('00 AB 07');
  });
});

describe('sid', () => {
  it('reads binary SIDs and names the ones that mean the same everywhere', () => {
    const system = new Uint8Array([1, 1, 0, 0, 0, 0, 0, 5, 18, 0, 0, 0]);
    expect(sidText(system)).toBe('S-1-5-18');
    expect(accountText(sidText(system))).toBe('NT AUTHORITY\\SYSTEM');
    expect(accountText('S-1-5-90-0-1')).toBe('Window Manager\\DWM-1');
    expect(accountText('S-1-5-21-1-2-3-1001')).toBe('S-1-5-21-1-2-3-1001');
    expect(sidText(new Uint8Array([1, 5, 0, 0, 0, 0, 0, 5]))).toBe('');
  });
});

describe('numbers', () => {
  it('groups digits, also of negative and 64-bit numbers', () => {
    expect([0, 999, 1000, -1234567].map(groupedDecimal)).toEqual(['0', '999', '1,000', '-1,234,567']);
    expect(groupedDecimal(18446744073709551615n)).toBe('18,446,744,073,709,551,615');
    expect(groupedDecimal(-999999n)).toBe('-999,999');
  });
  it('prints seconds to 100 ns', () => {
    expect(secondsText(161)).toBe('0.0000161');
    expect(secondsText(123_4567890n)).toBe('123.4567890');
    expect(lowerHex(0xffffa90f24a614f0n)).toBe('0xffffa90f24a614f0');
  });
});
