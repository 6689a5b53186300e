// src-main/labs/cycles-delta.ts
//
// M02: CPU Time against Cycles Delta in Process Explorer, on one processor, in two scenes of `seconds` each.
//
// Scene 1: dodger.exe runs most of every clock interval and sleeps through the ticks, cpuhog.exe gets the rest and is caught by every
// tick. CPU Time says that the hog does everything. Scene 2: services that each wake on every tick for a moment. CPU Time
// says that they do nothing. Cycles say what is true, where the kernel counts them for user mode.
//
//   0            seconds      begin of the measurement     + seconds
//   | dodger, hog | services start |      services           |
//
// Source: M. Russinovich, "Inside the Windows Vista Kernel, part 1" (Process Explorer, figure on cycle time).

import { DEFAULT_MACHINE } from '../kernel/core/kernel.ts';
import type { EventTarget, Kernel } from '../kernel/core/kernel.ts';
import type { Program, UserContext } from '../kernel/core/program.ts';
import { CYCLES_PER_MS, CYCLES_PER_SECOND, cyclesOfSeconds, cyclesOfUs } from '../kernel/core/time.ts';
import type { Cycles } from '../kernel/core/time.ts';
import { createProcess } from '../kernel/ps/services.ts';
import type { EProcess, ProcessSpec } from '../kernel/ps/process.ts';
import { EnableFlag } from '../kernel/etw/session-properties.ts';
import { equals, near } from './check.ts';
import { defineLab } from './lab.ts';
import type { LabCheck, LabMetrics, LabParameters, LabRun, MetricValue } from './lab.ts';
import { cpuHog, tickDodger, tickService } from './programs.ts';

/** Start of one service, generously: creation and first run. */
const START_OF_SERVICE = CYCLES_PER_MS;
const USER = { user: 'KERNELSCOPE\\Mara', session: 1, integrity: 'Medium', company: 'Kernelscope', parentPid: 4 } as const;
const SERVICE = { user: 'NT AUTHORITY\\SYSTEM', session: 0, integrity: 'System', company: 'Microsoft Corporation' } as const;

interface Totals {
  cycles: Cycles | null;
  cpuTime: Cycles;
}

export const cyclesDeltaLab = defineLab<null>({
  id: 'cycles-delta',
  title: 'Process Explorer: CPU Time and Cycles Delta',
  mechanisms: ['M02'],
  story: 'A process that sleeps through every clock tick has no CPU Time, whatever it does between two ticks; forty services that wake for a moment each seem idle. The cycle counters see them.',
  switches: ['cpu.cycleAccounting'],
  profiles: ['windows-xp', 'windows-vista'],
  enableFlags: EnableFlag.CSWITCH | EnableFlag.DISPATCHER | EnableFlag.DPC | EnableFlag.INTERRUPT | EnableFlag.EMULATOR_INTERNALS,
  parameters: [
    { name: 'services', title: 'Service processes in the second scene', type: 'integer', unit: '', default: 40, minimum: 1, maximum: 1000 },
    { name: 'burstUs', title: 'Work of a service on each tick', type: 'number', unit: 'us', default: 50, minimum: 1, maximum: 10_000 },
    { name: 'dodgerShare', title: 'Share of each clock interval that the dodger runs', type: 'number', unit: '', default: 0.95, minimum: 0.01, maximum: 0.99 },
    { name: 'seconds', title: 'Length of each scene', type: 'integer', unit: 's', default: 10, minimum: 1, maximum: 600 },
  ],
  metrics: [
    { name: 'dodgerCpuTimeSec', unit: 's', meaning: 'CPU Time (clock ticks charged) of dodger.exe in the first scene' },
    { name: 'hogCpuTimeSec', unit: 's', meaning: 'CPU Time (clock ticks charged) of cpuhog.exe in the first scene' },
    { name: 'dodgerCycleShare', unit: '', meaning: 'cycles of dodger.exe as a share of the processor in the first scene; not available where the kernel does not count them' },
    { name: 'hogCycleShare', unit: '', meaning: 'cycles of cpuhog.exe as a share of the processor in the first scene; not available where the kernel does not count them' },
    { name: 'serviceCpuTimeSec', unit: 's', meaning: 'CPU Time of all services together in the second scene' },
    { name: 'serviceCyclesPerSec', unit: 'cycles/s', meaning: 'Cycles Delta of one service per second, mean over the services; not available where the kernel does not count them' },
    { name: 'cyclesAvailable', unit: '', meaning: 'whether user mode can ask for cycles (QueryProcessCycleTime)' },
  ],

  machine: () => DEFAULT_MACHINE,
  createProbe: () => null,

  start(kernel, parameters) {
    const tick = kernel.machine.tickCycles;
    const length = cyclesOfSeconds(parameters.number('seconds'));
    const services = parameters.number('services');
    const run = Math.round(tick * parameters.number('dodgerShare'));
    const dodger = kernel.ps.createProcess({ imagePath: 'C:\\Tools\\dodger.exe', pid: 3000, basePriority: 9, description: 'Sleeps through the clock', ...USER, program: (u) => tickDodger(u, run, length) });
    const hog = kernel.ps.createProcess({ imagePath: 'C:\\Tools\\cpuhog.exe', pid: 3100, description: 'Computes without end', ...USER, program: (u) => cpuHog(u, length) });

    // All services are up some intervals after the scene begins; the measurement starts at the next tick but one.
    const begin = (Math.ceil((length + services * (START_OF_SERVICE + cyclesOfUs(parameters.number('burstUs')))) / tick) + 2) * tick;
    const end = begin + length;
    const started: EProcess[] = [];
    const burst = cyclesOfUs(parameters.number('burstUs'));
    kernel.ps.createProcess({
      imagePath: 'C:\\Windows\\System32\\services.exe', pid: 600, basePriority: 9, description: 'Services and Controller app', ...SERVICE,
      program: (u) => startServices(u, length, services, (index) => serviceSpec(index, (s) => tickService(s, burst, end)), started),
    });
    const scene = new Window(kernel, started, begin, end);

    return {
      endTime: end + tick,
      metrics: () => measure(kernel, { dodger, hog, length }, scene),
      checks: (metrics) => checks(kernel, parameters, metrics),
    } satisfies LabRun;
  },
});

function* startServices(u: UserContext, from: Cycles, count: number, spec: (index: number) => ProcessSpec, started: EProcess[]): Program {
  yield u.sleepUntil(from);
  for (let index = 0; index < count; index++) {
    yield createProcess(u, spec(index));
    started.push(u.object as EProcess);
  }
}

function serviceSpec(index: number, program: (u: UserContext) => Program): ProcessSpec {
  return { imagePath: 'C:\\Windows\\System32\\svchost.exe', commandLine: `C:\\Windows\\system32\\svchost.exe -k group${index + 1}`, description: 'Host Process for Windows Services', ...SERVICE, program };
}

/** Reads the counters of the services at two moments, as Process Explorer does at two refreshes. */
class Window implements EventTarget {
  private readonly kernel: Kernel;
  private readonly processes: readonly EProcess[];
  readonly begin: Cycles;
  readonly end: Cycles;
  private readonly samples: Totals[] = [];

  constructor(kernel: Kernel, processes: readonly EProcess[], begin: Cycles, end: Cycles) {
    this.kernel = kernel;
    this.processes = processes;
    this.begin = begin;
    this.end = end;
    kernel.schedule(begin, this, 0);
    kernel.schedule(end, this, 1);
  }

  onEvent(): void {
    let cycles: Cycles | null = 0;
    let cpuTime = 0;
    for (const process of this.processes) {
      const counted = this.kernel.ps.queryCycleTime(process);
      cycles = counted === null || cycles === null ? null : cycles + counted;
      cpuTime += this.kernel.ps.queryCpuTime(process);
    }
    this.samples.push({ cycles, cpuTime });
  }

  /** What was added in the window, over all processes; null before its end. */
  delta(): (Totals & { readonly processes: number }) | null {
    const [before, after] = this.samples;
    if (before === undefined || after === undefined) return null;
    const cycles = before.cycles === null || after.cycles === null ? null : after.cycles - before.cycles;
    return { cycles, cpuTime: after.cpuTime - before.cpuTime, processes: this.processes.length };
  }
}

function measure(kernel: Kernel, first: { readonly dodger: EProcess; readonly hog: EProcess; readonly length: Cycles }, scene: Window): LabMetrics {
  // The scene is as long as the dodger lives; the hog may finish a last piece of work after it.
  const lived = (process: EProcess): Cycles => (process.exitTime < 0 ? kernel.now : process.exitTime) - process.createTime;
  const cycleShare = (process: EProcess): MetricValue => {
    const cycles = kernel.ps.queryCycleTime(process);
    return cycles === null || kernel.now === 0 ? null : cycles / lived(first.dodger);
  };
  const delta = scene.delta();
  const seconds = (scene.end - scene.begin) / CYCLES_PER_SECOND;
  return {
    dodgerCpuTimeSec: kernel.ps.queryCpuTime(first.dodger) / CYCLES_PER_SECOND,
    hogCpuTimeSec: kernel.ps.queryCpuTime(first.hog) / CYCLES_PER_SECOND,
    dodgerCycleShare: cycleShare(first.dodger),
    hogCycleShare: cycleShare(first.hog),
    serviceCpuTimeSec: delta === null ? null : delta.cpuTime / CYCLES_PER_SECOND,
    serviceCyclesPerSec: delta === null || delta.cycles === null ? null : delta.cycles / delta.processes / seconds,
    cyclesAvailable: kernel.ps.queryCycleTime(first.dodger) !== null,
  };
}

function checks(kernel: Kernel, parameters: LabParameters, metrics: LabMetrics): readonly LabCheck[] {
  const value = (name: string): MetricValue => metrics[name] as MetricValue;
  const share = parameters.number('dodgerShare');
  const burst = parameters.number('burstUs');
  const tickUs = (kernel.machine.tickCycles / CYCLES_PER_SECOND) * 1e6;
  const counted = kernel.features.on('cpu.cycleAccounting');
  // Each wake-up costs a switch besides the work; what does not fit between two ticks is caught by them.
  const fits = parameters.number('services') * (burst + 6) + 50 < tickUs;
  const perSecond = (CYCLES_PER_SECOND / kernel.machine.tickCycles) * cyclesOfUs(burst);
  return [
    equals('cyclesAvailable', value('cyclesAvailable'), counted),
    near('dodgerCpuTimeSec', value('dodgerCpuTimeSec'), 0, 0),
    near('hogCpuTimeSec', value('hogCpuTimeSec'), parameters.number('seconds'), 0.02),
    ...(counted ? [near('dodgerCycleShare', value('dodgerCycleShare'), share, 0.01), near('hogCycleShare', value('hogCycleShare'), 1 - share, 0.01)] : [equals('dodgerCycleShare', value('dodgerCycleShare'), null), equals('hogCycleShare', value('hogCycleShare'), null)]),
    ...(fits ? [near('serviceCpuTimeSec', value('serviceCpuTimeSec'), 0, 0)] : []),
    ...(counted && fits ? [near('serviceCyclesPerSec', value('serviceCyclesPerSec'), perSecond, perSecond * Math.max(0.03, 1 / burst))] : []),
  ];
}
