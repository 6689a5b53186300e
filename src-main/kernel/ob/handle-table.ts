// src-main/kernel/ob/handle-table.ts
//
// Handles of one process. A handle is a multiple of 4; 0 is none. The entry that was freed last is used first, as NT's free list does.
//
//   index:   0      1      2      3           handle = index * 4
//   entry:   -      key    free   file        free list: 2
//
// Owner: EProcess.handleTable. Mutated by system services of that process and by its rundown.
// Models: Windows Internals 7th ed., part 2, ch. 8 "Handle tables".

import type { KernelObject } from './object.ts';

export class HandleTable {
  private readonly objects: (KernelObject | null)[] = [null];
  private readonly access: number[] = [0];
  private readonly free: number[] = [];
  count = 0;

  /** @returns the new handle; the object's handle and pointer counts go up */
  insert(object: KernelObject, grantedAccess: number): number {
    let index = this.free.pop();
    if (index === undefined) {
      index = this.objects.length;
      this.objects.push(object);
      this.access.push(grantedAccess);
    } else {
      this.objects[index] = object;
      this.access[index] = grantedAccess;
    }
    this.count++;
    object.handleCount++;
    object.pointerCount++;
    return index * 4;
  }

  /** null for a handle that is not open. */
  lookup(handle: number): KernelObject | null {
    return (handle & 3) === 0 ? (this.objects[handle >>> 2] ?? null) : null;
  }

  grantedAccess(handle: number): number {
    return this.access[handle >>> 2] ?? 0;
  }

  /** Takes a handle out; the caller drops the counts with closeObject(). @returns null where it was not open */
  remove(handle: number): KernelObject | null {
    const object = this.lookup(handle);
    if (object === null) return null;
    this.objects[handle >>> 2] = null;
    this.free.push(handle >>> 2);
    this.count--;
    return object;
  }

  /** Open handles, ascending. */
  handles(): number[] {
    const list: number[] = [];
    for (let index = 1; index < this.objects.length; index++) if (this.objects[index] !== null) list.push(index * 4);
    return list;
  }
}

/** What closing a removed handle does to its object. */
export function closeObject(object: KernelObject): void {
  if (--object.handleCount === 0) object.onLastHandle();
  object.dereference();
}
