// src-shared/query/rule-counts.ts
//
// How many events each rule matches by itself, whatever its action and tick box: the number beside a rule in the dialog.
// Rules on head columns are counted over heads, all Path rules in one pass over the rows, each other rule by a scan of its own.

import { CompiledFilter } from './compiled-filter.ts';
import { eventColumns } from './columns/event-columns.ts';
import { FilterRun } from './filter-run.ts';
import { PathHistogram } from './path-histogram.ts';
import type { FilterRule } from './rule.ts';
import type { TraceView } from './trace-view.ts';

export class RuleCounts {
  /** Matches per rule, in the order of the rules; undefined while not counted. */
  readonly counts: (number | undefined)[];
  readonly #view: TraceView;
  readonly #alone: readonly FilterRule[];
  readonly #paths: PathHistogram | undefined;
  #pathsDone = false;
  readonly #runs = new Map<number, FilterRun>();

  constructor(view: TraceView, rules: readonly FilterRule[]) {
    this.#view = view;
    this.#alone = rules.map((rule) => ({ ...rule, action: 'include', enabled: true }));
    this.counts = rules.map(() => undefined);
    this.#paths = rules.some((rule) => rule.column === 'path') ? new PathHistogram(view.trace) : undefined;
    this.#alone.forEach((rule, i) => {
      const { dependsOn } = eventColumns[rule.column];
      if (dependsOn === 'head') this.counts[i] = this.#countHeads(rule);
      else if (dependsOn !== 'path') this.#runs.set(i, new FilterRun(view, [rule]));
    });
  }

  /** Looks at up to about `budget` rows; returns whether every rule is counted. */
  advance(budget = Infinity): boolean {
    if (this.#paths !== undefined && !this.#pathsDone) {
      if (!this.#paths.advance(budget)) return false;
      this.#pathsDone = true;
      this.#countPaths(this.#paths);
      if (budget !== Infinity) return this.#runs.size === 0;
    }
    for (const [i, run] of this.#runs) {
      if (!run.advance(budget)) return false;
      this.counts[i] = run.selection.count;
      this.#runs.delete(i);
      if (budget !== Infinity) break;
    }
    return this.#runs.size === 0;
  }

  #countHeads(rule: FilterRule): number {
    const { trace } = this.#view;
    const filter = new CompiledFilter(this.#view, [rule]);
    let count = 0;
    for (let head = 0; head < trace.headCount; head++) {
      const rows = trace.headRows(head);
      if (rows > 0 && filter.headAccepted(head)) count += rows;
    }
    return count;
  }

  #countPaths(histogram: PathHistogram): void {
    this.#alone.forEach((rule, i) => {
      if (rule.column !== 'path') return;
      const filter = new CompiledFilter(this.#view, [rule]);
      let count = 0;
      histogram.forEach((path, rows) => { if (filter.pathAccepted(path)) count += rows; });
      this.counts[i] = count;
    });
  }
}
