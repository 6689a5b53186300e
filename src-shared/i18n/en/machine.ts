// src-shared/i18n/en/machine.ts
//
// Words of the machine bar and of what it asks.

export const machine = {
  'profile.windows-xp': 'Windows XP', 'profile.windows-server-2003': 'Windows Server 2003', 'profile.windows-vista': 'Windows Vista', 'profile.windows-server-2008': 'Windows Server 2008', 'lab.symlinks': 'Who Follows a Link', 'lab.io-priority': 'I/O Priority', 'lab.bandwidth': 'I/O Bandwidth Reservation', 'lab.transfer-size': 'Transfer Size',
  'lab.desktop': 'Desktop', 'lab.quantum': 'Quantum', 'lab.cycles-delta': 'Cycles Delta', 'lab.mmcss': 'Multimedia Class Scheduler',
  'lab.completion-port': 'Completion Ports', 'lab.cancel-io': 'Cancelling I/O',
  'bar': 'Machine', 'profile': 'Windows version', 'lab': 'Lab', 'run': 'Run', 'pause': 'Pause', 'step': 'Step one clock tick', 'speed': 'Speed', 'unlimited': 'Unlimited',
  'clock': 'Simulated time since boot', 'parameters': 'Parameters and seed', 'parameters.none': 'This lab has no parameters.', 'seed': 'Seed', 'seed.hint': 'Same seed, same run, to the byte.',
  'parameters.apply': 'Restart with these', 'parameters.reset': 'Defaults',
  'parameters.range': '{{min}} to {{max}}', 'parameters.invalid': 'Give a whole number from {{min}} to {{max}}.', 'parameters.invalidNumber': 'Give a number from {{min}} to {{max}}.', 'parameters.invalidList': 'Give some of these, separated by commas: {{choices}}.',
  'discard.title': 'Start another machine?', 'discard.text': 'The capture holds {{count}} events of the machine that runs now. Starting {{name}} throws them away.', 'discard.confirm': 'Start and discard', 'discard.cancel': 'Keep capture',
  'finished': 'The run has ended', 'error.title': 'The machine stopped', 'error.restart': 'Restart machine', 'connecting': 'Starting the machine…',
  'lost.title': 'Connection to the machine is lost', 'lost.text': 'Events up to now stay here. Trying again…', 'lost.retry': 'Connect again',
  'details.title': 'Run Details', 'details.configuration': 'Configuration', 'details.switches': 'Switches that differ', 'details.switches.none': 'None: as this Windows version has them', 'details.parameters': 'Parameters',
  'details.command': 'Without a window', 'details.outcome': 'Outcome', 'details.time': 'Simulated time', 'details.finished': 'ended', 'details.events': 'Events', 'details.lost': 'Events lost',
  'details.commands': 'Commands', 'details.commands.help': 'Pause, step, capture settings and process commands that acted on the machine. The same configuration with the same commands gives the same bytes.',
  'details.digest': 'Digest (SHA-256)', 'details.digest.help': 'Of every byte of the trace, in order. The command line gives the same digest for the same configuration.',
  'details.digest.soFar': 'Of the bytes so far; it is comparable once the run has ended.', 'details.digest.late': 'Not available: this window joined after the machine had started, so it has not seen every byte. Restart the machine to get it.',
  'details.accounting': 'Processor cycles', 'details.thread': 'Threads', 'details.interrupt': 'Interrupts', 'details.dpc': 'DPCs', 'details.idle': 'Idle', 'details.sum': 'Together', 'details.sum.help': 'Threads, interrupts, DPCs and idle time add up to the elapsed cycles of every processor.',
  'features': 'Mechanisms of {{profile}}', 'features.hint': 'Each can be set by itself. What is not emulated yet cannot be changed.', 'features.differ': '{{count}} set differently', 'features.missing': 'not emulated yet',
  'feature.cpu.cycleAccounting': 'CPU time charged by cycles', 'feature.mmcss': 'Multimedia class scheduler', 'feature.ntfs.symlinks': 'Symbolic links in NTFS', 'feature.iocp.deferredCompletion': 'Completion ports: deferred completion',
  'feature.iocp.batchDequeue': 'Completion ports: batch dequeue', 'feature.io.syncCancel': 'Cancelling synchronous I/O', 'feature.io.exitNotify': 'Notice of I/O at process exit', 'feature.io.priority': 'I/O priority',
  'feature.io.bandwidthReservation': 'I/O bandwidth reservation', 'feature.io.largeTransfers': 'Transfers above 64 KB', 'feature.kernel.mpOnly': 'Multiprocessor kernel only', 'feature.mm.bigPagefileIo': 'Large page-file writes',
  'feature.mm.vaClustering': 'Clustering by virtual address', 'feature.mm.standbyReadAhead': 'Read-ahead to the standby list', 'feature.smb2': 'SMB 2.0', 'feature.ntfs.selfHealing': 'Self-healing NTFS',
  'feature.whea': 'Hardware error architecture (WHEA)', 'feature.verifier.noReboot': 'Driver Verifier without a reboot', 'feature.verifier.newChecks': 'Driver Verifier: new checks', 'feature.timer.noDispatcherLock': 'Timers without the dispatcher lock',
  'feature.tp.workerFactory': 'Thread pool in the kernel', 'feature.numa.v2': 'NUMA: ideal nodes', 'feature.hotadd.memory': 'Hot add of memory', 'feature.hotreplace.memory': 'Hot replace of memory',
  'feature.hotadd.cpu': 'Hot add of processors', 'feature.hotreplace.cpu': 'Hot replace of processors', 'feature.hyperv': 'Hyper-V', 'feature.session0.isolation': 'Session 0 isolation',
} as const;
