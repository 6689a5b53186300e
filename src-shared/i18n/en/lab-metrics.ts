// src-shared/i18n/en/lab-metrics.ts
//
// What each metric of a lab means, by lab and metric: the same words as the lab declares (a test compares them), so that they can
// be said in other languages.

export const labMetrics = {
  'quantum.firstTurnTicksA': "cycles that thread A ran in its first turn, in clock ticks' worth",
  'quantum.firstTurnTicksB': "cycles that thread B ran in its first turn, in clock ticks' worth",
  'quantum.cycleShareA': 'share of A in the cycles that A and B ran',
  'quantum.cycleShareB': 'share of B in the cycles that A and B ran',
  'quantum.cpuTimeShareA': 'share of A in the clock ticks charged to A and B (CPU Time)',
  'quantum.cpuTimeShareB': 'share of B in the clock ticks charged to A and B (CPU Time)',
  'quantum.minTurnTicks': 'shortest turn of A or B: cycles run between two quantum ends',
  'quantum.maxTurnTicks': 'longest turn of A or B: cycles run between two quantum ends',
  'quantum.cyclesPerQuantumTicks': 'mean cycles that A (the dodger, where there is one) ran between two of its quantum ends',
  'cycles-delta.dodgerCpuTimeSec': 'CPU Time (clock ticks charged) of dodger.exe in the first scene',
  'cycles-delta.hogCpuTimeSec': 'CPU Time (clock ticks charged) of cpuhog.exe in the first scene',
  'cycles-delta.dodgerCycleShare': 'cycles of dodger.exe as a share of the processor in the first scene; not available where the kernel does not count them',
  'cycles-delta.hogCycleShare': 'cycles of cpuhog.exe as a share of the processor in the first scene; not available where the kernel does not count them',
  'cycles-delta.serviceCpuTimeSec': 'CPU Time of all services together in the second scene',
  'cycles-delta.serviceCyclesPerSec': 'Cycles Delta of one service per second, mean over the services; not available where the kernel does not count them',
  'cycles-delta.cyclesAvailable': 'whether user mode can ask for cycles (QueryProcessCycleTime)',
  'desktop.events': 'operations that the trace session has recorded',
  'desktop.processes': 'processes that exist now',
  'desktop.busiestProcess': 'name of the running process with the most recorded operations',
  'symlinks.opened': 'what x.txt said that was typed through the link: LOCAL, or with a server CLIENT or SERVER by whose file it was; or the status that the open ended with',
  'symlinks.createStatus': 'status with which an administrator made a link of that kind; NO SUCH FILE where the command prompt knows no such command and finds no program of that name',
  'symlinks.createStatusUnprivileged': 'the same for a user without SeCreateSymbolicLinkPrivilege',
  'symlinks.targetsAfterDelete': 'files that are left behind the link when Explorer has deleted it',
  'symlinks.resolvedBy': 'machine that followed the link, or refused to: client or server',
} as const;
