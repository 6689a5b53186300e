// src-main/kernel/mmcss/stock-tasks.ts
//
// The registry of the multimedia class scheduler as Windows Vista is installed. Audio, Capture and Distribution as public registry listings
// have them; the others are documented by name, their figures from knowledge.

import { RegistryType } from '../../../src-shared/nt/registry-types.ts';
import type { Cm } from '../cm/cm.ts';
import type { ValueSetup } from '../core/setup.ts';
import { DEFAULT_CLOCK_RATE, DEFAULT_RESPONSIVENESS, SYSTEM_PROFILE } from './tasks.ts';
import type { SchedulingCategory } from './tasks.ts';

type Stock = readonly [name: string, backgroundOnly: boolean, priority: number, category: SchedulingCategory];

const STOCK: readonly Stock[] = [
  ['Audio', true, 6, 'Medium'], ['Capture', true, 5, 'Medium'], ['Distribution', true, 4, 'Medium'], ['Playback', false, 4, 'Medium'],
  ['Games', false, 2, 'Medium'], ['Window Manager', true, 5, 'Medium'], ['Pro Audio', false, 1, 'High'],
];
const GPU_PRIORITY = 8;

const dword = (name: string, data: number): ValueSetup => ({ name, type: RegistryType.DWORD, data });
const sz = (name: string, data: string): ValueSetup => ({ name, type: RegistryType.SZ, data });

export function installStockTasks(cm: Cm): void {
  setSystemResponsiveness(cm, DEFAULT_RESPONSIVENESS);
  for (const [name, backgroundOnly, priority, category] of STOCK) {
    cm.setupKey(`${SYSTEM_PROFILE}\\Tasks\\${name}`, [
      dword('Affinity', 0), sz('Background Only', backgroundOnly ? 'True' : 'False'), dword('Clock Rate', DEFAULT_CLOCK_RATE), dword('GPU Priority', GPU_PRIORITY),
      dword('Priority', priority), sz('Scheduling Category', category), sz('SFIO Priority', 'Normal'),
    ]);
  }
}

/** As an administrator would set it before the service starts, which is when it is read. */
export function setSystemResponsiveness(cm: Cm, value: number): void {
  cm.setupKey(SYSTEM_PROFILE, [dword('SystemResponsiveness', value)]);
}
