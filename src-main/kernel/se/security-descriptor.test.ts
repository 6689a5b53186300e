import { describe, expect, it } from 'vitest';
import { Sid, accessCheck } from './security-descriptor.ts';
import type { SecurityDescriptor } from './security-descriptor.ts';

const MAXIMUM_ALLOWED = 0x200_0000;
const ALL = 0xf_003f;
const subject = (sid: string, ...groups: string[]): { sid: string; groups: Set<string> } => ({ sid, groups: new Set([Sid.EVERYONE, ...groups]) });
const DESCRIPTOR: SecurityDescriptor = { owner: 'S-1-5-21-1', entries: [{ sid: 'S-1-5-21-9', mask: 2, deny: true }, { sid: Sid.ADMINISTRATORS, mask: ALL }, { sid: Sid.USERS, mask: 0x2_0019 }] };

describe('an access check', () => {
  it('grants what the entries of all the groups give together, and nothing in part', () => {
    const user = subject('S-1-5-21-2', Sid.USERS);
    expect(accessCheck(user, DESCRIPTOR, 0x2_0019, ALL)).toBe(0x2_0019);
    expect(accessCheck(user, DESCRIPTOR, 0x2_001b, ALL)).toBe(0);
    expect(accessCheck(subject('S-1-5-21-2', Sid.USERS, Sid.ADMINISTRATORS), DESCRIPTOR, ALL, ALL)).toBe(ALL);
    expect(accessCheck(subject('S-1-5-21-2'), DESCRIPTOR, 1, ALL)).toBe(0);
  });

  it('takes denying entries first', () => {
    const denied = subject('S-1-5-21-9', Sid.ADMINISTRATORS);
    expect(accessCheck(denied, DESCRIPTOR, 2, ALL)).toBe(0);
    expect(accessCheck(denied, DESCRIPTOR, 1, ALL)).toBe(1);
    expect(accessCheck(denied, DESCRIPTOR, MAXIMUM_ALLOWED, ALL)).toBe(ALL & ~2);
  });

  it('lets the owner read and change the list, and no more', () => {
    const owner = subject('S-1-5-21-1');
    expect(accessCheck(owner, DESCRIPTOR, 0x6_0000, ALL)).toBe(0x6_0000);
    expect(accessCheck(owner, DESCRIPTOR, 1, ALL)).toBe(0);
    expect(accessCheck(owner, DESCRIPTOR, MAXIMUM_ALLOWED, ALL)).toBe(0x6_0000);
  });

  it('asks no right for bits that name none', () => {
    expect(accessCheck(subject('S-1-5-21-2', Sid.USERS), DESCRIPTOR, 0x2_0119, ALL)).toBe(0x2_0019);
  });
});
