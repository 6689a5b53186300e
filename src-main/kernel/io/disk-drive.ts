// src-main/kernel/io/disk-drive.ts
//
// The mechanics of one drive: how long a request takes, and what it keeps in its track buffer.
//
// Models, chosen by configure():
//   seek     0.25 ms overhead + seek + rotation + transfer of a 7,200 rpm drive; a track buffer answers what lies just behind an earlier request
//   flat     a constant per request, for checks with closed-form numbers
//   virtual  a disk in a file of a host that caches: [assumed] log-normal around 0.35 ms
// Seek time 0.8 + 15.2 * sqrt(distance / all) ms; a turn takes 8.333 ms, the angle is the simulated time's; 80 MB/s. [assumed]
// The adapter takes 1 MiB in one request and has 32 tags. Simplified: the drive serves its tags in the order in which it got them, so the
// port driver keeps the requests itself and has one at the drive.

import type { Prng } from '../../../src-shared/base/prng.ts';
import { CYCLES_PER_MS, CYCLES_PER_US } from '../core/time.ts';
import type { Cycles } from '../core/time.ts';
import { ServiceCost } from '../ob/service-cost.ts';
import { IrpMajor } from './irp.ts';
import type { Irp } from './irp.ts';

export type DiskModel = 'seek' | 'flat' | 'virtual';

/** STORAGE_ADAPTER_DESCRIPTOR.MaximumTransferLength, bytes. */
export const MAXIMUM_TRANSFER_LENGTH = 1_048_576;

const OVERHEAD = 0.25 * CYCLES_PER_MS;
const TURN = Math.round(8.333 * CYCLES_PER_MS);
const FULL_SEEK = 16 * CYCLES_PER_MS;
const BYTES_PER_MS = 80_000;
/** Interface speed, for what the track buffer holds. */
const BUFFER_BYTES_PER_MS = 250_000;
const SEGMENT_BYTES = 2 * 1024 * 1024;
const SEGMENTS = 24;
const DISK_BYTES = 160 * 2 ** 30;
/** What a reservation counts on for a request of the virtual model. [assumed] */
const VIRTUAL_LIMIT = 4 * CYCLES_PER_MS;
const VIRTUAL_BYTES_PER_MS = 200_000;

export class DiskDrive {
  private readonly prng: Prng;
  private head = 0;
  /** Starts of the segments that the track buffer holds, latest last. */
  private readonly segments: number[] = [];
  private model: DiskModel = 'virtual';
  private flatCycles: Cycles = 8 * CYCLES_PER_MS;
  /** A drive that has stopped turning: the next request waits so long for it. */
  private spinUp: Cycles = 0;
  private readonly virtualCost = new ServiceCost(330, 0.7, 12, 40);
  /** Time that requests have cost before the drive moved or sent anything, since boot. */
  overheadCycles: Cycles = 0;

  constructor(prng: Prng) {
    this.prng = prng;
  }

  /** @param flatMs time of one request of the flat model @param spinUpMs what the next request waits for the platters to turn */
  configure(model: DiskModel, flatMs = 8, spinUpMs = 0): void {
    this.model = model;
    this.spinUp = Math.round(spinUpMs * CYCLES_PER_MS);
    this.flatCycles = Math.round(flatMs * CYCLES_PER_MS);
  }

  /** How long this request takes if it begins at `now`. The drive has moved then. */
  serviceTime(irp: Irp, now: Cycles): Cycles {
    const { spinUp } = this;
    this.spinUp = 0;
    return spinUp + Math.max(CYCLES_PER_US, Math.round(this.time(irp, now + spinUp)));
  }

  /** The longest that a request of so many bytes can take: what a reservation counts on. */
  serviceLimit(bytes: number): Cycles {
    if (this.model === 'flat') return this.flatCycles;
    if (this.model === 'virtual') return VIRTUAL_LIMIT + Math.round((bytes / VIRTUAL_BYTES_PER_MS) * CYCLES_PER_MS);
    return Math.round(OVERHEAD + FULL_SEEK + TURN + (bytes / BYTES_PER_MS) * CYCLES_PER_MS);
  }

  private time(irp: Irp, now: Cycles): Cycles {
    if (this.model === 'flat') return this.flatCycles;
    this.overheadCycles += OVERHEAD;
    if (this.model === 'virtual') return this.virtualCost.sample(this.prng) + (irp.length / VIRTUAL_BYTES_PER_MS) * CYCLES_PER_MS;
    const distance = Math.abs(irp.offset - this.head);
    this.head = irp.offset + irp.length;
    if (irp.major === IrpMajor.Read && this.segments.some((start) => irp.offset >= start && irp.offset + irp.length <= start + SEGMENT_BYTES)) {
      return OVERHEAD + (irp.length / BUFFER_BYTES_PER_MS) * CYCLES_PER_MS;
    }
    this.segments.push(irp.offset);
    if (this.segments.length > SEGMENTS) this.segments.shift();
    const seek = distance === 0 ? 0 : (0.8 + 15.2 * Math.sqrt(distance / DISK_BYTES)) * CYCLES_PER_MS;
    const arrival = now + OVERHEAD + seek;
    const angle = Math.floor(((irp.offset % (512 * 1024)) / (512 * 1024)) * TURN);
    const rotation = (((angle - arrival) % TURN) + TURN) % TURN;
    return OVERHEAD + seek + rotation + (irp.length / BYTES_PER_MS) * CYCLES_PER_MS;
  }
}
