// src-renderer/widgets/icons.ts
//
// The icons in use, by the name that commands give. Imported one file each: the whole icon set would take seconds to bundle.

import type { FluentIcon } from '@fluentui/react-icons';
import { ArrowAutofitDownRegular } from '@fluentui/react-icons/svg/arrow-autofit-down';
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise';
import { BookmarkRegular } from '@fluentui/react-icons/svg/bookmark';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { ColumnTripleEditRegular } from '@fluentui/react-icons/svg/column-triple-edit';
import { DatabaseRegular } from '@fluentui/react-icons/svg/database';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { DocumentFolderRegular } from '@fluentui/react-icons/svg/document-folder';
import { ErrorCircleRegular } from '@fluentui/react-icons/svg/error-circle';
import { FilterRegular } from '@fluentui/react-icons/svg/filter';
import { FolderOpenRegular } from '@fluentui/react-icons/svg/folder-open';
import { GlobeRegular } from '@fluentui/react-icons/svg/globe';
import { HighlightRegular } from '@fluentui/react-icons/svg/highlight';
import { InfoRegular } from '@fluentui/react-icons/svg/info';
import { LightbulbRegular } from '@fluentui/react-icons/svg/lightbulb';
import { NextRegular } from '@fluentui/react-icons/svg/next';
import { OptionsRegular } from '@fluentui/react-icons/svg/options';
import { PauseRegular } from '@fluentui/react-icons/svg/pause';
import { PlayFilled } from '@fluentui/react-icons/svg/play';
import { PulseRegular } from '@fluentui/react-icons/svg/pulse';
import { RecordFilled, RecordRegular } from '@fluentui/react-icons/svg/record';
import { SaveRegular } from '@fluentui/react-icons/svg/save';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import { TimerRegular } from '@fluentui/react-icons/svg/timer';
import { WarningRegular } from '@fluentui/react-icons/svg/warning';
import { WindowRegular } from '@fluentui/react-icons/svg/window';

export const ICONS = {
  open: FolderOpenRegular, save: SaveRegular, capture: RecordRegular, captureOn: RecordFilled, autoscroll: ArrowAutofitDownRegular, clear: DeleteRegular,
  find: SearchRegular, filter: FilterRegular, highlight: HighlightRegular, columns: ColumnTripleEditRegular, bookmark: BookmarkRegular,
  registry: DatabaseRegular, fileSystem: DocumentFolderRegular, network: GlobeRegular, process: WindowRegular, profiling: TimerRegular, kernel: PulseRegular,
  run: PlayFilled, pause: PauseRegular, step: NextRegular, restart: ArrowClockwiseRegular, parameters: OptionsRegular,
  dismiss: DismissRegular, info: InfoRegular, warning: WarningRegular, error: ErrorCircleRegular, done: CheckmarkCircleRegular, idea: LightbulbRegular,
} as const satisfies Record<string, FluentIcon>;

export type IconName = keyof typeof ICONS;

export function iconOf(name: string | undefined): FluentIcon | undefined {
  return name === undefined ? undefined : (ICONS as Readonly<Record<string, FluentIcon>>)[name];
}
