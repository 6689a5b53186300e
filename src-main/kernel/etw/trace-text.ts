// src-main/kernel/etw/trace-text.ts
//
// A text that events show again and again (a path, a value's data), with the number that the present session gave it. Objects keep
// theirs, so that emitting an event looks up no string.

import type { StringId, TraceSink } from '../../../src-shared/trace/model.ts';

export class TraceText {
  readonly text: string;
  /** @internal session the id belongs to */
  epoch = 0;
  /** @internal */
  id: StringId = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** Number of the text in the session's string table. */
  idIn(sink: TraceSink, epoch: number): StringId {
    if (this.epoch !== epoch) {
      this.id = sink.string(this.text);
      this.epoch = epoch;
    }
    return this.id;
  }
}

export const NO_TEXT = new TraceText('');
