// src-main/kernel/etw/session.ts
//
// One trace session: its properties, its buffers, and the numbers that its trace has given to texts, stacks and heads.
// Everything it records goes to a TraceSink in order of time.

import { frameDefinition } from '../core/call-frames.ts';
import type { CallFrame } from '../core/call-frames.ts';
import type { StackId, StringId, TraceSink } from '../../../src-shared/trace/model.ts';
import { SessionBuffers } from './buffers.ts';
import type { CallStack, CallStacks } from './call-stacks.ts';
import { HeadCache } from './head-cache.ts';
import type { TextIds } from './operation-types.ts';
import type { SessionProperties } from './session-properties.ts';
import type { TraceText } from './trace-text.ts';

/** Address of an instruction, for the frame's Address column. */
export type AddressOf = (module: string, symbol: string, offset: number) => number;

export class TraceSession implements TextIds {
  readonly sink: TraceSink;
  readonly properties: SessionProperties;
  readonly buffers: SessionBuffers;
  readonly heads: HeadCache;
  /** Distinguishes this session's numbers from an earlier one's. */
  readonly epoch: number;
  /** Lost events that the trace already tells of. */
  lostReported = 0;
  /** Told at simulated times that what is buffered should be cut into a batch. */
  readonly onFlush: () => void;
  private readonly callStacks: CallStacks;
  private readonly addressOf: AddressOf;
  private readonly frameIds: number[] = [];

  constructor(sink: TraceSink, properties: SessionProperties, cpus: number, epoch: number, callStacks: CallStacks, addressOf: AddressOf, onFlush: () => void) {
    this.sink = sink;
    this.properties = properties;
    this.buffers = new SessionBuffers(properties, cpus);
    this.heads = new HeadCache(sink);
    this.epoch = epoch;
    this.callStacks = callStacks;
    this.addressOf = addressOf;
    this.onFlush = onFlush;
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
