// src-shared/exercise/labs/index.ts
//
// THE list of lab pages. A lab that has none is shown all the same: with its own story, every number drawn, and no filter ready.

import type { LabPage } from '../lab-page.ts';
import { bandwidthPage } from './bandwidth.ts';
import { cancelIoPage } from './cancel-io.ts';
import { completionPortPage } from './completion-port.ts';
import { cyclesDeltaPage } from './cycles-delta.ts';
import { desktopPage } from './desktop.ts';
import { ioPriorityPage } from './io-priority.ts';
import { mmcssPage } from './mmcss.ts';
import { quantumPage } from './quantum.ts';
import { symlinksPage } from './symlinks.ts';
import { transferSizePage } from './transfer-size.ts';

export const LAB_PAGES: readonly LabPage[] = [
  quantumPage,
  cyclesDeltaPage,
  mmcssPage,
  symlinksPage,
  ioPriorityPage,
  bandwidthPage,
  transferSizePage,
  cancelIoPage,
  completionPortPage,
  desktopPage,
];

export function labPage(lab: string): LabPage | undefined {
  return LAB_PAGES.find((page) => page.lab === lab);
}
