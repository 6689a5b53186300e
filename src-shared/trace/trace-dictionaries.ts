// src-shared/trace/trace-dictionaries.ts
//
// What the rows of a trace refer to: text, frames, the stack trie, heads, processes and their modules. Append-only; each batch brings
// what is new. Owner: TraceStore, which adds rows and payloads to it.

import { batchModule, batchProcess } from './batch.ts';
import type { Batch, BatchContents } from './batch.ts';
import { EXIT_WORDS } from './batch-layout.ts';
import { GrowableF64, GrowableU32 } from './growable.ts';
import { TUPLE_WORDS } from './intern-table.ts';
import type { CategoryId, EventTypeId, FrameId, Head, HeadId, ModuleRecord, ProcessIndex, ProcessRecord, StackId, StringId, TraceTime } from './model.ts';
import { decodeText } from './text-codec.ts';
import type { StackFrame } from './trace-reader.ts';

export class TraceDictionaries {
  readonly #strings: string[] = [''];
  #stringBytes = 0;
  readonly #frameModule = new GrowableU32();
  readonly #frameSymbol = new GrowableU32();
  readonly #frameOffset = new GrowableF64();
  readonly #frameAddress = new GrowableF64();
  readonly #stackParent = new GrowableU32();
  readonly #stackFrame = new GrowableU32();
  readonly #headProcess = new GrowableU32();
  readonly #headTid = new GrowableU32();
  readonly #headType = new GrowableU32();
  readonly #headResult = new GrowableU32();
  readonly #headCategory = new GrowableU32();
  readonly #headRows = new GrowableU32();
  readonly #processes: ProcessRecord[] = [];
  readonly #modules = new Map<ProcessIndex, ModuleRecord[]>();
  #moduleCount = 0;

  constructor() {
    // Entry 0 of these is reserved.
    for (const column of [this.#frameModule, this.#frameSymbol, this.#frameOffset, this.#frameAddress, this.#stackParent, this.#stackFrame]) column.push(0);
  }

  get stringCount(): number {
    return this.#strings.length;
  }

  string(id: StringId): string {
    return this.#strings[id] ?? '';
  }

  get headCount(): number {
    return this.#headProcess.length;
  }

  head(id: HeadId): Head {
    return { process: this.headProcess(id), tid: this.headTid(id), type: this.headType(id), result: this.headResult(id), category: this.headCategory(id) };
  }

  headProcess(id: HeadId): ProcessIndex {
    return this.#headProcess.data[id]!;
  }

  headTid(id: HeadId): number {
    return this.#headTid.data[id]!;
  }

  headType(id: HeadId): EventTypeId {
    return this.#headType.data[id]!;
  }

  headResult(id: HeadId): number {
    return this.#headResult.data[id]!;
  }

  headCategory(id: HeadId): CategoryId {
    return this.#headCategory.data[id] as CategoryId;
  }

  headRows(id: HeadId): number {
    return this.#headRows.data[id]!;
  }

  get processCount(): number {
    return this.#processes.length;
  }

  process(index: ProcessIndex): ProcessRecord {
    return this.#processes[index]!;
  }

  modules(index: ProcessIndex): readonly ModuleRecord[] {
    return this.#modules.get(index) ?? [];
  }

  get frameCount(): number {
    return this.#frameModule.length;
  }

  get stackCount(): number {
    return this.#stackParent.length;
  }

  stackParent(id: StackId): StackId {
    return this.#stackParent.data[id]!;
  }

  stackFrame(id: StackId): FrameId {
    return this.#stackFrame.data[id]!;
  }

  frame(id: FrameId): StackFrame {
    return {
      module: this.string(this.#frameModule.data[id]!),
      symbol: this.string(this.#frameSymbol.data[id]!),
      offset: this.#frameOffset.data[id]!,
      address: this.#frameAddress.data[id]!,
    };
  }

  stack(id: StackId): readonly StackFrame[] {
    const frames: StackFrame[] = [];
    for (let node = id; node !== 0; node = this.stackParent(node)) frames.push(this.frame(this.stackFrame(node)));
    return frames;
  }

  /** Bytes of everything here but text, roughly. */
  protected get dictionaryBytes(): number {
    return this.headCount * 24 + this.stackCount * 8 + this.frameCount * 24 + this.#processes.length * 240 + this.#moduleCount * 100;
  }

  /** Bytes of text, roughly. */
  protected get stringBytes(): number {
    return this.#stringBytes;
  }

  /** Counts the heads of new rows. */
  protected countHeads(heads: Uint32Array): void {
    const counts = this.#headRows.data;
    for (let i = 0; i < heads.length; i++) counts[heads[i]!]!++;
  }

  protected countHead(head: HeadId, by: number): void {
    this.#headRows.data[head]! += by;
  }

  protected clearHeadRows(): void {
    this.#headRows.data.fill(0);
  }

  protected appendDictionaries(batch: Batch): void {
    const { columns } = batch;
    let from = 0;
    for (let i = 0; i < batch.strings; i++) {
      const to = columns.stringEnds[i]!;
      const text = decodeText(columns.stringBytes, from, to);
      this.#strings.push(text);
      from = to;
    }
    this.#stringBytes += batch.stringBytes + batch.strings * 24;
    this.#frameModule.append(columns.frameModule);
    this.#frameSymbol.append(columns.frameSymbol);
    this.#frameOffset.append(columns.frameOffset);
    this.#frameAddress.append(columns.frameAddress);
    this.#stackParent.append(columns.stackParent);
    this.#stackFrame.append(columns.stackFrame);
    this.#headProcess.append(columns.headProcess);
    this.#headTid.append(columns.headTid);
    this.#headType.append(columns.headType);
    this.#headResult.append(columns.headResult);
    for (let i = 0; i < batch.heads; i++) {
      this.#headCategory.push(columns.headCategory[i]!);
      this.#headRows.push(0);
    }
    for (let i = 0; i < batch.processes; i++) this.#processes.push(batchProcess(batch, i));
    for (let i = 0; i < batch.modules; i++) {
      const { process, module } = batchModule(batch, i);
      this.#addModule(process, module);
    }
    for (let i = 0; i < batch.exits; i++) this.#setExit(columns.exits[i * EXIT_WORDS]!, columns.exits[i * EXIT_WORDS + 1]!);
  }

  /** The same from a writer in this process: text and records are shared with it, nothing is encoded. */
  protected takeDictionaries(contents: BatchContents): void {
    for (const text of contents.strings) {
      this.#strings.push(text);
      this.#stringBytes += text.length + 24;
    }
    const { frameWords, stackWords, headWords } = contents;
    for (let at = 0; at < frameWords.length; at += TUPLE_WORDS) {
      this.#frameModule.push(frameWords[at]!);
      this.#frameSymbol.push(frameWords[at + 1]!);
    }
    this.#frameOffset.append(contents.frameOffset);
    this.#frameAddress.append(contents.frameAddress);
    this.#stackParent.appendStrided(stackWords, 0, 2);
    this.#stackFrame.appendStrided(stackWords, 1, 2);
    for (let at = 0; at < headWords.length; at += TUPLE_WORDS) {
      this.#headProcess.push(headWords[at]!);
      this.#headTid.push(headWords[at + 1]!);
      this.#headType.push(headWords[at + 2]!);
      this.#headResult.push(headWords[at + 3]!);
      this.#headCategory.push(headWords[at + 4]!);
      this.#headRows.push(0);
    }
    for (const process of contents.processes) this.#processes.push(process);
    contents.modules.forEach((module, i) => { this.#addModule(contents.moduleProcesses[i]!, module); });
    contents.exitProcesses.forEach((process, i) => { this.#setExit(process, contents.exitTimes[i]!); });
  }

  #addModule(process: ProcessIndex, module: ModuleRecord): void {
    const modules = this.#modules.get(process);
    if (modules === undefined) this.#modules.set(process, [module]);
    else modules.push(module);
    this.#moduleCount++;
  }

  #setExit(process: ProcessIndex, time: TraceTime): void {
    this.#processes[process] = { ...this.#processes[process]!, endTime: time };
  }
}
