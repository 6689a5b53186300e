// src-main/kernel/cm/cm.ts
//
// The configuration manager: registry services. Each gives one row; an open through a symbolic link gives REPARSE and a second row.
//
// Models: Windows Internals 7th ed., part 2, ch. 10 "The registry". Costs are [assumed], shaped after measured durations
// (an open that fails is cheaper than one that succeeds; a value query takes less than a microsecond).

import { NtStatus } from '../../../src-shared/nt/ntstatus.ts';
import { RegistryAccess } from '../../../src-shared/nt/registry-access.ts';
import { KeyInformationClass, RegistryDisposition } from '../../../src-shared/nt/registry-types.ts';
import { Category } from '../../../src-shared/trace/model.ts';
import type { Kernel } from '../core/kernel.ts';
import { Service } from '../core/native-api.ts';
import type { RegistryData } from '../core/native-api.ts';
import { accessCheck } from '../se/security-descriptor.ts';
import type { KernelRoutine, UserContext } from '../core/program.ts';
import type { ValueSetup } from '../core/setup.ts';
import type { Cycles } from '../core/time.ts';
import { Op } from '../etw/operation-types.ts';
import type { OperationType } from '../etw/operation-types.ts';
import { TraceText } from '../etw/trace-text.ts';
import type { ServiceCost } from '../ob/service-cost.ts';
import type { Prng } from '../../../src-shared/base/prng.ts';
import { CM_COST as COST } from './costs.ts';
import { FULL_HEADER, PARTIAL_HEADER, SECURITY_DESCRIPTOR_LENGTH, keyInformationLength } from './information.ts';
import { KeyObject } from './key-object.ts';
import { RegistryNamespace } from './namespace.ts';
import type { OpenTarget, RegistryKey } from './registry-key.ts';

export class Cm {
  readonly namespace = new RegistryNamespace();
  private readonly kernel: Kernel;
  private readonly prng: Prng;

  constructor(kernel: Kernel) {
    this.kernel = kernel;
    this.prng = kernel.prng('cm.cost');
    const { services } = kernel;
    const end = (u: UserContext): void => this.end(u);
    services.implement(Service.NtOpenKey, (u) => this.openKey(u), end);
    services.implement(Service.NtCreateKey, (u) => this.createKey(u), end);
    services.implement(Service.NtQueryKey, (u) => this.queryKey(u), end);
    services.implement(Service.NtQueryValueKey, (u) => this.queryValueKey(u), end);
    services.implement(Service.NtEnumerateKey, (u) => this.enumerateKey(u), end);
    services.implement(Service.NtEnumerateValueKey, (u) => this.enumerateValueKey(u), end);
    services.implement(Service.NtSetValueKey, (u) => this.setValueKey(u), end);
    services.implement(Service.NtDeleteKey, (u) => this.deleteKey(u), end);
    services.implement(Service.NtDeleteValueKey, (u) => this.deleteValueKey(u), end);
    services.implement(Service.NtFlushKey, (u) => this.simple(u, Op.RegFlushKey, COST.flush), end);
    services.implement(Service.NtLoadKey, (u) => this.loadKey(u), end);
  }

  // ---- Setting the machine up

  setupKey(path: string, values: readonly ValueSetup[]): RegistryKey {
    const { key } = this.namespace.create(null, path, this.interactiveSid());
    for (const value of values) key.setValue(value.name, value.type, value.data);
    return key;
  }

  setupLink(path: string, targetPath: string): void {
    this.namespace.setLink(path, this.setupKey(targetPath, []));
  }

  /** What a driver reads from its keys while the machine starts: no time, no row. undefined where there is no such value. */
  readValue(path: string, name: string): RegistryData | undefined {
    return this.namespace.resolve(null, path, this.interactiveSid())?.key?.values.get(name.toLowerCase())?.data;
  }

  // ---- Services

  private openKey(u: UserContext): Cycles {
    const target = this.target(u);
    if (target === null) {
      u.complete(NtStatus.OBJECT_PATH_SYNTAX_BAD);
      return COST.openMissing.median;
    }
    if (target.reparsedPath !== null) return u.block(this.openThroughLink(u, target));
    u.operation = this.kernel.components.etw.begin(u, Op.RegOpenKey, target.path).index;
    return this.open(u, target);
  }

  /** What the open finds; fields of the operation under way. */
  private open(u: UserContext, target: OpenTarget): Cycles {
    const record = this.kernel.components.etw.tracer.record(u.operation);
    record.n0 = u.a1;
    record.n1 = 0;
    const { key } = target;
    if (key === null) {
      u.complete(NtStatus.OBJECT_NAME_NOT_FOUND);
      return COST.openMissing.sample(this.prng);
    }
    const granted = this.grantedAccess(u, key, u.a1);
    if (granted === 0) {
      u.complete(NtStatus.ACCESS_DENIED);
      return COST.openMissing.sample(this.prng);
    }
    record.n1 = granted;
    u.complete(NtStatus.SUCCESS, this.kernel.components.ob.insert(u, new KeyObject(key, granted), granted));
    return COST.openFound.sample(this.prng);
  }

  private *openThroughLink(u: UserContext, target: OpenTarget): KernelRoutine {
    const { etw } = this.kernel.components;
    const first = etw.begin(u, Op.RegOpenKey, target.path);
    first.n0 = u.a1;
    first.n1 = 0;
    yield u.compute(COST.openMissing.sample(this.prng));
    etw.end(first, NtStatus.REPARSE);
    yield u.compute(this.prng.intInclusive(240, 2400));
    u.operation = etw.begin(u, Op.RegOpenKey, target.reparsedPath as TraceText).index;
    yield u.compute(this.open(u, target));
  }

  private createKey(u: UserContext): Cycles {
    const target = this.target(u);
    const root = this.rootKey(u);
    if (target === null || root === undefined) {
      u.complete(NtStatus.OBJECT_PATH_SYNTAX_BAD);
      return COST.create.median;
    }
    if (target.reparsedPath !== null) return u.block(this.createThroughLink(u, target, root));
    u.operation = this.kernel.components.etw.begin(u, Op.RegCreateKey, target.path).index;
    return this.create(u, target, root);
  }

  private create(u: UserContext, target: OpenTarget, root: RegistryKey | null): Cycles {
    const { etw, ob } = this.kernel.components;
    const record = etw.tracer.record(u.operation);
    record.n0 = u.a1;
    record.n1 = 0;
    record.n2 = 0;
    if (target.key === null && !this.mayCreate(u, root)) {
      u.complete(NtStatus.ACCESS_DENIED);
      return COST.openMissing.sample(this.prng);
    }
    const { key, created } = this.namespace.create(root, u.s0, this.sid(u));
    const granted = this.grantedAccess(u, key, u.a1);
    if (granted === 0) {
      u.complete(NtStatus.ACCESS_DENIED);
      return COST.openMissing.sample(this.prng);
    }
    if (created) key.lastWriteTime = this.kernel.now;
    u.out1 = created ? RegistryDisposition.CREATED_NEW_KEY : RegistryDisposition.OPENED_EXISTING_KEY;
    record.n1 = granted;
    record.n2 = u.out1;
    u.complete(NtStatus.SUCCESS, ob.insert(u, new KeyObject(key, granted), granted));
    return (created ? COST.create : COST.openFound).sample(this.prng);
  }

  private *createThroughLink(u: UserContext, target: OpenTarget, root: RegistryKey | null): KernelRoutine {
    const { etw } = this.kernel.components;
    const first = etw.begin(u, Op.RegCreateKey, target.path);
    first.n0 = u.a1;
    first.n1 = 0;
    first.n2 = 0;
    yield u.compute(COST.openMissing.sample(this.prng));
    etw.end(first, NtStatus.REPARSE, Category.Read);
    yield u.compute(this.prng.intInclusive(240, 2400));
    u.operation = etw.begin(u, Op.RegCreateKey, target.reparsedPath as TraceText).index;
    yield u.compute(this.create(u, target, root));
  }

  private queryKey(u: UserContext): Cycles {
    const key = this.keyOf(u);
    if (key === null) return this.badHandle(u);
    const record = this.kernel.components.etw.begin(u, Op.RegQueryKey, key.path);
    u.operation = record.index;
    const needed = keyInformationLength(key, u.a1);
    const tooSmall = u.a2 !== 0 && u.a2 < needed;
    u.out1 = key.subkeys.size;
    u.out2 = key.values.size;
    record.n0 = u.a1;
    record.n1 = tooSmall ? 0 : 1;
    record.n2 = u.a2;
    record.n3 = u.out1;
    // Nobody sets user flags or handle tags here.
    record.n4 = u.a1 === KeyInformationClass.Flags || u.a1 === KeyInformationClass.HandleTags ? 0 : u.out2;
    record.t0 = key.name;
    u.text = u.a1 === KeyInformationClass.Name ? key.path.text : key.name.text;
    u.complete(tooSmall ? NtStatus.BUFFER_TOO_SMALL : NtStatus.SUCCESS, needed);
    return COST.queryKey.sample(this.prng);
  }

  private queryValueKey(u: UserContext): Cycles {
    const key = this.keyOf(u);
    if (key === null) return this.badHandle(u);
    const slot = key.slot(u.s0);
    const record = this.kernel.components.etw.begin(u, Op.RegQueryValue, slot.path);
    u.operation = record.index;
    const { value } = slot;
    record.n0 = 0;
    record.n1 = 0;
    record.n2 = u.a1;
    u.out1 = 0;
    u.out2 = 0;
    u.text = '';
    if (value === null) u.complete(NtStatus.OBJECT_NAME_NOT_FOUND);
    else {
      u.out1 = value.type;
      if (u.a1 < PARTIAL_HEADER) u.complete(NtStatus.BUFFER_TOO_SMALL, value.length);
      else if (value.length + PARTIAL_HEADER > u.a1) u.complete(NtStatus.BUFFER_OVERFLOW, value.length);
      else {
        record.n0 = 1;
        record.n1 = value.type;
        record.n2 = value.length;
        record.t0 = value.text;
        u.out2 = typeof value.data === 'number' ? value.data : 0;
        u.text = typeof value.data === 'string' ? value.data : '';
        u.complete(NtStatus.SUCCESS, value.length);
      }
    }
    return COST.queryValue.sample(this.prng);
  }

  private enumerateKey(u: UserContext): Cycles {
    const key = this.keyOf(u);
    if (key === null) return this.badHandle(u);
    const record = this.kernel.components.etw.begin(u, Op.RegEnumKey, key.path);
    u.operation = record.index;
    const subkey = key.subkeyList[u.a1];
    record.n0 = u.a1;
    record.n1 = subkey === undefined ? 0 : 1;
    record.n2 = u.a2;
    if (subkey === undefined) u.complete(NtStatus.NO_MORE_ENTRIES);
    else {
      record.t0 = subkey.name;
      u.text = subkey.name.text;
      u.complete(NtStatus.SUCCESS, 16 + subkey.name.text.length * 2);
    }
    return COST.enumerate.sample(this.prng);
  }

  private enumerateValueKey(u: UserContext): Cycles {
    const key = this.keyOf(u);
    if (key === null) return this.badHandle(u);
    const record = this.kernel.components.etw.begin(u, Op.RegEnumValue, key.path);
    u.operation = record.index;
    const value = key.valuesInOrder[u.a1];
    record.n0 = u.a1;
    record.n1 = 0;
    record.n2 = 0;
    record.n3 = u.a2;
    u.out1 = 0;
    if (value === undefined) u.complete(NtStatus.NO_MORE_ENTRIES);
    else {
      u.out1 = value.type;
      u.text = value.name.text;
      if (FULL_HEADER + value.name.text.length * 2 + value.length > u.a2) u.complete(NtStatus.BUFFER_OVERFLOW, value.length);
      else {
        record.n1 = 1;
        record.n2 = value.type;
        record.n3 = value.length;
        record.t0 = value.name;
        record.t1 = value.text;
        u.complete(NtStatus.SUCCESS, value.length);
      }
    }
    return COST.enumerate.sample(this.prng);
  }

  private setValueKey(u: UserContext): Cycles {
    const key = this.keyOf(u);
    if (key === null) return this.badHandle(u);
    if (!this.holds(u, RegistryAccess.SET_VALUE)) return this.denied(u);
    const slot = key.slot(u.s0);
    const record = this.kernel.components.etw.begin(u, Op.RegSetValue, slot.path);
    u.operation = record.index;
    if (slot.value !== null) slot.value.assign(u.a1, u.o0 as RegistryData);
    else key.setValue(u.s0, u.a1, u.o0 as RegistryData);
    key.lastWriteTime = this.kernel.now;
    const value = slot.value ?? key.slot(u.s0).value;
    if (value !== null) {
      record.n0 = value.type;
      record.n1 = value.length;
      record.t0 = value.text;
    }
    u.complete(NtStatus.SUCCESS);
    return COST.setValue.sample(this.prng);
  }

  private deleteKey(u: UserContext): Cycles {
    const key = this.keyOf(u);
    if (key === null) return this.badHandle(u);
    if (!this.holds(u, RegistryAccess.DELETE)) return this.denied(u);
    u.operation = this.kernel.components.etw.begin(u, Op.RegDeleteKey, key.path).index;
    if (key.subkeys.size > 0 || key.parent === null) u.complete(NtStatus.CANNOT_DELETE);
    else {
      this.namespace.delete(key);
      u.complete(NtStatus.SUCCESS);
    }
    return COST.remove.sample(this.prng);
  }

  private deleteValueKey(u: UserContext): Cycles {
    const key = this.keyOf(u);
    if (key === null) return this.badHandle(u);
    if (!this.holds(u, RegistryAccess.SET_VALUE)) return this.denied(u);
    u.operation = this.kernel.components.etw.begin(u, Op.RegDeleteValue, key.slot(u.s0).path).index;
    u.complete(key.deleteValue(u.s0) ? NtStatus.SUCCESS : NtStatus.OBJECT_NAME_NOT_FOUND);
    return COST.remove.sample(this.prng);
  }

  private loadKey(u: UserContext): Cycles {
    const { key } = this.namespace.create(null, u.s0, this.sid(u));
    const record = this.kernel.components.etw.begin(u, Op.RegLoadKey, key.path);
    u.operation = record.index;
    record.t0 = new TraceText(u.s1);
    u.complete(NtStatus.SUCCESS);
    return COST.flush.sample(this.prng);
  }

  /** NtQuerySecurityObject and NtSetSecurityObject of a key; ob hands them on. */
  security(u: UserContext, object: KeyObject, set: boolean): Cycles {
    u.operation = this.kernel.components.etw.begin(u, set ? Op.RegSetKeySecurity : Op.RegQueryKeySecurity, object.key.path).index;
    u.complete(!set && u.a2 < SECURITY_DESCRIPTOR_LENGTH ? NtStatus.BUFFER_TOO_SMALL : NtStatus.SUCCESS, SECURITY_DESCRIPTOR_LENGTH);
    return COST.security.sample(this.prng);
  }

  /** NtClose of a key; ob hands it on. */
  close(u: UserContext, object: KeyObject): Cycles {
    u.operation = this.kernel.components.etw.begin(u, Op.RegCloseKey, object.key.path).index;
    u.complete(NtStatus.SUCCESS);
    return COST.close.sample(this.prng);
  }

  /** Cost of one close in a rundown. */
  closeCost(): Cycles {
    return COST.close.sample(this.prng);
  }

  private simple(u: UserContext, type: OperationType, cost: ServiceCost): Cycles {
    const key = this.keyOf(u);
    if (key === null) return this.badHandle(u);
    u.operation = this.kernel.components.etw.begin(u, type, key.path).index;
    u.complete(NtStatus.SUCCESS);
    return cost.sample(this.prng);
  }

  private end(u: UserContext): void {
    const { operation } = u;
    if (operation === 0) return;
    u.operation = 0;
    const { etw } = this.kernel.components;
    const record = etw.tracer.record(operation);
    if (record.type === Op.RegCreateKey) etw.end(record, u.status, record.n2 === RegistryDisposition.CREATED_NEW_KEY ? Category.Write : Category.Read);
    else etw.end(record, u.status);
  }

  private target(u: UserContext): OpenTarget | null {
    const root = this.rootKey(u);
    return root === undefined ? null : this.namespace.resolve(root, u.s0, this.sid(u));
  }

  /** null: the top; undefined: the handle is not a key's. */
  private rootKey(u: UserContext): RegistryKey | null | undefined {
    return u.a0 === 0 ? null : (this.keyOf(u) ?? undefined);
  }

  private keyOf(u: UserContext): RegistryKey | null {
    const object = this.kernel.components.ob.lookup(u, u.a0);
    return object instanceof KeyObject ? object.key : null;
  }

  /** Whether the caller's handle was opened with a right; asked before there is a row. */
  private holds(u: UserContext, right: number): boolean {
    return (this.kernel.components.ob.tableOf(u.process).grantedAccess(u.a0) & right) !== 0;
  }

  private denied(u: UserContext): Cycles {
    u.operation = 0;
    u.complete(NtStatus.ACCESS_DENIED);
    return COST.close.median;
  }

  private badHandle(u: UserContext): Cycles {
    u.operation = 0;
    u.complete(NtStatus.INVALID_HANDLE);
    return COST.close.median;
  }

  private sid(u: UserContext): string {
    return this.kernel.components.se.tokenOf(u.process).sid;
  }

  /** 0 where access is denied. */
  private grantedAccess(u: UserContext, key: RegistryKey, desired: number): number {
    const token = this.kernel.components.se.tokenOf(u.process);
    const granted = accessCheck(token, key.security, desired === 0 ? RegistryAccess.READ : desired, RegistryAccess.ALL_ACCESS);
    return granted !== 0 && desired !== 0 && (desired & RegistryAccess.MAXIMUM_ALLOWED) === 0 ? desired : granted;
  }

  /** Whether the caller may make a key where `u.s0` leads. */
  private mayCreate(u: UserContext, root: RegistryKey | null): boolean {
    const token = this.kernel.components.se.tokenOf(u.process);
    return accessCheck(token, this.namespace.nearest(root, u.s0, token.sid).security, RegistryAccess.CREATE_SUB_KEY, RegistryAccess.ALL_ACCESS) !== 0;
  }

  private interactiveSid(): string {
    return this.kernel.components.se.interactiveSid();
  }
}
