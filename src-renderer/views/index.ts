// src-renderer/views/index.ts
//
// THE list of views, in the order of the tabs. A view is a folder with an index.tsx, its words, and one line here.

import type { ComponentType } from 'react';
import type { ViewId } from '../../src-shared/commands/command.ts';
import type { MessageKey } from '../../src-shared/i18n/catalogs.ts';
import { LabsStatus, LabsView } from './labs/index.tsx';
import { ProcessExplorerStatus, ProcessExplorerView } from './process-explorer/index.tsx';
import { ProcessMonitorStatus, ProcessMonitorView } from './process-monitor/index.tsx';

export interface ViewSpec {
  readonly id: ViewId;
  readonly title: MessageKey;
  /** Mounted when first shown and kept; `active` says whether it is in front. */
  readonly View: ComponentType<{ readonly active: boolean }>;
  /** Content of the status bar while this view is in front. */
  readonly Status?: ComponentType;
}

export const VIEWS: readonly ViewSpec[] = [
  { id: 'process-monitor', title: 'process-monitor:title', View: ProcessMonitorView, Status: ProcessMonitorStatus },
  { id: 'process-explorer', title: 'process-explorer:title', View: ProcessExplorerView, Status: ProcessExplorerStatus },
  { id: 'labs', title: 'labs:title', View: LabsView, Status: LabsStatus },
];
