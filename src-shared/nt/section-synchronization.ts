// src-shared/nt/section-synchronization.ts
//
// AcquireForSectionSynchronization (ntifs.h): sync type and page protection of a CreateFileMapping event.

export const SyncType = { Other: 0, CreateSection: 1 } as const;

export const PageProtection = {
  READONLY: 0x2,
  READWRITE: 0x4,
  WRITECOPY: 0x8,
  EXECUTE: 0x10,
  EXECUTE_READ: 0x20,
  EXECUTE_READWRITE: 0x40,
  NOCACHE: 0x200,
} as const;

const BASE: readonly (readonly [bit: number, text: string])[] = [
  [0x2, 'PAGE_READONLY'],
  [0x4, 'PAGE_READWRITE'],
  [0x8, 'PAGE_WRITECOPY'],
  [0x10, 'PAGE_EXECUTE'],
  [0x20, 'PAGE_EXECUTE_READ'],
  [0x40, 'PAGE_EXECUTE_READWRITE'],
];

export function syncTypeText(syncType: number): string {
  if (syncType === SyncType.Other) return 'SyncTypeOther';
  return syncType === SyncType.CreateSection ? 'SyncTypeCreateSection' : `Unknown: 0x${(syncType >>> 0).toString(16)}`;
}

/** The lowest protection bit that has a name, then `|PAGE_NOCACHE` where that is set: `PAGE_EXECUTE_READ|PAGE_NOCACHE`. */
export function pageProtectionText(protection: number): string {
  let text = '';
  for (const [bit, name] of BASE) {
    if ((protection & bit) === 0) continue;
    text = name;
    break;
  }
  return (protection & PageProtection.NOCACHE) !== 0 ? text + '|PAGE_NOCACHE' : text;
}
