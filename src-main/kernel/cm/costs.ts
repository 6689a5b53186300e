// src-main/kernel/cm/costs.ts
//
// What registry services take: medians in microseconds, sd of ln, tail. [assumed], shaped after measured durations.

import { ServiceCost } from '../ob/service-cost.ts';

export const CM_COST = {
  openFound: new ServiceCost(2.0, 0.75, 25, 80),
  openMissing: new ServiceCost(1.15, 0.75, 25, 80),
  create: new ServiceCost(9, 0.8, 20, 60),
  close: new ServiceCost(0.35, 0.6, 12, 60),
  queryKey: new ServiceCost(0.6, 0.7, 15, 60),
  queryValue: new ServiceCost(0.6, 0.8, 40, 80),
  enumerate: new ServiceCost(0.8, 0.7, 40, 60),
  setValue: new ServiceCost(2.2, 0.9, 40, 200),
  remove: new ServiceCost(6, 0.8, 20, 60),
  flush: new ServiceCost(900, 0.8),
  security: new ServiceCost(1.2, 0.6),
} as const;
