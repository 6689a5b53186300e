// src-shared/exercise/lab-page.ts
//
// What the window has ready for a lab besides its own declaration: which view shows it best, with which filter and columns, and
// which metrics are drawn. Its words are in src-shared/i18n under `lab-stories`, by the lab's id.

import type { EventColumnId } from '../query/columns/event-columns.ts';
import type { ProcessColumnId } from '../query/columns/process-columns.ts';
import type { FilterRule } from '../query/rule.ts';

export interface LabPage {
  readonly lab: string;
  /** Where to look while it runs. */
  readonly view: 'process-monitor' | 'process-explorer';
  /** The whole filter, not added to the one that is set. */
  readonly rules: readonly FilterRule[];
  readonly columns: readonly EventColumnId[];
  /** Where the view is Process Explorer; the first is always Process. */
  readonly processColumns?: readonly ProcessColumnId[];
  /** Metrics that are drawn, those of one unit on one scale. */
  readonly charts: readonly (readonly string[])[];
}
