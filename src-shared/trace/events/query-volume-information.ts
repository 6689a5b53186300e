// src-shared/trace/events/query-volume-information.ts
//
// QueryVolumeInformation: one request, a name of its own for every FS_INFORMATION_CLASS.

import { queryAttributeInformationVolume } from './query-attribute-information-volume.ts';
import { queryDeviceInformationVolume } from './query-device-information-volume.ts';
import { queryFullSizeInformationVolume } from './query-full-size-information-volume.ts';
import { queryInformationVolume } from './query-information-volume.ts';
import { queryLabelInformationVolume } from './query-label-information-volume.ts';
import { queryObjectIdInformationVolume } from './query-object-id-information-volume.ts';
import { querySizeInformationVolume } from './query-size-information-volume.ts';
import { defineEvent } from '../event-type.ts';
import type { EventType } from '../event-type.ts';

/** A sub-operation without Detail. */
function plain(id: number, subOperation: number, name: string): EventType {
  return defineEvent({
    id,
    eventClass: 'File System',
    name,
    advancedName: 'IRP_MJ_QUERY_VOLUME_INFORMATION',
    pml: { operation: 30, subOperation },
    fields: {},
    detail: () => '',
  }) as EventType;
}

/** The request with sub-operation 0, which shows the family's own name. */
export const queryVolumeInformation = plain(0x031e, 0, 'QueryVolumeInformation');

/** Any other sub-operation number. */
export const queryVolumeInformationUnknown = plain(0x03ea, 0xff, '<Unknown>');

/** Ids are never reused; new ones go to the end of the numbers, not of the list. */
export const QUERY_VOLUME_INFORMATION_TYPES: readonly EventType[] = [
  queryVolumeInformation,
  queryInformationVolume,
  queryLabelInformationVolume,
  querySizeInformationVolume,
  queryDeviceInformationVolume,
  queryAttributeInformationVolume,
  plain(0x0395, 0x06, 'QueryControlInformationVolume'),
  queryFullSizeInformationVolume,
  queryObjectIdInformationVolume,
  queryVolumeInformationUnknown,
] as readonly EventType[];
