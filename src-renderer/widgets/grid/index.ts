// src-renderer/widgets/grid/index.ts
//
// The only door to AG Grid: no other folder imports it.

export { DataGrid } from './DataGrid.tsx';
export type { DataColumn, DataGridProps } from './DataGrid.tsx';
export { EventGrid } from './EventGrid.tsx';
export type { EventCell, EventGridHandle, GridPoint, SelectMode } from './event-grid-types.ts';
export type { Page, PageRequest } from './page-cache.ts';
