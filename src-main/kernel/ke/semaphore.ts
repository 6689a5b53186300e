// src-main/kernel/ke/semaphore.ts
//
// KSEMAPHORE: a count that a wait takes one from. Operation: Ke.releaseSemaphore.

import { DispatcherObject, DispatcherType } from './dispatcher-object.ts';

export class KSemaphore extends DispatcherObject {
  readonly limit: number;

  constructor(count: number, limit: number) {
    super(DispatcherType.Semaphore, count);
    this.limit = limit;
  }
}
