// src-shared/i18n/en/process-explorer.ts
//
// Words of the Process Explorer view, its commands and its Properties dialog; Process Explorer's terms.

export const processExplorer = {
  'title': 'Process Explorer',
  'grid': 'Processes',

  // commands
  'cmd.properties': 'Properties…', 'cmd.kill': 'Kill Process', 'cmd.killTree': 'Kill Process Tree', 'cmd.suspend': 'Suspend', 'cmd.resume': 'Resume', 'cmd.bringToFront': 'Bring to Front', 'cmd.ctrlC': 'Send Ctrl+C',
  'cmd.showEvents': 'Show Its Events in Process Monitor', 'cmd.refresh': 'Refresh Now', 'cmd.pause': 'Pause Refresh', 'cmd.findProcess': 'Find Process…', 'cmd.copy': 'Copy Row',
  'cmd.expandAll': 'Expand All', 'cmd.collapseAll': 'Collapse All', 'cmd.heatmaps': 'Show Column Heatmaps', 'cmd.lowerPane': 'Show Lower Pane',
  'submenu.priority': 'Set Priority', 'submenu.speed': 'Update Speed', 'submenu.mode': 'Arrange', 'submenu.difference': 'Difference Highlight Duration', 'submenu.lowerPane': 'Lower Pane',
  'mode.tree': 'Tree', 'mode.list': 'List', 'mode.tree.tip': 'Children below the process that created them. Sorting stays inside the tree.', 'mode.list.tip': 'All processes in one list.',
  'priority.Realtime': 'Real-time: 24', 'priority.High': 'High: 13', 'priority.AboveNormal': 'Above Normal: 10', 'priority.Normal': 'Normal: 8', 'priority.BelowNormal': 'Below Normal: 6', 'priority.Idle': 'Idle: 4',
  'speed.500': '0.5 seconds', 'speed.1000': '1 second', 'speed.2000': '2 seconds', 'speed.5000': '5 seconds', 'speed.10000': '10 seconds',
  'speed.label': 'Update speed', 'speed.paused': 'Paused',
  'duration_one': '{{count}} second', 'duration_other': '{{count}} seconds',

  // toolbar and filter box
  'toolbar': 'Process Explorer tools', 'filter.placeholder': 'Filter processes', 'filter.label': 'Filter by name, PID, description, company, user or command line', 'filter.clear': 'Clear filter',
  'filter.found_one': '{{count}} process', 'filter.found_other': '{{count}} processes', 'pause': 'Pause refresh', 'resume': 'Resume refresh', 'columns': 'Select columns',
  'expand': 'Expand {{name}}', 'collapse': 'Collapse {{name}}', 'sum': 'Sum of {{count}} rows in this branch',

  // colours
  'colours': 'Colours', 'colours.title': 'Colours of rows', 'colours.text': 'When several apply, the one further up wins.', 'colours.duration': 'New and ended processes stay coloured for',
  'colour.deleted': 'Ended processes', 'colour.new': 'New processes', 'colour.defunct': 'Ended, I/O outstanding', 'colour.suspended': 'Suspended', 'colour.protected': 'Protected processes', 'colour.packed': 'Packed images',
  'colour.dotnet': '.NET processes', 'colour.job': 'Jobs', 'colour.service': 'Services', 'colour.own': 'Own processes',

  // column headers
  'column.process': 'Process', 'column.cpu': 'CPU', 'column.cyclesDelta': 'Cycles Delta', 'column.cpuTime': 'CPU Time', 'column.contextSwitches': 'Context Switches', 'column.contextSwitchDelta': 'CSwitch Delta',
  'column.privateBytes': 'Private Bytes', 'column.workingSet': 'Working Set', 'column.pid': 'PID', 'column.description': 'Description', 'column.company': 'Company Name', 'column.user': 'User Name',
  'column.session': 'Session', 'column.priority': 'Priority', 'column.ioPriority': 'I/O Priority', 'column.parentPid': 'Parent PID', 'column.imagePath': 'Image Path', 'column.commandLine': 'Command Line',
  'column.version': 'Version', 'column.imageType': 'Image Type', 'column.integrity': 'Integrity Level', 'column.services': 'Services', 'column.startTime': 'Start Time', 'column.cycles': 'CPU Cycles',
  'column.threads': 'Threads', 'column.handles': 'Handles', 'column.privateDelta': 'Private Delta Bytes', 'column.peakPrivate': 'Peak Private Bytes', 'column.peakWorkingSet': 'Peak Working Set',
  'column.virtualSize': 'Virtual Size', 'column.pageFaults': 'Page Faults', 'column.pageFaultDelta': 'PF Delta', 'column.reads': 'Reads', 'column.readBytes': 'Read Bytes', 'column.readBytesDelta': 'Read Bytes Delta',
  'column.writes': 'Writes', 'column.writeBytes': 'Write Bytes', 'column.writeBytesDelta': 'Write Bytes Delta', 'column.other': 'Other', 'column.otherBytes': 'Other Bytes', 'column.pendingIrps': 'Pending IRPs',
  'group.image': 'Process Image', 'group.performance': 'Process Performance', 'group.memory': 'Process Memory', 'group.io': 'Process I/O',
  'thread.tid': 'TID', 'thread.cpu': 'CPU', 'thread.cyclesDelta': 'Cycles Delta', 'thread.contextSwitchDelta': 'CSwitch Delta', 'thread.contextSwitches': 'Context Switches', 'thread.cpuTime': 'CPU Time',
  'thread.state': 'State', 'thread.waitReason': 'Wait Reason', 'thread.startAddress': 'Start Address', 'thread.processor': 'Processor', 'thread.basePriority': 'Base Priority',
  'thread.dynamicPriority': 'Dynamic Priority', 'thread.ioPriority': 'I/O Priority', 'thread.cycles': 'CPU Cycles', 'thread.suspendCount': 'Suspend Count',

  // lower pane
  'pane.threads': 'Threads', 'pane.label': 'Lower pane', 'pane.threads.of': 'Threads of {{name}} ({{pid}})', 'pane.none': 'Select a process to see its threads.', 'pane.interrupts': 'Interrupts and DPCs run on no thread of their own.',
  'pane.ended': '{{name}} has ended.', 'pane.defunct_one': '{{name}} has ended and has no threads. It is listed until {{count}} outstanding request has ended.', 'pane.defunct_other': '{{name}} has ended and has no threads. It is listed until {{count}} outstanding requests have ended.',
  'pane.close': 'Hide the lower pane', 'pane.resize': 'Height of the lower pane', 'pane.count_one': '{{count}} thread', 'pane.count_other': '{{count}} threads', 'pane.noCycles': 'Cycles are not counted by this Windows version',
  'thread.new': 'New thread', 'thread.ended': 'Ended thread',

  // what the numbers mean
  'help.cpu': 'Share of all processors in the last interval, from counted cycles. “< 0.01” ran, but too briefly to print; blank did not run.',
  'help.cpuTicks': 'Share of the clock ticks in the last interval. This Windows version charges a whole tick (15.6 ms) to whoever runs when the clock ticks; “< 0.01” ran, but never at a tick.',
  'help.cyclesDelta': 'Processor cycles used since the previous refresh, counted at every context switch. Nothing is lost between ticks. Its size follows the update speed.',
  'help.cpuTime': 'Kernel and user time since the process started, charged by the clock: whoever runs when the clock ticks pays the whole tick (15.6 ms). A process that always runs between ticks shows 0.',
  'help.contextSwitches': 'How often a processor switched to a thread of this process. For Interrupts: interrupts and DPCs since boot.',
  'help.contextSwitchDelta': 'Context switches since the previous refresh. For Interrupts: interrupts and DPCs in the interval.',
  'help.privateBytes': 'Memory that only this process can use, in RAM or in the page file.', 'help.workingSet': 'Physical memory the process has in use now.',
  'help.priority': 'Base priority: 4 idle, 8 normal, 13 high, 24 real-time.', 'help.ioPriority': 'Priority of its disk requests. Windows XP and Server 2003 have only Normal.',
  'help.thread.cyclesDelta': 'Processor cycles this thread used since the previous refresh, counted at every context switch.',
  'help.thread.contextSwitchDelta': 'How often a processor switched to this thread since the previous refresh.', 'help.thread.contextSwitches': 'How often a processor switched to this thread since it began.',
  'help.thread.startAddress': 'Where the thread began: module and function.', 'help.thread.basePriority': 'The priority the thread falls back to when its boosts have worn off.',
  'help.thread.dynamicPriority': 'The priority the scheduler uses now: base priority and boosts.', 'help.thread.ioPriority': 'Priority of this thread’s disk requests. Windows XP and Server 2003 have only Normal.',
  'help.thread.state': 'What the scheduler does with the thread at the moment of the refresh.', 'help.thread.waitReason': 'What a waiting thread waits for, by the kernel’s names.',
  'na.cycles': 'Not available: this Windows version does not count cycles per thread. Windows Vista and Server 2008 do; switch the machine to compare.',
  'na.pid': 'No process: time the processors spent in interrupt handlers and DPCs.',

  // tooltip of a process
  'tip.defunct_one': 'Has ended, but {{count}} request is outstanding: a driver may still write into its memory. No threads are left.', 'tip.defunct_other': 'Has ended, but {{count}} requests are outstanding: drivers may still write into its memory. No threads are left.',
  'defunct.count_one': '{{count}} request outstanding', 'defunct.count_other': '{{count}} requests outstanding',
  'tip.path': 'Path', 'tip.command': 'Command line', 'tip.services': 'Services',

  // status bar
  'status.cpu': 'CPU Usage: {{percent}}', 'status.commit': 'Commit Charge: {{percent}}', 'status.processes': 'Processes: {{count}}', 'status.threads': 'Threads: {{count}}', 'status.physical': 'Physical Usage: {{percent}}',
  'status.interval': 'Interval: {{seconds}} s of machine time', 'status.paused': 'Refresh paused', 'status.basis.cycles': 'CPU from cycles', 'status.basis.ticks': 'CPU from clock ticks',
  'status.label': 'System figures',

  // states
  'loading': 'Waiting for the first snapshot of the machine…',
  'empty.title': 'No machine is running', 'empty.text': 'Process Explorer shows the processes of the running machine. A saved log has events but no counters.', 'empty.start': 'Start the machine',
  'empty.filter.title': 'No process matches “{{text}}”', 'empty.filter.clear': 'Clear filter',

  // commands that act
  'kill.title': 'Kill {{name}}?', 'kill.text': 'Process {{pid}} ends at once. Unsaved work in it is lost.', 'kill.button': 'Kill Process',
  'killTree.title': 'Kill {{name}} and everything below it?', 'killTree.text_one': 'Process {{pid}} and {{count}} descendant end at once.', 'killTree.text_other': 'Process {{pid}} and {{count}} descendants end at once.', 'killTree.button': 'Kill Process Tree',
  'failed.title': '{{command}} failed for {{name}} ({{pid}})', 'failed.dismiss': 'Dismiss', 'realtime.title': 'Set real-time priority?', 'realtime.text': 'A busy thread at 24 keeps everything below it off the processor, the window manager and the system threads included.', 'realtime.button': 'Set Real-time',

  // properties
  'properties.title': '{{name}} ({{pid}}) Properties', 'properties.image': 'Image', 'properties.performance': 'Performance', 'properties.threads': 'Threads', 'properties.ended': 'This process has ended. The figures are its last.',
  'properties.version': 'Version', 'properties.company': 'Company', 'properties.description': 'Description', 'properties.path': 'Path', 'properties.commandLine': 'Command line', 'properties.parent': 'Parent', 'properties.noParent': '<none>',
  'properties.parentGone': '<ended> ({{pid}})', 'properties.user': 'User', 'properties.session': 'Session', 'properties.integrity': 'Integrity', 'properties.architecture': 'Image type', 'properties.started': 'Started', 'properties.services': 'Services', 'properties.flags': 'Attributes',
  'properties.group.cpu': 'CPU', 'properties.group.memory': 'Memory', 'properties.group.io': 'I/O', 'properties.group.handles': 'Handles',
  'properties.kernelTime': 'Kernel Time', 'properties.userTime': 'User Time', 'properties.totalTime': 'Total Time', 'properties.peakHandles': 'Handles',
  'properties.threads.none': 'Waiting for threads…', 'properties.thread.title': 'Thread {{tid}}', 'properties.thread.basePriority': 'Base priority', 'properties.thread.dynamicPriority': 'Dynamic priority', 'properties.thread.memoryPriority': 'Memory priority',
  'properties.thread.idealProcessor': 'Ideal processor', 'properties.thread.suspendCount': 'Suspend count', 'properties.thread.select': 'Select a thread to see its figures.', 'properties.copy': 'Copy All',
} as const;
