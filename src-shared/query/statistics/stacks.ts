// src-shared/query/statistics/stacks.ts
//
// Call stacks of a sample. A stack is a trie node: walking to the root gives its frames from the innermost outwards.
// The kernel part is the run of kernel frames at the innermost end, the user part is what is outside of it.

import { median, quantile } from './distribution.ts';
import { operationNumber, previousOnThread } from './trace-sample.ts';
import type { TraceSample } from './trace-sample.ts';

export interface StackStatistics {
  readonly depthP50: number;
  readonly depthP95: number;
  readonly depthMax: number;
  /** Distinct (process, stack) per event. */
  readonly uniquePerEvent: number;
  /** Per cent: distinct kernel parts per event. */
  readonly uniqueKernelParts: number;
  /** Per cent of CreateFile -> QueryBasicInformationFile on a thread with the identical user part. */
  readonly sameUserPart: number;
  /** Median per cent of frames, counted from the outside, that neighbouring events of a thread share. */
  readonly sharedOuterP50: number;
}

/** Depth of every stack node that the sample uses, computed lazily and kept. */
class StackWalker {
  private readonly depths = new Map<number, number>();
  private readonly sample: TraceSample;

  constructor(sample: TraceSample) {
    this.sample = sample;
  }

  depth(node: number): number {
    let depth = 0;
    for (let at = node; at !== 0; at = this.sample.stackParent[at] as number) {
      const known = this.depths.get(at);
      if (known !== undefined) { depth += known; break; }
      depth++;
    }
    this.depths.set(node, depth);
    return depth;
  }

  /** The node of the outermost user frame run: the stack without its innermost kernel frames. */
  userPart(node: number): number {
    let at = node;
    while (at !== 0 && this.sample.frameIsKernel[this.sample.stackFrame[at] as number] === 1) at = this.sample.stackParent[at] as number;
    return at;
  }

  kernelPart(node: number): string {
    let key = '';
    for (let at = node; at !== 0 && this.sample.frameIsKernel[this.sample.stackFrame[at] as number] === 1; at = this.sample.stackParent[at] as number) {
      key += `${this.sample.stackFrame[at]},`;
    }
    return key;
  }

  /** Frames that two stacks have in common, counted from the outside. */
  sharedOuter(a: number, b: number): number {
    let left = a;
    let right = b;
    let leftDepth = this.depth(a);
    let rightDepth = this.depth(b);
    while (left !== right) {
      if (leftDepth >= rightDepth) { left = this.sample.stackParent[left] as number; leftDepth--; }
      else { right = this.sample.stackParent[right] as number; rightDepth--; }
    }
    return leftDepth;
  }
}

export function stackStatistics(sample: TraceSample): StackStatistics {
  const walker = new StackWalker(sample);
  const depths: number[] = [];
  const unique = new Set<number>();
  const kernelParts = new Set<string>();
  const kernelSeen = new Set<number>();
  const shared: number[] = [];
  const previous = previousOnThread(sample);
  const create = operationNumber(sample, 'CreateFile');
  const queryBasic = operationNumber(sample, 'QueryBasicInformationFile');
  let pairs = 0;
  let samePairs = 0;
  let max = 0;
  for (let row = 0; row < sample.length; row++) {
    const stack = sample.stack[row] as number;
    const depth = walker.depth(stack);
    depths.push(depth);
    if (depth > max) max = depth;
    unique.add((sample.process[row] as number) * 0x1_0000_0000 + stack);
    if (!kernelSeen.has(stack)) {
      kernelSeen.add(stack);
      kernelParts.add(walker.kernelPart(stack));
    }
    const before = previous[row] as number;
    if (before < 0) continue;
    const other = sample.stack[before] as number;
    const longer = Math.max(depth, walker.depth(other));
    if (longer > 0) shared.push((100 * walker.sharedOuter(stack, other)) / longer);
    if (sample.operation[before] === create && sample.operation[row] === queryBasic) {
      pairs++;
      if (walker.userPart(stack) === walker.userPart(other)) samePairs++;
    }
  }
  return {
    depthP50: median(depths),
    depthP95: quantile(depths, 0.95),
    depthMax: max,
    uniquePerEvent: unique.size / sample.length,
    uniqueKernelParts: (100 * kernelParts.size) / sample.length,
    sameUserPart: (100 * samePairs) / pairs,
    sharedOuterP50: median(shared),
  };
}
