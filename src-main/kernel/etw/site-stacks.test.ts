import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SiteStacks } from './site-stacks.ts';

describe('SiteStacks', () => {
  it('agrees with a plain map for any sequence of look-ups, whatever the distance of the sites', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.oneof(fc.nat(6), fc.nat(60_000)), fc.integer({ min: 1, max: 4 }))), (asked) => {
      const stacks = new SiteStacks();
      const model = new Map<string, number>();
      asked.forEach(([site, way], i) => {
        const name = `${site} ${way}`;
        expect(stacks.get(site, way)).toBe(model.get(name) ?? 0);
        if (model.has(name)) return;
        stacks.add(site, way, i + 1);
        model.set(name, i + 1);
        expect(stacks.get(site, way)).toBe(i + 1);
      });
    }));
  });

  it('keeps a note beside the first call of a site until notes are forgotten', () => {
    const stacks = new SiteStacks();
    stacks.add(7, 1, 100);
    stacks.setNote(stacks.place, 55);
    stacks.add(7, 2, 101);
    stacks.setNote(stacks.place, 56);
    stacks.get(7, 1);
    expect(stacks.note(stacks.place)).toBe(55);
    stacks.get(7, 2);
    expect(stacks.note(stacks.place)).toBe(0);
    stacks.forgetNotes();
    stacks.get(7, 1);
    expect(stacks.note(stacks.place)).toBe(0);
    expect(stacks.get(7, 1)).toBe(100);
  });
});
