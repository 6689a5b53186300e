// src-main/kernel/io/costs.ts
//
// What the I/O manager, filters and the file system spend on each kind of request. [assumed], shaped after published distributions of
// Process Monitor durations: log-normal bodies with sd of ln 0.7-0.9 and rare long tails.

import { ServiceCost } from '../ob/service-cost.ts';

/** Medians in microseconds, sd of ln, tail per mille, largest factor of the tail. */
export const IO_COST = {
  open: new ServiceCost(5.2, 0.75, 30, 20),
  openMissing: new ServiceCost(4.0, 0.7, 20, 20),
  cleanup: new ServiceCost(1.7, 0.8, 25, 30),
  close: new ServiceCost(0.9, 0.7, 10, 20),
  query: new ServiceCost(0.9, 0.75, 20, 20),
  queryIrp: new ServiceCost(2.6, 0.8, 20, 20),
  set: new ServiceCost(4.5, 0.9, 20, 40),
  directory: new ServiceCost(7, 0.8, 20, 30),
  control: new ServiceCost(3.2, 0.9, 20, 40),
  lock: new ServiceCost(1.6, 0.6, 5, 10),
  security: new ServiceCost(2.2, 0.8, 15, 20),
  read: new ServiceCost(1.5, 0.8, 12, 20),
  write: new ServiceCost(1.3, 0.8, 12, 30),
  mapping: new ServiceCost(0.6, 0.75, 12, 20),
  probe: new ServiceCost(0.7, 0.5),
  gap: new ServiceCost(0.35, 0.5),
} as const;
