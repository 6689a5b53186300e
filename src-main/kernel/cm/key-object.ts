// src-main/kernel/cm/key-object.ts
//
// What a key handle refers to: a key, with the access that was granted. Every open makes one.

import { KernelObject } from '../ob/object.ts';
import type { RegistryKey } from './registry-key.ts';

export class KeyObject extends KernelObject {
  readonly typeName = 'Key';
  readonly key: RegistryKey;
  readonly grantedAccess: number;

  constructor(key: RegistryKey, grantedAccess: number) {
    super();
    this.key = key;
    this.grantedAccess = grantedAccess;
  }
}
