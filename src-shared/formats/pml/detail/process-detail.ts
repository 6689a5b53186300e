// src-shared/formats/pml/detail/process-detail.ts
//
// Detail of Process events, from the driver's data about a process, thread or image.

import { groupedDecimal, lowerHex, secondsText } from '../../../nt/number-text.ts';
import type { PmlBlob } from '../pml-blob.ts';
import { stringByteLength } from '../pml-blob.ts';
import type { DetailSurroundings, DetailText } from './detail-text.ts';

export const ProcessOperation = {
  Defined: 0, Create: 1, Exit: 2, ThreadCreate: 3, ThreadExit: 4, LoadImage: 5, ThreadProfile: 6, Start: 7, Statistics: 8, SystemStatistics: 9,
} as const;

/** Fixed part of a Process Create: the new process; two SIDs and two strings follow. */
export const ProcessCreate = {
  INDEX: 0x00, PID: 0x04, PARENT_INDEX: 0x08, PARENT_PID: 0x0c, SESSION: 0x10, IS_64_BIT: 0x14, TIME: 0x18, AUTHENTICATION_ID: 0x20,
  VIRTUALIZED: 0x28, USER_SID_LENGTH: 0x2c, INTEGRITY_SID_LENGTH: 0x2d, IMAGE_PATH_INFO: 0x2e, COMMAND_LINE_INFO: 0x30, SIZE: 0x34,
} as const;

/** SYSTEM_PERFORMANCE_INFORMATION after a page size, as boot logs carry it. */
const SystemStatistics = { PAGE_SIZE: 0, PEAK_COMMITMENT: 60, CONTEXT_SWITCHES: 300, SYSTEM_CALLS: 312 } as const;

export function addProcessDetail(detail: DetailText, operation: number, tid: number, blob: PmlBlob, surroundings: DetailSurroundings): void {
  switch (operation) {
    case ProcessOperation.Defined:
    case ProcessOperation.Create:
      detail.add('PID', blob.u32(ProcessCreate.PID));
      detail.add('Command line', createdCommandLine(blob));
      break;
    case ProcessOperation.Exit:
    case ProcessOperation.Statistics:
      detail.add('Exit Status', blob.i32(0));
      detail.add('User Time', secondsText(blob.u64(12)) + ' seconds');
      detail.add('Kernel Time', secondsText(blob.u64(4)) + ' seconds');
      detail.add('Private Bytes', groupedDecimal(blob.u64(36)));
      detail.add('Peak Private Bytes', groupedDecimal(blob.u64(44)));
      detail.add('Working Set', groupedDecimal(blob.u64(20)));
      detail.add('Peak Working Set', groupedDecimal(blob.u64(28)));
      break;
    case ProcessOperation.ThreadCreate:
      detail.add('Thread ID', blob.u32(0));
      break;
    case ProcessOperation.ThreadExit:
      detail.add('Thread ID', tid);
      detail.add('User Time', secondsText(blob.u64(12)));
      detail.add('Kernel Time', secondsText(blob.u64(4)));
      break;
    case ProcessOperation.LoadImage: {
      const pointerSize = surroundings.is64Bit ? 8 : 4;
      detail.add('Image Base', lowerHex(blob.pointer(0, surroundings.is64Bit)));
      detail.add('Image Size', lowerHex(blob.u32(pointerSize)));
      break;
    }
    case ProcessOperation.Start:
      addProcessStart(detail, blob);
      break;
    case ProcessOperation.SystemStatistics:
      detail.add('Commit Peak', groupedDecimal(BigInt(blob.u32(SystemStatistics.PAGE_SIZE)) * BigInt(blob.u32(SystemStatistics.PEAK_COMMITMENT))));
      detail.add('System Calls', groupedDecimal(blob.u32(SystemStatistics.SYSTEM_CALLS)));
      detail.add('Context Switches', groupedDecimal(blob.u32(SystemStatistics.CONTEXT_SWITCHES)));
      break;
  }
}

function createdCommandLine(blob: PmlBlob): string {
  const imagePathInfo = blob.u16(ProcessCreate.IMAGE_PATH_INFO);
  const sids = blob.u8(ProcessCreate.USER_SID_LENGTH) + blob.u8(ProcessCreate.INTEGRITY_SID_LENGTH);
  const at = ProcessCreate.SIZE + sids + stringByteLength(imagePathInfo);
  return withoutTerminator(blob.string(blob.u16(ProcessCreate.COMMAND_LINE_INFO), at));
}

/** Parent PID, info of command line, info of directory, length of the environment in UTF-16 units; then the three. */
function addProcessStart(detail: DetailText, blob: PmlBlob): void {
  detail.add('Parent PID', blob.u32(0));
  // Version 7 logs have no more than that.
  if (blob.length < 12) return;
  const commandLineInfo = blob.u16(4);
  const directoryInfo = blob.u16(6);
  const environmentBytes = blob.u32(8) * 2;
  let at = 12;
  detail.add('Command line', blob.string(commandLineInfo, at));
  at += stringByteLength(commandLineInfo);
  detail.add('Current directory', blob.string(directoryInfo, at));
  at += stringByteLength(directoryInfo);
  let text = '';
  for (const variable of blob.utf16(at, environmentBytes).split('\0')) {
    if (variable === '') break;
    text += `\r\n\t${variable}`;
  }
  detail.add('Environment', text);
}

/** Version 7 logs store a terminator with these strings. */
export function withoutTerminator(text: string): string {
  return text.endsWith('\0') ? text.slice(0, -1) : text;
}
