// src-main/kernel/cm/registry-key.ts
//
// A key of the registry: subkeys, values, and how Process Monitor spells it. Names keep their case and compare without it.
//
// Caches of a key, all of them thrown away when what they are about changes:
//   opens      by the text that a caller gives: what that opens (valid for one generation of the namespace)
//   slots      by value name as spelt by callers: path text and value
//   sorted     subkeys in the order in which they are enumerated
//
// Models: Windows Internals 7th ed., part 2, ch. 10 "The registry": hives, cells, key control blocks. Simplified: no security cells, no
// on-disk bins; a hive is the key that it is mounted at. Owner: Cm. Units: lengths in bytes, UTF-16.

import { RegistryType, binaryDataText } from '../../../src-shared/nt/registry-types.ts';
import type { RegistryData } from '../core/native-api.ts';
import type { SecurityDescriptor } from '../se/security-descriptor.ts';
import { NO_TEXT, TraceText } from '../etw/trace-text.ts';

export class RegistryValue {
  readonly name: TraceText;
  type: number;
  data: RegistryData;
  /** Bytes. */
  length: number;
  /** As Detail prints it. */
  text: TraceText;

  constructor(name: string, type: number, data: RegistryData) {
    this.name = new TraceText(name);
    this.type = type;
    this.data = data;
    this.length = dataLength(type, data);
    this.text = dataText(type, data);
  }

  assign(type: number, data: RegistryData): void {
    if (type === this.type && data === this.data) return;
    this.type = type;
    this.data = data;
    this.length = dataLength(type, data);
    const text = dataText(type, data);
    if (text.text !== this.text.text) this.text = text;
  }
}

/** A value name as a caller spelt it. */
export interface ValueSlot {
  /** key path \ name. */
  readonly path: TraceText;
  readonly value: RegistryValue | null;
}

/** Where a path leads. */
export interface OpenTarget {
  readonly generation: number;
  /** null: NAME NOT FOUND. */
  readonly key: RegistryKey | null;
  /** The path as asked for. */
  readonly path: TraceText;
  /** A symbolic link on the way: path that the object manager goes on with. */
  readonly reparsedPath: TraceText | null;
}

const NO_SUBKEYS: ReadonlyMap<string, RegistryKey> = new Map();
const NO_VALUES: ReadonlyMap<string, RegistryValue> = new Map();

export class RegistryKey {
  readonly name: TraceText;
  readonly parent: RegistryKey | null;
  /** As Process Monitor shows it. */
  readonly path: TraceText;
  /** Symbolic link: the key it stands for. */
  link: RegistryKey | null = null;
  /** Who may open it; new keys have their parent's. */
  security: SecurityDescriptor;
  deleted = false;
  lastWriteTime = 0;
  // Most keys of a registry have few of these and are never opened: maps are made when something is put into them.
  private subkeyMap: Map<string, RegistryKey> | null = null;
  private valueMap: Map<string, RegistryValue> | null = null;
  private openMap: Map<string, OpenTarget> | null = null;
  private slotMap: Map<string, ValueSlot> | null = null;
  private sorted: RegistryKey[] | null = null;
  private valueList: RegistryValue[] | null = null;

  constructor(name: string, parent: RegistryKey | null, path: string, security: SecurityDescriptor) {
    this.name = new TraceText(name);
    this.parent = parent;
    this.path = new TraceText(path);
    this.security = security;
  }

  get subkeys(): ReadonlyMap<string, RegistryKey> {
    return this.subkeyMap ?? NO_SUBKEYS;
  }

  get values(): ReadonlyMap<string, RegistryValue> {
    return this.valueMap ?? NO_VALUES;
  }

  get opens(): Map<string, OpenTarget> {
    this.openMap ??= new Map();
    return this.openMap;
  }

  subkey(name: string): RegistryKey | undefined {
    return this.subkeyMap?.get(name.toLowerCase());
  }

  addSubkey(name: string, path = `${this.path.text}\\${name}`): RegistryKey {
    const key = new RegistryKey(name, this, path, this.security);
    this.subkeyMap ??= new Map();
    this.subkeyMap.set(name.toLowerCase(), key);
    this.sorted = null;
    return key;
  }

  removeSubkey(key: RegistryKey): void {
    this.subkeyMap?.delete(key.name.text.toLowerCase());
    this.sorted = null;
    key.deleted = true;
  }

  /** Subkeys in order of enumeration: by upper-case name, as a hive's subkey lists are sorted. */
  get subkeyList(): readonly RegistryKey[] {
    this.sorted ??= [...this.subkeys.values()].sort((a, b) => compareNames(a.name.text, b.name.text));
    return this.sorted;
  }

  /** Values in order of creation. */
  get valuesInOrder(): readonly RegistryValue[] {
    this.valueList ??= [...this.values.values()];
    return this.valueList;
  }

  slot(name: string): ValueSlot {
    this.slotMap ??= new Map();
    let slot = this.slotMap.get(name);
    if (slot === undefined) {
      slot = { path: new TraceText(`${this.path.text}\\${name === '' ? '(Default)' : name}`), value: this.values.get(name.toLowerCase()) ?? null };
      this.slotMap.set(name, slot);
    }
    return slot;
  }

  setValue(name: string, type: number, data: RegistryData): void {
    const lowerName = name.toLowerCase();
    this.valueMap ??= new Map();
    const existing = this.valueMap.get(lowerName);
    if (existing !== undefined) {
      existing.assign(type, data);
      return;
    }
    this.valueMap.set(lowerName, new RegistryValue(name, type, data));
    this.forgetValues();
  }

  deleteValue(name: string): boolean {
    if (this.valueMap?.delete(name.toLowerCase()) !== true) return false;
    this.forgetValues();
    return true;
  }

  private forgetValues(): void {
    this.valueList = null;
    this.slotMap?.clear();
  }
}

/** Ordinal, without case. */
export function compareNames(a: string, b: string): number {
  const upperA = a.toUpperCase();
  const upperB = b.toUpperCase();
  return upperA < upperB ? -1 : upperA > upperB ? 1 : 0;
}

function dataLength(type: number, data: RegistryData): number {
  if (type === RegistryType.DWORD || type === RegistryType.DWORD_BIG_ENDIAN) return 4;
  if (type === RegistryType.QWORD) return 8;
  if (typeof data === 'string') return (data.length + 1) * 2;
  if (typeof data === 'number') return 8;
  if (data instanceof Uint8Array) return data.length;
  return data.reduce((sum, item) => sum + (item.length + 1) * 2, 2);
}

/** Numbers in decimal, texts up to their end, at most 16 bytes of binary data, nothing for the other types. */
function dataText(type: number, data: RegistryData): TraceText {
  switch (type) {
    case RegistryType.SZ:
    case RegistryType.EXPAND_SZ: return typeof data === 'string' ? new TraceText(data) : NO_TEXT;
    case RegistryType.DWORD: return typeof data === 'number' ? new TraceText(String(data >>> 0)) : NO_TEXT;
    case RegistryType.BINARY: return data instanceof Uint8Array ? new TraceText(binaryDataText(data.subarray(0, 16))) : NO_TEXT;
    case RegistryType.MULTI_SZ: return typeof data === 'object' && !(data instanceof Uint8Array) ? new TraceText(data.join(', ')) : NO_TEXT;
    default: return NO_TEXT;
  }
}
