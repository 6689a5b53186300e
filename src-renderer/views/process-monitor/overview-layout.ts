// src-renderer/views/process-monitor/overview-layout.ts
//
// Where the overview strip draws what: bins of the worker gathered into bars of whole pixels, heights by the square root
// (so that quiet moments stay visible beside storms), class parts stacked. Pure, so that it can be tested without a canvas.

export interface OverviewInput {
  readonly bins: number;
  readonly classes: number;
  /** Bin by bin, class within a bin. */
  readonly counts: Uint32Array;
}

/** One coloured rectangle, in px from the top left of the strip. */
export interface Bar {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly eventClass: number;
}

const BAR_PX = 4;
const GAP_PX = 1;

export function overviewBars(input: OverviewInput, width: number, height: number): readonly Bar[] {
  const { bins, classes, counts } = input;
  if (bins === 0 || width < BAR_PX) return [];
  const bars = Math.min(bins, Math.floor(width / BAR_PX));
  const sums = new Float64Array(bars * classes);
  const totals = new Float64Array(bars);
  for (let bin = 0; bin < bins; bin++) {
    const bar = Math.min(bars - 1, Math.floor((bin * bars) / bins));
    for (let c = 0; c < classes; c++) {
      const count = counts[bin * classes + c] as number;
      (sums[bar * classes + c] as number) += count;
      (totals[bar] as number) += count;
    }
  }
  const most = Math.sqrt(totals.reduce((max, total) => Math.max(max, total), 0));
  if (most === 0) return [];
  const out: Bar[] = [];
  for (let bar = 0; bar < bars; bar++) {
    const total = totals[bar] as number;
    if (total === 0) continue;
    const left = Math.floor((bar * width) / bars);
    const right = Math.floor(((bar + 1) * width) / bars);
    const full = Math.max(2, Math.round((Math.sqrt(total) / most) * (height - 4)));
    let bottom = height;
    for (let c = 0; c < classes; c++) {
      const count = sums[bar * classes + c] as number;
      if (count === 0) continue;
      const part = (count / total) * full;
      out.push({ x: left, y: bottom - part, width: Math.max(1, right - left - GAP_PX), height: part, eventClass: c });
      bottom -= part;
    }
  }
  return out;
}

/** Trace time at a pixel. */
export function timeAt(x: number, width: number, startTime: number, span: number): number {
  return startTime + (Math.min(Math.max(x, 0), width) / Math.max(1, width)) * span;
}

/** Pixel of a trace time. */
export function pixelOf(time: number, width: number, startTime: number, span: number): number {
  return span === 0 ? 0 : ((time - startTime) / span) * width;
}
