import { describe, expect, it } from 'vitest';
import { SessionBuffers } from './buffers.ts';
import type { BufferListener } from './buffers.ts';
import type { SessionProperties } from './session-properties.ts';
import { DEFAULT_SESSION, LogFileMode } from './session-properties.ts';
import { CYCLES_PER_SECOND } from '../core/time.ts';

const SMALL = { ...DEFAULT_SESSION, bufferBytes: 4096, minimumBuffers: 2, maximumBuffers: 3 };
class Listener implements BufferListener {
  readonly told: string[] = [];
  written(buffer: number): void { this.told.push(`written ${buffer}`); }
  dropped(buffer: number): void { this.told.push(`dropped ${buffer}`); }
  eventsWereLost(count: number): void { this.told.push(`events ${count}`); }
  buffersWereLost(count: number): void { this.told.push(`buffers ${count}`); }
  fileFull(): void { this.told.push('full'); }
}

const make = (properties: SessionProperties, cpus: number, listener: BufferListener = new Listener()): SessionBuffers => new SessionBuffers(properties, cpus, listener);

const EVENT = 100; // 104 bytes in a buffer: 38 events each

describe('session buffers', () => {
  it('lose nothing in lossless mode, however fast events come', () => {
    const buffers = make(SMALL, 1);
    let recorded = 0;
    for (let i = 0; i < 10_000; i++) if (buffers.reserve(0, EVENT, 0)) recorded++;
    expect(recorded).toBe(10_000);
    expect(buffers.eventsLost).toBe(0);
    expect(buffers.buffersWritten).toBe(Math.floor((10_000 - 1) / 38));
  });

  it('lose what comes faster than the consumer takes it, and count it', () => {
    const buffers = make({ ...SMALL, lossless: false, loggerBytesPerSecond: 4096 }, 1);
    let recorded = 0;
    for (let i = 0; i < 1000; i++) if (buffers.reserve(0, EVENT, 0)) recorded++;
    expect(recorded).toBe(3 * 38);
    expect(buffers.eventsLost).toBe(1000 - recorded);
    // One buffer a second becomes free again.
    for (let i = 0; i < 1000; i++) if (buffers.reserve(0, EVENT, CYCLES_PER_SECOND)) recorded++;
    expect(recorded).toBe(4 * 38);
  });

  it('lose an event that is larger than a buffer', () => {
    const buffers = make(SMALL, 1);
    expect(buffers.reserve(0, 5000, 0)).toBe(false);
    expect(buffers.eventsLost).toBe(1);
  });

  it('keep a current buffer for each processor', () => {
    const buffers = make({ ...SMALL, minimumBuffers: 8, maximumBuffers: 8 }, 2);
    for (let i = 0; i < 38; i++) buffers.reserve(i & 1, EVENT, 0);
    expect(buffers.freeBufferCount).toBe(6);
    for (let i = 0; i < 38; i++) buffers.reserve(1, EVENT, 0);
    expect(buffers.buffersWritten).toBe(1);
  });

  it('stop at the maximum size of a sequential log and go round in a circular one', () => {
    const sequential = make({ ...SMALL, logFileMode: LogFileMode.Sequential, maximumFileBytes: 4096 * 4 }, 1);
    let recorded = 0;
    for (let i = 0; i < 1000; i++) if (sequential.reserve(0, EVENT, 0)) recorded++;
    expect(sequential.stopped).toBe(true);
    expect(recorded + sequential.eventsLost).toBe(1000);
    const circular = make({ ...SMALL, logFileMode: LogFileMode.Circular, maximumFileBytes: 4096 * 4 }, 1);
    for (let i = 0; i < 1000; i++) expect(circular.reserve(0, EVENT, 0)).toBe(true);
    expect(circular.buffersOverwritten).toBe(circular.buffersWritten - 4);
  });

  it('write partly filled buffers when the flush timer says so', () => {
    const buffers = make(SMALL, 1);
    buffers.reserve(0, EVENT, 0);
    buffers.flush(0);
    expect(buffers.buffersWritten).toBe(1);
    buffers.flush(1);
    expect(buffers.buffersWritten).toBe(1);
  });

  it('say what became of each buffer', () => {
    const realTime = new Listener();
    const buffers = make({ ...SMALL, lossless: false, consumerBytesPerSecond: 4096, consumerQueueBuffers: 1, loggerBytesPerSecond: 4096 * CYCLES_PER_SECOND }, 1, realTime);
    // The first goes into the queue, the next two find it full; a second later there is room again.
    for (let i = 0; i < 4 * 38; i++) buffers.reserve(0, EVENT, i);
    buffers.flush(4 * 38);
    expect(buffers.realTimeBuffersLost).toBe(3);
    buffers.flush(CYCLES_PER_SECOND * 2);
    buffers.reserve(0, EVENT, CYCLES_PER_SECOND * 2);
    buffers.flush(CYCLES_PER_SECOND * 3);
    buffers.flush(CYCLES_PER_SECOND * 3 + 10);
    buffers.finish(CYCLES_PER_SECOND * 3);
    expect(realTime.told).toEqual(['dropped 2', 'dropped 3', 'dropped 4', 'written 1', 'buffers 3', 'written 5']);

    const full = new Listener();
    const sequential = make({ ...SMALL, logFileMode: LogFileMode.Sequential, maximumFileBytes: 2 * 4096 + 100 }, 1, full);
    for (let i = 0; i < 4 * 38; i++) sequential.reserve(0, EVENT, i);
    expect(full.told).toEqual(['written 1', 'written 2', 'dropped 3', 'full']);
    expect([sequential.logBuffersLost, sequential.buffersWritten]).toEqual([1, 2]);

    const ring = new Listener();
    const circular = make({ ...SMALL, logFileMode: LogFileMode.Circular, maximumFileBytes: 2 * 4096 }, 1, ring);
    for (let i = 0; i < 4 * 38 + 1; i++) circular.reserve(0, EVENT, i);
    expect(ring.told).toEqual(['dropped 1', 'dropped 2']);
  });

  it('end an episode of lost events when there is a buffer again', () => {
    const listener = new Listener();
    const buffers = make({ ...SMALL, lossless: false, loggerBytesPerSecond: 4096 }, 1, listener);
    for (let i = 0; i < 3 * 38 + 10; i++) buffers.reserve(0, EVENT, 0);
    expect(buffers.eventsLost).toBe(10);
    expect(listener.told).toEqual([]);
    buffers.reserve(0, EVENT, CYCLES_PER_SECOND);
    expect(listener.told).toContain('events 10');
  });
});
