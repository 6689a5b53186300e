import { describe, expect, it } from 'vitest';
import { memoryByteSource } from '../byte-source.ts';
import { KTRACE_VERSION } from './layout.ts';
import type { KtraceManifest } from './layout.ts';
import { isKtrace, openKtrace } from './read.ts';
import { ktraceBatch, ktraceStart, ktraceSummary } from './write.ts';

const MANIFEST: KtraceManifest = {
  format: 'ktrace', formatVersion: KTRACE_VERSION, lab: 'quantum', profile: 'windows-xp', features: { mmcss: false }, params: { note: '한글' }, seed: 3,
  info: {
    clock: { unitsPer100ns: 240, originFiletime: '128520324000000000' }, payloadFormat: 'native', computerName: 'PC', systemRoot: 'C:\\Windows',
    osName: 'Windows XP (build 2600.2)', is64Bit: false, processors: 1, memoryBytes: 1,
  },
};
const SUMMARY = { endTime: 10, events: 2, eventsLost: 0, digest: 'ab', commands: [] };
const batch = (...bytes: number[]): ArrayBuffer => Uint8Array.from(bytes).buffer;

function file(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

const WHOLE = file([ktraceStart(MANIFEST), ktraceBatch(batch(1, 2, 3)), ktraceBatch(batch(4)), ktraceSummary(SUMMARY)]);

async function read(bytes: Uint8Array): Promise<{ batches: number[][]; damage: number | null; closed: boolean }> {
  const opened = await openKtrace(memoryByteSource(bytes));
  const batches: number[][] = [];
  for await (const content of opened.batches()) batches.push([...new Uint8Array(content)]);
  return { batches, damage: opened.damage?.offset ?? null, closed: opened.summary !== null };
}

describe('ktrace', () => {
  it('gives back manifest, batches and summary', async () => {
    expect(isKtrace(WHOLE)).toBe(true);
    const opened = await openKtrace(memoryByteSource(WHOLE));
    expect(opened.manifest).toEqual(MANIFEST);
    expect(await read(WHOLE)).toEqual({ batches: [[1, 2, 3], [4]], damage: null, closed: true });
    for await (const _ of opened.batches()) { /* to the end */ }
    expect(opened.summary).toEqual(SUMMARY);
  });

  it('opens what is whole of a file that was cut off anywhere', async () => {
    const start = ktraceStart(MANIFEST).length;
    for (let length = start; length < WHOLE.length; length++) {
      const { batches, closed } = await read(WHOLE.subarray(0, length));
      expect(batches.length).toBeLessThanOrEqual(2);
      for (const [index, content] of batches.entries()) expect(content).toEqual([[1, 2, 3], [4]][index]);
      expect(closed && batches.length !== 2).toBe(false);
    }
  });

  it('names the place of any changed byte, and never hands on damaged content', async () => {
    for (let at = 0; at < WHOLE.length; at++) {
      const bytes = WHOLE.slice();
      bytes[at] = (bytes[at] as number) ^ 0x40;
      try {
        const { batches } = await read(bytes);
        for (const content of batches) expect([[1, 2, 3], [4]]).toContainEqual(content);
      } catch (error) {
        expect((error as Error).name).toBe('KtraceFormatError');
      }
    }
  });

  it('refuses other files with the offset', async () => {
    await expect(openKtrace(memoryByteSource(Uint8Array.of(1, 2, 3)))).rejects.toThrow('byte 3');
    await expect(openKtrace(memoryByteSource(new Uint8Array(64)))).rejects.toThrow('not a ktrace file');
  });
});
