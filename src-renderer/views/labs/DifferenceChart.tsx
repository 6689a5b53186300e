// src-renderer/views/labs/DifferenceChart.tsx
//
// The metrics of one unit as pairs of bars. The first run is hatched, the second is solid: never colour alone. The figures are in
// the table as well.

import { useEffect, useId, useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { Comparison } from '../../../src-shared/ipc/labs.ts';
import { useLocale, useT } from '../../app/i18n.ts';
import { chartLayout } from './chart-layout.ts';
import { metricText } from './lab-words.ts';

interface DifferenceChartProps {
  readonly metrics: readonly string[];
  readonly unit: string;
  readonly comparison: Comparison;
  /** Names of the two Windows versions. */
  readonly names: readonly [string, string];
}

const FIRST_WIDTH = 640;

export function DifferenceChart({ metrics, unit, comparison, names }: DifferenceChartProps) {
  const t = useT();
  const locale = useLocale();
  const hatch = useId();
  const [frame, width] = useWidth();
  const rows = metrics.map((name) => ({ name, values: comparison.runs.map((run) => { const value = run.metrics[name]; return typeof value === 'number' ? value : null; }) as [number | null, number | null] }));
  const { height, names: labels, bars } = chartLayout(rows, width);
  const textOf = (metric: number, run: 0 | 1): string => metricText(t, locale, comparison.runs[run].metrics[metrics[metric] as string]);
  return (
    <div className="ks-lab-chart" ref={frame}>
      <svg width={width} height={height} role="img" aria-label={t('labs:chart.label', { metrics: metrics.join(', '), first: names[0], second: names[1] })}>
        <Hatch id={hatch} />
        {labels.map(({ metric, y }) => <text key={metric} x={0} y={y} className="ks-lab-chart-name">{rows[metric]?.name}{unit !== '' && <tspan className="ks-lab-chart-unit"> {unit}</tspan>}</text>)}
        {bars.map((bar) => (
          <g key={`${bar.metric} ${bar.run}`}>
            <title>{t('labs:chart.bar', { metric: rows[bar.metric]?.name ?? '', profile: names[bar.run], value: textOf(bar.metric, bar.run) })}</title>
            {bar.width > 0 && <rect x={bar.x} y={bar.y} width={bar.width} height={bar.height} className={`ks-lab-bar-${bar.run}`} {...(bar.run === 0 ? { fill: `url(#${hatch})` } : {})} />}
            <text x={bar.valueX} y={bar.valueY} className="ks-lab-chart-value">{textOf(bar.metric, bar.run)}</text>
          </g>
        ))}
      </svg>
    </div>
  );
}

/** What the two kinds of bars stand for. */
export function ChartLegend({ names }: { readonly names: readonly [string, string] }) {
  const hatch = useId();
  return (
    <ul className="ks-lab-legend">
      {names.map((name, run) => (
        <li key={run}>
          <svg width={22} height={12} aria-hidden="true"><Hatch id={`${hatch}${run}`} /><rect x={0.5} y={0.5} width={21} height={11} className={`ks-lab-bar-${run}`} {...(run === 0 ? { fill: `url(#${hatch}${run})` } : {})} /></svg>
          {name}
        </li>
      ))}
    </ul>
  );
}

function Hatch({ id }: { readonly id: string }) {
  return (
    <defs>
      <pattern id={id} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width={6} height={6} className="ks-lab-hatch-ground" />
        <rect width={3} height={6} className="ks-lab-hatch" />
      </pattern>
    </defs>
  );
}

function useWidth(): [RefObject<HTMLDivElement | null>, number] {
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(FIRST_WIDTH);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(([entry]) => { if (entry !== undefined && entry.contentRect.width > 0) setWidth(Math.floor(entry.contentRect.width)); });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [frame, width];
}
