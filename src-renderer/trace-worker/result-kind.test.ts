import { describe, expect, it } from 'vitest';
import { NtStatus } from '../../src-shared/nt/ntstatus.ts';
import { RESULT_PENDING } from '../../src-shared/trace/model.ts';
import { resultKind } from './result-kind.ts';

describe('resultKind', () => {
  it('leaves success and pending operations plain', () => expect([resultKind(NtStatus.SUCCESS), resultKind(RESULT_PENDING)]).toEqual(['success', 'success']));
  it('mutes the failures of normal work', () => {
    for (const status of [NtStatus.OBJECT_NAME_NOT_FOUND, NtStatus.BUFFER_OVERFLOW, NtStatus.NO_MORE_ENTRIES, NtStatus.REPARSE, NtStatus.END_OF_FILE]) expect(resultKind(status)).toBe('expected');
  });
  it('shows what went wrong', () => {
    for (const status of [NtStatus.ACCESS_DENIED, NtStatus.SHARING_VIOLATION, NtStatus.DISK_FULL]) expect(resultKind(status)).toBe('error');
  });
});
