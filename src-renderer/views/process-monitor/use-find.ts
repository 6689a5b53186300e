// src-renderer/views/process-monitor/use-find.ts
//
// State of a search: what for, and going to the next or previous hit from the selected event.

import { useRef, useState } from 'react';
import type { RefObject } from 'react';
import { selectOnly, useSelection } from '../../store/selection-store.ts';
import { changeSettings, useSettings } from '../../store/settings-store.ts';
import { useTrace } from '../../store/trace-store.ts';
import { traceClient } from '../../trace-worker/trace-client.ts';
import type { EventGridHandle } from '../../widgets/grid/index.ts';

export interface Find {
  readonly text: string;
  readonly matchCase: boolean;
  readonly notFound: boolean;
  /** The last hit was reached past the end of the list. */
  readonly wrapped: boolean;
  /** Grows each time the bar is asked for, so that it takes the focus again. */
  readonly opened: number;
  readonly setText: (text: string) => void;
  readonly setMatchCase: (matchCase: boolean) => void;
  readonly open: () => void;
  readonly go: (backwards: boolean) => Promise<void>;
  readonly cancel: () => void;
}

export function useFind(grid: RefObject<EventGridHandle | null>): Find {
  const [text, setText] = useState('');
  const [matchCase, setMatchCase] = useState(false);
  const [notFound, setNotFound] = useState(false);
  const [wrapped, setWrapped] = useState(false);
  const [opened, setOpened] = useState(0);
  const cancelled = useRef(false);
  return {
    text, matchCase, notFound, wrapped, opened,
    setText: (next) => { setText(next); setNotFound(false); setWrapped(false); },
    setMatchCase,
    open: () => setOpened(opened + 1),
    cancel: () => {
      cancelled.current = true;
      void traceClient.ask('cancelFind', null);
    },
    async go(backwards) {
      if (text === '') return;
      const { focus } = useSelection.getState();
      const at = focus === null ? null : await traceClient.ask('place', { row: focus });
      const from = at === null ? (grid.current?.visible().first ?? 0) - 1 : backwards || at.exact ? at.place : at.place - 1;
      const columns = useSettings.getState().eventColumns;
      cancelled.current = false;
      let found = await traceClient.ask('find', { text, matchCase, backwards, from, columns });
      let again = false;
      if (found === null && !cancelled.current) {
        // Past the end it goes on from the other one.
        found = await traceClient.ask('find', { text, matchCase, backwards, from: backwards ? useTrace.getState().status.shown : -1, columns });
        again = found !== null;
      }
      setNotFound(found === null);
      setWrapped(again);
      if (found !== null) goTo(grid, found.row, found.place);
    },
  };
}

/** Selects a row and brings it into view; Auto Scroll would take it away again, so it goes off. */
export function goTo(grid: RefObject<EventGridHandle | null>, row: number, place: number, focus = false): void {
  changeSettings({ autoscroll: false });
  selectOnly(row);
  grid.current?.showPlace(place, { focus, align: isVisible(grid, place) ? 'keep' : 'middle' });
}

function isVisible(grid: RefObject<EventGridHandle | null>, place: number): boolean {
  const range = grid.current?.visible();
  return range !== undefined && place >= range.first && place <= range.last;
}
