// src-main/kernel/net/nic.ts
//
// The network adapter: packets arrive at times, an interrupt tells so, a DPC takes all that have arrived up through NDIS and TCP/IP.
// Costs: hal/costs.ts (ISR, DPC, per packet). A packet takes its time on a 100 Mbit/s link.

import type { EventTarget, Kernel } from '../core/kernel.ts';
import type { Cycles } from '../core/time.ts';
import { COSTS } from '../hal/costs.ts';
import type { KInterrupt } from '../hal/interrupt.ts';
import { KDpc } from '../ke/dpc.ts';
import type { KProcessor } from '../ke/processor.ts';
import type { SocketObject } from './socket-object.ts';

/** 100 Mbit/s at 2.4 GHz: 192 cycles a byte. */
export const CYCLES_PER_BYTE = 192;
export const FRAME_BYTES = 58;

export const PacketKind = { Connected: 0, Data: 1 } as const;
export interface Packet {
  readonly socket: SocketObject;
  readonly kind: (typeof PacketKind)[keyof typeof PacketKind];
  readonly bytes: number;
}

/** A packet for a transport of the kernel's own: what happens when the DPC hands it up. */
export interface KernelPacket {
  readonly bytes: number;
  received(cpu: KProcessor): void;
}

export class Nic implements EventTarget {
  private readonly kernel: Kernel;
  private readonly line: KInterrupt;
  private readonly inFlight: (Packet | KernelPacket | null)[] = [];
  private readonly freeSlots: number[] = [];
  private readonly arrived: (Packet | KernelPacket)[] = [];
  /** When the link is free again, towards this machine. */
  private linkFree: Cycles = 0;
  packets = 0;

  constructor(kernel: Kernel, deliver: (cpu: KProcessor, packet: Packet) => void) {
    this.kernel = kernel;
    const dpc = new KDpc('ndis!ndisInterruptDpc', (cpu) => {
      let cycles: Cycles = COSTS.nicDpc;
      for (let packet = this.arrived.shift(); packet !== undefined; packet = this.arrived.shift()) {
        cycles += COSTS.nicDpcPerPacket;
        this.packets++;
        if ('received' in packet) packet.received(cpu);
        else deliver(cpu, packet);
      }
      return cycles;
    });
    this.line = kernel.hal.connect({
      irql: 10,
      name: 'ndis!ndisMIsr',
      service: (cpu) => {
        kernel.ke.queueDpc(cpu, dpc);
        return COSTS.nicIsr;
      },
    });
  }

  /** A packet that will be here at `time`, or as soon after as the link allows. */
  expect(packet: Packet | KernelPacket, time: Cycles): void {
    const arrival = Math.max(time, this.linkFree) + (packet.bytes + FRAME_BYTES) * CYCLES_PER_BYTE;
    this.linkFree = arrival;
    const slot = this.freeSlots.pop() ?? this.inFlight.length;
    this.inFlight[slot] = packet;
    this.kernel.schedule(arrival, this, slot);
  }

  onEvent(slot: number): void {
    this.arrived.push(this.inFlight[slot] as Packet | KernelPacket);
    this.inFlight[slot] = null;
    this.freeSlots.push(slot);
    this.kernel.hal.raise(this.line, 0);
  }
}
