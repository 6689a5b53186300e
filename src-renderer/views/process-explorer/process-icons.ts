// src-renderer/views/process-explorer/process-icons.ts
//
// Little pictures in the Process column: what a row is, said by shape and not by colour alone. 16 x 16 line drawings,
// made as DOM nodes because the grid's cells are drawn without React.

import { isDefunct, ProcessFlag } from '../../../src-shared/query/process/snapshot.ts';
import type { ProcessRow } from '../../../src-shared/query/process/rows.ts';

const SVG = 'http://www.w3.org/2000/svg';

const PATHS = {
  ended: 'M4 4l8 8M12 4l-8 8',
  new: 'M8 3v10M3 8h10',
  suspended: 'M5.5 3.5v9M10.5 3.5v9',
  defunct: 'M4.5 2.5h7M4.5 13.5h7M5.5 2.5c0 4 5 4 5 11M10.5 2.5c0 4-5 4-5 11',
  idle: 'M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11M8 5v3.2l2.2 1.6',
  interrupts: 'M9 1.8L4 9h3.4L6.6 14.2 12 6.8H8.6z',
  system: 'M4.5 4.5h7v7h-7zM6.5 2v2.5M9.5 2v2.5M6.5 11.5V14M9.5 11.5V14M2 6.5h2.5M2 9.5h2.5M11.5 6.5H14M11.5 9.5H14',
  service: 'M8 5.8a2.2 2.2 0 1 0 0 4.4a2.2 2.2 0 1 0 0-4.4M8 1.8v2.4M8 11.8v2.4M1.8 8h2.4M11.8 8h2.4M3.6 3.6l1.7 1.7M10.7 10.7l1.7 1.7M12.4 3.6l-1.7 1.7M5.3 10.7l-1.7 1.7',
  program: 'M2.5 3.5h11v9h-11zM2.5 6.2h11',
} as const;

export type ProcessIcon = keyof typeof PATHS;

export function processIcon(row: ProcessRow): ProcessIcon {
  if (row.kind === 'idle') return 'idle';
  if (row.kind === 'interrupts') return 'interrupts';
  if (row.difference === 'ended') return 'ended';
  if (row.difference === 'new') return 'new';
  if (row.counters !== null && isDefunct(row.counters)) return 'defunct';
  const flags = row.counters?.flags ?? 0;
  if ((flags & ProcessFlag.Suspended) !== 0) return 'suspended';
  if (row.pid === 4) return 'system';
  return (flags & ProcessFlag.Service) !== 0 ? 'service' : 'program';
}

export function drawIcon(icon: ProcessIcon): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('class', `ks-process-icon ks-process-icon-${icon}`);
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[icon]);
  svg.append(path);
  return svg;
}

/** The triangle that opens and closes a branch. */
export function drawTwisty(expanded: boolean): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('class', 'ks-twisty-shape');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', expanded ? 'M4 6l4 4 4-4' : 'M6 4l4 4-4 4');
  svg.append(path);
  return svg;
}
