// src-shared/query/process/tree.ts
//
// The process tree as a flat list of (row, depth), which is what a grid without tree support can show.
//
//   rows -> children by creator -> siblings sorted -> filter (matches, and their ancestors dimmed) -> flattened
//
// A process whose creator has gone stands at the left edge. Sorting happens among siblings, so a column can be sorted
// without losing the tree; list mode drops the indentation instead. A collapsed branch carries the sum of its rows.

import { addFigures, type ProcessFigures } from './figures.ts';
import type { ProcessRow } from './rows.ts';

export interface TreeLine {
  readonly row: ProcessRow;
  readonly depth: number;
  readonly hasChildren: boolean;
  readonly expanded: boolean;
  /** The row's own figures, or the sum of the branch where it is collapsed. */
  readonly figures: ProcessFigures;
  /** Rows hidden in the collapsed branch; 0 for an open or a childless one. */
  readonly hiddenRows: number;
  /** Shown only because something below it matches the filter. */
  readonly dimmed: boolean;
}

/** Negative, zero or positive, as for Array.sort. */
export type RowOrder = (a: TreeLine, b: TreeLine) => number;

export interface TreeOptions {
  readonly mode: 'tree' | 'list';
  /** Keys of collapsed rows; a filter opens the way to its matches without forgetting them. */
  readonly collapsed: ReadonlySet<number>;
  /** Null keeps the order in which processes were created. */
  readonly order: RowOrder | null;
  /** Null shows everything. */
  readonly matches: ((row: ProcessRow) => boolean) | null;
}

interface Branch {
  line: TreeLine;
  readonly index: number;
  readonly children: Branch[];
  sum: ProcessFigures;
  size: number;
  shown: boolean;
}

export function flattenTree(rows: readonly ProcessRow[], options: TreeOptions): readonly TreeLine[] {
  const branches = rows.map((row, index): Branch => ({
    index, children: [], sum: row.figures, size: 1, shown: true,
    line: { row, depth: 0, hasChildren: false, expanded: true, figures: row.figures, hiddenRows: 0, dimmed: false },
  }));
  if (options.mode === 'list') {
    const shown = branches.filter((branch) => options.matches === null || options.matches(branch.line.row));
    return ordered(shown, options.order).map((branch) => branch.line);
  }
  const lines: TreeLine[] = [];
  for (const root of ordered(link(branches), options.order)) {
    measure(root, options);
    emit(root, 0, options, lines);
  }
  return lines;
}

/** Hangs every branch under its creator and returns those at the left edge. */
function link(branches: readonly Branch[]): Branch[] {
  const byKey = new Map<number, Branch>();
  for (const branch of branches) byKey.set(branch.line.row.key, branch);
  const roots: Branch[] = [];
  for (const branch of branches) {
    const parent = parentOf(branch, byKey);
    if (parent) parent.children.push(branch);
    else roots.push(branch);
  }
  return roots;
}

/** The branch of the creator, unless following creators leads back here (a damaged trace can say so). */
function parentOf(branch: Branch, byKey: ReadonlyMap<number, Branch>): Branch | null {
  const { parentKey } = branch.line.row;
  if (parentKey === null) return null;
  let ancestor = byKey.get(parentKey);
  const parent = ancestor;
  for (let steps = 0; ancestor; steps++) {
    if (ancestor === branch || steps > byKey.size) return null;
    const up: number | null = ancestor.line.row.parentKey;
    ancestor = up === null ? undefined : byKey.get(up);
  }
  return parent ?? null;
}

/** Sums, sizes and filter result, from the leaves up. Decides whether the branch is open. */
function measure(branch: Branch, options: TreeOptions): void {
  const matched = options.matches === null || options.matches(branch.line.row);
  let below = false;
  for (const child of branch.children) {
    measure(child, options);
    branch.sum = addFigures(branch.sum, child.sum);
    branch.size += child.size;
    below ||= child.shown;
  }
  branch.shown = matched || below;
  const expanded = !options.collapsed.has(branch.line.row.key) || (options.matches !== null && below);
  branch.line = {
    ...branch.line,
    hasChildren: branch.children.length > 0,
    expanded,
    figures: expanded ? branch.line.row.figures : branch.sum,
    hiddenRows: expanded ? 0 : branch.size - 1,
    dimmed: branch.shown && !matched,
  };
}

function emit(branch: Branch, depth: number, options: TreeOptions, lines: TreeLine[]): void {
  if (!branch.shown) return;
  lines.push({ ...branch.line, depth });
  if (!branch.line.expanded) return;
  for (const child of ordered(branch.children, options.order)) emit(child, depth + 1, options, lines);
}

/** Sorts without disturbing equal rows. */
function ordered(branches: Branch[], order: RowOrder | null): Branch[] {
  if (order === null) return branches;
  return [...branches].sort((a, b) => order(a.line, b.line) || a.index - b.index);
}

/** Keys of all rows that have rows below them: what "collapse all" collapses. */
export function branchKeys(rows: readonly ProcessRow[]): ReadonlySet<number> {
  const keys = new Set<number>();
  const present = new Set(rows.map((row) => row.key));
  for (const row of rows) if (row.parentKey !== null && present.has(row.parentKey)) keys.add(row.parentKey);
  return keys;
}

/** Filter box: words, all of which must occur in name, PID, description, company, user, services or command line. Case is ignored. */
export function filterMatcher(text: string): ((row: ProcessRow) => boolean) | null {
  const words = text.toLowerCase().split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) return null;
  return (row) => {
    const { counters } = row;
    const haystack = [row.name, row.pid === null ? '' : String(row.pid),
      ...(counters ? [counters.description, counters.company, counters.user, counters.commandLine, ...counters.services] : [])].join('\n').toLowerCase();
    return words.every((word) => haystack.includes(word));
  };
}
