// src-main/labs/network-bursts.ts
//
// A network adapter under load: bursts of packets that keep a processor in interrupt and DPC time for an exact length. A burst is
// a row of interrupts of about 200 us each: the service routine, then a DPC that takes the packets which have arrived.

import { COSTS } from '../kernel/hal/costs.ts';
import type { EventTarget, Kernel } from '../kernel/core/kernel.ts';
import { CYCLES_PER_US } from '../kernel/core/time.ts';
import type { Cycles } from '../kernel/core/time.ts';
import { KDpc } from '../kernel/ke/dpc.ts';
import type { KInterrupt } from '../kernel/hal/interrupt.ts';

export interface Burst {
  readonly start: Cycles;
  readonly length: Cycles;
}

const PIECE = 200 * CYCLES_PER_US;
const NIC_IRQL = 9;

export class NetworkBursts implements EventTarget {
  private readonly kernel: Kernel;
  private readonly bursts: Iterator<Burst>;
  private readonly line: KInterrupt;
  private burst: Burst | null = null;
  private pieces = 0;
  private piece = 0;
  /** DPC cost of the pieces that were raised and whose DPC has not run. */
  private dpcWork: Cycles = 0;
  private isrWork: Cycles[] = [];

  /** @param bursts in order of time, not overlapping, each longer than 0 */
  constructor(kernel: Kernel, bursts: Iterable<Burst>, cpu = 0) {
    this.kernel = kernel;
    this.bursts = bursts[Symbol.iterator]();
    const dpc = new KDpc('ndis!ndisMDpc', () => {
      const work = this.dpcWork;
      this.dpcWork = 0;
      return work;
    });
    this.line = kernel.hal.connect({
      irql: NIC_IRQL, name: 'ndis!ndisMIsr',
      service: (processor) => {
        kernel.ke.queueDpc(processor, dpc);
        return this.isrWork.shift() ?? 0;
      },
    });
    this.cpu = cpu;
    this.nextBurst();
  }

  private readonly cpu: number;

  onEvent(_arg: number, _time: Cycles): void {
    const burst = this.burst as Burst;
    const from = Math.floor((burst.length * this.piece) / this.pieces);
    const to = Math.floor((burst.length * (this.piece + 1)) / this.pieces);
    const isr = Math.min(COSTS.nicIsr, to - from);
    this.isrWork.push(isr);
    this.dpcWork += to - from - isr;
    this.kernel.hal.raise(this.line, this.cpu);
    if (++this.piece < this.pieces) this.kernel.schedule(burst.start + to, this);
    else this.nextBurst();
  }

  private nextBurst(): void {
    const next = this.bursts.next();
    if (next.done === true) return;
    this.burst = next.value;
    this.pieces = Math.max(1, Math.round(next.value.length / PIECE));
    this.piece = 0;
    this.kernel.schedule(next.value.start, this);
  }
}
