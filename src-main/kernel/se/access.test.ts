import { describe, expect, it } from 'vitest';
import { NtStatus } from '../../../src-shared/nt/ntstatus.ts';
import { RegistryAccess } from '../../../src-shared/nt/registry-access.ts';
import { profileFeatures } from '../core/features.ts';
import { DEFAULT_MACHINE, Kernel } from '../core/kernel.ts';
import * as nt from '../core/native-api.ts';
import { setupFile, setupKey } from '../core/setup.ts';
import { cyclesOfSeconds } from '../core/time.ts';

const WRITE = { access: 0x120116, share: 7, options: 0x60 };
const READ = { access: 0x120089, share: 7, options: 0x60 };

/** What each attempt of a process that runs as `user` ends with. */
function attempts(user: string, integrity: 'System' | 'High' | 'Medium'): Record<string, string> {
  const kernel = new Kernel({ machine: { ...DEFAULT_MACHINE, systemThreads: false }, features: profileFeatures('windows-vista'), seed: 5 });
  kernel.components.se.setupAccount('PC\\Mara', 'S-1-5-21-1-2-3-1000');
  kernel.components.se.setupAccount('PC\\Jin', 'S-1-5-21-1-2-3-1001');
  setupFile(kernel, 'C:\\Windows\\win.ini', { sizeBytes: 92 });
  setupFile(kernel, 'C:\\Windows\\Temp', { directory: true });
  setupFile(kernel, 'C:\\Data', { directory: true });
  setupKey(kernel, 'HKLM\\SOFTWARE\\Contoso');
  setupKey(kernel, 'HKLM\\SAM\\SAM\\Domains');
  const results: Record<string, string> = {};
  const note = (name: string, status: number): void => {
    results[name] = status === NtStatus.SUCCESS ? 'yes' : status === NtStatus.ACCESS_DENIED ? 'no' : status.toString(16);
  };
  kernel.ps.createProcess({ imagePath: 'C:\\Tools\\other.exe', user: 'PC\\Mara', program: function* (u) { yield nt.createKey(u, 0, 'HKCU\\Software\\Own', RegistryAccess.READ); } });
  kernel.runUntil(cyclesOfSeconds(1));
  kernel.ps.createProcess({ imagePath: 'C:\\Tools\\probe.exe', user, integrity, program: function* (u) {
    for (const [name, path, request] of [
      ['read Windows', 'C:\\Windows\\win.ini', READ], ['change Windows', 'C:\\Windows\\win.ini', WRITE], ['add to Windows', 'C:\\Windows\\new.ini', { ...WRITE, disposition: 2 }],
      ['add to Temp', 'C:\\Windows\\Temp\\a.tmp', { ...WRITE, disposition: 2 }], ['add to Data', 'C:\\Data\\a.txt', { ...WRITE, disposition: 2 }],
    ] as const) {
      yield nt.createFile(u, path, request);
      note(name, u.status);
    }
    yield nt.openKey(u, 0, 'HKLM\\SOFTWARE\\Contoso', RegistryAccess.READ);
    note('read HKLM', u.status);
    yield nt.openKey(u, 0, 'HKLM\\SOFTWARE\\Contoso', RegistryAccess.ALL_ACCESS);
    note('change HKLM', u.status);
    yield nt.createKey(u, 0, 'HKLM\\SOFTWARE\\Contoso\\Deep\\New', RegistryAccess.READ);
    note('add to HKLM', u.status);
    yield nt.openKey(u, 0, 'HKLM\\SAM\\SAM\\Domains', RegistryAccess.READ);
    note('read SAM', u.status);
    yield nt.createKey(u, 0, 'HKCU\\Software\\Own', RegistryAccess.ALL_ACCESS);
    note('own hive', u.status);
    yield nt.openKey(u, 0, 'HKU\\S-1-5-21-1-2-3-1000\\Software', RegistryAccess.READ);
    note('hive of Mara', u.status);
  } });
  kernel.runUntil(cyclesOfSeconds(2));
  return results;
}

const ALL = ['read Windows', 'change Windows', 'add to Windows', 'add to Temp', 'add to Data', 'read HKLM', 'change HKLM', 'add to HKLM', 'read SAM', 'own hive', 'hive of Mara'];
const allBut = (...denied: string[]): Record<string, string> => Object.fromEntries(ALL.map((name) => [name, denied.includes(name) ? 'no' : 'yes']));

describe('access', () => {
  it('comes from the token and the place', () => {
    expect(attempts('NT AUTHORITY\\SYSTEM', 'System')).toEqual(allBut());
    expect(attempts('PC\\Mara', 'High')).toEqual(allBut('read SAM'));
    expect(attempts('PC\\Mara', 'Medium')).toEqual(allBut('change Windows', 'add to Windows', 'change HKLM', 'add to HKLM', 'read SAM'));
    expect(attempts('PC\\Jin', 'Medium')).toEqual(allBut('change Windows', 'add to Windows', 'change HKLM', 'add to HKLM', 'read SAM', 'hive of Mara'));
    expect(attempts('NT AUTHORITY\\LOCAL SERVICE', 'System')).toEqual(allBut('read SAM', 'hive of Mara'));
  });
});
