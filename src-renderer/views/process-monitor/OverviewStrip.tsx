// src-renderer/views/process-monitor/OverviewStrip.tsx
//
// Events over time by class on a canvas, with a brush: dragging selects a time range, a click or Escape shows all times
// again, the arrow keys move the range.

import { Button } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { EVENT_CLASSES } from '../../../src-shared/trace/event-type.ts';
import { useT } from '../../app/i18n.ts';
import type { TimeRange } from '../../store/filter-store.ts';
import { setTimeRange, useFilters } from '../../store/filter-store.ts';
import { useTrace } from '../../store/trace-store.ts';
import { useDark } from '../../theme/theme.ts';
import { ICONS } from '../../widgets/icons.ts';
import { overviewBars, pixelOf, timeAt } from './overview-layout.ts';

const CLASS_VARIABLES = ['process', 'registry', 'file-system', 'profiling', 'network', 'kernel', 'ipc'] as const;
/** A drag shorter than this is a click. */
const CLICK_PX = 3;

export function OverviewStrip() {
  const t = useT();
  const dark = useDark();
  const overview = useTrace((trace) => trace.overview);
  const current = useTrace((trace) => trace.status.trace);
  const range = useFilters((filters) => filters.timeRange);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [width, setWidth] = useState(0);
  const [drag, setDrag] = useState<{ readonly from: number; readonly to: number } | null>(null);
  const mine = overview !== null && overview.trace === current ? overview : null;
  const span = mine === null ? 0 : mine.bins * mine.binTime;
  const start = mine?.startTime ?? 0;

  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (element === null || context == null || width === 0) return;
    const ratio = window.devicePixelRatio;
    const height = element.clientHeight;
    element.width = Math.round(width * ratio);
    element.height = Math.round(height * ratio);
    context.scale(ratio, ratio);
    const style = getComputedStyle(element);
    const colours = CLASS_VARIABLES.map((name) => style.getPropertyValue(`--ks-class-${name}`));
    if (mine !== null) {
      for (const bar of overviewBars({ bins: mine.bins, classes: EVENT_CLASSES.length, counts: mine.counts }, width, height)) {
        context.fillStyle = colours[bar.eventClass] ?? '#888';
        context.fillRect(bar.x, bar.y, bar.width, bar.height);
      }
    }
    const brush = drag !== null ? [Math.min(drag.from, drag.to), Math.max(drag.from, drag.to)] : range !== null ? [pixelOf(range.start, width, start, span), pixelOf(range.end, width, start, span)] : null;
    if (brush !== null) {
      const [left = 0, right = 0] = brush;
      context.fillStyle = style.getPropertyValue('--ks-brush');
      context.fillRect(left, 0, right - left, height);
      context.fillStyle = style.getPropertyValue('--ks-accent');
      context.fillRect(left, 0, 2, height);
      context.fillRect(right - 2, 0, 2, height);
    }
  }, [mine, width, drag, range, dark, start, span]);

  const xOf = (event: PointerEvent): number => event.clientX - (canvas.current?.getBoundingClientRect().left ?? 0);
  const rangeOf = (from: number, to: number): TimeRange => ({ start: timeAt(Math.min(from, to), width, start, span), end: timeAt(Math.max(from, to), width, start, span) });
  const onPointerUp = (): void => {
    if (drag === null) return;
    setTimeRange(Math.abs(drag.to - drag.from) < CLICK_PX ? null : rangeOf(drag.from, drag.to));
    setDrag(null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = span / 20;
    const now = range ?? { start, end: start + span / 10 };
    if (event.key === 'Escape') setTimeRange(null);
    else if (event.key === 'ArrowRight') setTimeRange({ start: now.start + step, end: now.end + step });
    else if (event.key === 'ArrowLeft') setTimeRange({ start: Math.max(start, now.start - step), end: Math.max(start + step, now.end - step) });
    else return;
    event.preventDefault();
  };

  return (
    <div className="ks-overview">
      <canvas
        ref={canvas} role="img" tabIndex={0} aria-label={`${t('process-monitor:overview')}${range === null ? '' : ` (${t('process-monitor:overview.range')})`}`} onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          if (span === 0 || event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          setDrag({ from: xOf(event), to: xOf(event) });
        }}
        onPointerMove={(event) => { if (drag !== null) setDrag({ from: drag.from, to: xOf(event) }); }}
        onPointerUp={onPointerUp}
      />
      {range !== null && <Button className="ks-overview-clear" size="small" icon={<ICONS.dismiss />} onClick={() => setTimeRange(null)}>{t('process-monitor:overview.clear')}</Button>}
    </div>
  );
}
