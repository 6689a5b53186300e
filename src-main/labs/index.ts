// src-main/labs/index.ts
//
// THE list of labs, in the order in which they are shown.

import { cancelIoLab } from './cancel-io.ts';
import { completionPortLab } from './completion-port.ts';
import { cyclesDeltaLab } from './cycles-delta.ts';
import { desktopLab } from './desktop.ts';
import { bandwidthLab } from './bandwidth.ts';
import { ioPriorityLab } from './io-priority.ts';
import { transferSizeLab } from './transfer-size.ts';
import type { Lab } from './lab.ts';
import { mmcssLab } from './mmcss.ts';
import { quantumLab } from './quantum.ts';
import { symlinksLab } from './symlinks.ts';

export const LABS: readonly Lab[] = [
  quantumLab,
  cyclesDeltaLab,
  symlinksLab,
  mmcssLab,
  ioPriorityLab,
  bandwidthLab,
  transferSizeLab,
  completionPortLab,
  cancelIoLab,
  desktopLab,
];

export function labById(id: string): Lab | undefined {
  return LABS.find((lab) => lab.id === id);
}
