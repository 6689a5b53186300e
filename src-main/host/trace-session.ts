// src-main/host/trace-session.ts
//
// The trace session of a lab in the window. Scheduling labs show the kernel logger's events as well; the desktop shows what
// Process Monitor shows. The flush timer is short, so that what happens is on the screen a moment later at normal speed.

import { DEFAULT_SESSION, EnableFlag } from '../kernel/etw/session-properties.ts';
import type { SessionProperties } from '../kernel/etw/session-properties.ts';
import { CYCLES_PER_MS } from '../kernel/core/time.ts';

const FLUSH_TIMER = 100 * CYCLES_PER_MS;
const SCHEDULING = EnableFlag.PROCESS | EnableFlag.THREAD | EnableFlag.CSWITCH | EnableFlag.DISPATCHER | EnableFlag.DPC | EnableFlag.INTERRUPT | EnableFlag.EMULATOR_INTERNALS;

export function sessionFor(lab: string): SessionProperties {
  return { ...DEFAULT_SESSION, flushTimer: FLUSH_TIMER, enableFlags: lab === 'desktop' ? 0 : SCHEDULING };
}
