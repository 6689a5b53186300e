// src-main/labs/completion-port.ts
//
// M05: who completes asynchronous I/O, and what that costs in context switches and system calls.
//
// iocpsrv.exe reads a file without buffering; a packet for every read comes to a completion port with a concurrency of one, and its worker
// needs 300 us for each. The disk has stopped turning before the experiment, so all reads are issued before the first completes.
//
//   saturated   one thread, above the worker, issues and then waits for something else; the worker is behind, so it always runs. A read every 200 us
//   shared      every thread issues its part, in random turns, and dequeues. A read every 200 us
//   idle        as saturated, but a read every 10 ms, and nothing else to do
//
//   saturated, old:  worker | DPC | issuer: APC | worker | DPC | issuer: APC | worker       new:  worker | DPC | worker | DPC | worker
//
// Old: a completion wakes the issuer, with the disk's boost, to run an APC and nothing else: two switches, unless the issuer is who
// runs. New (iocp.deferredCompletion): the worker completes what it dequeues; with iocp.batchDequeue it takes up to 64 in one call.
// Source: M. Russinovich, "Inside the Windows Vista Kernel, part 1" (I/O completion). Times and batch [assumed].

import { CreateOptions } from '../../src-shared/nt/create-file.ts';
import { FileAccess } from '../../src-shared/nt/file-access.ts';
import type { Prng } from '../../src-shared/base/prng.ts';
import { DEFAULT_MACHINE } from '../kernel/core/kernel.ts';
import type { Kernel } from '../kernel/core/kernel.ts';
import * as nt from '../kernel/core/native-api.ts';
import type { Program, UserContext } from '../kernel/core/program.ts';
import { setupDisk, setupFile } from '../kernel/core/setup.ts';
import { CURRENT_THREAD, setThreadBasePriority } from '../kernel/core/thread-api.ts';
import { CYCLES_PER_SECOND, cyclesOfMs, cyclesOfUs } from '../kernel/core/time.ts';
import { EnableFlag } from '../kernel/etw/session-properties.ts';
import { KEvent } from '../kernel/ke/event.ts';
import { waitForObject } from '../kernel/ke/services.ts';
import { equals, near, within } from './check.ts';
import { CompletionProbe } from './completion-probe.ts';
import { defineLab } from './lab.ts';
import type { LabCheck, LabMetrics, LabParameters, LabRun, MetricValue } from './lab.ts';

export const COMPLETION_VARIANTS = ['saturated', 'shared', 'idle'] as const;
type Variant = (typeof COMPLETION_VARIANTS)[number];

const FILE = 'C:\\Data\\database.dat';
const READ_BYTES = 4096;
const FILE_READS = 65_536;
const OPEN: nt.OpenRequest = {
  access: FileAccess.GENERIC_READ, share: 1, options: CreateOptions.NO_INTERMEDIATE_BUFFERING | CreateOptions.NON_DIRECTORY_FILE | CreateOptions.RANDOM_ACCESS,
};
const SPIN_UP_MS = 500;
const SERVICE_MS: Readonly<Record<Variant, number>> = { saturated: 0.2, shared: 0.2, idle: 10 };
/** A worker's time for one packet. */
const WORK = cyclesOfUs(300);
/** What a worker begins with when all reads are issued, and is still busy with when the first completes: until then more than a batch has gathered. */
const EARLIER_WORK = cyclesOfMs(SPIN_UP_MS + 20);
const BATCH = 64;
/** THREAD_PRIORITY_ABOVE_NORMAL */
const ABOVE_NORMAL = 1;
/** Keys of the port. */
const READ_KEY = 1;
const EARLIER_KEY = 2;

export const completionPortLab = defineLab<CompletionProbe>({
  id: 'completion-port',
  title: 'I/O completion ports: completion in the issuing or in the dequeuing thread',
  mechanisms: ['M05'],
  story: 'A server reads a file asynchronously and a worker takes the results out of a completion port. Until Windows Server 2003 every completion first wakes the thread that issued the read, only to run an APC there; from Windows Vista on the worker that dequeues a request completes it, and one call may take many. Look at who the scheduler runs after each disk DPC, and at the stacks of ApcCompletion and DeferredCompletion.',
  switches: ['iocp.deferredCompletion', 'iocp.batchDequeue'],
  profiles: ['windows-xp', 'windows-vista'],
  enableFlags: EnableFlag.CSWITCH | EnableFlag.DISPATCHER | EnableFlag.DPC | EnableFlag.INTERRUPT | EnableFlag.DISK_IO | EnableFlag.DISK_IO_INIT | EnableFlag.SYSTEMCALL | EnableFlag.EMULATOR_INTERNALS,
  parameters: [
    { name: 'variant', title: 'Variant', type: 'choice', unit: '', default: 'saturated', choices: COMPLETION_VARIANTS },
    { name: 'ios', title: 'Reads', type: 'integer', unit: '', default: 1000, minimum: 1, maximum: 10_000 },
    { name: 'threads', title: 'Threads that issue and dequeue (shared)', type: 'integer', unit: '', default: 5, minimum: 1, maximum: 64 },
    { name: 'batch', title: 'Dequeue up to 64 packets in one call', type: 'boolean', unit: '', default: true },
  ],
  metrics: [
    { name: 'contextSwitchesPerIo', unit: '', meaning: 'context switches between the first and the last completion, per completion after the first; not available for a single read' },
    { name: 'dequeueCallsPer1000', unit: '', meaning: 'calls of NtRemoveIoCompletion(Ex) that gave packets of reads back, per 1,000 reads' },
    { name: 'completedBy', unit: '', meaning: 'thread in which the second stage of the completions ran: issuer or dequeuer' },
  ],

  machine: () => ({ ...DEFAULT_MACHINE, systemThreads: false }),
  createProbe: () => new CompletionProbe(),

  start(kernel, parameters, probe) {
    const variant = parameters.text('variant') as Variant;
    const ios = parameters.number('ios');
    setupFile(kernel, FILE, { sizeBytes: FILE_READS * READ_BYTES, cached: 1e-9 });
    setupDisk(kernel, 'flat', SERVICE_MS[variant], SPIN_UP_MS);
    const server = new Server(kernel, variant, ios, parameters.number('threads'), parameters.boolean('batch'));
    kernel.ps.createProcess({
      imagePath: 'C:\\Tools\\iocpsrv.exe', pid: 3200, tid: 3204, parentPid: 4, user: 'KERNELSCOPE\\Mara', session: 1, integrity: 'Medium', company: 'Kernelscope',
      description: 'Serves requests from a completion port', program: (u) => server.main(u),
    });
    return {
      endTime: CYCLES_PER_SECOND + EARLIER_WORK + ios * (cyclesOfMs(SERVICE_MS[variant]) + 2 * WORK),
      metrics: () => ({ contextSwitchesPerIo: probe.switchesPerCompletion, dequeueCallsPer1000: probe.dequeueCallsPer1000, completedBy: completedBy(kernel) }),
      checks: (metrics) => checks(kernel, parameters, metrics),
    } satisfies LabRun;
  },
});

/** iocpsrv.exe. Its threads share what is here as they share the process's memory. */
class Server {
  private readonly prng: Prng;
  private readonly variant: Variant;
  private readonly ios: number;
  private readonly threads: number;
  private readonly batch: boolean;
  private port = 0;
  private file = 0;
  private issued = 0;
  private processed = 0;

  constructor(kernel: Kernel, variant: Variant, ios: number, threads: number, batch: boolean) {
    this.prng = kernel.prng('lab.completion-port');
    this.variant = variant;
    this.ios = ios;
    this.threads = threads;
    this.batch = batch;
  }

  *main(u: UserContext): Program {
    yield nt.createIoCompletion(u, 1);
    this.port = u.result;
    yield nt.createFile(u, FILE, OPEN);
    this.file = u.result;
    yield nt.setFileCompletion(u, this.file, this.port, READ_KEY);
    if (this.variant === 'shared') {
      for (let i = 1; i < this.threads; i++) yield nt.createThread(u, (t) => this.member(t, i));
      yield* this.member(u, 0);
      return;
    }
    yield nt.createThread(u, (t) => this.work(t));
    // Above the worker also without a boost: who is caught by the clock in an APC loses that, and would stand behind the worker for a turn.
    yield setThreadBasePriority(u, CURRENT_THREAD, ABOVE_NORMAL);
    yield* this.issue(u, this.ios, false);
    yield waitForObject(u, new KEvent());
  }

  /** A thread of the shared variant. */
  private *member(u: UserContext, number: number): Program {
    yield* this.issue(u, Math.floor((this.ios + this.threads - 1 - number) / this.threads), true);
    yield* this.work(u);
  }

  private *issue(u: UserContext, count: number, inTurns: boolean): Program {
    for (let i = 0; i < count; i++) {
      yield nt.readFileAsync(u, this.file, this.prng.below(FILE_READS) * READ_BYTES, READ_BYTES);
      if (++this.issued === this.ios && this.variant !== 'idle') yield nt.setIoCompletion(u, this.port, { key: EARLIER_KEY, context: null, status: 0, information: 0 });
      if (inTurns && this.prng.below(2) === 0) yield u.yieldExecution();
    }
  }

  private *work(u: UserContext): Program {
    for (;;) {
      if (this.batch) yield nt.removeIoCompletionEx(u, this.port, BATCH);
      else yield nt.removeIoCompletion(u, this.port);
      for (const { key } of u.object as readonly nt.CompletionPacket[]) {
        yield u.compute(key === EARLIER_KEY ? EARLIER_WORK : WORK);
        if (key === READ_KEY) this.processed++;
      }
      if (this.processed === this.ios) yield u.exitProcess();
    }
  }
}

function completedBy(kernel: Kernel): MetricValue {
  const { completedInIssuer, completedInDequeuer } = kernel.components.io.completion;
  return completedInDequeuer > 0 ? (completedInIssuer > 0 ? 'both' : 'dequeuer') : completedInIssuer > 0 ? 'issuer' : null;
}

/** What theory says. */
function checks(kernel: Kernel, parameters: LabParameters, metrics: LabMetrics): readonly LabCheck[] {
  const variant = parameters.text('variant') as Variant;
  const ios = parameters.number('ios');
  const threads = parameters.number('threads');
  const deferred = kernel.features.on('iocp.deferredCompletion');
  const switches = metrics['contextSwitchesPerIo'] as MetricValue;
  const found: LabCheck[] = [equals('completedBy', metrics['completedBy'] as MetricValue, deferred ? 'dequeuer' : 'issuer')];
  if (ios < 2) found.push(equals('contextSwitchesPerIo', switches, null));
  else if (variant === 'idle') found.push(near('contextSwitchesPerIo', switches, deferred ? 2 : 3, 0.02));
  else if (deferred) found.push(within('contextSwitchesPerIo', switches, 0, variant === 'saturated' ? 0.02 : 0.05));
  else if (variant === 'saturated') found.push(near('contextSwitchesPerIo', switches, 2, 0.02));
  else {
    // Which reads the thread that runs has issued itself is a matter of whole reads.
    const expected = (2 * (threads - 1)) / threads;
    found.push(near('contextSwitchesPerIo', switches, expected, 0.05 * expected + 4 / (ios - 1)));
  }
  const calls = metrics['dequeueCallsPer1000'] as MetricValue;
  const batches = parameters.boolean('batch') && kernel.features.on('iocp.batchDequeue') && variant !== 'idle';
  found.push(batches ? within('dequeueCallsPer1000', calls, 0, ((Math.ceil(ios / BATCH) + 0.5) / ios) * 1000) : equals('dequeueCallsPer1000', calls, 1000));
  return found;
}
