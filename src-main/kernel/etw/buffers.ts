// src-main/kernel/etw/buffers.ts
//
// The buffers of a session: one current buffer per processor, a free list, a flush list that the logger thread empties. They decide
// which events are recorded and which are lost; the recorded ones go on to the trace writer at once, in order of time.
//
//   reserve(cpu, bytes):  fits into current[cpu]            -> recorded
//                         else current[cpu] -> flush list; a free or a new buffer becomes current[cpu]
//                         none left                         -> event lost (lossy) or a flush now (lossless)
//
// Facts: learn.microsoft.com/windows/win32/etw "Event Tracing Sessions"; a buffer has a 72-byte header, events are rounded up to 8 bytes.

import type { SessionProperties } from './session-properties.ts';
import { LogFileMode } from './session-properties.ts';
import { CYCLES_PER_SECOND } from '../core/time.ts';
import type { Cycles } from '../core/time.ts';

const HEADER_BYTES = 72;

export class SessionBuffers {
  /** Out counters of EVENT_TRACE_PROPERTIES. */
  eventsLost = 0;
  logBuffersLost = 0;
  realTimeBuffersLost = 0;
  buffersWritten = 0;
  numberOfBuffers: number;
  /** Buffers of a circular log that newer ones have taken the place of. */
  buffersOverwritten = 0;

  private readonly properties: SessionProperties;
  private readonly capacity: number;
  /** Bytes used in the current buffer of each processor; -1 where it has none. */
  private readonly used: Int32Array;
  private freeBuffers: number;
  /** Full buffers that wait for the logger thread. */
  private flushList = 0;
  /** When the logger thread has finished what it has taken. */
  private loggerBusyUntil: Cycles = 0;
  private readonly cyclesPerBuffer: Cycles;
  stopped = false;

  constructor(properties: SessionProperties, cpus: number) {
    this.properties = properties;
    this.capacity = properties.bufferBytes - HEADER_BYTES;
    this.numberOfBuffers = Math.max(properties.minimumBuffers, 2 * cpus);
    this.used = new Int32Array(cpus);
    this.freeBuffers = this.numberOfBuffers - cpus;
    this.cyclesPerBuffer = Math.ceil((properties.bufferBytes / properties.consumerBytesPerSecond) * CYCLES_PER_SECOND);
  }

  get freeBufferCount(): number {
    return this.freeBuffers;
  }

  /** Room for an event. @returns false where it is lost (counted) */
  reserve(cpu: number, payloadBytes: number, time: Cycles): boolean {
    const bytes = (payloadBytes + 7) & ~7;
    const used = this.used[cpu] as number;
    if (used >= 0 && used + bytes <= this.capacity) {
      this.used[cpu] = used + bytes;
      return true;
    }
    return this.nextBuffer(cpu, bytes, time);
  }

  private nextBuffer(cpu: number, bytes: number, time: Cycles): boolean {
    if (this.stopped || bytes > this.capacity) {
      this.eventsLost++;
      return false;
    }
    if ((this.used[cpu] as number) > 0) {
      this.enqueue(time);
      this.used[cpu] = -1;
    }
    this.runLogger(time);
    if (this.freeBuffers > 0) this.freeBuffers--;
    else if (this.numberOfBuffers < Math.max(this.properties.maximumBuffers, this.properties.minimumBuffers)) this.numberOfBuffers++;
    else if (this.properties.lossless) {
      this.write(this.flushList);
      this.freeBuffers--;
    } else {
      this.eventsLost++;
      return false;
    }
    this.used[cpu] = bytes;
    return true;
  }

  private enqueue(time: Cycles): void {
    if (this.flushList++ === 0 && this.loggerBusyUntil < time) this.loggerBusyUntil = time;
  }

  /** The logger thread takes full buffers as fast as its consumer allows. */
  private runLogger(time: Cycles): void {
    if (this.properties.lossless) {
      this.write(this.flushList);
      return;
    }
    while (this.flushList > 0 && this.loggerBusyUntil + this.cyclesPerBuffer <= time) {
      this.loggerBusyUntil += this.cyclesPerBuffer;
      this.write(1);
    }
  }

  private write(buffers: number): void {
    this.flushList -= buffers;
    this.freeBuffers += buffers;
    this.buffersWritten += buffers;
    const { maximumFileBytes, logFileMode, bufferBytes } = this.properties;
    if (maximumFileBytes === 0 || this.buffersWritten * bufferBytes <= maximumFileBytes) return;
    if (logFileMode === LogFileMode.Circular) this.buffersOverwritten = this.buffersWritten - Math.floor(maximumFileBytes / bufferBytes);
    else if (logFileMode === LogFileMode.Sequential) {
      this.stopped = true;
      this.logBuffersLost += this.flushList;
    }
  }

  /** The flush timer, or a controller's flush: partly filled buffers are written as well. */
  flush(time: Cycles): void {
    for (let cpu = 0; cpu < this.used.length; cpu++) {
      if ((this.used[cpu] as number) <= 0) continue;
      this.enqueue(time);
      if (this.freeBuffers > 0) {
        this.freeBuffers--;
        this.used[cpu] = 0;
      } else this.used[cpu] = -1;
    }
    this.runLogger(time);
  }
}
