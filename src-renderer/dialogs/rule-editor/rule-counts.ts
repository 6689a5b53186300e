// src-renderer/dialogs/rule-editor/rule-counts.ts
//
// How many held events each rule matches, and how many the whole list lets through: asked of the trace worker a moment
// after the rules last changed, and again from time to time while events arrive. An older answer never replaces a newer.

import { useEffect, useState } from 'react';
import type { FilterRule } from '../../../src-shared/query/rule.ts';
import { useTrace } from '../../store/trace-store.ts';
import { traceClient } from '../../trace-worker/trace-client.ts';

export interface RuleCounts {
  /** Matches by rule; a rule that is not counted yet is missing. */
  readonly perRule: ReadonlyMap<FilterRule, number>;
  readonly shown: number | null;
  /** `shown` is still that of the rules before the last change. */
  readonly stale: boolean;
  readonly total: number;
}

const DELAY_MS = 150;
const AGAIN_MS = 3000;

export function useRuleCounts(rules: readonly FilterRule[], kind: 'filter' | 'highlight'): RuleCounts {
  const [counts, setCounts] = useState<Omit<RuleCounts, 'stale'> & { readonly of: readonly FilterRule[] | null }>({ perRule: new Map(), shown: null, of: null, total: 0 });
  useEffect(() => {
    let current = true;
    let timer: ReturnType<typeof setTimeout>;
    const count = async (): Promise<void> => {
      const total = useTrace.getState().status.total;
      try {
        const nothing = kind === 'highlight' && !rules.some((rule) => rule.enabled && rule.action === 'include');
        const shown = nothing ? 0 : await traceClient.ask('countShown', { rules });
        if (current && shown !== null) setCounts((old) => ({ ...old, shown, of: rules, total: Math.max(total, shown) }));
        const perRule = await traceClient.ask('ruleCounts', { rules });
        if (current && perRule !== null) setCounts((old) => ({ ...old, perRule: new Map(rules.map((rule, index) => [rule, perRule[index] ?? 0])) }));
      } catch (error) {
        console.warn('rule counts:', error);
      }
      if (current) timer = setTimeout(() => void count(), AGAIN_MS);
    };
    timer = setTimeout(() => void count(), DELAY_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [rules, kind]);
  return { ...counts, stale: counts.of !== rules };
}
