// src-shared/nt/thread-state.ts
//
// KTHREAD_STATE and KWAIT_REASON numbers and names, as the Thread class of ETW documents them
// (learn.microsoft.com/windows/win32/etw/cswitch).

export const ThreadState = {
  Initialized: 0, Ready: 1, Running: 2, Standby: 3, Terminated: 4, Waiting: 5, Transition: 6, DeferredReady: 7,
} as const;
const STATES: readonly string[] = ['Initialized', 'Ready', 'Running', 'Standby', 'Terminated', 'Waiting', 'Transition', 'DeferredReady'];

const WAIT_REASONS: readonly string[] = [
  'Executive', 'FreePage', 'PageIn', 'PoolAllocation', 'DelayExecution', 'Suspended', 'UserRequest',
  'WrExecutive', 'WrFreePage', 'WrPageIn', 'WrPoolAllocation', 'WrDelayExecution', 'WrSuspended', 'WrUserRequest',
  'WrEventPair', 'WrQueue', 'WrLpcReceive', 'WrLpcReply', 'WrVirtualMemory', 'WrPageOut', 'WrRendezvous', 'WrKeyedEvent', 'WrTerminated',
  'WrProcessInSwap', 'WrCpuRateControl', 'WrCalloutStack', 'WrKernel', 'WrResource', 'WrPushLock', 'WrMutex', 'WrQuantumEnd', 'WrDispatchInt',
  'WrPreempted', 'WrYieldExecution', 'WrFastMutex', 'WrGuardedMutex', 'WrRundown',
];

export function threadStateText(state: number): string {
  return STATES[state] ?? String(state);
}

export function waitReasonText(reason: number): string {
  return WAIT_REASONS[reason] ?? String(reason);
}
