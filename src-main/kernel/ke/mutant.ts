// src-main/kernel/ke/mutant.ts
//
// KMUTANT: owned by one thread, which may acquire it again. signalState 1 = free, 0 = owned, below = acquired again.
// Operation: Ke.releaseMutant. A thread that ends leaves its mutants abandoned.

import { DispatcherObject, DispatcherType } from './dispatcher-object.ts';
import type { KThread } from './thread.ts';

export class KMutant extends DispatcherObject {
  owner: KThread | null = null;
  abandoned = false;

  constructor() {
    super(DispatcherType.Mutant, 1);
  }
}
