// src-main/kernel/io/costs.ts
//
// What the I/O manager, filters and the file system spend on each kind of request. [assumed], shaped after published distributions of
// Process Monitor durations: log-normal bodies with sd of ln 0.7-0.9 and rare long tails.

import { ServiceCost } from '../ob/service-cost.ts';

/** Medians in microseconds, sd of ln, tail per mille, largest factor of the tail. */
export const IO_COST = {
  open: new ServiceCost(5.6, 0.75, 50, 400),
  openMissing: new ServiceCost(4.6, 0.75, 40, 400),
  cleanup: new ServiceCost(1.7, 0.8, 30, 100),
  close: new ServiceCost(0.9, 0.7, 15, 60),
  query: new ServiceCost(0.9, 0.75, 30, 60),
  queryIrp: new ServiceCost(2.6, 0.8, 30, 60),
  set: new ServiceCost(4.5, 0.9, 30, 200),
  directory: new ServiceCost(7, 0.8, 30, 100),
  control: new ServiceCost(3.2, 0.9, 30, 200),
  lock: new ServiceCost(1.6, 0.6, 10, 30),
  security: new ServiceCost(2.2, 0.8, 20, 60),
  read: new ServiceCost(2.2, 0.9, 20, 60),
  write: new ServiceCost(1.3, 0.85, 25, 200),
  mapping: new ServiceCost(0.6, 0.75, 25, 60),
  probe: new ServiceCost(0.7, 0.5),
  gap: new ServiceCost(0.35, 0.5),
} as const;
