// src-main/kernel/core/features.ts
//
// Feature switches: one boolean for each mechanism that changed between Windows XP / Server 2003 and Windows Vista /
// Server 2008. true = the new behaviour. A mechanism asks `kernel.features.on('io.priority')` where it branches, never
// which profile it is in. A profile is a preset of switches and nothing else.

export const FEATURE_NAMES = [
  'cpu.cycleAccounting', 'mmcss', 'ntfs.symlinks', 'iocp.deferredCompletion', 'iocp.batchDequeue', 'io.syncCancel', 'io.exitNotify',
  'io.priority', 'io.bandwidthReservation', 'io.largeTransfers', 'kernel.mpOnly', 'mm.bigPagefileIo', 'mm.vaClustering', 'mm.standbyReadAhead',
  'smb2', 'ntfs.selfHealing', 'whea', 'verifier.noReboot', 'verifier.newChecks', 'timer.noDispatcherLock', 'tp.workerFactory', 'numa.v2',
  'hotadd.memory', 'hotreplace.memory', 'hotadd.cpu', 'hotreplace.cpu', 'hyperv', 'session0.isolation',
] as const;
export type FeatureName = (typeof FEATURE_NAMES)[number];
export type FeatureVector = Readonly<Record<FeatureName, boolean>>;

export const PROFILE_NAMES = ['windows-xp', 'windows-server-2003', 'windows-vista', 'windows-server-2008'] as const;
export type ProfileName = (typeof PROFILE_NAMES)[number];

const XP: readonly FeatureName[] = [];
const SERVER_2003: readonly FeatureName[] = ['hotadd.memory'];
const VISTA: readonly FeatureName[] = [
  'cpu.cycleAccounting', 'mmcss', 'ntfs.symlinks', 'iocp.deferredCompletion', 'iocp.batchDequeue', 'io.syncCancel', 'io.exitNotify',
  'io.priority', 'io.bandwidthReservation', 'io.largeTransfers', 'kernel.mpOnly', 'mm.bigPagefileIo', 'mm.vaClustering', 'mm.standbyReadAhead',
  'smb2', 'ntfs.selfHealing', 'whea', 'verifier.noReboot', 'verifier.newChecks', 'timer.noDispatcherLock', 'tp.workerFactory', 'numa.v2',
  'session0.isolation',
];
const SERVER_2008: readonly FeatureName[] = [
  ...VISTA.filter((name) => name !== 'mmcss'), 'hotadd.memory', 'hotreplace.memory', 'hotadd.cpu', 'hotreplace.cpu', 'hyperv',
];

const ENABLED: Readonly<Record<ProfileName, readonly FeatureName[]>> = {
  'windows-xp': XP,
  'windows-server-2003': SERVER_2003,
  'windows-vista': VISTA,
  'windows-server-2008': SERVER_2008,
};

/** Every switch of a profile, in the order of FEATURE_NAMES. */
export function profileFeatures(profile: ProfileName): FeatureVector {
  const enabled = new Set(ENABLED[profile]);
  return Object.fromEntries(FEATURE_NAMES.map((name) => [name, enabled.has(name)])) as Record<FeatureName, boolean>;
}

export function isFeatureName(name: string): name is FeatureName {
  return (FEATURE_NAMES as readonly string[]).includes(name);
}

export function isProfileName(name: string): name is ProfileName {
  return (PROFILE_NAMES as readonly string[]).includes(name);
}

/** The switches of one running kernel. They don't change after boot. */
export class FeatureSet {
  readonly vector: FeatureVector;

  constructor(vector: FeatureVector) {
    this.vector = vector;
  }

  on(name: FeatureName): boolean {
    return this.vector[name];
  }
}
