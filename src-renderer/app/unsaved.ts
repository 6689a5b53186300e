// src-renderer/app/unsaved.ts
//
// Whether closing the window would lose something the user made: bookmarks, or a capture that the user began (another machine,
// capture switched on again) and has not saved. The machine that runs by itself at the start is nobody's work: closing it asks
// nothing. Electron's shell asks before it closes; in a browser the browser does.

import { client } from '../ipc/client.ts';
import { useMachine } from '../store/machine-store.ts';
import { useTrace } from '../store/trace-store.ts';

/** Number of the machine that the application starts by itself. */
const FIRST_MACHINE = 1;

export interface Work {
  /** Number of the machine whose capture is held. */
  readonly machine: number;
  readonly events: number;
  readonly bookmarks: number;
  /** Capture was switched off and on again on this machine. */
  readonly captureChosen: boolean;
}

/** @param saved what was there when it was last saved */
export function isUnsaved(work: Work, saved: Work | null): boolean {
  if (work.events === 0) return false;
  const before = saved?.machine === work.machine ? saved : null;
  if (work.bookmarks > (before?.bookmarks ?? 0)) return true;
  return (work.machine > FIRST_MACHINE || work.captureChosen) && before?.captureChosen !== work.captureChosen;
}

const NOTHING: Work = { machine: 0, events: 0, bookmarks: 0, captureChosen: false };
let work = NOTHING;
let saved: Work | null = null;
let told = false;

/** What is held now has been written to a file. */
export function noteSaved(): void {
  saved = work;
  tell();
}

export function followUnsaved(): void {
  useMachine.subscribe(({ state }, { state: before }) => {
    if (state === null) return;
    const switchedOn = before?.generation === state.generation && !before.capture.enabled && state.capture.enabled;
    if (state.generation === work.machine && !switchedOn) return;
    work = state.generation === work.machine ? { ...work, captureChosen: true } : { ...NOTHING, machine: state.generation };
    tell();
  });
  useTrace.subscribe(({ status }) => {
    // The marks in an opened log are not counted: the log is in its file.
    if (status.source.kind !== 'live' || (status.total === work.events && status.bookmarks === work.bookmarks)) return;
    work = { ...work, events: status.total, bookmarks: status.bookmarks };
    tell();
  });
  window.addEventListener('beforeunload', (event) => {
    if (told && useMachine.getState().info?.shell === 'browser') event.preventDefault();
  });
}

function tell(): void {
  const unsaved = isUnsaved(work, saved);
  if (unsaved === told) return;
  told = unsaved;
  client.call('session:setUnsaved', { unsaved }).catch((error: unknown) => console.warn('session:setUnsaved:', error));
}
