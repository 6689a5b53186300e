// src-shared/query/default-rules.ts
//
// The rules that Process Monitor starts with, in its stored order, and what Enable Advanced Output leaves of them.
// Source: configuration files exported by Process Monitor 3.5x, read with eronnen/procmon-parser.

import { exclude } from './rule.ts';
import type { FilterRule } from './rule.ts';

const TOOLS = ['Procmon64.exe', 'Procmon.exe', 'Procexp64.exe', 'Procexp.exe', 'Autoruns.exe'] as const;

export const DEFAULT_FILTER_RULES: readonly FilterRule[] = [
  exclude('processName', 'is', 'System'),
  ...TOOLS.map((tool) => exclude('processName', 'is', tool)),
  exclude('operation', 'beginsWith', 'IRP_MJ_'),
  exclude('operation', 'beginsWith', 'FASTIO_'),
  exclude('result', 'beginsWith', 'FAST IO'),
  exclude('path', 'endsWith', 'pagefile.sys'),
  ...['$Volume', '$UpCase', '$Secure', '$Root', '$MftMirr', '$Mft', '$LogFile'].map((name) => exclude('path', 'endsWith', name)),
  exclude('path', 'contains', '$Extend'),
  ...['$Boot', '$Bitmap', '$BadClus', '$AttrDef'].map((name) => exclude('path', 'endsWith', name)),
  exclude('eventClass', 'is', 'Profiling'),
];

/** With Advanced Output only the tool itself and profiling stay hidden. */
export const ADVANCED_FILTER_RULES: readonly FilterRule[] = [
  exclude('processName', 'is', 'Procmon64.exe'),
  exclude('processName', 'is', 'Procmon.exe'),
  exclude('eventClass', 'is', 'Profiling'),
];
