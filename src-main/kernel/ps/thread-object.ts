// src-main/kernel/ps/thread-object.ts
//
// What a thread handle refers to. Every open makes one; it keeps the thread's structure after its end, as an open handle does.

import type { KThread } from '../ke/thread.ts';
import { KernelObject } from '../ob/object.ts';

export class ThreadObject extends KernelObject {
  readonly typeName = 'Thread';
  readonly thread: KThread;

  constructor(thread: KThread) {
    super();
    this.thread = thread;
  }
}
