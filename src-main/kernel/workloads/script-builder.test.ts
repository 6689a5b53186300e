import { describe, expect, it } from 'vitest';
import { CallStacks } from '../etw/call-stacks.ts';
import { frameDefinition } from '../core/call-frames.ts';
import type { Kernel } from '../core/kernel.ts';
import { CallSites } from './call-sites.ts';
import { ScriptBuilder } from './script-builder.ts';
import { classLookup, loadImage } from './phrases.ts';
import { NO_SLOT, Op } from './script.ts';

function setUp(): { stacks: CallStacks; build: (name: string, write: (b: ScriptBuilder) => void) => ReturnType<ScriptBuilder['build']>; modules: (site: number) => string[] } {
  const stacks = new CallStacks();
  const sites = new CallSites({ components: { etw: { callStacks: stacks } } } as unknown as Kernel);
  return {
    stacks,
    build: (name, write) => {
      const builder = new ScriptBuilder({ sites, base: 0, haste: 1, textOf: (text) => text }, name, 'explorer:2 shell32:3-6');
      write(builder);
      return builder.build();
    },
    modules: (site) => {
      const names: string[] = [];
      for (let node = site; node !== 0; node = stacks.parent(node)) names.push(frameDefinition(stacks.frame(node)).module);
      return names.reverse();
    },
  };
}

describe('ScriptBuilder', () => {
  it('gives every call its own return address in the innermost function and the same outer frames', () => {
    const { build, stacks } = setUp();
    const { steps } = build('a', (b) => { b.queryKey(1); b.queryKey(1); });
    const [first, second] = steps.map((step) => step.site);
    expect(first).not.toBe(second);
    expect(stacks.parent(first as number)).toBe(stacks.parent(second as number));
  });

  it('makes the same stacks when the same function is written again', () => {
    const { build } = setUp();
    const write = (b: ScriptBuilder): void => { b.within('shlwapi:1-3', 4, () => { classLookup(b, '.txt'); }); };
    expect(build('a', write).steps.map((step) => step.site)).toEqual(build('a', write).steps.map((step) => step.site));
  });

  it('puts entered functions between the caller and the call', () => {
    const { build, modules } = setUp();
    const { steps } = build('a', (b) => { b.within('shlwapi:2', 1, () => { b.queryKey(1); }); b.queryKey(1); });
    const inner = modules(steps[0]?.site as number);
    expect(inner.slice(0, 2)).toEqual(['explorer.exe', 'explorer.exe']);
    expect(inner.slice(-2)).toEqual(['shlwapi.dll', 'shlwapi.dll']);
    expect(modules(steps[1]?.site as number).includes('shlwapi.dll')).toBe(false);
  });

  it('hands slots from what opens to what uses and closes', () => {
    const { build } = setUp();
    const { steps, slots } = build('a', (b) => { loadImage(b, 'C:\\x.dll', 1); });
    expect(slots).toBe(2);
    expect(steps.map((step) => step.op)).toEqual([Op.QueryAttributes, Op.CreateFile, Op.CreateSection, Op.MapView, Op.Close, Op.Close]);
    expect(steps.map((step) => step.slot)).toEqual([NO_SLOT, NO_SLOT, 0, 1, 1, 0]);
  });
});
