// src-main/kernel/etw/session.ts
//
// One trace session: its properties, its buffers, and the numbers that its trace has given to texts, stacks and heads.
// Everything it records goes to a TraceSink in order of time: at once where nothing can be lost any more, otherwise when its buffer is written.

import { frameDefinition } from '../core/call-frames.ts';
import type { CallFrame } from '../core/call-frames.ts';
import type { Cycles } from '../core/time.ts';
import type { StackId, StringId, TraceSink } from '../../../src-shared/trace/model.ts';
import { SessionBuffers } from './buffers.ts';
import type { BufferListener } from './buffers.ts';
import type { CallStack, CallStacks } from './call-stacks.ts';
import { HeadCache } from './head-cache.ts';
import { HeldRows } from './held-rows.ts';
import type { TextIds } from './operation-types.ts';
import type { SessionProperties } from './session-properties.ts';
import type { TraceText } from './trace-text.ts';

/** Address of an instruction, for the frame's Address column. */
export type AddressOf = (module: string, symbol: string, offset: number) => number;

/** Whom a session tells what its controller and its consumer have to know. */
export interface SessionObserver {
  /** What is buffered should be cut into a batch; at simulated times. */
  flushed(): void;
  /** The fate of a buffer is about to be decided: what was recorded in it must have been appended. */
  settle(): void;
  eventsWereLost(count: number, time: Cycles): void;
  buffersWereLost(count: number, time: Cycles): void;
  fileFull(): void;
}

export class TraceSession implements TextIds, BufferListener {
  /** Where rows go; holds them back where their buffers can still be lost. */
  readonly sink: TraceSink;
  readonly properties: SessionProperties;
  readonly buffers: SessionBuffers;
  readonly heads: HeadCache;
  /** Distinguishes this session's numbers from an earlier one's. */
  readonly epoch: number;
  /** Lost events and buffers that the trace tells of. */
  lostReported = 0;
  lostBuffersReported = 0;
  /** Rows that wait for their buffers; null where none can be lost. */
  readonly held: HeldRows | null;
  private readonly observer: SessionObserver;
  private readonly callStacks: CallStacks;
  private readonly addressOf: AddressOf;
  private readonly frameIds: number[] = [];

  constructor(sink: TraceSink, properties: SessionProperties, cpus: number, epoch: number, callStacks: CallStacks, addressOf: AddressOf, observer: SessionObserver) {
    this.properties = properties;
    this.buffers = new SessionBuffers(properties, cpus, this);
    this.held = properties.lossless && properties.maximumFileBytes === 0 ? null : new HeldRows(sink, this.buffers);
    this.sink = this.held ?? sink;
    this.heads = new HeadCache(this.sink);
    this.epoch = epoch;
    this.callStacks = callStacks;
    this.addressOf = addressOf;
    this.observer = observer;
  }

  /** Writes what is partly filled and cuts a batch. */
  flush(time: Cycles): void {
    this.buffers.flush(time);
    this.observer.flushed();
  }

  /** The end: nothing waits any more. */
  finish(time: Cycles): void {
    this.buffers.finish(time);
    this.held?.finish();
    this.observer.flushed();
  }

  written(buffer: number): void {
    if (this.held === null) return;
    this.observer.settle();
    this.held.written(buffer);
  }

  dropped(buffer: number): void {
    if (this.held === null) return;
    this.observer.settle();
    this.held.dropped(buffer);
  }

  eventsWereLost(count: number, time: Cycles): void {
    this.lostReported += count;
    this.observer.eventsWereLost(count, time);
  }

  buffersWereLost(count: number, time: Cycles): void {
    this.lostBuffersReported += count;
    this.observer.buffersWereLost(count, time);
  }

  fileFull(): void {
    this.observer.fileFull();
  }

  textId(text: TraceText): StringId {
    return text.epoch === this.epoch ? text.id : text.idIn(this.sink, this.epoch);
  }

  stackId(stack: CallStack): StackId {
    return this.callStacks.traceId(stack, this.epoch, this.intern);
  }

  private readonly intern = (parentId: number, frame: CallFrame): number => this.sink.stack(parentId, this.frameIds[frame] ?? this.internFrame(frame));

  private internFrame(frame: CallFrame): number {
    const { module, symbol, offset } = frameDefinition(frame);
    const id = this.sink.frame(this.sink.string(module), this.sink.string(symbol), offset, this.addressOf(module, symbol, offset));
    this.frameIds[frame] = id;
    return id;
  }
}
