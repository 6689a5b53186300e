// src-main/kernel/etw/operation-record.ts
//
// One operation between its entry and its completion. The component that performs it fills in the fields of its event type; the
// payload is written from them once, at completion, or twice where the row had to be shown as pending in between.
//
// Records are pooled by OperationTracer. A component may keep one across waits, never after end().

import type { StackId } from '../../../src-shared/trace/model.ts';
import type { KThread } from '../ke/thread.ts';
import type { Cycles } from '../core/time.ts';
import type { CallStack } from './call-stacks.ts';
import type { OperationType } from './operation-types.ts';
import type { TraceText } from './trace-text.ts';
import { NO_TEXT } from './trace-text.ts';

/** The list of a record that has none. */
export const NO_TEXTS: readonly TraceText[] = [];

export class OperationRecord {
  /** Position in the pool; u.operation of a service that has begun one. 0 is the record of "nothing is traced". */
  readonly index: number;
  /** @internal */ type: OperationType | null = null;
  /** @internal */ thread: KThread | null = null;
  /** @internal */ processIndex = 0;
  /** @internal */ startTime: Cycles = 0;
  /** @internal */ path: TraceText = NO_TEXT;
  /** @internal */ stack: CallStack = 0;
  /** @internal what the present session's trace calls it, 0 where that is not known here */ stackId: StackId = 0;
  /** @internal where to note that, or -1 */ stackPlace = -1;
  /** @internal */ cpu = 0;
  /** @internal session buffer that has room for it */ buffer = 0;
  /** @internal row that shows it as pending, or -1 */ row = -1;
  /** @internal begun in the present session */ recorded = false;
  /** @internal between begin and end */ active = false;
  /** A request that may outlive its thread: the thread's end does not end it. */
  detached = false;

  // Fields of the event, meaning by type: see the encoders in operation-types.ts.
  n0 = 0;
  n1 = 0;
  n2 = 0;
  n3 = 0;
  n4 = 0;
  n5 = 0;
  n6 = 0;
  n7 = 0;
  n8 = 0;
  n9 = 0;
  n10 = 0;
  n11 = 0;
  n12 = 0;
  n13 = 0;
  t0: TraceText = NO_TEXT;
  t1: TraceText = NO_TEXT;
  list: readonly TraceText[] = NO_TEXTS;

  constructor(index: number) {
    this.index = index;
  }
}
