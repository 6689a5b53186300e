// src-renderer/widgets/fade-clock.ts
//
// The moment to draw lit differences for: moves on when a difference colour is due to fade.

import { useEffect, useMemo, useState } from 'react';
import { nextFade } from '../../src-shared/query/process/difference-highlight.ts';
import type { DifferenceState, Lightable } from '../../src-shared/query/process/difference-highlight.ts';

export function useFadeClock<Row extends Lightable>(differences: DifferenceState<Row>, active: boolean): number {
  const [now, setNow] = useState(() => performance.now());
  const latest = Math.max(now, performance.now());
  useEffect(() => {
    if (!active) return;
    const next = nextFade(differences, performance.now());
    if (next === null) return;
    const timer = setTimeout(() => setNow(performance.now()), Math.max(0, next - performance.now()) + 1);
    return () => clearTimeout(timer);
  }, [differences, now, active]);
  return useMemo(() => latest, [differences, now]);
}
