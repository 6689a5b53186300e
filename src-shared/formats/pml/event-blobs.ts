// src-shared/formats/pml/event-blobs.ts
//
// Detail blobs of events for a log that is written: the driver's data per class, laid out as pml-layout.ts and the files in
// detail/ read them. Strings are squeezed to one byte per character where that loses nothing, as Process Monitor does.

import { ByteWriter, stringInfo } from './byte-writer.ts';
import { NetworkFlag } from './detail/network-detail.ts';
import { registryFixedSize } from './detail/registry-detail.ts';

/** One field of FLT_PARAMETERS: offset on 64-bit and 32-bit systems, width in bytes, value. */
export type ParameterField = readonly [at64: number, at32: number, width: 1 | 2 | 4 | 8, value: number | bigint];

const PARAMETERS_64 = 48;
const PARAMETERS_32 = 28;

export interface FileSystemBlob {
  readonly minor?: number;
  readonly irpFlags?: number;
  /** FLT_CALLBACK_DATA flags: 1 IRP, 2 fast I/O, 4 filter callback. */
  readonly callbackFlags?: number;
  readonly parameters?: readonly ParameterField[];
  readonly path: string;
  /** What the operation carries behind the path. */
  readonly tail?: Uint8Array;
}

/** A pointer-sized field of FLT_PARAMETERS is written by its low half; nothing reads more of it. */
export function fileSystemBlob(is64Bit: boolean, blob: FileSystemBlob): Uint8Array {
  const parameters = new Uint8Array(is64Bit ? PARAMETERS_64 : PARAMETERS_32);
  for (const [at64, at32, width, value] of blob.parameters ?? []) {
    const bytes = new ByteWriter(8).u64(BigInt.asUintN(64, BigInt(value))).view;
    parameters.set(bytes.subarray(0, width), is64Bit ? at64 : at32);
  }
  return new ByteWriter(256)
    .u8(blob.minor ?? 0).zeros(7).u32(blob.irpFlags ?? 0).u32(blob.callbackFlags ?? 1).bytes(parameters)
    .u16(stringInfo(blob.path)).u16(0).string(blob.path).bytes(blob.tail ?? new Uint8Array(0)).zeros(2).view;
}

/** Search pattern of a directory query, or target name of a rename, as it stands behind the path. */
export function countedString(text: string): Uint8Array {
  return new ByteWriter(64).u16(stringInfo(text)).string(text).view;
}

/**
 * @param fixed bytes between the path's info word and the path; cut or filled to the operation's own size
 * @param tail value data, hive path, new name
 */
export function registryBlob(operation: number, path: string, fixed: Uint8Array = new Uint8Array(0), tail: Uint8Array = new Uint8Array(0)): Uint8Array {
  const size = registryFixedSize(operation) - 2;
  const kept = fixed.subarray(0, size);
  return new ByteWriter(256).u16(stringInfo(path)).bytes(kept).zeros(size - kept.length).string(path).bytes(tail).view;
}

export interface ProcessCreateBlob {
  readonly index: number;
  readonly pid: number;
  readonly parentIndex: number;
  readonly parentPid: number;
  readonly session: number;
  readonly is64Bit: boolean;
  readonly createTime: bigint;
  readonly authenticationId: bigint;
  readonly userSid: Uint8Array;
  readonly integritySid: Uint8Array;
  readonly imagePath: string;
  readonly commandLine: string;
}

export function processCreateBlob(blob: ProcessCreateBlob): Uint8Array {
  return new ByteWriter(512)
    .u32(blob.index).u32(blob.pid).u32(blob.parentIndex).u32(blob.parentPid).u32(blob.session).u32(blob.is64Bit ? 1 : 0).u64(blob.createTime)
    .u64(blob.authenticationId).u32(0).u8(blob.userSid.length).u8(blob.integritySid.length).u16(blob.imagePath.length).u16(blob.commandLine.length).u16(0)
    .bytes(blob.userSid).bytes(blob.integritySid).utf16(blob.imagePath).utf16(blob.commandLine).view;
}

export function processStartBlob(parentPid: number, commandLine: string, directory: string, environment: readonly string[]): Uint8Array {
  const block = environment.map((variable) => `${variable}\0`).join('') + '\0';
  return new ByteWriter(1024).u32(parentPid).u16(commandLine.length).u16(directory.length).u32(block.length).utf16(commandLine).utf16(directory).utf16(block).view;
}

/** Exit and statistics: status, then times and sizes as 64-bit numbers on every system. */
export function processExitBlob(status: number, kernelTime: number, userTime: number, workingSet: number, peakWorkingSet: number, privateBytes: number, peakPrivateBytes: number): Uint8Array {
  return new ByteWriter(52).u32(status).u64(kernelTime).u64(userTime).u64(workingSet).u64(peakWorkingSet).u64(privateBytes).u64(peakPrivateBytes).view;
}

export function loadImageBlob(is64Bit: boolean, base: number | bigint, size: number, path: string): Uint8Array {
  return new ByteWriter(256).pointer(base, is64Bit ? 8 : 4).u32(size).u16(stringInfo(path)).u16(0).string(path).view;
}

export interface NetworkBlob {
  readonly isTcp: boolean;
  readonly isIpv4: boolean;
  readonly length: number;
  /** 4 or 16 bytes, network order. */
  readonly source: Uint8Array;
  readonly destination: Uint8Array;
  readonly sourcePort: number;
  readonly destinationPort: number;
  readonly pairs: readonly (readonly [key: string, value: string])[];
}

export function networkBlob(blob: NetworkBlob): Uint8Array {
  const flags = (blob.isIpv4 ? NetworkFlag.SOURCE_IPV4 | NetworkFlag.DESTINATION_IPV4 : 0) | (blob.isTcp ? NetworkFlag.TCP : 0);
  const text = blob.pairs.map(([key, value]) => `${key}\0${value}\0`).join('') + '\0';
  return new ByteWriter(256).u16(flags).u16(0).u32(blob.length)
    .bytes(blob.source).zeros(16 - blob.source.length).bytes(blob.destination).zeros(16 - blob.destination.length)
    .u16(blob.sourcePort).u16(blob.destinationPort).utf16(text).zeros(2).view;
}
