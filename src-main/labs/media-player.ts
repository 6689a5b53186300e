// src-main/labs/media-player.ts
//
// A player of local media: whenever the sound card wants a buffer of so many bytes, it reads on past the cache until it has them, in reads of
// one length. Where it got bandwidth reserved it follows the advice (length of a read, reads outstanding: that many reader threads); where
// not, it reads 64 KB after 64 KB.
//
//   sound card  |         |         |         |      one buffer in each period
//   reads        #####     #####     ####            late: a buffer that took longer than a period

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

export interface Buffer {
  readonly begin: Cycles;
  readonly end: Cycles;
}

interface Work {
  readonly go: KEvent;
  readonly done: KEvent;
}

export class MediaPlayer {
  /** Those that are full, in order. */
  readonly buffers: Buffer[] = [];
  /** NTSTATUS of the request for bandwidth; -1 before it was made. */
  status = -1;
  private readonly path: string;
  private readonly fileBytes: number;
  private readonly bytes: number;
  private readonly periodMs: number;
  private file = 0;
  private outstanding = 1;
  private transfer = BLOCK;
  /** Reads made, and those that the buffers up to the present one take. */
  private reads = 0;
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
    const readers: Work[] = [];
    for (let reader = 1; reader < this.outstanding; reader++) {
      const work = { go: new KEvent('synchronization'), done: new KEvent('synchronization') };
      readers.push(work);
      yield nt.createThread(u, (r) => this.reader(r, work));
    }
    for (;;) {
      yield waitForObject(u, card.wanted);
      const begin = u.now;
      this.readsWanted = Math.ceil(((this.buffers.length + 1) * this.bytes) / this.transfer);
      for (const work of readers) yield setEvent(u, work.go);
      yield* this.read(u);
      for (const work of readers) yield waitForObject(u, work.done);
      this.buffers.push({ begin, end: u.now });
    }
  }

  /** Share of the buffers that took longer than a period. */
  get lateShare(): number | null {
    const late = this.buffers.filter(({ begin, end }) => end - begin > this.periodMs * CYCLES_PER_MS + IN_THE_CARD);
    return this.buffers.length === 0 ? null : late.length / this.buffers.length;
  }

  private *reader(u: UserContext, work: Work): Program {
    for (;;) {
      yield waitForObject(u, work.go);
      yield* this.read(u);
      yield setEvent(u, work.done);
    }
  }

  /** Takes read after read until the buffer has all of them. */
  private *read(u: UserContext): Program {
    const length = this.transfer;
    const places = Math.floor(this.fileBytes / length);
    while (this.reads < this.readsWanted) {
      yield nt.readFile(u, this.file, (this.reads++ % places) * length, length);
    }
  }
}
