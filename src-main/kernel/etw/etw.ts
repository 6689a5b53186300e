// src-main/kernel/etw/etw.ts
//
// Event tracing: the one place where the machine meets a trace. Components begin and end operations here; ke, hal and ps report
// through the hooks. Without a session, or with capture off, nothing is recorded and operations cost one test.
//
//   kernel.components.etw.start(writer, { ...DEFAULT_SESSION, enableFlags: EnableFlag.CSWITCH }, () => batches.push(writer.flush()));
//   kernel.runUntil(...)
//   kernel.components.etw.stop();
//
// Models: kernel logger session of ETW (learn.microsoft.com/windows/win32/etw) and Process Monitor's driver behind one interface.

import { assert } from '../../../src-shared/base/assert.ts';
import { NtStatus } from '../../../src-shared/nt/ntstatus.ts';
import { rtLostBuffer } from '../../../src-shared/trace/events/rt-lost-buffer.ts';
import { rtLostEvent } from '../../../src-shared/trace/events/rt-lost-event.ts';
import type { CategoryId, EventTypeId, PayloadWriter, ProcessIndex, StringId, TraceSink } from '../../../src-shared/trace/model.ts';
import { frameDefinition } from '../core/call-frames.ts';
import type { CallFrame } from '../core/call-frames.ts';
import type { EventTarget, Kernel } from '../core/kernel.ts';
import type { UserContext } from '../core/program.ts';
import type { Cycles } from '../core/time.ts';
import type { KThread } from '../ke/thread.ts';
import type { EProcess } from '../ps/process.ts';
import { CallStacks } from './call-stacks.ts';
import type { CallStack } from './call-stacks.ts';
import { KernelLogger, hookMask } from './kernel-logger.ts';
import { KernelStacks } from './kernel-stacks.ts';
import { Lifetimes } from './lifetimes.ts';
import type { OperationRecord } from './operation-record.ts';
import { OperationTracer } from './operation-tracer.ts';
import type { OperationType } from './operation-types.ts';
import { Profiler } from './profiler.ts';
import { Rundown } from './rundown.ts';
import { SampledPaths } from './sampled-path.ts';
import { DEFAULT_SESSION } from './session-properties.ts';
import type { SessionProperties } from './session-properties.ts';
import { TraceSession } from './session.ts';
import type { TraceText } from './trace-text.ts';

/**
 * Sessions of every machine of this process. Texts that are constants of a module outlive a machine, so a session's number must not
 * come again; the numbers are compared and never written.
 */
let sessionsStarted = 0;

/** A kernel event in a session buffer: the compact header and its payload, on average. */
const KERNEL_EVENT_BYTES = 48;
/** The sequential file of the session is full. */
const STATUS_LOG_FILE_FULL = 0xc000_0188;

export class Etw implements EventTarget {
  readonly kernel: Kernel;
  readonly callStacks = new CallStacks();
  readonly tracer: OperationTracer;
  readonly lifetimes: Lifetimes;
  readonly profiler: Profiler;
  readonly rundown: Rundown;
  /** The session, capturing or paused; null before start() and after stop(). */
  session: TraceSession | null = null;
  /** The session where it records now. */
  recording: TraceSession | null = null;
  /** Thread whose service is creating a process or thread. */
  creator: KThread | null = null;
  /** Operations that sessions have recorded since boot. */
  operationsRecorded = 0;
  private readonly logger: KernelLogger;
  readonly sampledPaths: SampledPaths;
  private readonly kernelStacks: KernelStacks;
  private enableFlags = 0;
  private operations = 0;
  private flushScheduled = false;

  constructor(kernel: Kernel) {
    this.kernel = kernel;
    this.kernelStacks = new KernelStacks(this.callStacks, kernel.machine.is64Bit);
    this.tracer = new OperationTracer(this.kernelStacks.memo);
    this.sampledPaths = new SampledPaths(this.callStacks, this.kernelStacks, this.tracer);
    this.lifetimes = new Lifetimes(this);
    this.profiler = new Profiler(this);
    this.rundown = new Rundown(this);
    this.logger = new KernelLogger(this, kernel.hooks);
    kernel.hooks = this.logger;
    kernel.onCommand('flush', () => this.flush());
    kernel.onCommand('capture', (command) => this.capture(command.enabled));
    kernel.onCommand('enable-flags', (command) => this.setEnableFlags(command.flags));
    this.profiler.start();
  }

  /**
   * Starts the session: rundown first, then events. One session at a time, as with the NT Kernel Logger.
   * @param onFlush called at simulated times, when what the sink holds should be handed on
   */
  start(sink: TraceSink, properties: SessionProperties = DEFAULT_SESSION, onFlush: () => void = () => {}): TraceSession {
    assert(this.session === null, 'the kernel logger is already running');
    const { kernel } = this;
    const session = new TraceSession(sink, properties, kernel.machine.cpus, ++sessionsStarted, this.callStacks, this.addressOf, {
      flushed: onFlush,
      settle: () => this.tracer.flushDeferred(),
      eventsWereLost: (count, time) => this.tellLost(rtLostEvent.id, count, time),
      buffersWereLost: (count, time) => this.tellLost(rtLostBuffer.id, count, time),
      fileFull: () => this.capture(false),
    });
    this.session = session;
    this.tracer.session = session;
    this.kernelStacks.memo.forgetNotes();
    this.tracer.lastTime = kernel.now;
    this.enableFlags = properties.enableFlags;
    this.operations = properties.operations;
    this.lifetimes.describeAll(session);
    this.rundown.start(session);
    this.capture(true);
    if (!this.flushScheduled) {
      this.flushScheduled = true;
      kernel.schedule(kernel.now + properties.flushTimer, this);
    }
    return session;
  }

  /** Ends the session: what threads have run up to now, rundown of what is still there; what is under way shows as pending for ever. */
  stop(): void {
    const { session } = this;
    if (session === null) return;
    this.tracer.flushDeferred();
    this.logger.chargeRunning();
    this.recording = null;
    this.rundown.end(session);
    session.finish(this.kernel.now);
    this.tracer.forget();
    this.session = null;
    this.recording = null;
    this.tracer.session = null;
    this.logger.mask = 0;
  }

  /** Flush timer. */
  onEvent(_arg: number, time: Cycles): void {
    if (this.session === null) {
      this.flushScheduled = false;
      return;
    }
    this.kernel.schedule(time + this.session.properties.flushTimer, this);
    this.flush();
  }

  /** Bits of EnableFlag that the session asks for. */
  get flags(): number {
    return this.enableFlags;
  }

  /** Whether operations of these keywords are recorded now. */
  capturing(keyword: number): boolean {
    return this.recording !== null && (this.operations & keyword) !== 0;
  }

  /** Whether a kernel event of this flag is recorded now. */
  enabled(flag: number): boolean {
    return this.recording !== null && (this.enableFlags & flag) !== 0;
  }

  /** Begins an operation of the calling thread, now. Fill in its fields, then end() it. */
  begin(u: UserContext, type: OperationType, path: TraceText): OperationRecord {
    return this.beginAs(u.thread, type, path, type.eventType.name);
  }

  /** The same for any thread, with the kernel stack of another variant (`PagingRead`). */
  beginAs(thread: KThread, type: OperationType, path: TraceText, stackName: string): OperationRecord {
    const { tracer } = this;
    if (this.recording === null || (this.operations & type.keyword) === 0) return tracer.idle;
    const time = this.kernel.now;
    const variant = stackName === type.eventType.name ? type.index : this.kernelStacks.variant(stackName);
    const stack = this.kernelStacks.stack(thread.system ? 0 : thread.u.callSite, thread.system ? 0 : thread.service, variant, stackName);
    tracer.lastTime = time;
    const { memo } = this.kernelStacks;
    const { place } = memo;
    const record = tracer.begin(thread, this.lifetimes.indexOf(thread.process), type, path, stack, thread.processor, time);
    record.stackPlace = place;
    record.stackId = memo.note(place);
    if (record.active) {
      this.operationsRecorded++;
      thread.process.operations++;
    }
    return record;
  }

  /** Ends an operation now. */
  end(record: OperationRecord, status: number, category: CategoryId = (record.type?.category ?? 0) as CategoryId): void {
    if (record.active) this.tracer.end(record, status, this.kernel.now, category);
  }

  /** An operation that takes no time. `by` is the thread whose stack it shows, with the kernel's part of another variant where one is named. */
  instantOf(process: ProcessIndex, tid: number, type: OperationType, path: TraceText, by: KThread | null, cpu: number, time: Cycles, fields: OperationRecord, duration: Cycles = 0, stackName = ''): void {
    if (this.recording === null || (this.operations & type.keyword) === 0) return;
    const variant = stackName === '' ? type.index : this.kernelStacks.variant(stackName);
    const stack = by === null ? 0 : this.kernelStacks.stack(by.system ? 0 : by.u.callSite, by.system ? 0 : by.service, variant, stackName === '' ? type.eventType.name : stackName);
    this.tracer.lastTime = time;
    if (!this.tracer.instant(tid, process, type, path, stack, cpu, time, duration, fields)) return;
    this.operationsRecorded++;
    if (by !== null) by.process.operations++;
  }

  /** A network event: no thread id; the stack is that of the thread that sends, or that was interrupted. */
  network(type: OperationType, owner: EProcess, path: TraceText, by: KThread, cpu: number, fields: OperationRecord, stackName = ''): void {
    if (this.recording === null) return;
    this.instantOf(this.lifetimes.indexOf(owner), 0, type, path, by, cpu, this.kernel.now, fields, 0, stackName);
  }

  /** The same for the calling thread. */
  instant(u: UserContext, type: OperationType, path: TraceText, fields: OperationRecord): void {
    if (this.recording === null) return;
    this.instantOf(this.lifetimes.indexOf(u.process), u.thread.tid, type, path, u.thread, u.thread.processor, this.kernel.now, fields);
  }

  /** A kernel event whose payload has been written. The caller has asked open() for its writer. */
  append(thread: KThread, type: EventTypeId, path: TraceText, time: Cycles, duration: Cycles, cpu: number, status = 0, stack: CallStack = 0): void {
    const session = this.recording as TraceSession;
    this.tracer.lastTime = time;
    session.sink.append(time, duration, session.heads.head(this.lifetimes.indexOf(thread.process), thread.tid, type, status, 0), session.textId(path), session.stackId(stack), cpu);
  }

  /** Number of a text in the present session, for a payload that is being written. */
  textId(text: TraceText): StringId {
    return (this.recording as TraceSession).textId(text);
  }

  /** The same for an event of a thread that is performing a system service: with its stack, without a path and a duration. */
  appendWithStack(thread: KThread, type: EventTypeId, time: Cycles): void {
    const session = this.recording as TraceSession;
    const stack = session.stackId(this.kernelStacks.serviceStack(thread.system ? 0 : thread.u.callSite, thread.service));
    this.tracer.lastTime = time;
    session.sink.append(time, 0, session.heads.head(this.lifetimes.indexOf(thread.process), thread.tid, type, 0, 0), 0, stack, thread.processor);
  }

  /** Number of a text in the trace that is being recorded. */
  readonly string = (text: string): number => (this.recording as TraceSession).sink.string(text);

  /** The same with the stack that led to it: a way through the kernel that kernel-stacks.ts knows by name. */
  appendFrom(thread: KThread, stackName: string, type: EventTypeId, path: TraceText, time: Cycles, cpu: number): void {
    const session = this.recording as TraceSession;
    this.tracer.lastTime = time;
    const stack = this.kernelStacks.stack(thread.system ? 0 : thread.u.callSite, thread.system ? 0 : thread.service, this.kernelStacks.variant(stackName), stackName);
    session.sink.append(time, 0, session.heads.head(this.lifetimes.indexOf(thread.process), thread.tid, type, 0, 0), session.textId(path), session.stackId(stack), cpu);
  }

  /** The same for an event of a process, without a duration. */
  appendAs(process: EProcess, tid: number, type: EventTypeId, path: TraceText, time: Cycles, cpu: number): void {
    const session = this.recording as TraceSession;
    this.tracer.lastTime = time;
    session.sink.append(time, 0, session.heads.head(this.lifetimes.indexOf(process), tid, type, 0, 0), session.textId(path), 0, cpu);
  }

  /** Address of a frame. */
  frameAddress(frame: CallFrame): number {
    const { module, symbol, offset } = frameDefinition(frame);
    return this.addressOf(module, symbol, offset);
  }

  /** Address of a function in this boot's layout of images. */
  readonly addressOf = (module: string, symbol: string, offset: number): number => {
    const { base, sizeBytes } = this.kernel.components.mm.moduleLayout(module);
    let hash = 0x811c9dc5;
    for (let i = 0; i < symbol.length; i++) hash = Math.imul(hash ^ symbol.charCodeAt(i), 0x01000193);
    const room = Math.max(0x1000, sizeBytes - 0x2000);
    return base + (symbol === '' ? 0 : 0x1000 + (((hash >>> 0) % room) & ~0xf)) + offset;
  };

  /**
   * Begins a kernel event at `time`: room for it, and what began before it appended.
   * @returns the writer of its payload, to be followed by append(); null where the event is off or lost
   */
  open(flag: number, cpu: number, time: Cycles): PayloadWriter | null {
    const session = this.recording;
    if (session === null || (this.enableFlags & flag) === 0 || !session.buffers.reserve(cpu, KERNEL_EVENT_BYTES, time)) return null;
    this.tracer.flushDeferredBefore(time);
    return session.sink.payload;
  }

  private flush(): number {
    const { session } = this;
    if (session === null) return NtStatus.UNSUCCESSFUL;
    session.flush(this.kernel.now);
    return NtStatus.SUCCESS;
  }

  /** What was lost in an episode that is over, as the consumer is told: RTLostEvent, RTLostBuffer. These are in no buffer and are never lost. */
  private tellLost(type: EventTypeId, count: number, time: Cycles): void {
    const session = this.session as TraceSession;
    this.tracer.flushDeferred();
    session.sink.payload.varuint(count);
    const idle = this.lifetimes.indexOf(this.kernel.ps.idleProcess);
    session.buffers.rowBuffer = 0;
    this.tracer.lastTime = Math.max(this.tracer.lastTime, time);
    session.sink.append(this.tracer.lastTime, 0, session.heads.head(idle, 0, type, 0, 0), 0, 0, 0);
  }

  private capture(enabled: boolean): number {
    if (this.session === null) return NtStatus.UNSUCCESSFUL;
    if (enabled && this.session.buffers.stopped) return STATUS_LOG_FILE_FULL;
    if (!enabled) this.tracer.flushDeferred();
    this.recording = enabled ? this.session : null;
    this.applyMask();
    return NtStatus.SUCCESS;
  }

  private setEnableFlags(flags: number): number {
    this.enableFlags = flags;
    this.applyMask();
    return NtStatus.SUCCESS;
  }

  private applyMask(): void {
    this.logger.mask = this.recording === null ? 0 : hookMask(this.enableFlags, this.operations, this.recording.properties.level);
  }
}
