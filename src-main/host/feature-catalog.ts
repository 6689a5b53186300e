// src-main/host/feature-catalog.ts
//
// The feature switches as they are offered: title, mechanism, and whether this kernel has that mechanism yet. Who builds one takes
// its switch into EMULATED; a test compares the list with the sources.

import { machine as words } from '../../src-shared/i18n/en/machine.ts';
import type { FeatureInfo } from '../../src-shared/ipc/machine.ts';
import { FEATURE_NAMES } from '../kernel/core/features.ts';
import type { FeatureName } from '../kernel/core/features.ts';

/** Mechanism of each switch; the first where it has several. */
const MECHANISMS: Readonly<Record<FeatureName, string>> = {
  'cpu.cycleAccounting': 'M01', 'mmcss': 'M03', 'ntfs.symlinks': 'M04', 'iocp.deferredCompletion': 'M05', 'iocp.batchDequeue': 'M05', 'io.syncCancel': 'M06', 'io.exitNotify': 'M06',
  'io.priority': 'M07', 'io.bandwidthReservation': 'M08', 'io.largeTransfers': 'M09', 'kernel.mpOnly': 'M10', 'mm.bigPagefileIo': 'M11', 'mm.vaClustering': 'M11', 'mm.standbyReadAhead': 'M12',
  'smb2': 'M13', 'ntfs.selfHealing': 'M14', 'whea': 'M15', 'verifier.noReboot': 'M16', 'verifier.newChecks': 'M16', 'timer.noDispatcherLock': 'M17', 'tp.workerFactory': 'M18', 'numa.v2': 'M19',
  'hotadd.memory': 'M21', 'hotreplace.memory': 'M21', 'hotadd.cpu': 'M22', 'hotreplace.cpu': 'M22', 'hyperv': 'M23', 'session0.isolation': '',
};

/** Switches whose mechanism this kernel has. */
export const EMULATED: ReadonlySet<FeatureName> = new Set<FeatureName>(['cpu.cycleAccounting', 'mmcss', 'io.priority', 'io.bandwidthReservation', 'io.largeTransfers', 'ntfs.symlinks', 'iocp.deferredCompletion', 'iocp.batchDequeue', 'io.syncCancel', 'io.exitNotify', 'session0.isolation']);

export function featureCatalog(): readonly FeatureInfo[] {
  return FEATURE_NAMES.map((name) => ({ name, mechanism: MECHANISMS[name], title: words[`feature.${name}`], emulated: EMULATED.has(name) }));
}
