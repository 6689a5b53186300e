// src-renderer/views/labs/chart-layout.ts
//
// Where the chart of the difference draws what: for each metric its name, and below it two bars, the first run's and the second's,
// on one scale. Pure, so that it can be tested without a window.
//
//   cycleShareA
//   ////////            0.333
//   ############        0.5

export interface ChartMetric {
  readonly name: string;
  /** null where it is no number: text stands in place of the bar. */
  readonly values: readonly [number | null, number | null];
}

export interface ChartBar {
  readonly metric: number;
  readonly run: 0 | 1;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Where its value is written, left aligned, on the middle line of the bar. */
  readonly valueX: number;
  readonly valueY: number;
}

export interface ChartName {
  readonly metric: number;
  readonly y: number;
}

export interface ChartLayout {
  readonly height: number;
  readonly names: readonly ChartName[];
  readonly bars: readonly ChartBar[];
}

const NAME_PX = 18;
const BAR_PX = 14;
const BAR_GAP_PX = 3;
const METRIC_GAP_PX = 12;
/** Room for the value beside the longest bar. */
const VALUE_PX = 104;
const VALUE_GAP_PX = 6;
/** A value that is not 0 can be seen. */
const LEAST_PX = 2;

export function chartLayout(metrics: readonly ChartMetric[], width: number): ChartLayout {
  const most = Math.max(0, ...metrics.flatMap(({ values }) => values.map((value) => Math.abs(value ?? 0))).filter(Number.isFinite));
  const room = Math.max(LEAST_PX, width - VALUE_PX);
  const names: ChartName[] = [];
  const bars: ChartBar[] = [];
  let y = 0;
  for (const [metric, { values }] of metrics.entries()) {
    if (metric > 0) y += METRIC_GAP_PX;
    names.push({ metric, y: y + NAME_PX / 2 });
    y += NAME_PX;
    for (const run of [0, 1] as const) {
      if (run === 1) y += BAR_GAP_PX;
      const length = barLength(values[run], most, room);
      bars.push({ metric, run, x: 0, y, width: length, height: BAR_PX, valueX: length + (length === 0 ? 0 : VALUE_GAP_PX), valueY: y + BAR_PX / 2 });
      y += BAR_PX;
    }
  }
  return { height: y, names, bars };
}

function barLength(value: number | null, most: number, room: number): number {
  if (value === null || value === 0 || most === 0 || !Number.isFinite(value)) return 0;
  return Math.max(LEAST_PX, Math.round((Math.abs(value) / most) * room));
}
