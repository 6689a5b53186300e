// src-shared/query/statistics/sample-from-view.ts
//
// Makes a sample for the statistics out of rows of a trace as somebody looks at it.

import type { EventRow } from '../../trace/model.ts';
import { ntStatusText } from '../../nt/ntstatus.ts';
import { RESULT_PENDING } from '../../trace/model.ts';
import type { TraceView } from '../trace-view.ts';
import { SampleBuilder } from './trace-sample.ts';
import type { TraceSample } from './trace-sample.ts';

const KERNEL_BASE_32 = 0x8000_0000;
const KERNEL_BASE_64 = 0xffff_8000_0000_0000;

/** @param rows in ascending order */
export function sampleFromView(view: TraceView, rows: Iterable<EventRow>): TraceSample {
  const { trace } = view;
  const units = trace.info.clock.unitsPer100ns;
  const builder = new SampleBuilder();
  for (const row of rows) {
    const head = trace.headId(row);
    const processIndex = trace.headProcess(head);
    const process = trace.process(processIndex);
    const type = trace.eventTypes.get(trace.headType(head));
    const duration = trace.duration(row);
    const result = trace.headResult(head);
    builder.add({
      time: Math.floor(trace.time(row) / units),
      duration: duration < 0 ? -1 : Math.floor(duration / units),
      processIndex, pid: process.pid, processName: trace.string(process.name), tid: trace.headTid(head),
      operation: type?.name ?? '', eventClass: type?.eventClass ?? 'File System',
      result: result === RESULT_PENDING ? '' : ntStatusText(result),
      path: trace.string(trace.pathId(row)), detail: view.detail(row), stack: trace.stackId(row),
    });
  }
  const stackParent = new Uint32Array(trace.stackCount);
  const stackFrame = new Uint32Array(trace.stackCount);
  let frames = 0;
  for (let node = 1; node < trace.stackCount; node++) {
    stackParent[node] = trace.stackParent(node);
    stackFrame[node] = trace.stackFrame(node);
    frames = Math.max(frames, trace.stackFrame(node));
  }
  const kernelBase = trace.info.is64Bit ? KERNEL_BASE_64 : KERNEL_BASE_32;
  const frameIsKernel = new Uint8Array(frames + 1);
  for (let frame = 1; frame <= frames; frame++) {
    const { address } = trace.frame(frame);
    // Kernel addresses of 64-bit logs are negative: the upper half of the address space as signed numbers, which are exact.
    frameIsKernel[frame] = address < 0 || address >= kernelBase ? 1 : 0;
  }
  return builder.build(stackParent, stackFrame, frameIsKernel);
}
