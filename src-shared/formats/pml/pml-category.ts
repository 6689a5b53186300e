// src-shared/formats/pml/pml-category.ts
//
// The Category column of an event from a log, where the operation alone does not decide it: creates, dispositions and
// control codes. Works on raw bytes, because it is asked for every event while a log is read.

import { controlCodeCategory } from '../../nt/control-codes.ts';
import { createFileCategory } from '../../nt/create-file.ts';
import type { CategoryId } from '../../trace/model.ts';
import { Category } from '../../trace/model.ts';
import { FileSystemOperation } from './detail/file-system-detail.ts';
import { RegistryOperation } from './detail/registry-detail.ts';


function u32(bytes: Uint8Array, at: number): number {
  return (bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)) >>> 0;
}

/** RegOpenKey and RegCreateKey write where they made a key. @param byType category of the operation as such */
export function registryCategory(operation: number, byType: CategoryId, bytes: Uint8Array, extra: number, extraLength: number): CategoryId {
  if (operation > RegistryOperation.CreateKey) return byType;
  return extra >= 0 && extraLength >= 8 && u32(bytes, extra + 4) === 1 ? Category.Write : Category.Read;
}

/**
 * @param parameters start of FLT_PARAMETERS, which the caller has checked to be there
 * @param tail start of what follows the path; may be at or behind the end of the detail blob
 */
export function fileSystemCategory(
  operation: number, minor: number, byType: CategoryId, bytes: Uint8Array, parameters: number, tail: number, detailEnd: number, extra: number, extraLength: number, pointerSize: number,
): CategoryId {
  switch (operation) {
    case FileSystemOperation.CreateFile:
      return createFileCategory(bytes[parameters + (pointerSize === 8 ? 11 : 7)]!, extra >= 0 && extraLength >= 4 ? u32(bytes, extra) : -1);
    case FileSystemOperation.SetInformationFile:
      if (minor !== 13 && minor !== 64) return Category.WriteMetadata;
      return tail < detailEnd && (bytes[tail]! & 1) !== 0 ? Category.Write : Category.WriteMetadata;
    case FileSystemOperation.FileSystemControl:
    case FileSystemOperation.DeviceIoControl:
      return controlCodeCategory(u32(bytes, parameters + (pointerSize === 8 ? 0x10 : 8)));
    default:
      return byType;
  }
}
