// src-shared/formats/pml/detail/file-information-detail.ts
//
// Detail of file and volume information: FILE_*_INFORMATION and FILE_FS_*_INFORMATION (ntifs.h), returned by a query or
// given to a set. Offsets are those of the structures.

import { createOptionsText } from '../../../nt/create-file.ts';
import { fileAccessText } from '../../../nt/file-access.ts';
import { fileAttributesText } from '../../../nt/file-attributes.ts';
import { booleanText, groupedDecimal, lowerHex } from '../../../nt/number-text.ts';
import { alignmentText, deviceCharacteristicsText, deviceTypeText, fileSystemAttributesText, volumeSerialNumberText } from '../../../nt/volume.ts';
import type { PmlBlob } from '../pml-blob.ts';
import type { DetailSurroundings, DetailText } from './detail-text.ts';

/** A query's result. Classes that are not here print nothing. */
export function addFileInformation(detail: DetailText, informationClass: number, data: PmlBlob, surroundings: DetailSurroundings): void {
  switch (informationClass) {
    case 4: // FileBasicInformation
      addTimes(detail, data, surroundings, true);
      detail.add('FileAttributes', fileAttributesText(data.u32(32)));
      break;
    case 5: // FileStandardInformation
      addStandard(detail, data, 0);
      break;
    case 6: // FileInternalInformation
      detail.add('IndexNumber', lowerHex(data.u64(0)));
      break;
    case 9: // FileNameInformation
      detail.add('Name', data.utf16(4, data.u32(0)));
      break;
    case 18: // FileAllInformation
      addTimes(detail, data, surroundings, true);
      detail.add('FileAttributes', fileAttributesText(data.u32(32)));
      addStandard(detail, data, 40);
      detail.add('IndexNumber', lowerHex(data.u64(64)));
      detail.add('EaSize', groupedDecimal(data.u32(72)));
      detail.add('Access', fileAccessText(data.u32(76)));
      detail.add('Position', groupedDecimal(data.i64(80)));
      detail.add('Mode', createOptionsText(data.u32(88)));
      detail.add('AlignmentRequirement', alignmentText(data.u32(92)));
      break;
    case 34: // FileNetworkOpenInformation; Process Monitor prints its two sizes as if they were times
      addTimes(detail, data, surroundings, true);
      detail.add('AllocationSize', surroundings.formatFiletime(data.u64(32)));
      detail.add('EndOfFile', surroundings.formatFiletime(data.u64(40)));
      detail.add('FileAttributes', fileAttributesText(data.u32(48)));
      break;
    case 35: // FileAttributeTagInformation
      detail.add('Attributes', fileAttributesText(data.u32(0)));
      detail.add('ReparseTag', lowerHex(data.u32(4)));
      break;
  }
}

/** FILE_NETWORK_OPEN_INFORMATION as QueryOpen returns it. */
export function addQueryOpen(detail: DetailText, data: PmlBlob, surroundings: DetailSurroundings): void {
  addTimes(detail, data, surroundings, true);
  detail.add('AllocationSize', groupedDecimal(data.i64(32)));
  detail.add('EndOfFile', groupedDecimal(data.i64(40)));
  detail.add('FileAttributes', fileAttributesText(data.u32(48)));
}

function addStandard(detail: DetailText, data: PmlBlob, at: number): void {
  detail.add('AllocationSize', groupedDecimal(data.i64(at)));
  detail.add('EndOfFile', groupedDecimal(data.i64(at + 8)));
  detail.add('NumberOfLinks', groupedDecimal(data.u32(at + 16)));
  detail.add('DeletePending', booleanText(data.u8(at + 20)));
  detail.add('Directory', booleanText(data.u8(at + 21)));
}

/** @param blankZero a query shows a time that was never set as `n/a`, a set shows the date it stands for */
function addTimes(detail: DetailText, data: PmlBlob, surroundings: DetailSurroundings, blankZero: boolean, at = 0): void {
  const names = ['CreationTime', 'LastAccessTime', 'LastWriteTime', 'ChangeTime'];
  for (let i = 0; i < names.length; i++) {
    const time = data.u64(at + i * 8);
    detail.add(names[i]!, blankZero && time === 0n ? 'n/a' : surroundings.formatFiletime(time));
  }
}

/**
 * What a set operation asked for; `at` is where its buffer begins in the event's data.
 * @param length of the buffer; for a rename the driver adds the full target name behind it
 * @param path of the file, for a target that is given relative to its directory
 */
export function addSetFileInformation(detail: DetailText, informationClass: number, data: PmlBlob, at: number, length: number, path: string, surroundings: DetailSurroundings): void {
  switch (informationClass) {
    case 4:
      addTimes(detail, data, surroundings, false, at);
      detail.add('FileAttributes', fileAttributesText(data.u32(at + 32)));
      break;
    case 10: // FileRenameInformation
    case 65: // FileRenameInformationEx
    case 66: { // FileRenameInformationExBypassAccessCheck
      detail.add('ReplaceIfExists', booleanText(data.u8(at) & 1));
      const full = appendedName(data, at + length);
      detail.add('FileName', full === '' ? targetName(data, at, path, surroundings.is64Bit) : withoutObjectPrefix(full));
      break;
    }
    case 11: // FileLinkInformation
      detail.add('ReplaceIfExists', booleanText(data.u8(at) & 1));
      detail.add('FileName', targetName(data, at, path, surroundings.is64Bit));
      break;
    case 13: // FileDispositionInformation
    case 64: // FileDispositionInformationEx
      detail.add('Delete', booleanText(data.u8(at) & 1));
      break;
    case 19:
      detail.add('AllocationSize', groupedDecimal(data.i64(at)));
      break;
    case 20:
      detail.add('EndOfFile', groupedDecimal(data.i64(at)));
      break;
  }
}

function appendedName(data: PmlBlob, at: number): string {
  if (data.length - at < 2) return '';
  const info = data.u16(at);
  return info === 0 ? '' : data.string(info, at + 2);
}

/** Name inside FILE_RENAME_INFORMATION or FILE_LINK_INFORMATION: absolute, or beside the file at `path`. */
function targetName(data: PmlBlob, at: number, path: string, is64Bit: boolean): string {
  const lengthAt = at + (is64Bit ? 16 : 8);
  const name = withoutObjectPrefix(data.utf16(lengthAt + 4, data.u32(lengthAt)));
  if (name.includes('\\') || name === '') return name;
  return path.slice(0, path.lastIndexOf('\\') + 1) + name;
}

function withoutObjectPrefix(name: string): string {
  return name.startsWith('\\??\\') ? name.slice(4) : name;
}

/** Result of a volume query. Classes that are not here print nothing. */
export function addVolumeInformation(detail: DetailText, informationClass: number, data: PmlBlob, surroundings: DetailSurroundings): void {
  switch (informationClass) {
    case 1: // FileFsVolumeInformation
      detail.add('VolumeCreationTime', surroundings.formatFiletime(data.u64(0)));
      detail.add('VolumeSerialNumber', volumeSerialNumberText(data.u32(8)));
      detail.add('SupportsObjects', booleanText(data.u8(16)));
      detail.add('VolumeLabel', data.utf16(18, data.u32(12)));
      break;
    case 3: // FileFsSizeInformation
      detail.add('TotalAllocationUnits', groupedDecimal(data.u64(0)));
      detail.add('AvailableAllocationUnits', groupedDecimal(data.u64(8)));
      detail.add('SectorsPerAllocationUnit', groupedDecimal(data.u32(16)));
      detail.add('BytesPerSector', groupedDecimal(data.u32(20)));
      break;
    case 4: // FileFsDeviceInformation
      detail.add('DeviceType', deviceTypeText(data.u32(0)));
      detail.add('Characteristics', deviceCharacteristicsText(data.u32(4)));
      break;
    case 5: // FileFsAttributeInformation
      detail.add('FileSystemAttributes', fileSystemAttributesText(data.u32(0)));
      detail.add('MaximumComponentNameLength', groupedDecimal(data.i32(4)));
      detail.add('FileSystemName', data.utf16(12, data.u32(8)));
      break;
    case 7: // FileFsFullSizeInformation
      detail.add('TotalAllocationUnits', groupedDecimal(data.u64(0)));
      detail.add('CallerAvailableAllocationUnits', groupedDecimal(data.u64(8)));
      detail.add('ActualAvailableAllocationUnits', groupedDecimal(data.u64(16)));
      detail.add('SectorsPerAllocationUnit', groupedDecimal(data.u32(24)));
      detail.add('BytesPerSector', groupedDecimal(data.u32(28)));
      break;
    case 8: // FileFsObjectIdInformation
      detail.add('ObjectId', upperHex(data.bytes(0, 16)));
      break;
  }
}

function upperHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += (byte < 16 ? '0' : '') + byte.toString(16).toUpperCase();
  return text;
}
