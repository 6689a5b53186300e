import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HandleTable, closeObject } from './handle-table.ts';
import { KernelObject } from './object.ts';

class Thing extends KernelObject {
  readonly typeName = 'Thing';
  cleanups = 0;
  deletes = 0;
  override onLastHandle(): void { this.cleanups++; }
  override onDelete(): void { this.deletes++; }
}

describe('HandleTable', () => {
  it('hands out multiples of 4 and reuses the handle that was freed last', () => {
    const table = new HandleTable();
    const a = table.insert(new Thing(), 1);
    const b = table.insert(new Thing(), 2);
    expect([a, b]).toEqual([4, 8]);
    table.remove(a);
    table.remove(b);
    expect(table.insert(new Thing(), 0)).toBe(8);
    expect(table.lookup(5)).toBeNull();
    expect(table.lookup(400)).toBeNull();
  });

  it('cleans up at the last handle and deletes at the last reference', () => {
    const table = new HandleTable();
    const thing = new Thing();
    const first = table.insert(thing, 0);
    const second = table.insert(thing, 0);
    thing.dereference(); // the creator lets go
    closeObject(table.remove(first) as KernelObject);
    expect([thing.cleanups, thing.deletes]).toEqual([0, 0]);
    thing.reference(); // a request in flight
    closeObject(table.remove(second) as KernelObject);
    expect([thing.cleanups, thing.deletes]).toEqual([1, 0]);
    thing.dereference();
    expect([thing.cleanups, thing.deletes]).toEqual([1, 1]);
  });

  it('agrees with a plain map for any sequence of opens and closes', () => {
    fc.assert(fc.property(fc.array(fc.oneof(fc.constant(-1), fc.nat(40))), (steps) => {
      const table = new HandleTable();
      const model = new Map<number, KernelObject>();
      for (const step of steps) {
        if (step < 0) {
          const thing = new Thing();
          const handle = table.insert(thing, 0);
          expect(handle % 4).toBe(0);
          expect(model.has(handle)).toBe(false);
          model.set(handle, thing);
        } else {
          const handle = step * 4;
          expect(table.remove(handle)).toBe(model.get(handle) ?? null);
          model.delete(handle);
        }
        expect(table.count).toBe(model.size);
      }
      expect(table.handles()).toEqual([...model.keys()].sort((x, y) => x - y));
      for (const [handle, thing] of model) expect(table.lookup(handle)).toBe(thing);
    }));
  });
});
