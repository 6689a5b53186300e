// src-main/kernel/etw/buffers.ts
//
// The buffers of a session: one current buffer per processor, a free list, a flush list that the logger thread empties. They decide
// which events are recorded and which are lost, and which whole buffers are lost later.
//
//   reserve(cpu, bytes):  fits into current[cpu]            -> recorded
//                         else current[cpu] -> flush list; a free or a new buffer becomes current[cpu]
//                         none left                         -> event lost (lossy) or a flush now (lossless)
//   logger thread:        sequential   the file is full     -> the session stops, what waits is lost
//                         circular     the file is full     -> the oldest buffer in it is overwritten
//                         real time    the queue is full    -> the buffer is thrown away
//
// Buffers have numbers, from 1 on, in the order in which they were begun. Time in cycles; work of the logger thread and of the consumer is
// done late, when somebody asks, with the times at which it happened.
//
// Facts: learn.microsoft.com/windows/win32/etw "Event Tracing Sessions" and EVENT_TRACE_PROPERTIES; a buffer has a 72-byte header, events are
// rounded up to 8 bytes. Rates and the length of the queue are [assumed].

import type { SessionProperties } from './session-properties.ts';
import { LogFileMode } from './session-properties.ts';
import { CYCLES_PER_SECOND } from '../core/time.ts';
import type { Cycles } from '../core/time.ts';

const HEADER_BYTES = 72;

/** Whom the buffers tell what became of them. */
export interface BufferListener {
  /** The buffer is in the file, or the consumer has it. */
  written(buffer: number): void;
  /** The buffer is gone: overwritten, thrown away, or left over when the file was full. */
  dropped(buffer: number): void;
  /** There is room again, after `count` events found none. */
  eventsWereLost(count: number, time: Cycles): void;
  /** The consumer's queue has room again, after `count` buffers found none. */
  buffersWereLost(count: number, time: Cycles): void;
  /** A sequential file has reached its maximum size. */
  fileFull(time: Cycles): void;
}

export class SessionBuffers {
  /** Out counters of EVENT_TRACE_PROPERTIES. */
  eventsLost = 0;
  logBuffersLost = 0;
  realTimeBuffersLost = 0;
  buffersWritten = 0;
  numberOfBuffers: number;
  /** Buffers of a circular log that newer ones have taken the place of. */
  buffersOverwritten = 0;
  /** The sequential file is full: nothing is recorded any more. */
  stopped = false;
  /** Buffer of the row that is written next: where the last reserve() made room. 0: in none, told by the consumer's side. */
  rowBuffer = 0;

  private readonly properties: SessionProperties;
  private readonly listener: BufferListener;
  private readonly capacity: number;
  /** Bytes used in the current buffer of each processor; -1 where it has none. */
  private readonly used: Int32Array;
  private readonly current: number[] = [];
  private nextNumber = 1;
  private freeBuffers: number;
  /** Full buffers that wait for the logger thread. */
  private readonly flushList: number[] = [];
  /** Real time: buffers that wait for the consumer. */
  private readonly queue: number[] = [];
  /** Circular: buffers in the file, oldest first. */
  private readonly file: number[] = [];
  private loggerBusyUntil: Cycles = 0;
  private consumerBusyUntil: Cycles = 0;
  private readonly loggerCycles: Cycles;
  private readonly consumerCycles: Cycles;
  private readonly realTime: boolean;
  /** Buffers that the file can hold. */
  private readonly fileBuffers: number;
  /** Lost since there was room. */
  private episodeEvents = 0;
  private episodeBuffers = 0;

  constructor(properties: SessionProperties, cpus: number, listener: BufferListener) {
    this.properties = properties;
    this.listener = listener;
    this.capacity = properties.bufferBytes - HEADER_BYTES;
    this.numberOfBuffers = Math.max(properties.minimumBuffers, 2 * cpus);
    this.used = new Int32Array(cpus);
    for (let cpu = 0; cpu < cpus; cpu++) this.current.push(this.nextNumber++);
    this.freeBuffers = this.numberOfBuffers - cpus;
    this.loggerCycles = Math.ceil((properties.bufferBytes / properties.loggerBytesPerSecond) * CYCLES_PER_SECOND);
    this.consumerCycles = Math.ceil((properties.bufferBytes / properties.consumerBytesPerSecond) * CYCLES_PER_SECOND);
    this.realTime = (properties.logFileMode & LogFileMode.RealTime) !== 0;
    this.fileBuffers = properties.maximumFileBytes === 0 ? Infinity : Math.floor(properties.maximumFileBytes / properties.bufferBytes);
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
      this.rowBuffer = this.current[cpu] as number;
      return true;
    }
    return this.nextBuffer(cpu, bytes, time);
  }

  /** The flush timer, or a controller's flush: partly filled buffers are written as well. */
  flush(time: Cycles): void {
    for (let cpu = 0; cpu < this.used.length; cpu++) {
      if ((this.used[cpu] as number) <= 0) continue;
      this.enqueue(cpu, time);
      if (this.freeBuffers > 0) {
        this.freeBuffers--;
        this.begin(cpu, 0);
      }
    }
    this.runLogger(time);
  }

  /** The session ends: everything that waits is written, and the consumer takes all that it was given. */
  finish(time: Cycles): void {
    for (let cpu = 0; cpu < this.used.length; cpu++) if ((this.used[cpu] as number) > 0) this.enqueue(cpu, time);
    this.consume(Infinity);
    while (this.flushList.length > 0) {
      this.freeBuffers++;
      if (this.realTime) this.deliver(this.flushList.shift() as number);
      else this.write(this.flushList.shift() as number, time);
    }
    this.endEpisodes(time);
  }

  private nextBuffer(cpu: number, bytes: number, time: Cycles): boolean {
    if (this.stopped) return this.loseForGood();
    if (bytes > this.capacity) return this.lose();
    if ((this.used[cpu] as number) > 0) this.enqueue(cpu, time);
    this.runLogger(time);
    if (this.stopped) return this.loseForGood();
    if (this.freeBuffers > 0) this.freeBuffers--;
    else if (this.properties.lossless || this.numberOfBuffers < Math.max(this.properties.maximumBuffers, this.properties.minimumBuffers)) this.numberOfBuffers++;
    else return this.lose();
    if (this.episodeEvents > 0) {
      const count = this.episodeEvents;
      this.episodeEvents = 0;
      this.listener.eventsWereLost(count, time);
    }
    this.begin(cpu, bytes);
    this.rowBuffer = this.current[cpu] as number;
    return true;
  }

  private lose(): false {
    this.eventsLost++;
    this.episodeEvents++;
    return false;
  }

  private loseForGood(): false {
    this.eventsLost++;
    return false;
  }

  private begin(cpu: number, bytes: number): void {
    this.used[cpu] = bytes;
    this.current[cpu] = this.nextNumber++;
  }

  /** Puts the processor's current buffer on the flush list. */
  private enqueue(cpu: number, time: Cycles): void {
    if (this.flushList.length === 0 && this.loggerBusyUntil < time) this.loggerBusyUntil = time;
    this.flushList.push(this.current[cpu] as number);
    this.used[cpu] = -1;
  }

  /** The logger thread takes full buffers as fast as it can. */
  private runLogger(time: Cycles): void {
    const { lossless } = this.properties;
    while (this.flushList.length > 0) {
      if (!lossless) {
        if (this.loggerBusyUntil + this.loggerCycles > time) break;
        this.loggerBusyUntil += this.loggerCycles;
      }
      this.freeBuffers++;
      const buffer = this.flushList.shift() as number;
      if (!this.realTime) this.write(buffer, time);
      else if (lossless) this.deliver(buffer);
      else this.handOver(buffer, this.loggerBusyUntil, time);
    }
    if (this.realTime && !lossless) this.consume(time);
  }

  /** Into the file. */
  private write(buffer: number, time: Cycles): void {
    if ((this.properties.logFileMode & LogFileMode.Circular) !== 0) {
      this.buffersWritten++;
      this.file.push(buffer);
      if (this.file.length <= this.fileBuffers) return;
      this.buffersOverwritten++;
      this.listener.dropped(this.file.shift() as number);
    } else if (this.buffersWritten < this.fileBuffers) this.deliver(buffer);
    else this.stopAtFull(buffer, time);
  }

  private deliver(buffer: number): void {
    this.buffersWritten++;
    this.listener.written(buffer);
  }

  /** The file is full: the buffer, those behind it and those being filled are lost. */
  private stopAtFull(buffer: number, time: Cycles): void {
    const lost = [buffer, ...this.flushList.splice(0)];
    for (let cpu = 0; cpu < this.used.length; cpu++) {
      if ((this.used[cpu] as number) > 0) lost.push(this.current[cpu] as number);
      this.used[cpu] = -1;
    }
    this.logBuffersLost += lost.length;
    for (const number of lost) this.listener.dropped(number);
    if (this.stopped) return;
    this.stopped = true;
    this.listener.fileFull(time);
  }

  /** Into the consumer's queue, at `at`; found out at `time`. */
  private handOver(buffer: number, at: Cycles, time: Cycles): void {
    this.consume(at);
    if (this.queue.length >= this.properties.consumerQueueBuffers) {
      this.realTimeBuffersLost++;
      this.episodeBuffers++;
      this.listener.dropped(buffer);
      return;
    }
    if (this.episodeBuffers > 0) {
      const count = this.episodeBuffers;
      this.episodeBuffers = 0;
      this.listener.buffersWereLost(count, time);
    }
    if (this.queue.length === 0 && this.consumerBusyUntil < at) this.consumerBusyUntil = at;
    this.queue.push(buffer);
  }

  /** The consumer takes buffers out of its queue up to `time`. */
  private consume(time: Cycles): void {
    while (this.queue.length > 0 && this.consumerBusyUntil + this.consumerCycles <= time) {
      this.consumerBusyUntil += this.consumerCycles;
      this.deliver(this.queue.shift() as number);
    }
  }

  private endEpisodes(time: Cycles): void {
    const { episodeEvents, episodeBuffers } = this;
    this.episodeEvents = 0;
    this.episodeBuffers = 0;
    if (episodeEvents > 0) this.listener.eventsWereLost(episodeEvents, time);
    if (episodeBuffers > 0) this.listener.buffersWereLost(episodeBuffers, time);
  }
}
