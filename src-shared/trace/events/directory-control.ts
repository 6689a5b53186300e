// src-shared/trace/events/directory-control.ts
//
// DirectoryControl: reading a directory, and waiting for it to change.

import { notifyChangeDirectory } from './notify-change-directory.ts';
import { queryDirectory } from './query-directory.ts';
import { defineEvent } from '../event-type.ts';
import type { EventType } from '../event-type.ts';
import { Category } from '../model.ts';

/** A sub-operation without Detail. */
function plain(id: number, subOperation: number, name: string): EventType {
  return defineEvent({
    id,
    eventClass: 'File System',
    name,
    advancedName: 'IRP_MJ_DIRECTORY_CONTROL',
    pml: { operation: 32, subOperation },
    fields: {},
    category: Category.ReadMetadata,
    detail: () => '',
  }) as EventType;
}

/** The request with sub-operation 0, which shows the family's own name. */
export const directoryControl = plain(0x0320, 0, 'DirectoryControl');

/** Any other sub-operation number. */
export const directoryControlUnknown = plain(0x03ec, 0xff, '<Unknown>');

/** Ids are never reused; new ones go to the end of the numbers, not of the list. */
export const DIRECTORY_CONTROL_TYPES: readonly EventType[] = [
  directoryControl,
  queryDirectory,
  notifyChangeDirectory,
  directoryControlUnknown,
] as readonly EventType[];
