// src-main/labs/media-player.ts
//
// A player of local media: whenever the sound card wants a buffer of so many bytes, it reads on past the cache until it has them, in reads of
// one length. Where it got bandwidth reserved it follows the advice (length of a read, reads outstanding: that many reader threads); where
// not, it reads 64 KB after 64 KB.
//
//   sound card  |         |         |         |      one buffer in each period
//   reads        #####     #####     ####            late: a buffer that is not full when the next one is wanted

import * as nt from '../kernel/core/native-api.ts';
import type { Program, UserContext } from '../kernel/core/program.ts';
import { CYCLES_PER_MS } from '../kernel/core/time.ts';
import type { Cycles } from '../kernel/core/time.ts';
import { NtStatus } from '../../src-shared/nt/ntstatus.ts';
import { KEvent } from '../kernel/ke/event.ts';
import { setEvent, waitForObject } from '../kernel/ke/services.ts';
import { SoundCard } from './sound-card.ts';
import { BLOCK, READ_PAST_CACHE } from './storage-programs.ts';

/** What the sound card still has when it asks for more. */
const IN_THE_CARD: Cycles = CYCLES_PER_MS;

export class MediaPlayer {
  /** When the first buffer was wanted; -1 before. Then one in each period. */
  firstWanted: Cycles = -1;
  /** When each was full, in order. */
  readonly full: Cycles[] = [];
  /** NTSTATUS of the request for bandwidth; -1 before it was made. */
  status = -1;
  private readonly path: string;
  private readonly fileBytes: number;
  private readonly bytes: number;
  private readonly periodMs: number;
  private file = 0;
  private outstanding = 1;
  private transfer = BLOCK;
  /** Reads begun and ended, and those that the buffers which have been wanted take. */
  private reads = 0;
  private readsDone = 0;
  private readsWanted = 0;

  constructor(path: string, fileBytes: number, bytes: number, periodMs: number) {
    this.path = path;
    this.fileBytes = fileBytes;
    this.bytes = bytes;
    this.periodMs = periodMs;
  }

  /** @param insists plays only with the bandwidth that it asks for */
  *program(u: UserContext, insists: boolean): Program {
    const period = this.periodMs * CYCLES_PER_MS;
    yield nt.createFile(u, this.path, READ_PAST_CACHE);
    this.file = u.result;
    yield nt.setFileBandwidthReservation(u, this.file, this.periodMs, this.bytes);
    this.status = u.status;
    if (u.status === NtStatus.SUCCESS) {
      this.transfer = u.out1;
      this.outstanding = u.out2;
    } else if (insists) return;
    const card = new SoundCard(u.kernel);
    card.start(period);
    const readers = Array.from({ length: this.outstanding }, () => new KEvent('synchronization'));
    for (const more of readers) yield nt.createThread(u, (reader) => this.reader(reader, more));
    for (let buffer = 1; ; buffer++) {
      yield waitForObject(u, card.wanted);
      if (this.firstWanted < 0) this.firstWanted = u.now;
      this.readsWanted = Math.ceil((buffer * this.bytes) / this.transfer);
      for (const more of readers) yield setEvent(u, more);
    }
  }

  /** Of the buffers that the card has come to the end of by now: the share that was not full then. */
  lateShare(now: Cycles): number | null {
    if (this.firstWanted < 0) return null;
    const period = this.periodMs * CYCLES_PER_MS;
    const due = Math.floor((now - this.firstWanted - IN_THE_CARD) / period);
    let late = 0;
    for (let buffer = 0; buffer < due; buffer++) {
      if ((this.full[buffer] ?? Infinity) > this.firstWanted + (buffer + 1) * period + IN_THE_CARD) late++;
    }
    return due <= 0 ? null : late / due;
  }

  /** Takes read after read for as long as the buffers that are wanted need more. So the disk has the next one before it has done the last. */
  private *reader(u: UserContext, more: KEvent): Program {
    const length = this.transfer;
    const places = Math.floor(this.fileBytes / length);
    for (;;) {
      yield waitForObject(u, more);
      while (this.reads < this.readsWanted) {
        yield nt.readFile(u, this.file, (this.reads++ % places) * length, length);
        this.readsDone++;
        while (this.readsDone * length >= (this.full.length + 1) * this.bytes) this.full.push(u.now);
      }
    }
  }
}
