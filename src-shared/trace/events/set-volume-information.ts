// src-shared/trace/events/set-volume-information.ts
//
// SetVolumeInformation: one request, a name of its own for every FS_INFORMATION_CLASS that can be set.

import { defineEvent } from '../event-type.ts';
import type { EventType } from '../event-type.ts';

/** A sub-operation without Detail. */
function plain(id: number, subOperation: number, name: string): EventType {
  return defineEvent({
    id,
    eventClass: 'File System',
    name,
    advancedName: 'IRP_MJ_SET_VOLUME_INFORMATION',
    pml: { operation: 31, subOperation },
    fields: {},
    detail: () => '',
  }) as EventType;
}

/** The request with sub-operation 0, which shows the family's own name. */
export const setVolumeInformation = plain(0x031f, 0, 'SetVolumeInformation');

/** Any other sub-operation number. */
export const setVolumeInformationUnknown = plain(0x03eb, 0xff, '<Unknown>');

/** Ids are never reused; new ones go to the end of the numbers, not of the list. */
export const SET_VOLUME_INFORMATION_TYPES: readonly EventType[] = [
  setVolumeInformation,
  plain(0x03a0, 0x01, 'SetControlInformationVolume'),
  plain(0x03a1, 0x02, 'SetLabelInformationVolume'),
  plain(0x03a2, 0x08, 'SetObjectIdInformationVolume'),
  setVolumeInformationUnknown,
] as readonly EventType[];
