// src-main/kernel/core/commands.ts
//
// What people do to the machine from outside: the only input besides the seed. A command is applied at a simulated time
// (Kernel.apply: now; Kernel.scheduleCommand: later) and recorded with it, so that a run can be re-executed.

import type { Cycles } from './time.ts';
import type { PriorityClass } from '../ps/priority-class.ts';

export type KernelCommand =
  | { readonly kind: 'kill'; readonly pid: number }
  | { readonly kind: 'kill-tree'; readonly pid: number }
  | { readonly kind: 'suspend'; readonly pid: number }
  | { readonly kind: 'resume'; readonly pid: number }
  | { readonly kind: 'set-priority'; readonly pid: number; readonly priorityClass: PriorityClass }
  /** Ctrl+C in the console of a process: handled by its processes, the youngest first. Handled by con. */
  | { readonly kind: 'ctrl-c'; readonly pid: number }
  /** pid 0: no process has the foreground. */
  | { readonly kind: 'set-foreground'; readonly pid: number }
  /** Cuts the trace buffers, as a controller's flush does. Handled by etw. */
  | { readonly kind: 'flush' }
  /** Capture on or off. Handled by etw. */
  | { readonly kind: 'capture'; readonly enabled: boolean }
  /** EVENT_TRACE_FLAG_* of the kernel logger plus the emulator's own bits. Handled by etw. */
  | { readonly kind: 'enable-flags'; readonly flags: number };

export type KernelCommandKind = KernelCommand['kind'];

export interface StampedCommand {
  readonly time: Cycles;
  readonly command: KernelCommand;
}

/** What became of a command: NTSTATUS. */
export type CommandHandler<K extends KernelCommandKind = KernelCommandKind> = (command: Extract<KernelCommand, { kind: K }>) => number;
