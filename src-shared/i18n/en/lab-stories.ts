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
  'mmcss.look': 'Follow the priorities of the player’s threads: MmcssBoost lifts them, MmcssThrottle drops them. Change System Responsiveness and see the shares follow it in steps of ten. Take the variant Sound with a scanner at 13: how many buffers come too late in each Windows?',
  'io-priority.experiment': 'A program starts: a thousand reads, one after the other, with a moment of thought between them. Once it has the disk for itself, once a scanner reads the same disk all the time. Then background and ordinary programs write and read through the cache.',
  'io-priority.change': 'To Windows XP every request is like another, so each read of the program waits for one of the scanner. In Windows Vista a request carries a priority. Very Low requests wait in the class driver until the disk has been quiet for 50 ms, or until half a second has passed without one. What they write goes to the disk at once, and their reads start no read-ahead.',
  'io-priority.look': 'Compare the start beside the scanner with the start alone. Then filter Detail contains Very Low and see when the scanner gets its turn. Give it Low or Normal priority, and change the quiet time.',
  'bandwidth.experiment': 'A media player needs 300 KB from the disk every 100 ms while eight others read as fast as they can. A second later a recorder asks for still more.',
  'bandwidth.change': 'Windows XP promises nothing: each read of the player waits for one of everybody else. In Windows Vista a program can reserve bandwidth on a file. The port driver serves the reserved requests first in each period and gives the others the time that is left; what does not fit is refused.',
  'bandwidth.look': 'Every period is late in the old run, none in the new one, and the others pay for it. Ask for so much that the second reservation just fits, and for a little more.',
  'transfer-size.experiment': 'The command prompt copies a file of 64 MB past the cache, in reads and writes of 1 MB.',
  'transfer-size.change': 'Up to Windows Server 2003 one request to a disk could have 64 KB at most, so a read of 1 MB became sixteen requests with sixteen interrupts. Windows Vista has no such limit.',
  'transfer-size.look': 'Compare requests, interrupts and overhead: sixteen to one. The bytes stay the same. Then make the reads and writes as small as 64 KB and the difference is gone.',
} as const;
