// src-shared/trace/events/query-information-file.ts
//
// QueryInformationFile: one request, a name of its own for every information class. The numbers are FILE_INFORMATION_CLASS; the
// spelling of the names, slips included, is Process Monitor's.

import { queryAllInformationFile } from './query-all-information-file.ts';
import { queryAttributeTagFile } from './query-attribute-tag-file.ts';
import { queryBasicInformationFile } from './query-basic-information-file.ts';
import { queryFileInternalInformationFile } from './query-file-internal-information-file.ts';
import { queryNameInformationFile } from './query-name-information-file.ts';
import { queryNetworkOpenInformationFile } from './query-network-open-information-file.ts';
import { queryStandardInformationFile } from './query-standard-information-file.ts';
import { defineEvent } from '../event-type.ts';
import type { EventType } from '../event-type.ts';
import { Category } from '../model.ts';

/** A sub-operation without Detail. */
function plain(id: number, subOperation: number, name: string): EventType {
  return defineEvent({
    id,
    eventClass: 'File System',
    name,
    advancedName: 'IRP_MJ_QUERY_INFORMATION',
    pml: { operation: 25, subOperation },
    fields: {},
    category: Category.ReadMetadata,
    detail: () => '',
  }) as EventType;
}

/** The request with sub-operation 0, which shows the family's own name. */
export const queryInformationFile = plain(0x0319, 0, 'QueryInformationFile');

/** Any other sub-operation number. */
export const queryInformationFileUnknown = plain(0x03e5, 0xff, '<Unknown>');

/** Ids are never reused; new ones go to the end of the numbers, not of the list. */
export const QUERY_INFORMATION_FILE_TYPES: readonly EventType[] = [
  queryInformationFile,
  queryBasicInformationFile,
  queryStandardInformationFile,
  queryFileInternalInformationFile,
  plain(0x0333, 0x07, 'QueryEaInformationFile'),
  queryNameInformationFile,
  plain(0x0335, 0x0e, 'QueryPositionInformationFile'),
  queryAllInformationFile,
  plain(0x0337, 0x14, 'QueryEndOfFile'),
  plain(0x0338, 0x16, 'QueryStreamInformationFile'),
  plain(0x0339, 0x1c, 'QueryCompressionInformationFile'),
  plain(0x033a, 0x1d, 'QueryId'),
  plain(0x033b, 0x1f, 'QueryMoveClusterInformationFile'),
  queryNetworkOpenInformationFile,
  queryAttributeTagFile,
  plain(0x033e, 0x25, 'QueryIdBothDirectory'),
  plain(0x033f, 0x27, 'QueryValidDataLength'),
  plain(0x0340, 0x28, 'QueryShortNameInformationFile'),
  plain(0x0341, 0x2b, 'QueryIoPiorityHint'),
  plain(0x0342, 0x2e, 'QueryLinks'),
  plain(0x0343, 0x30, 'QueryNormalizedNameInformationFile'),
  plain(0x0344, 0x31, 'QueryNetworkPhysicalNameInformationFile'),
  plain(0x0345, 0x32, 'QueryIdGlobalTxDirectoryInformation'),
  plain(0x0346, 0x33, 'QueryIsRemoteDeviceInformation'),
  plain(0x0347, 0x34, 'QueryAttributeCacheInformation'),
  plain(0x0348, 0x35, 'QueryNumaNodeInformation'),
  plain(0x0349, 0x36, 'QueryStandardLinkInformation'),
  plain(0x034a, 0x37, 'QueryRemoteProtocolInformation'),
  plain(0x034b, 0x38, 'QueryRenameInformationBypassAccessCheck'),
  plain(0x034c, 0x39, 'QueryLinkInformationBypassAccessCheck'),
  plain(0x034d, 0x3a, 'QueryVolumeNameInformation'),
  plain(0x034e, 0x3b, 'QueryIdInformation'),
  plain(0x034f, 0x3c, 'QueryIdExtdDirectoryInformation'),
  plain(0x0350, 0x3e, 'QueryHardLinkFullIdInformation'),
  plain(0x0351, 0x3f, 'QueryIdExtdBothDirectoryInformation'),
  plain(0x0352, 0x43, 'QueryDesiredStorageClassInformation'),
  plain(0x0353, 0x44, 'QueryStatInformation'),
  plain(0x0354, 0x45, 'QueryMemoryPartitionInformation'),
  plain(0x0355, 0x46, 'QuerySatLxInformation'),
  plain(0x0356, 0x47, 'QueryCaseSensitiveInformation'),
  plain(0x0357, 0x48, 'QueryLinkInformationEx'),
  plain(0x0358, 0x49, 'QueryLinkInfomraitonBypassAccessCheck'),
  plain(0x0359, 0x4a, 'QueryStorageReservedIdInformation'),
  plain(0x035a, 0x4b, 'QueryCaseSensitiveInformationForceAccessCheck'),
  queryInformationFileUnknown,
] as readonly EventType[];
