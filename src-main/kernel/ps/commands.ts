// src-main/kernel/ps/commands.ts
//
// What people do to processes from outside: the commands of Process Explorer's Process menu.

import type { Kernel } from '../core/kernel.ts';
import type { EProcess } from './process.ts';

const STATUS_SUCCESS = 0;
const STATUS_ACCESS_DENIED = 0xc000_0022;
const STATUS_INVALID_CID = 0xc000_000b;
/** ERROR_INVALID_WINDOW_HANDLE as an NTSTATUS: it has no window. */
const STATUS_INVALID_WINDOW_HANDLE = 0xc007_0578;
/** Exit status that Process Explorer and Task Manager give. */
const EXIT_KILLED = 1;

export function handlePsCommands(kernel: Kernel): void {
  const on = (pid: number, act: (process: EProcess) => void): number => {
    const process = kernel.ps.byPid(pid);
    if (process === undefined) return STATUS_INVALID_CID;
    if (process === kernel.ps.idleProcess || process === kernel.ps.systemProcess) return STATUS_ACCESS_DENIED;
    act(process);
    return STATUS_SUCCESS;
  };
  kernel.onCommand('kill', ({ pid }) => on(pid, (process) => { kernel.ps.terminateProcess(process, EXIT_KILLED); }));
  kernel.onCommand('kill-tree', ({ pid }) => on(pid, (process) => {
    for (const member of descendants(kernel, process)) kernel.ps.terminateProcess(member, EXIT_KILLED);
  }));
  kernel.onCommand('suspend', ({ pid }) => on(pid, (process) => { kernel.ps.suspendProcess(process); }));
  kernel.onCommand('resume', ({ pid }) => on(pid, (process) => { kernel.ps.resumeProcess(process); }));
  kernel.onCommand('set-priority', ({ pid, priorityClass }) => on(pid, (process) => { kernel.ps.setPriorityClass(process, priorityClass); }));
  kernel.onCommand('set-foreground', ({ pid }) => {
    if (pid === 0) {
      kernel.ps.setForeground(null);
      return STATUS_SUCCESS;
    }
    const process = kernel.ps.byPid(pid);
    if (process !== undefined && process.spec.windowTitle === undefined) return STATUS_INVALID_WINDOW_HANDLE;
    return on(pid, (owner) => { kernel.ps.setForeground(owner); });
  });
}

/** The process, then its children, their children ...; a parent PID that was reused since does not count. */
export function descendants(kernel: Kernel, root: EProcess): EProcess[] {
  const found = [root];
  for (let i = 0; i < found.length; i++) {
    const parent = found[i] as EProcess;
    for (const process of kernel.ps.processes.values()) {
      if (process.parentPid === parent.pid && process.createTime >= parent.createTime && !found.includes(process)) found.push(process);
    }
  }
  return found;
}
