// src-shared/query/process/row-colour.ts
//
// Which of Process Explorer's colours a row gets. When several apply, one wins, in the order of ROW_COLOURS; the two
// difference colours come before all of them. The names are those of Options > Configure Colors; `defunct` is Kernelscope's own.

import type { ProcessRow } from './rows.ts';
import { isDefunct, ProcessFlag } from './snapshot.ts';

/** Strongest first. `onByDefault` as Process Explorer ships. */
export const ROW_COLOURS = [
  { id: 'deleted', onByDefault: true },
  { id: 'new', onByDefault: true },
  { id: 'defunct', onByDefault: true },
  { id: 'suspended', onByDefault: true },
  { id: 'protected', onByDefault: false },
  { id: 'packed', onByDefault: true },
  { id: 'dotnet', onByDefault: false },
  { id: 'job', onByDefault: false },
  { id: 'service', onByDefault: true },
  { id: 'own', onByDefault: true },
] as const;

export type RowColour = (typeof ROW_COLOURS)[number]['id'];

export const DEFAULT_ROW_COLOURS: ReadonlySet<RowColour> = new Set(ROW_COLOURS.filter((colour) => colour.onByDefault).map((colour) => colour.id));

export function rowColour(row: ProcessRow, interactiveUser: string, enabled: ReadonlySet<RowColour>): RowColour | null {
  for (const { id } of ROW_COLOURS) if (enabled.has(id) && applies(id, row, interactiveUser)) return id;
  return null;
}

function applies(colour: RowColour, row: ProcessRow, interactiveUser: string): boolean {
  const flags = row.counters?.flags ?? 0;
  switch (colour) {
    case 'deleted': return row.difference === 'ended';
    case 'new': return row.difference === 'new';
    case 'defunct': return row.counters !== null && isDefunct(row.counters);
    case 'suspended': return (flags & ProcessFlag.Suspended) !== 0;
    case 'protected': return (flags & ProcessFlag.Protected) !== 0;
    case 'packed': return (flags & ProcessFlag.Packed) !== 0;
    case 'dotnet': return (flags & ProcessFlag.DotNet) !== 0;
    case 'job': return (flags & ProcessFlag.Job) !== 0;
    case 'service': return (flags & ProcessFlag.Service) !== 0;
    case 'own': return row.counters !== null && interactiveUser !== '' && row.counters.user.toLowerCase() === interactiveUser.toLowerCase();
  }
}
