import { describe, expect, it } from 'vitest';
import { SessionBuffers } from './buffers.ts';
import { DEFAULT_SESSION, LogFileMode } from './session-properties.ts';
import { CYCLES_PER_SECOND } from '../core/time.ts';

const SMALL = { ...DEFAULT_SESSION, bufferBytes: 4096, minimumBuffers: 2, maximumBuffers: 3 };
const EVENT = 100; // 104 bytes in a buffer: 38 events each

describe('session buffers', () => {
  it('lose nothing in lossless mode, however fast events come', () => {
    const buffers = new SessionBuffers(SMALL, 1);
    let recorded = 0;
    for (let i = 0; i < 10_000; i++) if (buffers.reserve(0, EVENT, 0)) recorded++;
    expect(recorded).toBe(10_000);
    expect(buffers.eventsLost).toBe(0);
    expect(buffers.buffersWritten).toBe(Math.floor((10_000 - 1) / 38));
  });

  it('lose what comes faster than the consumer takes it, and count it', () => {
    const buffers = new SessionBuffers({ ...SMALL, lossless: false, consumerBytesPerSecond: 4096 }, 1);
    let recorded = 0;
    for (let i = 0; i < 1000; i++) if (buffers.reserve(0, EVENT, 0)) recorded++;
    expect(recorded).toBe(3 * 38);
    expect(buffers.eventsLost).toBe(1000 - recorded);
    // One buffer a second becomes free again.
    for (let i = 0; i < 1000; i++) if (buffers.reserve(0, EVENT, CYCLES_PER_SECOND)) recorded++;
    expect(recorded).toBe(4 * 38);
  });

  it('lose an event that is larger than a buffer', () => {
    const buffers = new SessionBuffers(SMALL, 1);
    expect(buffers.reserve(0, 5000, 0)).toBe(false);
    expect(buffers.eventsLost).toBe(1);
  });

  it('keep a current buffer for each processor', () => {
    const buffers = new SessionBuffers({ ...SMALL, minimumBuffers: 8, maximumBuffers: 8 }, 2);
    for (let i = 0; i < 38; i++) buffers.reserve(i & 1, EVENT, 0);
    expect(buffers.freeBufferCount).toBe(6);
    for (let i = 0; i < 38; i++) buffers.reserve(1, EVENT, 0);
    expect(buffers.buffersWritten).toBe(1);
  });

  it('stop at the maximum size of a sequential log and go round in a circular one', () => {
    const sequential = new SessionBuffers({ ...SMALL, logFileMode: LogFileMode.Sequential, maximumFileBytes: 4096 * 4 }, 1);
    let recorded = 0;
    for (let i = 0; i < 1000; i++) if (sequential.reserve(0, EVENT, 0)) recorded++;
    expect(sequential.stopped).toBe(true);
    expect(recorded + sequential.eventsLost).toBe(1000);
    const circular = new SessionBuffers({ ...SMALL, logFileMode: LogFileMode.Circular, maximumFileBytes: 4096 * 4 }, 1);
    for (let i = 0; i < 1000; i++) expect(circular.reserve(0, EVENT, 0)).toBe(true);
    expect(circular.buffersOverwritten).toBe(circular.buffersWritten - 4);
  });

  it('write partly filled buffers when the flush timer says so', () => {
    const buffers = new SessionBuffers(SMALL, 1);
    buffers.reserve(0, EVENT, 0);
    buffers.flush(0);
    expect(buffers.buffersWritten).toBe(1);
    buffers.flush(1);
    expect(buffers.buffersWritten).toBe(1);
  });
});
