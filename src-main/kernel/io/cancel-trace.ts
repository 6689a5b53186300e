// src-main/kernel/io/cancel-trace.ts
//
// The events of cancellation: CancelRequest in the thread that asks, CancelRoutine in the one that had issued the request.

import { cancelRequest } from '../../../src-shared/trace/events/cancel-request.ts';
import { cancelRoutine } from '../../../src-shared/trace/events/cancel-routine.ts';
import type { Kernel } from '../core/kernel.ts';
import { EnableFlag } from '../etw/session-properties.ts';
import { NO_TEXT, TraceText } from '../etw/trace-text.ts';
import type { Irp } from './irp.ts';

export function logCancelRequest(kernel: Kernel, irp: Irp, taken: boolean): void {
  const { etw } = kernel.components;
  const by = kernel.ke.currentThread ?? irp.thread;
  const p = etw.open(EnableFlag.EMULATOR_INTERNALS, by.processor, kernel.now);
  if (p === null) return;
  p.varuint(irp.address);
  p.u32(irp.thread.tid);
  p.string(etw.textId(new TraceText(irp.device)));
  p.u8(taken ? 1 : 0);
  etw.append(by, cancelRequest.id, NO_TEXT, kernel.now, 0, by.processor, 0, etw.sampledPaths.callPath(by, []));
}

export function logCancelRoutine(kernel: Kernel, irp: Irp): void {
  const { etw } = kernel.components;
  const { thread } = irp;
  const p = etw.open(EnableFlag.EMULATOR_INTERNALS, thread.processor, kernel.now);
  if (p === null) return;
  p.varuint(irp.address);
  p.string(etw.textId(new TraceText(irp.device)));
  etw.append(thread, cancelRoutine.id, NO_TEXT, kernel.now, 0, thread.processor);
}
