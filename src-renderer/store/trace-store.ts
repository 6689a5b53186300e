// src-renderer/store/trace-store.ts
//
// What the trace worker reports about the trace in front. No trace data lives here: rows stay in the worker.

import { create } from 'zustand';
import type { OpeningProgress, Overview, TraceStatus } from '../trace-worker/protocol.ts';
import { NO_STATUS } from '../trace-worker/protocol.ts';

export interface TraceReport {
  readonly status: TraceStatus;
  readonly overview: Overview | null;
  readonly opening: OpeningProgress | null;
  /** Share of an export that is done; null = none runs. */
  readonly exporting: number | null;
  /** Share of the rows a search has seen; null = none runs. */
  readonly finding: number | null;
  readonly problem: string | null;
}

export const useTrace = create<TraceReport>(() => ({ status: NO_STATUS, overview: null, opening: null, exporting: null, finding: null, problem: null }));
