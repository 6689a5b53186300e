// src-main/kernel/io/associated-irps.ts
//
// A request that is too long for one goes to the disk in parts: associated IRPs of a master, each with its own device start and
// interrupt. The master ends with the last of them.
//
// Before io.largeTransfers the I/O system and the memory manager give a disk 64 KB at most; since, only the adapter's own limit counts.
// Models: IoMakeAssociatedIrp (learn.microsoft.com/windows-hardware/drivers/ddi/ntddk/nf-ntddk-iomakeassociatedirp).

import type { Kernel } from '../core/kernel.ts';
import type { DiskEvents } from './disk-events.ts';
import type { Irp, Irps } from './irp.ts';

/** Bytes of one storage request before io.largeTransfers. */
export const SMALL_TRANSFER_LENGTH = 65_536;

/** The longest request that the I/O system gives to a disk. What the adapter cannot take is the class driver's affair. */
export function storageRequestLimit(kernel: Kernel): number {
  return kernel.features.on('io.largeTransfers') ? Infinity : SMALL_TRANSFER_LENGTH;
}

export function sendInParts(irps: Irps, events: DiskEvents, master: Irp, partBytes: number, send: (part: Irp) => void): void {
  const { major, thread, file, node, flags, priority, device } = master;
  const parts = Math.ceil(master.length / partBytes);
  master.parts = parts;
  events.split(master, parts, partBytes);
  for (let i = 0; i < parts; i++) {
    const offset = i * partBytes;
    send(irps.start({ major, thread, file, node, offset: master.offset + offset, length: Math.min(partBytes, master.length - offset), flags, priority, master, device }));
  }
}
