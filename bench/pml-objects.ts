// bench/pml-objects.ts
//
// The rival of the store: reads a log into an array of objects, one per event, every field as a value and the Path, Detail and
// stack as text and arrays, through the product's own decoders. A TraceSink that keeps events instead of columns.

import type { ByteSource } from '../src-shared/formats/byte-source.ts';
import { openPml } from '../src-shared/formats/pml/pml-log.ts';
import { ntStatusText } from '../src-shared/nt/ntstatus.ts';
import { eventTypeById } from '../src-shared/trace/event-types.ts';
import type { CategoryId, Head, ProcessRecord, TraceSink } from '../src-shared/trace/model.ts';
import { PayloadWriterBuffer } from '../src-shared/trace/payload.ts';

export interface PmlEventObject {
  readonly time: number;
  readonly duration: number;
  readonly process: ProcessRecord;
  readonly tid: number;
  readonly eventClass: string;
  readonly operation: string;
  readonly path: string;
  readonly result: string;
  readonly category: CategoryId;
  readonly detail: string;
  readonly stack: readonly { readonly module: string; readonly offset: number; readonly address: number }[];
}

/** Every event of the log as an object, in file order. */
export async function readPmlObjects(source: ByteSource): Promise<PmlEventObject[]> {
  const log = await openPml(source);
  const events: PmlEventObject[] = [];
  const strings: string[] = [''];
  const stringIds = new Map<string, number>([['', 0]]);
  const frames: { module: string; offset: number; address: number }[] = [{ module: '', offset: 0, address: 0 }];
  const stackNodes: { parent: number; frame: number }[] = [{ parent: 0, frame: 0 }];
  const processes: ProcessRecord[] = [];
  let head: Head | undefined;
  const payload = new PayloadWriterBuffer();
  const context = { formatFiletime: (filetime: bigint) => String(filetime) };
  const sink: TraceSink = {
    payload,
    string(text) {
      let id = stringIds.get(text);
      if (id === undefined) {
        id = strings.push(text) - 1;
        stringIds.set(text, id);
      }
      return id;
    },
    frame: (module, _symbol, offset, address) => frames.push({ module: strings[module]!, offset, address }) - 1,
    stack: (parent, frame) => stackNodes.push({ parent, frame }) - 1,
    process: (record) => processes.push(record) - 1,
    processExit() { /* the table has the end times already */ },
    module() { /* frames are resolved by the reader */ },
    head(process, tid, type, result, category) {
      head = { process, tid, type, result, category };
      return 0;
    },
    append(time, duration, _head, path, stack) {
      const current = head!;
      const type = eventTypeById(current.type);
      const stackFrames: { module: string; offset: number; address: number }[] = [];
      for (let node = stack; node !== 0; node = stackNodes[node]!.parent) stackFrames.push(frames[stackNodes[node]!.frame]!);
      const bytes = payload.data.slice(0, payload.length);
      payload.reset();
      const pathText = strings[path]!;
      return events.push({
        time, duration,
        process: processes[current.process]!,
        tid: current.tid,
        eventClass: type?.eventClass ?? '',
        operation: type?.name ?? '<Unknown>',
        path: pathText,
        result: ntStatusText(current.result),
        category: current.category,
        detail: log.decoder.detail({ type, head: current, path: pathText, payload: bytes }, context),
        stack: stackFrames,
      }) - 1;
    },
    complete() { /* a log has no late completions */ },
  };
  await log.read(sink);
  return events;
}
