// src-shared/formats/pml/detail/registry-detail.ts
//
// Detail of Registry events. The event's data is what was asked (offsets below; the characters of the path are not among
// it, see pml-payload.ts), the extra data what the kernel returned:
// KEY_*_INFORMATION and KEY_VALUE_*_INFORMATION of wdm.h.

import { groupedDecimal, lowerHex } from '../../../nt/number-text.ts';
import { registryAccessText } from '../../../nt/registry-access.ts';
import {
  binaryDataText, isKnownRegistryType, KeyInformationClass, keyInformationClassText, keySetInformationClassText, KeyValueInformationClass,
  registryDispositionText, RegistryType, registryTypeText,
} from '../../../nt/registry-types.ts';
import type { PmlBlob } from '../pml-blob.ts';
import type { DetailSurroundings, DetailText } from './detail-text.ts';

export const RegistryOperation = {
  OpenKey: 0, CreateKey: 1, CloseKey: 2, QueryKey: 3, SetValue: 4, QueryValue: 5, EnumValue: 6, EnumKey: 7, SetInfoKey: 8, DeleteKey: 9,
  DeleteValue: 10, FlushKey: 11, LoadKey: 12, UnloadKey: 13, RenameKey: 14, QueryMultipleValueKey: 15, SetKeySecurity: 16, QueryKeySecurity: 17,
} as const;

/** Bytes before the path, by operation; 2 (the path's info word alone) where it is not here. */
const FIXED_SIZES: readonly number[] = [8, 8, 2, 12, 16, 12, 16, 16, 16, 2, 2, 2, 4, 2, 4];

export function registryFixedSize(operation: number): number {
  return FIXED_SIZES[operation] ?? 2;
}

export function addRegistryDetail(detail: DetailText, operation: number, blob: PmlBlob, extra: PmlBlob | undefined, surroundings: DetailSurroundings): void {
  switch (operation) {
    case RegistryOperation.OpenKey:
    case RegistryOperation.CreateKey:
      addOpenKey(detail, blob, extra);
      break;
    case RegistryOperation.QueryKey:
      addKeyInformation(detail, operation, blob.u32(8), blob.u32(4), extra);
      break;
    case RegistryOperation.EnumKey:
      detail.add('Index', groupedDecimal(blob.u32(8)));
      addKeyInformation(detail, operation, blob.u32(12), blob.u32(4), extra);
      break;
    case RegistryOperation.QueryValue:
      addValueInformation(detail, operation, blob.u32(8), blob.u32(4), extra);
      break;
    case RegistryOperation.EnumValue:
      detail.add('Index', groupedDecimal(blob.u32(8)));
      addValueInformation(detail, operation, blob.u32(12), blob.u32(4), extra);
      break;
    case RegistryOperation.SetValue: {
      const type = blob.u32(4);
      const length = blob.u32(8);
      const stored = blob.u16(12);
      detail.add('Type', registryTypeText(type));
      detail.add('Length', groupedDecimal(length));
      const shown = Math.min(length, stored);
      if (shown > 0 && isKnownRegistryType(type)) detail.add('Data', valueText(type, blob, registryFixedSize(operation), shown));
      break;
    }
    case RegistryOperation.SetInfoKey:
      addSetInfoKey(detail, blob, surroundings);
      break;
    case RegistryOperation.LoadKey:
      detail.add('Hive Path', blob.string(blob.u16(2), registryFixedSize(operation)));
      break;
    case RegistryOperation.RenameKey:
      detail.add('New Name', blob.string(blob.u16(2), registryFixedSize(operation)));
      break;
  }
}

function addOpenKey(detail: DetailText, blob: PmlBlob, extra: PmlBlob | undefined): void {
  const access = blob.u32(4);
  if (access === 0) return;
  const desired = registryAccessText(access);
  detail.add('Desired Access', desired);
  if (extra === undefined) return;
  if (desired === 'Maximum Allowed') detail.add('Granted Access', registryAccessText(extra.u32(0)));
  const disposition = registryDispositionText(extra.u32(4));
  if (disposition !== '') detail.add('Disposition', disposition);
}

function addKeyInformation(detail: DetailText, operation: number, informationClass: number, bufferLength: number, extra: PmlBlob | undefined): void {
  if (operation === RegistryOperation.QueryKey) detail.add('Query', keyInformationClassText(informationClass));
  if (extra === undefined) {
    detail.add('Length', groupedDecimal(bufferLength));
    return;
  }
  switch (informationClass) {
    case KeyInformationClass.Basic:
      detail.add('Name', extra.utf16(16, extra.u32(12)));
      break;
    case KeyInformationClass.Node:
      detail.add('Name', extra.utf16(24, extra.u32(20)));
      break;
    case KeyInformationClass.Full:
      detail.add('SubKeys', groupedDecimal(extra.u32(20)));
      detail.add('Values', groupedDecimal(extra.u32(32)));
      break;
    case KeyInformationClass.Name:
      if (operation === RegistryOperation.EnumKey) detail.add('Name', extra.utf16(4, extra.u32(0)));
      break;
    case KeyInformationClass.Cached:
      detail.add('SubKeys', groupedDecimal(extra.u32(12)));
      detail.add('Values', groupedDecimal(extra.u32(20)));
      break;
    case KeyInformationClass.Flags:
      detail.add('UserFlags', lowerHex(extra.u32(0)));
      break;
    case KeyInformationClass.HandleTags:
      detail.add('HandleTags', lowerHex(extra.u32(0)));
      break;
  }
}

function addValueInformation(detail: DetailText, operation: number, informationClass: number, bufferLength: number, extra: PmlBlob | undefined): void {
  if (extra === undefined) {
    detail.add('Length', groupedDecimal(bufferLength));
    return;
  }
  const type = extra.u32(4);
  if (informationClass === KeyValueInformationClass.Full) {
    const dataOffset = extra.u32(8);
    const dataLength = extra.u32(12);
    if (operation === RegistryOperation.EnumValue) detail.add('Name', extra.utf16(20, extra.u32(16)));
    detail.add('Type', registryTypeText(type));
    detail.add('Length', groupedDecimal(dataLength));
    if (dataLength > 0) detail.add('Data', valueText(type, extra, dataOffset, dataLength));
  } else if (informationClass === KeyValueInformationClass.Partial) {
    const dataLength = extra.u32(8);
    detail.add('Type', registryTypeText(type));
    detail.add('Length', groupedDecimal(dataLength));
    if (dataLength > 0) detail.add('Data', valueText(type, extra, 12, dataLength));
  } else {
    detail.add('Type', registryTypeText(type));
  }
}

/** A value's data in words; at most what is stored, which for binary data is the first 16 bytes. */
function valueText(type: number, data: PmlBlob, at: number, length: number): string {
  switch (type) {
    case RegistryType.DWORD:
      return data.length - at >= 4 ? String(data.u32(at)) : '';
    case RegistryType.SZ:
    case RegistryType.EXPAND_SZ: {
      const text = data.utf16(at, length);
      const end = text.indexOf('\0');
      return end < 0 ? text : text.slice(0, end);
    }
    case RegistryType.MULTI_SZ: {
      const items = data.utf16(at, length).split('\0');
      const end = items.indexOf('');
      return (end < 0 ? items : items.slice(0, end)).join(', ');
    }
    case RegistryType.BINARY:
      return binaryDataText(data.bytesUpTo(at, Math.min(length, STORED_BINARY_BYTES)));
    default:
      return '';
  }
}

/** The driver keeps no more of REG_BINARY data. */
const STORED_BINARY_BYTES = 16;

function addSetInfoKey(detail: DetailText, blob: PmlBlob, surroundings: DetailSurroundings): void {
  const informationClass = blob.u32(4);
  const stored = blob.u16(12);
  detail.add('KeySetInformationClass', keySetInformationClassText(informationClass));
  detail.add('Length', groupedDecimal(stored));
  if (stored === 0) return;
  const at = registryFixedSize(RegistryOperation.SetInfoKey);
  if (informationClass === 0) detail.add('LastWriteTime', surroundings.formatFiletime(blob.u64(at)));
  else if (informationClass === 1) detail.add('Wow64Flags', lowerHex(blob.u32(at)));
  else if (informationClass === 5) detail.add('HandleTags', lowerHex(blob.u32(at)));
}
