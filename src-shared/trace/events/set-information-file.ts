// src-shared/trace/events/set-information-file.ts
//
// SetInformationFile: one request, a name of its own for every information class (numbers of FILE_INFORMATION_CLASS).

import { setAllocationInformationFile } from './set-allocation-information-file.ts';
import { setBasicInformationFile } from './set-basic-information-file.ts';
import { setDispositionInformationEx } from './set-disposition-information-ex.ts';
import { setDispositionInformationFile } from './set-disposition-information-file.ts';
import { setEndOfFileInformationFile } from './set-end-of-file-information-file.ts';
import { setLinkInformationFile } from './set-link-information-file.ts';
import { setPositionInformationFile } from './set-position-information-file.ts';
import { setRenameInformationEx } from './set-rename-information-ex.ts';
import { setRenameInformationFile } from './set-rename-information-file.ts';
import { setValidDataLengthInformationFile } from './set-valid-data-length-information-file.ts';
import { defineEvent } from '../event-type.ts';
import type { EventType } from '../event-type.ts';
import { Category } from '../model.ts';

/** A sub-operation without Detail. */
function plain(id: number, subOperation: number, name: string): EventType {
  return defineEvent({
    id,
    eventClass: 'File System',
    name,
    advancedName: 'IRP_MJ_SET_INFORMATION',
    pml: { operation: 26, subOperation },
    fields: {},
    category: Category.WriteMetadata,
    detail: () => '',
  }) as EventType;
}

/** The request with sub-operation 0, which shows the family's own name. */
export const setInformationFile = plain(0x031a, 0, 'SetInformationFile');

/** Any other sub-operation number. */
export const setInformationFileUnknown = plain(0x03e6, 0xff, '<Unknown>');

/** Ids are never reused; new ones go to the end of the numbers, not of the list. */
export const SET_INFORMATION_FILE_TYPES: readonly EventType[] = [
  setInformationFile,
  setBasicInformationFile,
  setRenameInformationFile,
  setLinkInformationFile,
  setDispositionInformationFile,
  setPositionInformationFile,
  setAllocationInformationFile,
  setEndOfFileInformationFile,
  plain(0x0377, 0x16, 'SetFileStreamInformation'),
  plain(0x0378, 0x17, 'SetPipeInformation'),
  setValidDataLengthInformationFile,
  plain(0x037a, 0x28, 'SetShortNameInformation'),
  plain(0x037b, 0x3d, 'SetReplaceCompletionInformation'),
  setDispositionInformationEx,
  setRenameInformationEx,
  plain(0x037e, 0x42, 'SetRenameInformationExBypassAccessCheck'),
  plain(0x037f, 0x4a, 'SetStorageReservedIdInformation'),
  setInformationFileUnknown,
] as readonly EventType[];
