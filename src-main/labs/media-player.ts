// src-main/labs/media-player.ts
//
// A player of local media: whenever the sound card wants a buffer of so many bytes, it reads on past the cache until it has them, in reads of
// one length. Its file is asynchronous. Where it got bandwidth reserved it follows the advice (length of a read, reads outstanding); where
// not, it reads 64 KB after 64 KB.
//
//   sound card  |         |         |         |      one buffer in each period
//   reads        #####     #####     ####            late: a buffer that is not full when the next one is wanted

import { CreateOptions, ShareAccess } from '../../src-shared/nt/create-file.ts';
import { FileAccess } from '../../src-shared/nt/file-access.ts';
import * as nt from '../kernel/core/native-api.ts';
import type { Program, UserContext } from '../kernel/core/program.ts';
import { CYCLES_PER_MS } from '../kernel/core/time.ts';
import type { Cycles } from '../kernel/core/time.ts';
import { NtStatus } from '../../src-shared/nt/ntstatus.ts';
import { KEvent } from '../kernel/ke/event.ts';
import { setEvent, waitForObject } from '../kernel/ke/services.ts';
import { SoundCard } from './sound-card.ts';
import { BLOCK } from './storage-programs.ts';

/** Past the cache, and several at a time. */
const STREAM: nt.OpenRequest = {
  access: FileAccess.GENERIC_READ, share: ShareAccess.READ | ShareAccess.WRITE | ShareAccess.DELETE, options: CreateOptions.NON_DIRECTORY_FILE | CreateOptions.NO_INTERMEDIATE_BUFFERING,
};

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
    yield nt.createFile(u, this.path, STREAM);
    this.file = u.result;
    yield nt.setFileBandwidthReservation(u, this.file, this.periodMs, this.bytes);
    this.status = u.status;
    if (u.status === NtStatus.SUCCESS) {
      this.transfer = u.out1;
      this.outstanding = u.out2;
    } else if (insists) return;
    const card = new SoundCard(u.kernel);
    card.start(period);
    const news = new KEvent('synchronization');
    yield nt.createThread(u, (stream) => this.stream(stream, news));
    for (let buffer = 1; ; buffer++) {
      yield waitForObject(u, card.wanted);
      if (this.firstWanted < 0) this.firstWanted = u.now;
      this.readsWanted = Math.ceil((buffer * this.bytes) / this.transfer);
      yield setEvent(u, news);
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

  /**
   * Keeps the advised number of reads outstanding for as long as the buffers that are wanted need more. So the disk has the next one before it
   * has done the last. They end in the order in which they began.
   * @param news set when a buffer is wanted and when a read has ended; a read that begins takes it back, so what happened is looked up
   */
  private *stream(u: UserContext, news: KEvent): Program {
    const length = this.transfer;
    const places = Math.floor(this.fileBytes / length);
    const blocks: nt.IoStatusBlock[] = Array.from({ length: this.outstanding }, () => ({ status: NtStatus.PENDING, information: 0 }));
    const blockOf = (read: number): nt.IoStatusBlock => blocks[read % blocks.length] as nt.IoStatusBlock;
    for (;;) {
      while (this.readsDone < this.reads && blockOf(this.readsDone).status !== NtStatus.PENDING) {
        this.readsDone++;
        while (this.readsDone * length >= (this.full.length + 1) * this.bytes) this.full.push(u.now);
      }
      if (this.reads < this.readsWanted && this.reads - this.readsDone < this.outstanding) {
        const read = this.reads++;
        yield nt.readFileAsync(u, this.file, (read % places) * length, length, { event: news, ioStatus: blockOf(read) });
      } else yield waitForObject(u, news);
    }
  }
}
