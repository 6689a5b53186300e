// src-shared/i18n/en/lab-stories.ts
//
// The story of each lab in the learner's words, three short parts: the article's experiment, what changed in Windows Vista and
// Server 2008, what to look at. Keys by the lab's id.

export const labStories = {
  'quantum.experiment': 'Two programs of the same priority, cpuhog-a.exe and cpuhog-b.exe, share one processor. A network card interrupts in the middle of A’s turns, so A loses time that it never used.',
  'quantum.change': 'Up to Windows XP a turn is over after so many clock ticks, whatever the thread got of them. Windows Vista reads the processor’s cycle counter at every switch and interrupt: a turn is over when the thread itself has run long enough. Interrupts are no longer on its bill.',
  'quantum.look': 'Compare the cycle shares of A and B. Then compare the CPU Time shares: the clock tick says 50 to 50 in both Windows versions. Take more of A’s turn away and see how the old shares follow 1/(1 − stolen share).',
  'cycles-delta.experiment': 'dodger.exe runs most of every clock interval and sleeps through each tick; cpuhog.exe gets the rest and is caught by every tick. Then forty services wake up for 50 microseconds on each tick.',
  'cycles-delta.change': 'CPU Time has always been counted in ticks of 15.625 ms, charged whole to whoever is caught. Windows Vista also counts cycles per thread and lets programs ask for them: Process Explorer shows them as CPU Cycles and Cycles Delta.',
  'cycles-delta.look': 'dodger.exe has no CPU Time in either Windows and 95 % of the cycles. The services have none either and take an eighth of the processor together. On Windows XP the cycle columns stay empty.',
  'desktop.experiment': 'A person works at a desktop: opens folders and menus, reads mail, browses and writes, while services, an indexer and a virus scanner follow. There is nothing to prove here.',
  'desktop.change': 'Windows Vista has its services in a session of their own, other services than Windows XP, and its own places for files and settings. The programs do the same work on both.',
  'desktop.look': 'Filter by process, by result, by path. Most opens that fail are meant to fail: a program asks for a setting or a DLL in several places, one after the other.',
  'symlinks.experiment': 'An administrator and an ordinary user each make a link. Then the administrator types a file through a link that was there before, and Explorer deletes that link. The link lies on the own disk or on a file server, and is a symbolic link, a junction or a hard link.',
  'symlinks.change': 'Windows XP has hard links and junctions. A junction on a server is followed by the server, inside its own parse: it can only name the server’s own directories. Windows Vista adds symbolic links: the server hands the text back, and the machine that asked follows it. Making one needs a privilege, and which kinds are followed is a policy.',
  'symlinks.look': 'Look for Result REPARSE and for the open that follows it. Put the link on the server, once as junction and once as symbolic link, and compare whose file is opened. Then take a junction under Windows XP and see what Explorer’s delete leaves behind it.',
  'mmcss.experiment': 'A media player and a scanner that never stops share one processor. The player decodes without end, or has a little to do for every 10 ms of sound, or loses the foreground halfway.',
  'mmcss.change': 'Windows XP has nothing but priorities and boosts: the sound stutters as soon as a program of a higher priority is busy. Windows Vista has the Multimedia Class Scheduler Service: it lifts the threads of a registered player to 16–26 for most of each 10 ms, and drops them to 1–7 for the rest, so that others get their part. System Responsiveness in the registry says how big that part is.',
  'mmcss.look': 'Follow the priorities of the player’s threads: MmcssBoost lifts them, MmcssThrottle drops them. Change System Responsiveness and see the shares follow it in steps of ten. Take the variant audio with a scanner at 13: how many buffers come too late in each Windows?',
} as const;
