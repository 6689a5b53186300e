// src-renderer/dialogs/index.ts
//
// THE list of dialogs, by the id under which openDialog() asks for them (store/dialog-store.ts).

import { EventColumnsDialog, ProcessColumnsDialog } from './ColumnsDialog.tsx';
import { EventPropertiesDialog } from './event-properties/EventPropertiesDialog.tsx';
import { FilterDialog } from './FilterDialog.tsx';
import { HighlightDialog } from './HighlightDialog.tsx';
import { ProcessPropertiesDialog } from './process-properties/ProcessPropertiesDialog.tsx';
import { RunDetailsDialog } from './run-details/RunDetailsDialog.tsx';

export const DIALOGS = {
  filter: FilterDialog,
  highlight: HighlightDialog,
  columns: EventColumnsDialog,
  properties: EventPropertiesDialog,
  processColumns: ProcessColumnsDialog,
  processProperties: ProcessPropertiesDialog,
  runDetails: RunDetailsDialog,
} as const;
