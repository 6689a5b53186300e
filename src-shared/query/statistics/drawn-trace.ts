// src-shared/query/statistics/drawn-trace.ts
//
// Small traces drawn as text, for tests: one event per line, columns separated by two blanks or more.
//
//   us     process:tid    operation    result      path            duration-us   stack
//   12.5   notepad:204    CreateFile   SUCCESS     C:\a.txt        6.0           k1 u3 u2 u1
//
// The stack lists frames from the innermost outwards; names that begin with k are kernel frames. `-` is an empty cell.
// A detail may follow the stack.

import { SampleBuilder } from './trace-sample.ts';
import type { EventClass } from '../../trace/event-type.ts';
import type { TraceSample } from './trace-sample.ts';

export function drawTrace(drawing: string): TraceSample {
  const builder = new SampleBuilder();
  const processes = new Map<string, number>();
  const frames = new Map<string, number>();
  const frameIsKernel = [0];
  const nodes = new Map<string, number>();
  const stackParent = [0];
  const stackFrame = [0];
  for (const line of drawing.split('\n')) {
    if (line.trim() === '') continue;
    const cells = line.trim().split(/\s{2,}/).map((cell) => (cell === '-' ? '' : cell));
    const [time = '0', thread = ':0', operation = '', result = 'SUCCESS', path = '', duration = '0', stack = '', detail = ''] = cells;
    const [processName = '', tid = '0'] = thread.split(':');
    if (!processes.has(processName)) processes.set(processName, processes.size);
    const processIndex = processes.get(processName) as number;
    let node = 0;
    for (const frame of stack.split(' ').reverse()) {
      if (frame === '') continue;
      if (!frames.has(frame)) {
        frames.set(frame, frameIsKernel.length);
        frameIsKernel.push(frame.startsWith('k') ? 1 : 0);
      }
      const key = `${node}/${frame}`;
      if (!nodes.has(key)) {
        nodes.set(key, stackParent.length);
        stackParent.push(node);
        stackFrame.push(frames.get(frame) as number);
      }
      node = nodes.get(key) as number;
    }
    builder.add({
      time: Number(time) * 10, duration: Number(duration) * 10, processIndex, pid: (processIndex + 1) * 4, processName, tid: Number(tid),
      operation, eventClass: classOf(operation), result, path, detail, stack: node,
    });
  }
  return builder.build(stackParent, stackFrame, frameIsKernel);
}

/** Event class of an operation by its name. */
export function classOf(operation: string): EventClass {
  if (operation.startsWith('Reg')) return 'Registry';
  if (/^(TCP|UDP) /.test(operation)) return 'Network';
  if (/^(Process|Thread) Profiling/.test(operation)) return 'Profiling';
  if (/^(Process|Thread|Load|System) /.test(operation)) return 'Process';
  return 'File System';
}
