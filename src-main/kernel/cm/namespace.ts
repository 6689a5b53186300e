// src-main/kernel/cm/namespace.ts
//
// The registry's tree and its names: hives under HKLM and HKU, the interactive user's hive that shows as HKCU, the machine's classes
// that show as HKCR, and the symbolic links.
//
//   HKLM\SYSTEM\ControlSet001        shown as HKLM\System\CurrentControlSet; CurrentControlSet itself is a link to it
//   HKLM\SOFTWARE\Classes            shown as HKCR
//   HKU\<SID of the user>            shown as HKCU; HKU\S-1-5-18 is a link to HKU\.DEFAULT
//
// Every path that a caller gives is resolved once; the answer is kept at the key where it begins until a key is made or deleted.

import { RegistryKey } from './registry-key.ts';
import type { OpenTarget } from './registry-key.ts';
import { MACHINE_KEYS, SYSTEM_KEYS, USER_HIVES, userKeys } from '../se/protected-places.ts';
import { Sid } from '../se/security-descriptor.ts';
import { TraceText } from '../etw/trace-text.ts';

export class RegistryNamespace {
  readonly machine = new RegistryKey('HKLM', null, 'HKLM', MACHINE_KEYS);
  readonly users = new RegistryKey('HKU', null, 'HKU', USER_HIVES);
  readonly classes: RegistryKey;
  private readonly roots = new Map<string, RegistryKey>();
  private generation = 1;
  private readonly topOpens = new Map<string, Map<string, OpenTarget>>();
  private lastSid = '';
  private lastOpens = new Map<string, OpenTarget>();

  constructor() {
    const { machine, users } = this;
    for (const hive of ['HARDWARE', 'SAM', 'SECURITY', 'SOFTWARE', 'SYSTEM']) machine.addSubkey(hive);
    (machine.subkey('SAM') as RegistryKey).addSubkey('SAM').security = SYSTEM_KEYS;
    (machine.subkey('SECURITY') as RegistryKey).security = SYSTEM_KEYS;
    this.classes = (machine.subkey('SOFTWARE') as RegistryKey).addSubkey('Classes', 'HKCR');
    const system = machine.subkey('SYSTEM') as RegistryKey;
    const controlSet = system.addSubkey('ControlSet001', 'HKLM\\System\\CurrentControlSet');
    system.addSubkey('CurrentControlSet').link = controlSet;
    const defaultUser = users.addSubkey('.DEFAULT');
    defaultUser.addSubkey('Software').addSubkey('Classes');
    users.addSubkey('S-1-5-18').link = defaultUser;
    for (const service of [Sid.LOCAL_SERVICE, Sid.NETWORK_SERVICE]) this.addHive(service, `HKU\\${service}`);
    for (const [name, key] of [['hklm', machine], ['hku', users], ['hkcr', this.classes], ['hkey_local_machine', machine], ['hkey_users', users], ['hkey_classes_root', this.classes]] as const) {
      this.roots.set(name, key);
    }
  }

  /** Hive of a user: HKU\SID. The first interactive user's shows as HKCU. */
  userHive(sid: string): RegistryKey {
    const existing = this.users.subkey(sid);
    if (existing !== undefined) return existing;
    const shown = [...this.users.subkeys.values()].some((key) => key.path.text === 'HKCU') ? `HKU\\${sid}` : 'HKCU';
    this.generation++;
    return this.addHive(sid, shown);
  }

  private addHive(sid: string, shown: string): RegistryKey {
    const hive = this.users.addSubkey(sid, shown);
    hive.security = userKeys(sid);
    hive.addSubkey('Software').addSubkey('Classes');
    return hive;
  }

  /** The last key on the way to `path` that is there. */
  nearest(root: RegistryKey | null, path: string, userSid: string): RegistryKey {
    const from = this.begin(root, path, userSid);
    let { key } = from;
    for (const component of from.components) {
      if (component === '') continue;
      const next = key.subkey(component);
      if (next === undefined) break;
      key = next.link ?? next;
    }
    return key;
  }

  /** Where `path` leads from `root`, or from the top (`HKCU` being the hive of `userSid`) where root is null. */
  resolve(root: RegistryKey | null, path: string, userSid: string): OpenTarget | null {
    const cache = root === null ? this.opensOf(userSid) : root.opens;
    const known = cache.get(path);
    if (known !== undefined && known.generation === this.generation) return known;
    const target = root === null ? this.resolveFromTop(path, userSid) : this.walk(root, path, joined(root, path), known);
    if (target !== null) cache.set(path, target);
    return target;
  }

  private resolveFromTop(path: string, userSid: string): OpenTarget | null {
    const slash = path.indexOf('\\');
    const first = (slash < 0 ? path : path.slice(0, slash)).toLowerCase();
    const rest = slash < 0 ? '' : path.slice(slash + 1);
    const isUser = first === 'hkcu' || first === 'hkey_current_user';
    const from = isUser ? this.userHive(userSid) : (this.roots.get(first) ?? null);
    return from === null ? null : this.walk(from, rest, joined(from, rest), undefined);
  }

  /** What a user's whole paths open. */
  private opensOf(userSid: string): Map<string, OpenTarget> {
    if (userSid === this.lastSid) return this.lastOpens;
    let opens = this.topOpens.get(userSid);
    if (opens === undefined) {
      opens = new Map();
      this.topOpens.set(userSid, opens);
    }
    this.lastSid = userSid;
    this.lastOpens = opens;
    return opens;
  }

  private walk(from: RegistryKey, rest: string, shown: string, known: OpenTarget | undefined): OpenTarget {
    const path = known !== undefined && known.path.text === shown ? known.path : new TraceText(shown);
    const components = rest === '' ? [] : rest.split('\\');
    let key: RegistryKey | undefined = from;
    let reparsed: string | null = null;
    if (from.link !== null) {
      key = from.link;
      reparsed = [key.path.text, ...components].join('\\');
    }
    for (let i = 0; i < components.length && key !== undefined; i++) {
      key = key.subkey(components[i] as string);
      if (key?.link != null) {
        key = key.link;
        reparsed = [key.path.text, ...components.slice(i + 1)].join('\\');
      }
    }
    return { generation: this.generation, key: key ?? null, path, reparsedPath: reparsed === null ? null : new TraceText(reparsed) };
  }

  /** The key at a path, with all that is missing made. Links are followed. */
  create(root: RegistryKey | null, path: string, userSid: string): { readonly key: RegistryKey; readonly created: boolean } {
    const from = this.begin(root, path, userSid);
    let { key } = from;
    let created = false;
    for (const component of from.components) {
      if (component === '') continue;
      let next: RegistryKey | undefined = key.subkey(component);
      if (next === undefined) {
        next = key.addSubkey(component);
        created = true;
      }
      key = next.link ?? next;
    }
    if (created) this.generation++;
    return { key, created };
  }

  /** Where a path begins, and what is left of it. */
  private begin(root: RegistryKey | null, path: string, userSid: string): { key: RegistryKey; components: readonly string[] } {
    const components = path === '' ? [] : path.split('\\');
    if (root !== null) return { key: root.link ?? root, components };
    const first = (components[0] ?? '').toLowerCase();
    const key = first === 'hkcu' || first === 'hkey_current_user' ? this.userHive(userSid) : (this.roots.get(first) ?? this.machine);
    return { key: key.link ?? key, components: components.slice(1) };
  }

  setLink(path: string, target: RegistryKey): void {
    const { key } = this.create(null, path, '');
    key.link = target;
    this.generation++;
  }

  delete(key: RegistryKey): void {
    key.parent?.removeSubkey(key);
    this.generation++;
  }
}

function joined(key: RegistryKey, rest: string): string {
  return rest === '' ? key.path.text : `${key.path.text}\\${rest}`;
}
