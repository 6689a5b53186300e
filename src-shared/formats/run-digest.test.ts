// src-shared/formats/run-digest.test.ts
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RunDigest } from './run-digest.ts';

describe('digest of a run', () => {
  it('is the SHA-256 of the bytes in order, at every moment, whenever they are hashed', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.uint8Array({ maxLength: 300 }), fc.boolean(), fc.boolean()), { maxLength: 12 }), (batches) => {
      const digest = new RunDigest();
      const plain = createHash('sha256');
      for (const [bytes, idle, asked] of batches) {
        digest.add(bytes.slice().buffer);
        plain.update(bytes);
        if (idle) digest.advance();
        if (asked) expect(digest.hex()).toBe(plain.copy().digest('hex'));
      }
      expect(digest.hex()).toBe(plain.digest('hex'));
    }));
  });

  it('keeps no more bytes aside than it may', () => {
    const digest = new RunDigest(1000);
    digest.add(new ArrayBuffer(900));
    expect(digest.advance()).toBe(true);
    digest.add(new ArrayBuffer(900));
    digest.add(new ArrayBuffer(900));
    // The first of the two was hashed when the second came, so one is left.
    expect(digest.advance()).toBe(true);
    expect(digest.hex()).toBe(createHash('sha256').update(new Uint8Array(2700)).digest('hex'));
  });
});
