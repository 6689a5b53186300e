// src-shared/i18n/en/lab-parameters.ts
//
// What the parameters of a lab are called, by lab and parameter (`quantum.ticks`): the same words as the lab declares (a test
// compares them), so that they can be said in other languages; and what a choice is called (`quantum.variant=interrupts`).

export const labParameters = {
  'quantum.variant': 'Variant', 'quantum.variant=first-turns': 'First turns', 'quantum.variant=interrupts': 'Interrupts', 'quantum.variant=uniform': 'Uniform load', 'quantum.variant=dodger-background': 'Dodger in the background',
  'quantum.variant=dodger-foreground': 'Dodger in the foreground', 'quantum.stolenShare': "Share of A's turn that interrupts take", 'quantum.ticks': 'Length of the experiment',
  'cycles-delta.services': 'Service processes in the second scene', 'cycles-delta.burstUs': 'Work of a service on each tick', 'cycles-delta.dodgerShare': 'Share of each clock interval that the dodger runs', 'cycles-delta.seconds': 'Length of each scene',
  'symlinks.link': 'Kind of link', 'symlinks.link=symlink': 'Symbolic link', 'symlinks.link=junction': 'Junction', 'symlinks.link=hardlink': 'Hard link', 'symlinks.where': 'Where the links lie', 'symlinks.where=local': 'On this computer',
  'symlinks.where=server': 'On a server', 'symlinks.remoteToLocal': 'Follow symbolic links of a server that lead to local paths', 'symlinks.targets': 'Files behind the link', 'symlinks.chain': 'Links on the way, one leading to the next',
  'mmcss.variant': 'Variant', 'mmcss.variant=cpu-bound': 'Busy scanner', 'mmcss.variant=audio': 'Sound', 'mmcss.variant=focus': 'Focus moves', 'mmcss.systemResponsiveness': 'System Responsiveness in the registry',
  'mmcss.hogBase': 'Base priority of the scanner; 0: no scanner', 'mmcss.workMs': 'Work for every 10 ms of sound', 'mmcss.foreground': 'The player is in front',
  'bandwidth.bytesPerPeriod': 'Bytes that the player needs in a period', 'bandwidth.periodMs': 'Period', 'bandwidth.contenders': 'Others that read', 'bandwidth.secondBytes': 'Bytes that the recorder asks for',
  'io-priority.reads': 'Reads that the start takes', 'io-priority.thinkMs': 'Time between two of them', 'io-priority.scannerPriority': "The scanner's I/O priority", 'io-priority.scannerPriority=very-low': 'Very Low',
  'io-priority.scannerPriority=low': 'Low', 'io-priority.scannerPriority=normal': 'Normal', 'io-priority.serviceMs': 'Time that the disk takes for a request', 'io-priority.idleMs': 'Quiet time before background requests', 'io-priority.starvationMs': 'Longest wait of background requests',
  'transfer-size.mib': 'Size of the file', 'transfer-size.requestKiB': 'Size of the reads and writes',
  'cancel-io.variant': 'Variant', 'cancel-io.variant=unknown-name': 'Name that nobody knows', 'cancel-io.variant=offline-host': 'Host that does not answer', 'cancel-io.variant=stuck-driver': 'Driver that cancels nothing',
  'cancel-io.ctrlCAtSec': 'Ctrl+C after the command was entered (negative: never)', 'cancel-io.driverNotified': 'The driver has asked to be told of processes that end (stuck-driver)',
  'completion-port.variant': 'Variant', 'completion-port.variant=saturated': 'Saturated', 'completion-port.variant=shared': 'Shared by threads', 'completion-port.variant=idle': 'Idle',
  'completion-port.ios': 'Reads', 'completion-port.threads': 'Threads that issue and dequeue (shared)', 'completion-port.batch': 'Dequeue up to 64 packets in one call',
  'desktop.eventsPerSec': 'Operations per second, about', 'desktop.users': 'Persons logged on', 'desktop.apps': 'Programs that run',
} as const;
