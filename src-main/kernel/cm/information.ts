// src-main/kernel/cm/information.ts
//
// Sizes of the structures that registry queries fill (wdm.h KEY_*_INFORMATION, KEY_VALUE_*_INFORMATION), in bytes.

import { KeyInformationClass } from '../../../src-shared/nt/registry-types.ts';
import type { RegistryKey } from './registry-key.ts';

/** Header of KEY_VALUE_PARTIAL_INFORMATION, and of KEY_VALUE_FULL_INFORMATION without the name. */
export const PARTIAL_HEADER = 12;
export const FULL_HEADER = 20;

/** Bytes of a self-relative security descriptor with owner, group and a few entries. */
export const SECURITY_DESCRIPTOR_LENGTH = 148;

/** What a query of this class needs. */
export function keyInformationLength(key: RegistryKey, informationClass: number): number {
  switch (informationClass) {
    case KeyInformationClass.Name: return 4 + 2 * (key.path.text.length + 20);
    case KeyInformationClass.Full: return 44;
    case KeyInformationClass.Cached: return 36;
    case KeyInformationClass.Basic: return 16 + key.name.text.length * 2;
    case KeyInformationClass.Node: return 24 + key.name.text.length * 2;
    default: return 4;
  }
}
