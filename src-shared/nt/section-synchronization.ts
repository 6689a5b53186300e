// src-shared/nt/section-synchronization.ts
//
// AcquireForSectionSynchronization (ntifs.h): the sync type of a CreateFileMapping event. Its page protection is in file-flags.ts.

export const SyncType = { Other: 0, CreateSection: 1 } as const;

export function syncTypeText(syncType: number): string {
  if (syncType === SyncType.Other) return 'SyncTypeOther';
  return syncType === SyncType.CreateSection ? 'SyncTypeCreateSection' : `Unknown: 0x${(syncType >>> 0).toString(16)}`;
}
