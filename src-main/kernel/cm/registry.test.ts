import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RegistryType } from '../../../src-shared/nt/registry-types.ts';
import { RegistryNamespace } from './namespace.ts';

const SID = 'S-1-5-21-1-2-3-1000';
const component = fc.constantFrom('Alpha', 'beta', 'GAMMA', 'delta');
const path = fc.array(component, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('\\'));
const spelling = (text: string, upper: boolean): string => (upper ? text.toUpperCase() : text.toLowerCase());

describe('the registry', () => {
  it('agrees with a flat map of paths, whatever the letter case', () => {
    fc.assert(fc.property(fc.array(fc.record({ path, kind: fc.constantFrom('create', 'delete', 'set', 'unset'), upper: fc.boolean(), value: component, data: fc.nat(9) }), { maxLength: 40 }), (steps) => {
      const registry = new RegistryNamespace();
      const model = new Map<string, Map<string, number>>();
      for (const step of steps) {
        const full = `HKLM\\SOFTWARE\\Test\\${spelling(step.path, step.upper)}`;
        const key = step.path.toLowerCase();
        if (step.kind === 'create') {
          registry.create(null, full, SID);
          const parts = key.split('\\');
          for (let i = 1; i <= parts.length; i++) {
            const prefix = parts.slice(0, i).join('\\');
            if (!model.has(prefix)) model.set(prefix, new Map());
          }
        }
        const target = registry.resolve(null, full, SID)?.key ?? null;
        expect(target !== null, full).toBe(model.has(key));
        if (target === null) continue;
        const values = model.get(key) as Map<string, number>;
        if (step.kind === 'delete' && target.subkeys.size === 0) {
          expect([...model.keys()].some((other) => other.startsWith(`${key}\\`))).toBe(false);
          registry.delete(target);
          model.delete(key);
        } else if (step.kind === 'set') {
          target.setValue(step.value, RegistryType.DWORD, step.data);
          values.set(step.value.toLowerCase(), step.data);
        } else if (step.kind === 'unset') expect(target.deleteValue(step.value)).toBe(values.delete(step.value.toLowerCase()));
        const slot = target.slot(step.value).value;
        if (step.kind !== 'delete') expect(slot?.data).toBe(values.get(step.value.toLowerCase()));
        expect(target.valuesInOrder.length).toBe(target.values.size);
        const names = target.subkeyList.map((subkey) => subkey.name.text.toUpperCase());
        expect(names).toEqual([...names].sort());
      }
    }));
  });

  it('knows the control set by two names and follows the link', () => {
    const registry = new RegistryNamespace();
    registry.create(null, 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\Tcpip', SID);
    const throughLink = registry.resolve(null, 'hklm\\system\\currentcontrolset\\services\\tcpip', SID);
    expect(throughLink?.reparsedPath?.text).toBe('HKLM\\System\\CurrentControlSet\\services\\tcpip');
    const direct = registry.resolve(null, 'HKLM\\SYSTEM\\ControlSet001\\Services\\Tcpip', SID);
    expect(direct?.key).toBe(throughLink?.key);
    expect(direct?.reparsedPath).toBeNull();
    expect(direct?.key?.path.text).toBe('HKLM\\System\\CurrentControlSet\\Services\\Tcpip');
  });

  it('shows the machine classes as HKCR and the user hive as HKCU', () => {
    const registry = new RegistryNamespace();
    registry.create(null, 'HKLM\\Software\\Classes\\.txt', SID);
    expect(registry.resolve(null, 'HKCR\\.TXT', SID)?.key?.path.text).toBe('HKCR\\.txt');
    registry.create(null, 'HKCU\\Software\\Contoso', SID);
    expect(registry.resolve(null, `HKU\\${SID}\\Software\\contoso`, '')?.key?.path.text).toBe('HKCU\\Software\\Contoso');
    expect(registry.resolve(null, 'HKCU\\Software', 'S-1-5-18')?.reparsedPath?.text).toBe('HKU\\.DEFAULT\\Software');
    expect(registry.resolve(null, 'HKXX\\Software', SID)).toBeNull();
  });
});
