// src-main/kernel/mmcss/mmcss.ts
//
// The Multimedia Class Scheduler Service, where this Windows has it (feature switch `mmcss`: clients of Windows Vista). Where it has not, nothing is
// installed, and whoever asks finds no service: avrt's calls fail with OBJECT NAME NOT FOUND and no priority changes.

import type { Kernel } from '../core/kernel.ts';
import type { MultimediaServiceOptions } from '../core/setup.ts';
import type { EProcess } from '../ps/process.ts';
import { Scheduler } from './scheduler.ts';
import { serviceMain } from './service.ts';
import { HIGHEST_MEDIUM } from './tasks.ts';
import { installStockTasks, setSystemResponsiveness } from './stock-tasks.ts';

export class Mmcss {
  private readonly kernel: Kernel;

  constructor(kernel: Kernel) {
    this.kernel = kernel;
  }

  /** Puts the service into a service host and its stock tasks into the registry. @returns whether this Windows has the service */
  install(process: EProcess, options: MultimediaServiceOptions = {}): boolean {
    const { kernel } = this;
    if (!kernel.features.on('mmcss')) return false;
    installStockTasks(kernel.components.cm);
    const scheduler = new Scheduler(options.highestMedium ?? HIGHEST_MEDIUM);
    kernel.ps.createThread(process, (u) => serviceMain(u, scheduler), { startRoutine: 'mmcss.dll!ServiceMain' });
    return true;
  }

  /** SystemResponsiveness in the registry; the service reads it when it starts. Nothing where there is no service. */
  setResponsiveness(percent: number): void {
    if (this.kernel.features.on('mmcss')) setSystemResponsiveness(this.kernel.components.cm, percent);
  }
}
