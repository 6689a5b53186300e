// src-main/host/capture.ts
//
// What the trace session records, in the page's words: capture on or off, and the kernel logger's events by the names of
// EVENT_TRACE_FLAG_* (evntrace.h). Operations are always recorded while capture is on; Process Monitor's class buttons
// are filters, not switches of the session.

import { CallError } from '../../src-shared/ipc/call.ts';
import type { CaptureSettings } from '../../src-shared/ipc/machine.ts';
import { EnableFlag } from '../kernel/etw/session-properties.ts';

export const KERNEL_EVENT_FLAGS: Readonly<Record<string, number>> = EnableFlag;

/** Flags as the names that the page knows, in the order of their bits. */
export function kernelEventNames(flags: number): readonly string[] {
  return Object.entries(KERNEL_EVENT_FLAGS).filter(([, bit]) => (flags & bit) !== 0).map(([name]) => name);
}

/** Throws CallError for a name that is not a flag. */
export function kernelEventFlags(names: readonly string[]): number {
  let flags = 0;
  for (const name of names) {
    const bit = Object.hasOwn(KERNEL_EVENT_FLAGS, name) ? KERNEL_EVENT_FLAGS[name] : undefined;
    if (bit === undefined) throw new CallError('bad-argument', `There is no kernel event ${name}. There are: ${Object.keys(KERNEL_EVENT_FLAGS).join(', ')}.`);
    flags |= bit;
  }
  return flags;
}

export interface CaptureChange {
  readonly enabled?: boolean | undefined;
  readonly kernelEvents?: readonly string[] | undefined;
}

export function mergeCapture(settings: CaptureSettings, change: CaptureChange): CaptureSettings {
  return { enabled: change.enabled ?? settings.enabled, kernelEvents: change.kernelEvents ? kernelEventNames(kernelEventFlags(change.kernelEvents)) : settings.kernelEvents };
}
