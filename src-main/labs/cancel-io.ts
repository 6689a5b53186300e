// src-main/labs/cancel-io.ts
//
// M06: giving up a request that waits, and processes that cannot end.
//
// A command is typed at a command prompt at 0 s; Ctrl+C comes later, or not at all.
//
//   unknown-name   net view \\nonexistentmachine   the name is asked for over 6.75 s (WINS 3 x 1.5 s, broadcast 3 x 0.75 s)
//   offline-host   dir \\OFFLINE\share             the host is down; TCP gives up after 3 + 6 + 12 = 21 s
//   stuck-driver   app                             reads from slow.sys, whose device answers at 60 s; somebody ends app.exe at 1 s
//
// Old: nobody but the network ends the wait, and app.exe stays listed, without a thread, until its device has answered. New: the Ctrl+C
// handler cancels what the main thread waits for (io.syncCancel), and a driver that asked to be told of processes that end gives their
// requests back (io.exitNotify).
// Source: M. Russinovich, "Inside the Windows Vista Kernel, part 1" (I/O cancellation).

import { NtStatus, ntStatusText } from '../../src-shared/nt/ntstatus.ts';
import { DEFAULT_MACHINE } from '../kernel/core/kernel.ts';
import type { Kernel } from '../kernel/core/kernel.ts';
import { setupDevice, setupHost } from '../kernel/core/setup.ts';
import { CYCLES_PER_SECOND, cyclesOfSeconds } from '../kernel/core/time.ts';
import { EnableFlag } from '../kernel/etw/session-properties.ts';
import { SlowDriver } from '../kernel/io/slow-driver.ts';
import { commandPrompt, deviceReader, netView } from '../kernel/workloads/programs/console-programs.ts';
import { equals, near, within } from './check.ts';
import { CancelProbe } from './cancel-probe.ts';
import { defineLab } from './lab.ts';
import type { LabCheck, LabMetrics, LabParameters, LabRun, MetricValue } from './lab.ts';

export const CANCEL_VARIANTS = ['unknown-name', 'offline-host', 'stuck-driver'] as const;
type Variant = (typeof CANCEL_VARIANTS)[number];

const COMMANDS: Readonly<Record<Variant, string>> = { 'unknown-name': 'net view \\\\nonexistentmachine', 'offline-host': 'dir \\\\OFFLINE\\share', 'stuck-driver': 'app' };
/** When the wait ends by itself. */
const NATURAL_END: Readonly<Record<Variant, number>> = { 'unknown-name': 6.75, 'offline-host': 21, 'stuck-driver': 60 };
const DEVICE = '\\Device\\Slow';
const CMD = 2764;
const CHILD = 2800;
const KILL_AT_SECOND = 1;
/** From the key to the handlers' threads, at most; see kernel/con/console.ts. */
const DELIVERY_SECONDS = 0.02;
const USER = { user: 'KERNELSCOPE\\Mara', session: 1, integrity: 'Medium', company: 'Microsoft Corporation' } as const;

export const cancelIoLab = defineLab<CancelProbe>({
  id: 'cancel-io',
  title: 'Cancelling synchronous I/O, and processes that cannot end',
  mechanisms: ['M06'],
  story: 'You mistype a server name, press Ctrl+C, and wait. Until Windows Server 2003 a thread that waits inside the kernel for another machine cannot be told to give up; the prompt comes back when the network has. From Windows Vista on the handler of Ctrl+C cancels the open. And a process that somebody has ended stays in the list, without a thread, while a driver still owes it an answer, unless the driver asks to be told. Look at the result of CreateFile, at CancelRequest and CancelRoutine, and at the time between ProcessDefunct and ProcessEnd.',
  switches: ['io.syncCancel', 'io.exitNotify'],
  profiles: ['windows-xp', 'windows-vista'],
  enableFlags: EnableFlag.PROCESS | EnableFlag.THREAD | EnableFlag.CSWITCH | EnableFlag.DISPATCHER | EnableFlag.SYSTEMCALL | EnableFlag.NETWORK_TCPIP | EnableFlag.EMULATOR_INTERNALS,
  parameters: [
    { name: 'variant', title: 'Variant', type: 'choice', unit: '', default: 'unknown-name', choices: CANCEL_VARIANTS },
    { name: 'ctrlCAtSec', title: 'Ctrl+C after the command was entered (negative: never)', type: 'number', unit: 's', default: 2, minimum: -3600, maximum: 3600 },
    { name: 'driverNotified', title: 'The driver has asked to be told of processes that end (stuck-driver)', type: 'boolean', unit: '', default: true },
  ],
  metrics: [
    { name: 'promptReturnedSec', unit: 's', meaning: 'when the command prompt reads the next line, after the command was entered' },
    { name: 'status', unit: '', meaning: 'how the request ended: result of CreateFile, or of ReadFile from the device' },
    { name: 'zombieSec', unit: 's', meaning: 'how long a process without threads stayed listed because of its I/O' },
  ],

  machine: () => ({ ...DEFAULT_MACHINE, systemThreads: false }),
  createProbe: () => new CancelProbe(CMD),

  start(kernel, parameters, probe) {
    const variant = parameters.text('variant') as Variant;
    const ctrlC = parameters.number('ctrlCAtSec');
    setupHost(kernel, 'OFFLINE', { up: false });
    const driver = new SlowDriver(kernel, cyclesOfSeconds(NATURAL_END['stuck-driver']), parameters.boolean('driverNotified'));
    setupDevice(kernel, DEVICE, driver);
    const cmd = kernel.ps.createProcess({
      imagePath: 'C:\\Windows\\System32\\cmd.exe', pid: CMD, parentPid: 4, description: 'Windows Command Processor', console: true, ...USER,
      program: (u) => commandPrompt(u, {
        net: (line) => ({ imagePath: 'C:\\Windows\\System32\\net.exe', commandLine: line, pid: CHILD, description: 'Net Command', console: true, program: (v) => netView(v, line.slice('net view '.length)) }),
        app: (line) => ({ imagePath: 'C:\\Tools\\app.exe', commandLine: line, pid: CHILD, description: 'Reads from slow.sys', company: 'Kernelscope', console: true, program: (v) => deviceReader(v, DEVICE) }),
      }),
    });
    kernel.components.con.type(cmd, COMMANDS[variant]);
    if (ctrlC >= 0) kernel.scheduleCommand(Math.round(ctrlC * CYCLES_PER_SECOND), { kind: 'ctrl-c', pid: CMD });
    if (variant === 'stuck-driver') kernel.scheduleCommand(cyclesOfSeconds(KILL_AT_SECOND), { kind: 'kill', pid: CHILD });
    return {
      endTime: Math.round((Math.max(NATURAL_END[variant], ctrlC) + 1) * CYCLES_PER_SECOND),
      metrics: () => ({
        promptReturnedSec: seconds(probe.promptReturned),
        status: statusText(variant === 'stuck-driver' ? driver.firstStatus : probe.createStatus),
        zombieSec: seconds(probe.zombieEnd === null ? null : probe.zombieEnd - (probe.zombieStart ?? probe.zombieEnd)) ?? 0,
      }),
      checks: (metrics) => checks(kernel, parameters, metrics),
    } satisfies LabRun;
  },
});

function seconds(cycles: number | null): number | null {
  return cycles === null ? null : cycles / CYCLES_PER_SECOND;
}

function statusText(status: number | null): MetricValue {
  return status === null ? null : ntStatusText(status);
}

/** What the reference says for these parameters. */
function checks(kernel: Kernel, parameters: LabParameters, metrics: LabMetrics): readonly LabCheck[] {
  const variant = parameters.text('variant') as Variant;
  const ctrlC = parameters.number('ctrlCAtSec');
  const natural = NATURAL_END[variant];
  const prompt = metrics['promptReturnedSec'] as MetricValue;
  const status = metrics['status'] as MetricValue;
  const zombie = metrics['zombieSec'] as MetricValue;
  if (variant === 'stuck-driver') {
    const ended = ctrlC >= 0 && ctrlC < KILL_AT_SECOND ? Math.min(KILL_AT_SECOND, ctrlC + DELIVERY_SECONDS / 2) : KILL_AT_SECOND;
    const told = kernel.features.on('io.exitNotify') && parameters.boolean('driverNotified');
    return told
      ? [within('promptReturnedSec', prompt, ended - DELIVERY_SECONDS, ended + 0.05), equals('status', status, ntStatusText(NtStatus.CANCELLED)), within('zombieSec', zombie, 0, 0.05)]
      : [near('promptReturnedSec', prompt, natural, 0.1), equals('status', status, ntStatusText(NtStatus.SUCCESS)), near('zombieSec', zombie, natural - ended, 0.1)];
  }
  const cancels = kernel.features.on('io.syncCancel') && ctrlC >= 0;
  const found: LabCheck[] = [equals('zombieSec', zombie, 0)];
  if (cancels && ctrlC < natural) found.push(within('promptReturnedSec', prompt, ctrlC, ctrlC + 0.1));
  else found.push(near('promptReturnedSec', prompt, natural, 0.1));
  // Within moments of the natural end either may come first.
  if (Math.abs(ctrlC - natural) > 0.1) found.push(equals('status', status, ntStatusText(cancels && ctrlC < natural ? NtStatus.CANCELLED : NtStatus.BAD_NETWORK_PATH)));
  return found;
}
