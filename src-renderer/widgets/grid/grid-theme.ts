// src-renderer/widgets/grid/grid-theme.ts
//
// AG Grid modules in use and the theme of every grid: dense, calm, colours from theme/tokens.css.
// Source: ag-grid.com, Theming API (parameters), version 36.

import {
  CellStyleModule, ClientSideRowModelModule, ColumnApiModule, EventApiModule, InfiniteRowModelModule, ModuleRegistry, RenderApiModule, RowApiModule, RowSelectionModule,
  RowStyleModule, ScrollApiModule, TooltipModule, themeQuartz,
} from 'ag-grid-community';
import type { Theme } from 'ag-grid-community';

ModuleRegistry.registerModules([
  CellStyleModule, ClientSideRowModelModule, ColumnApiModule, EventApiModule, InfiniteRowModelModule, RenderApiModule, RowApiModule, RowSelectionModule, RowStyleModule, ScrollApiModule, TooltipModule,
]);

export const HEADER_HEIGHT = 24;

export const GRID_THEME: Theme = themeQuartz.withParams({
  spacing: 3,
  fontFamily: 'inherit',
  fontSize: 12,
  headerFontSize: 12,
  headerFontWeight: 600,
  headerHeight: HEADER_HEIGHT,
  cellHorizontalPadding: 6,
  wrapperBorder: false,
  wrapperBorderRadius: 0,
  borderRadius: 0,
  rowBorder: false,
  columnBorder: { color: 'var(--ks-border-faint)' },
  headerColumnBorder: { color: 'var(--ks-border)' },
  headerRowBorder: { color: 'var(--ks-border)' },
  headerColumnResizeHandleColor: 'transparent',
  backgroundColor: 'var(--ks-background)',
  foregroundColor: 'var(--ks-text)',
  textColor: 'var(--ks-text)',
  headerBackgroundColor: 'var(--ks-surface)',
  headerTextColor: 'var(--ks-text)',
  oddRowBackgroundColor: 'var(--ks-row-odd)',
  rowHoverColor: 'var(--ks-row-hover)',
  selectedRowBackgroundColor: 'var(--ks-row-selected)',
  accentColor: 'var(--ks-accent)',
  borderColor: 'var(--ks-border)',
  tooltipBackgroundColor: 'var(--ks-surface)',
  tooltipTextColor: 'var(--ks-text)',
});

/** AG Grid's own words are never shown (no filters, menus or overlays of its own), so no locale is needed. */
export const COMMON_OPTIONS = {
  theme: GRID_THEME,
  headerHeight: HEADER_HEIGHT,
  animateRows: false,
  suppressDragLeaveHidesColumns: true,
  suppressMovableColumns: false,
  tooltipShowDelay: 400,
  tooltipHideDelay: 20_000,
  suppressNoRowsOverlay: true,
  suppressContextMenu: true,
  preventDefaultOnContextMenu: true,
  enableCellTextSelection: false,
} as const;
