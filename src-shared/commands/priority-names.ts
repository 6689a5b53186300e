// src-shared/commands/priority-names.ts
//
// The classes of Set Priority in the order of Process Explorer's menu. query/process/priority-class.ts has their numbers;
// a test there holds the two lists together, because commands know nothing of queries.

import type { MessageKey } from '../i18n/catalogs.ts';

export const PRIORITY_NAMES = ['Realtime', 'High', 'Above Normal', 'Normal', 'Below Normal', 'Idle'] as const;
export type PriorityName = (typeof PRIORITY_NAMES)[number];

/** Message of a class. A key has no blanks: i18next takes such a text for a sentence. */
export const PRIORITY_LABELS = {
  'Realtime': 'process-explorer:priority.Realtime', 'High': 'process-explorer:priority.High', 'Above Normal': 'process-explorer:priority.AboveNormal',
  'Normal': 'process-explorer:priority.Normal', 'Below Normal': 'process-explorer:priority.BelowNormal', 'Idle': 'process-explorer:priority.Idle',
} as const satisfies Record<PriorityName, MessageKey>;
