// src-main/kernel/ps/process.ts
//
// EPROCESS: identity, threads and counters of a process. Owner: ps. The counters under "Kept by other components" are theirs
// to update; a component that needs a field of its own adds it there with its type (type-only import).
//
// Times are cycles since boot. Sizes are bytes.

import { DispatcherObject, DispatcherType } from '../ke/dispatcher-object.ts';
import type { KThread } from '../ke/thread.ts';
import type { Cycles } from '../core/time.ts';
import type { PriorityClass } from './priority-class.ts';
import type { ProgramFunction } from '../core/program.ts';

/** What a process is made from. Everything but image and program has a default. */
export interface ProcessSpec {
  /** Full path, e.g. `C:\Windows\System32\svchost.exe`. The process name is its last component. */
  readonly imagePath: string;
  readonly commandLine?: string;
  /** Program of the first thread. null: a process without threads of its own programs (threads are added later). */
  readonly program: ProgramFunction | null;
  /** Start suspended: the first thread becomes ready at 'resume'. */
  readonly suspended?: boolean;
  readonly parentPid?: number;
  /** Wanted PID, a multiple of 4; the lowest free one where it is taken or not given. */
  readonly pid?: number;
  readonly tid?: number;
  readonly priorityClass?: PriorityClass;
  /** Base priority other than the class's (csrss 13, smss 11 ...). */
  readonly basePriority?: number;
  readonly affinity?: number;
  /** `DOMAIN\user`. */
  readonly user?: string;
  readonly session?: number;
  readonly integrity?: 'System' | 'High' | 'Medium' | 'Low' | 'Untrusted' | '';
  readonly description?: string;
  readonly company?: string;
  readonly version?: string;
  readonly is64Bit?: boolean;
  readonly virtualized?: boolean;
  /** Services it hosts, `display name [name]`. */
  readonly services?: readonly string[];
  /** Title of its top-level window. A process without one can't come to the front. */
  readonly windowTitle?: string;
  /** A console program (IMAGE_SUBSYSTEM_WINDOWS_CUI): Ctrl+C reaches it. */
  readonly console?: boolean;
  /** Protected process (Windows Vista: audiodg.exe). */
  readonly isProtected?: boolean;
}

export class EProcess extends DispatcherObject {
  readonly pid: number;
  readonly parentPid: number;
  /** Number of this process since boot; never reused. */
  readonly index: number;
  readonly name: string;
  readonly spec: ProcessSpec;
  readonly user: string;
  readonly session: number;
  readonly integrity: string;
  readonly createTime: Cycles;
  exitTime: Cycles = -1;
  exitStatus = 0;

  priorityClass: PriorityClass;
  basePriority: number;
  quantumReset: number;
  affinity: number;
  foreground = false;
  suspended = false;
  /** The thread that ended last, once none is left. */
  lastThread: KThread | null = null;
  /** When its last thread ended while I/O of it was under way; -1 where that is not so. */
  defunctTime: Cycles = -1;
  /** Live threads, in order of creation. */
  readonly threads: KThread[] = [];
  peakThreads = 0;

  /** Sums over threads that have ended; psProcessTimes() adds the living. */
  exitedCycles: Cycles = 0;
  exitedUserTicks = 0;
  exitedKernelTicks = 0;
  exitedContextSwitches = 0;

  // Kept by other components
  /** etw: index in the trace's process table. */
  traceIndex = -1;
  /** etw: operations of its threads that sessions have recorded. */
  operations = 0;
  /** ob. */
  handleTable: unknown = null;
  handleCount = 0;
  /** se. */
  token: unknown = null;
  /** mm: sizes in bytes and fault counts. */
  addressSpace: unknown = null;
  privateBytes = 0;
  peakPrivateBytes = 0;
  workingSet = 0;
  peakWorkingSet = 0;
  virtualSize = 0;
  pageFaults = 0;
  /** io: totals. */
  readOperations = 0;
  writeOperations = 0;
  otherOperations = 0;
  readBytes = 0;
  writeBytes = 0;
  otherBytes = 0;
  /** I/O priority hint: 0 Very Low ... 4 Critical. */
  ioPriority = 2;
  /** Requests of its threads that have not ended. */
  pendingIrps = 0;

  constructor(pid: number, index: number, spec: ProcessSpec, parent: EProcess | null, createTime: Cycles, base: {
    readonly priorityClass: PriorityClass; readonly basePriority: number; readonly quantumReset: number; readonly affinity: number;
  }) {
    super(DispatcherType.Process, 0);
    this.pid = pid;
    this.parentPid = spec.parentPid ?? parent?.pid ?? 0;
    this.index = index;
    this.spec = spec;
    this.name = spec.imagePath.slice(spec.imagePath.lastIndexOf('\\') + 1);
    this.user = spec.user ?? parent?.user ?? 'NT AUTHORITY\\SYSTEM';
    this.session = spec.session ?? parent?.session ?? 0;
    this.integrity = spec.integrity ?? parent?.integrity ?? 'System';
    this.createTime = createTime;
    this.priorityClass = base.priorityClass;
    this.basePriority = base.basePriority;
    this.quantumReset = base.quantumReset;
    this.affinity = base.affinity;
  }
}
