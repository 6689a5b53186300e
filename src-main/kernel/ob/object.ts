// src-main/kernel/ob/object.ts
//
// An object that handles refer to. Two counts, as in NT: handles (open by processes) and pointers (all references, a handle is one).
// The last handle gives onLastHandle() (a file's cleanup), the last pointer onDelete() (a file's close).
//
// Models: Windows Internals 7th ed., part 2, ch. 8 "Object manager": OBJECT_HEADER.HandleCount, PointerCount.

import { assert } from '../../../src-shared/base/assert.ts';

export abstract class KernelObject {
  handleCount = 0;
  pointerCount = 1;
  /** Key, File, Section, Socket ... */
  abstract readonly typeName: string;

  reference(): void {
    assert(this.pointerCount > 0, 'an object is referenced after it was deleted');
    this.pointerCount++;
  }

  dereference(): void {
    assert(this.pointerCount > 0, 'an object is dereferenced after it was deleted');
    if (--this.pointerCount === 0) this.onDelete();
  }

  /** The last handle has been closed; pointers may be left. */
  onLastHandle(): void {}

  /** Nobody refers to the object any more. */
  onDelete(): void {}
}
