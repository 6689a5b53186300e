// src-main/kernel/mm/address-space.ts
//
// The user half of a process's address space: mapped images, views and private regions. Addresses go upwards from 0x00010000 and are not
// reused; what matters is how much there is.

import { ALLOCATION_GRANULARITY } from './image.ts';
import type { Image } from './image.ts';

export class AddressSpace {
  readonly images: Image[] = [];
  private readonly regions = new Map<number, number>();
  private next: number;

  constructor(is64Bit: boolean) {
    this.next = is64Bit ? 0x2000_0000 : 0x0100_0000;
  }

  /** @returns base address of a private region */
  allocate(bytes: number): number {
    const base = this.next;
    this.next += Math.max(1, Math.ceil(bytes / ALLOCATION_GRANULARITY)) * ALLOCATION_GRANULARITY;
    this.regions.set(base, bytes);
    return base;
  }

  allocateView(bytes: number): number {
    return this.allocate(bytes);
  }

  /** @returns bytes of the region, 0 where there is none */
  free(base: number): number {
    const bytes = this.regions.get(base) ?? 0;
    this.regions.delete(base);
    return bytes;
  }
}
