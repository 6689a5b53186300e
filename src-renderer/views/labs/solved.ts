// src-renderer/views/labs/solved.ts
//
// Which exercises the learner has solved: kept with the window's settings.

import { useMemo } from 'react';
import { changeSettings, useSettings } from '../../store/settings-store.ts';

const KEY = 'labs.solved';

function read(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((id): id is string => typeof id === 'string') : [];
}

export function useSolved(): ReadonlySet<string> {
  const value = useSettings((settings) => settings.viewState[KEY]);
  return useMemo(() => new Set(read(value)), [value]);
}

export function noteSolved(exercise: string): void {
  const { viewState } = useSettings.getState();
  const known = read(viewState[KEY]);
  if (!known.includes(exercise)) changeSettings({ viewState: { ...viewState, [KEY]: [...known, exercise] } });
}
