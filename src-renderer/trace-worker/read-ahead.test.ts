import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryByteSource } from '../../src-shared/formats/byte-source.ts';
import type { ByteSource } from '../../src-shared/formats/byte-source.ts';
import { ReadAhead } from './read-ahead.ts';

const bytes = Uint8Array.from({ length: 1000 }, (_, i) => i % 251);

function watched(): { readonly source: ByteSource; readonly reads: number[] } {
  const memory = memoryByteSource(bytes);
  const reads: number[] = [];
  return { reads, source: { size: memory.size, read: (offset, length) => { reads.push(offset); return memory.read(offset, length); } } };
}

describe('ReadAhead', () => {
  it('gives the bytes that the source has, wherever they lie', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.tuple(fc.nat(1100), fc.nat(600)), { minLength: 1, maxLength: 12 }), async (asked) => {
      const ahead = new ReadAhead(memoryByteSource(bytes), 64);
      for (const [offset, length] of asked) expect([...(await ahead.read(offset, length))]).toEqual([...bytes.slice(offset, offset + length)]);
    }));
  });

  it('has the next block under way before it is asked for, and reads each once', async () => {
    const { source, reads } = watched();
    const ahead = new ReadAhead(source, 100);
    await ahead.read(0, 80);
    expect(reads).toEqual([0, 100]);
    await ahead.read(80, 80);
    expect(reads).toEqual([0, 100, 200]);
  });

  it('tries a failed read again', async () => {
    let fails = true;
    const ahead = new ReadAhead({ size: 10, read: () => (fails ? Promise.reject(new Error('busy')) : Promise.resolve(bytes.slice(0, 10))) }, 64);
    await expect(ahead.read(0, 10)).rejects.toThrow('busy');
    fails = false;
    expect((await ahead.read(2, 3)).length).toBe(3);
  });
});
