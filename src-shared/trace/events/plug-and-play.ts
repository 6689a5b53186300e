// src-shared/trace/events/plug-and-play.ts
//
// PlugAndPlay: the sub-operation is the minor function (IRP_MN_* of wdm.h). StartDevice is minor function 0, which a log shows under
// the family's own name.

import { defineEvent } from '../event-type.ts';
import type { EventType } from '../event-type.ts';

/** A sub-operation without Detail. */
function plain(id: number, subOperation: number, name: string): EventType {
  return defineEvent({
    id,
    eventClass: 'File System',
    name,
    advancedName: 'IRP_MJ_PNP',
    pml: { operation: 47, subOperation },
    fields: {},
    detail: () => '',
  }) as EventType;
}

/** The request with sub-operation 0, which shows the family's own name. */
export const plugAndPlay = plain(0x032f, 0, 'PlugAndPlay');

/** Any other sub-operation number. */
export const plugAndPlayUnknown = plain(0x03fb, 0xff, '<Unknown>');

/** Ids are never reused; new ones go to the end of the numbers, not of the list. */
export const PLUG_AND_PLAY_TYPES: readonly EventType[] = [
  plugAndPlay,
  plain(0x03b8, 0x00, 'StartDevice'),
  plain(0x03b9, 0x01, 'QueryRemoveDevice'),
  plain(0x03ba, 0x02, 'RemoveDevice'),
  plain(0x03bb, 0x03, 'CancelRemoveDevice'),
  plain(0x03bc, 0x04, 'StopDevice'),
  plain(0x03bd, 0x05, 'QueryStopDevice'),
  plain(0x03be, 0x06, 'CancelStopDevice'),
  plain(0x03bf, 0x07, 'QueryDeviceRelations'),
  plain(0x03c0, 0x08, 'QueryInterface'),
  plain(0x03c1, 0x09, 'QueryCapabilities'),
  plain(0x03c2, 0x0a, 'QueryResources'),
  plain(0x03c3, 0x0b, 'QueryResourceRequirements'),
  plain(0x03c4, 0x0c, 'QueryDeviceText'),
  plain(0x03c5, 0x0d, 'FilterResourceRequirements'),
  plain(0x03c6, 0x0f, 'ReadConfig'),
  plain(0x03c7, 0x10, 'WriteConfig'),
  plain(0x03c8, 0x11, 'Eject'),
  plain(0x03c9, 0x12, 'SetLock'),
  plain(0x03ca, 0x13, 'QueryId2'),
  plain(0x03cb, 0x14, 'QueryPnpDeviceState'),
  plain(0x03cc, 0x15, 'QueryBusInformation'),
  plain(0x03cd, 0x16, 'DeviceUsageNotification'),
  plain(0x03ce, 0x17, 'SurpriseRemoval'),
  plain(0x03cf, 0x18, 'QueryLegacyBusInformation'),
  plugAndPlayUnknown,
] as readonly EventType[];
