// src-shared/formats/pml/pml-process-map.ts
//
// The processes of a log in the trace: announces them to the sink and finds them again by the index that events carry.

import type { ProcessIndex, TraceSink } from '../../trace/model.ts';
import type { PmlProblem, PmlProblemSink } from './pml-format-error.ts';
import type { PmlProcess } from './pml-processes.ts';
import type { ModuleMap } from './pml-stacks.ts';
import { moduleMap, NO_MODULES } from './pml-stacks.ts';

/** The process that holds the kernel's modules. */
const SYSTEM_PID = 4;

/** Indices that are found without a map. */
const NEAR_INDICES = 1 << 16;

/** Turns a FILETIME into trace time. */
export type ToTraceTime = (filetime: bigint) => number;

export class PmlProcessMap {
  /** Modules by trace process index. */
  readonly modules: ModuleMap[] = [];
  kernelModules: ModuleMap = NO_MODULES;
  readonly #sink: TraceSink;
  readonly #indexOf = new Map<number, ProcessIndex>();
  readonly #userOf = new Map<number, string>();
  /** The same for small indices, which all are in real logs: process + 1 by index, 0 = look into the map. */
  readonly #near = new Int32Array(NEAR_INDICES);

  constructor(sink: TraceSink) {
    this.#sink = sink;
  }

  /** Announces all processes of the table, with their modules. */
  announce(processes: readonly PmlProcess[], toTraceTime: ToTraceTime, problems: PmlProblemSink): void {
    const sink = this.#sink;
    const unique: PmlProcess[] = [];
    const position = new Map<number, number>();
    for (const process of processes) {
      if (position.has(process.index)) {
        problems.push({ offset: 0, field: 'process table', message: `Process index ${process.index} appears twice` });
        continue;
      }
      position.set(process.index, unique.length);
      unique.push(process);
    }
    for (const process of unique) {
      const index = sink.process({
        pid: process.pid,
        parentPid: process.parentPid,
        parentIndex: position.get(process.parentIndex) ?? -1,
        name: sink.string(process.name),
        imagePath: sink.string(process.imagePath),
        commandLine: sink.string(process.commandLine),
        company: sink.string(process.company),
        description: sink.string(process.description),
        version: sink.string(process.version),
        user: sink.string(process.user),
        session: process.session,
        authenticationIdHigh: process.authenticationIdHigh,
        authenticationIdLow: process.authenticationIdLow,
        integrity: sink.string(process.integrity),
        virtualized: process.virtualized,
        is64Bit: process.is64Bit,
        startTime: process.startTime === 0n ? -1 : toTraceTime(process.startTime),
        endTime: process.endTime === 0n ? -1 : toTraceTime(process.endTime),
      });
      this.#indexOf.set(process.index, index);
      this.#userOf.set(process.index, process.user);
      const modules = process.modules.map((module) => ({
        base: module.base,
        sizeBytes: module.sizeBytes,
        path: sink.string(module.path),
        company: sink.string(module.company),
        version: sink.string(module.version),
        description: sink.string(module.description),
        loadTime: Math.max(-1, toTraceTime(module.loadTime)),
      }));
      for (const module of modules) sink.module(index, module);
      this.modules[index] = moduleMap(modules);
      if (process.pid === SYSTEM_PID) this.kernelModules = this.modules[index];
    }
  }

  /** Trace process of an event; one that the table does not have is made up, with nothing known but that it existed. */
  find(pmlIndex: number, offset: number, report: (problem: PmlProblem) => void): ProcessIndex {
    const near = pmlIndex < NEAR_INDICES ? this.#near[pmlIndex]! : 0;
    if (near > 0) return near - 1;
    let process = this.#indexOf.get(pmlIndex);
    if (process === undefined) {
      report({ offset, field: 'process index', message: `Process index ${pmlIndex} is not in the process table` });
      process = this.#unknownProcess();
      this.#indexOf.set(pmlIndex, process);
      this.modules[process] = NO_MODULES;
    }
    if (pmlIndex < NEAR_INDICES) this.#near[pmlIndex] = process + 1;
    return process;
  }

  /** User of a process by the log's own index, where the table has it. */
  user(pmlIndex: number): string {
    return this.#userOf.get(pmlIndex) ?? '';
  }

  #unknownProcess(): ProcessIndex {
    return this.#sink.process({
      pid: 0, parentPid: 0, parentIndex: -1, name: this.#sink.string('<Unknown>'), imagePath: 0, commandLine: 0, company: 0, description: 0, version: 0, user: 0,
      session: 0, authenticationIdHigh: 0, authenticationIdLow: 0, integrity: 0, virtualized: 2, is64Bit: false, startTime: -1, endTime: -1,
    });
  }
}
