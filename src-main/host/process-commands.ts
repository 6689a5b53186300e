// src-main/host/process-commands.ts
//
// Kill, suspend, set priority, bring to the front and Ctrl+C from the views, as commands of the emulated machine. They act on a process instance, so
// a click that comes late cannot hit another process with the same PID.

import type { ProcessCommand } from '../../src-shared/ipc/contract.ts';
import { CallError } from '../../src-shared/ipc/call.ts';
import type { PriorityClassName } from '../../src-shared/ipc/machine.ts';
import type { KernelCommand } from '../kernel/core/commands.ts';
import type { PriorityClass } from '../kernel/ps/priority-class.ts';
import type { EmulatedMachine } from './emulated-machine.ts';

const PRIORITY = {
  'Idle': 'idle',
  'Below Normal': 'below-normal',
  'Normal': 'normal',
  'Above Normal': 'above-normal',
  'High': 'high',
  'Realtime': 'realtime',
} as const satisfies Record<PriorityClassName, PriorityClass>;

/** Severity bits of an NTSTATUS that say failure. */
const STATUS_ERROR_MASK = 0xc000_0000;

export function applyProcessCommand(machine: EmulatedMachine, command: ProcessCommand): void {
  const pid = machine.pidOfInstance(command.instance);
  if (pid < 0) throw new CallError('not-found', 'The process has ended.');
  const status = machine.apply(kernelCommand(command, pid)) >>> 0;
  if ((status & STATUS_ERROR_MASK) >>> 0 === STATUS_ERROR_MASK) throw new CallError('refused', `The emulated kernel refused: status 0x${status.toString(16).toUpperCase()}.`);
}

function kernelCommand(command: ProcessCommand, pid: number): KernelCommand {
  switch (command.command) {
    case 'kill': return { kind: 'kill', pid };
    case 'killTree': return { kind: 'kill-tree', pid };
    case 'suspend': return { kind: 'suspend', pid };
    case 'resume': return { kind: 'resume', pid };
    case 'ctrlC': return { kind: 'ctrl-c', pid };
    case 'bringToFront': return { kind: 'set-foreground', pid };
    case 'setPriority': {
      if (command.priorityClass === undefined) throw new CallError('bad-argument', 'setPriority needs a priorityClass.');
      return { kind: 'set-priority', pid, priorityClass: PRIORITY[command.priorityClass] };
    }
  }
}
