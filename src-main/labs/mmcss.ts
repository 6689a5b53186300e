// src-main/labs/mmcss.ts
//
// M03: the Multimedia Class Scheduler Service. A player and a program that computes share one processor for ten seconds.
//
//   cpu-bound   the player's thread of the Audio task never stops: which share does each get?
//   audio       the thread has `workMs` to do for every 10 ms of sound: how often is a buffer not ready in time?
//   focus       a Playback thread that never stops, beside the sound; after five seconds another window is in front
//
//   svchost.exe (netsvcs)   mmcss.dll: RPC thread, manager thread at 27
//   wmplayer.exe            registers its threads, over ALPC          scanner.exe   base priority `hogBase`, begins with the measurement
//
// Old: nothing but priorities, quantum lengths and boosts. New: the player's threads run at 16-26 for (100 - System Responsiveness) per
// cent of each 10 ms and at 1-7 for the rest. Server: there is no such service, and the registration fails.
// Source: M. Russinovich, "Inside the Windows Vista Kernel, part 1", Multimedia Class Scheduler Service, figures 3 and 4.

import { DEFAULT_MACHINE } from '../kernel/core/kernel.ts';
import type { Kernel } from '../kernel/core/kernel.ts';
import type { Program, UserContext } from '../kernel/core/program.ts';
import { setupMultimediaService, setupSystemResponsiveness } from '../kernel/core/setup.ts';
import { CYCLES_PER_MS, cyclesOfMs, cyclesOfSeconds } from '../kernel/core/time.ts';
import type { Cycles } from '../kernel/core/time.ts';
import { EnableFlag } from '../kernel/etw/session-properties.ts';
import type { EProcess } from '../kernel/ps/process.ts';
import { MediaPlayer, playSound, transcode } from '../kernel/workloads/programs/media-player.ts';
import { AudioDevice } from './audio-device.ts';
import { defineLab } from './lab.ts';
import type { LabParameters, LabRun } from './lab.ts';
import { mmcssChecks } from './mmcss-checks.ts';
import { MmcssProbe } from './mmcss-probe.ts';
import { cpuHog } from './programs.ts';

export const MMCSS_VARIANTS = ['cpu-bound', 'audio', 'focus'] as const;
export type MmcssVariant = (typeof MMCSS_VARIANTS)[number];

/** The measurement: 250 ms are 16 clock ticks and 25 periods, 10 s are 640 and 1,000. */
const BEGIN: Cycles = 250 * CYCLES_PER_MS;
const LENGTH: Cycles = cyclesOfSeconds(10);
/** In the middle of a period, while its budget lasts. */
const FOCUS_LEAVES: Cycles = cyclesOfSeconds(5) + cyclesOfMs(0.7);
export const SOUND_PERIOD_MS = 10;
const PLAYER = 'wmplayer.exe';
const PERSON = { user: 'KERNELSCOPE\\Mara', session: 1, integrity: 'Medium' } as const;

export const mmcssLab = defineLab<MmcssProbe>({
  id: 'mmcss',
  title: 'Multimedia Class Scheduler Service',
  mechanisms: ['M03'],
  switches: ['mmcss', 'cpu.cycleAccounting'],
  story: 'A song plays while a scanner keeps the processor busy. On Windows XP the sound stutters as soon as the scanner has the higher priority, and the scanner gets what is left otherwise. Windows Vista has a service that lifts the threads of a player above everything ordinary for most of each 10 ms and drops them below it for the rest: the sound has no gaps, and the scanner still gets its part. How big that part is stands in the registry, as System Responsiveness. Watch the priority of the player’s threads: 21 while they are boosted, 1 to 7 while they are not.',
  profiles: ['windows-xp', 'windows-vista'],
  enableFlags: EnableFlag.CSWITCH | EnableFlag.DISPATCHER | EnableFlag.DPC | EnableFlag.INTERRUPT | EnableFlag.ALPC | EnableFlag.PRIORITY | EnableFlag.EMULATOR_INTERNALS,
  parameters: [
    { name: 'variant', title: 'Variant', type: 'choice', unit: '', default: 'cpu-bound', choices: MMCSS_VARIANTS },
    { name: 'systemResponsiveness', title: 'System Responsiveness in the registry', type: 'integer', unit: '%', default: 20, minimum: 0, maximum: 100 },
    { name: 'hogBase', title: 'Base priority of the scanner; 0: no scanner', type: 'integer', unit: '', default: 8, minimum: 0, maximum: 15 },
    { name: 'workMs', title: 'Work for every 10 ms of sound', type: 'number', unit: 'ms', default: 3, minimum: 0.1, maximum: 20 },
    { name: 'foreground', title: 'The player is in front', type: 'boolean', unit: '', default: true },
  ],
  metrics: [
    { name: 'mediaShare', unit: '', meaning: 'share of the player in the cycles that player and scanner ran' },
    { name: 'hogShare', unit: '', meaning: 'share of the scanner in the cycles that player and scanner ran' },
    { name: 'deadlinesMissedShare', unit: '', meaning: 'share of the buffers of sound that were not ready when the device came to them; not available where nothing plays sound' },
    { name: 'maxPriority', unit: '', meaning: 'highest priority of a thread of the player' },
    { name: 'throttledPriorityMin', unit: '', meaning: 'lowest priority of a thread of the player while the budget of a period was used up; not available where none was demoted' },
    { name: 'throttledPriorityMax', unit: '', meaning: 'highest priority of a thread of the player while the budget of a period was used up; not available where none was demoted' },
    { name: 'managerPriority', unit: '', meaning: "priority of the scheduler's manager thread; not available where there is none at work" },
    { name: 'boostLostAfterMs', unit: 'ms', meaning: 'from the moment at which another window came to the front until the Playback thread was back at its base priority; not available where it had no boost to lose' },
    { name: 'registered', unit: '', meaning: 'whether the service took all threads that the player registered' },
  ],

  machine: () => DEFAULT_MACHINE,
  createProbe: () => new MmcssProbe(PLAYER, 'Playback'),

  start(kernel, parameters, probe) {
    const variant = parameters.text('variant') as MmcssVariant;
    startServiceHost(kernel, parameters.number('systemResponsiveness'));
    const player = new MediaPlayer();
    const process = startPlayer(kernel, player, variant, parameters);
    const explorer = kernel.ps.createProcess({ imagePath: 'C:\\Windows\\explorer.exe', pid: 2188, description: 'Windows Explorer', windowTitle: 'Music', company: 'Microsoft Corporation', ...PERSON, program: idle });
    const hogBase = parameters.number('hogBase');
    const hog = hogBase === 0 ? null : kernel.ps.createProcess({ imagePath: 'C:\\Tools\\scanner.exe', pid: 3000, basePriority: hogBase, description: 'Computes without end', company: 'Kernelscope', parentPid: 2188, ...PERSON, program: scan });
    kernel.ps.setForeground(parameters.boolean('foreground') ? process : explorer);
    if (variant === 'focus' && parameters.boolean('foreground')) kernel.scheduleCommand(BEGIN + FOCUS_LEAVES, { kind: 'set-foreground', pid: explorer.pid });

    return {
      endTime: BEGIN + LENGTH,
      metrics() {
        const media = kernel.ps.times(process).cycles;
        const other = hog === null ? 0 : kernel.ps.times(hog).cycles;
        return {
          mediaShare: media === 0 ? null : media / (media + other),
          hogShare: media === 0 ? null : other / (media + other),
          deadlinesMissedShare: probe.deadlines === 0 ? null : probe.missed / probe.deadlines,
          maxPriority: probe.maxPriority,
          throttledPriorityMin: probe.throttledMin,
          throttledPriorityMax: probe.throttledMax,
          managerPriority: probe.managerPriority,
          boostLostAfterMs: probe.boostLostAfter === null ? null : probe.boostLostAfter / CYCLES_PER_MS,
          registered: player.registrations.size > 0 && [...player.registrations.values()].every((registration) => registration !== 0),
        };
      },
      checks: (metrics) => mmcssChecks(kernel, parameters, metrics),
    } satisfies LabRun;
  },
});

function startServiceHost(kernel: Kernel, systemResponsiveness: number): void {
  const host = kernel.ps.createProcess({
    imagePath: 'C:\\Windows\\System32\\svchost.exe', commandLine: 'C:\\Windows\\system32\\svchost.exe -k netsvcs', pid: 1036, description: 'Host Process for Windows Services', company: 'Microsoft Corporation',
    user: 'NT AUTHORITY\\SYSTEM', session: 0, integrity: 'System', program: idle,
    services: kernel.features.on('mmcss') ? ['Multimedia Class Scheduler [MMCSS]', 'Task Scheduler [Schedule]'] : ['Task Scheduler [Schedule]'],
  });
  setupMultimediaService(kernel, host.pid);
  setupSystemResponsiveness(kernel, systemResponsiveness);
}

function startPlayer(kernel: Kernel, player: MediaPlayer, variant: MmcssVariant, parameters: LabParameters): EProcess {
  const process = kernel.ps.createProcess({ imagePath: 'C:\\Program Files\\Windows Media Player\\wmplayer.exe', pid: 2644, tid: 2648, description: 'Windows Media Player', windowTitle: 'Windows Media Player', company: 'Microsoft Corporation', ...PERSON, program: idle });
  // The service is up before the player comes.
  const start = (program: (u: UserContext) => Program): ((u: UserContext) => Program) => function* (u) {
    yield u.sleep(100 * CYCLES_PER_MS);
    yield* program(u);
  };
  if (variant !== 'cpu-bound') {
    const period = cyclesOfMs(SOUND_PERIOD_MS);
    const work = cyclesOfMs(parameters.number('workMs'));
    const sound = kernel.ps.createThread(process, start((u) => playSound(u, player, { task: 'Audio', period, work, from: BEGIN })), { tid: 2652, startRoutine: 'mf.dll!CMFPlatWorkQueue::ThreadProc' });
    new AudioDevice(kernel, player, sound, BEGIN, period);
  }
  if (variant !== 'audio') {
    kernel.ps.createThread(process, start((u) => transcode(u, player, variant === 'focus' ? 'Playback' : 'Audio', BEGIN)), { tid: 2656, startRoutine: 'mf.dll!CMFPlatWorkQueue::ThreadProc' });
  }
  return process;
}

/** A window's thread that nobody talks to, or a service's main thread. */
function* idle(u: UserContext): Program {
  for (;;) yield u.sleep(cyclesOfSeconds(3600));
}

function* scan(u: UserContext): Program {
  yield u.sleepUntil(BEGIN);
  yield* cpuHog(u);
}
