// src-main/shells/electron/close-state.ts
//
// Closing the window and quitting, with a question when something would be lost. A pure reducer, because Electron wants
// preventDefault at once and the answer comes later.
//
//   close wanted --(unsaved)--> asking --yes--> leaving --> window closes, or the application quits if quit was wanted
//                                      --no---> open again, the wish to quit forgotten

export interface CloseState {
  readonly unsaved: boolean;
  readonly quitWanted: boolean;
  readonly phase: 'open' | 'asking' | 'leaving';
}

export type CloseEvent =
  | { readonly kind: 'unsaved'; readonly unsaved: boolean }
  /** app 'before-quit'. */
  | { readonly kind: 'before-quit' }
  /** window 'close'. */
  | { readonly kind: 'close' }
  | { readonly kind: 'answer'; readonly leave: boolean };

/** `allow`/`prevent` answer a 'close'; `ask` prevents it and shows the question; the others act after the answer. */
export type CloseEffect = 'none' | 'allow' | 'prevent' | 'ask' | 'close-window' | 'quit';

export const INITIAL_CLOSE_STATE: CloseState = { unsaved: false, quitWanted: false, phase: 'open' };

export function reduceClose(state: CloseState, event: CloseEvent): { readonly state: CloseState; readonly effect: CloseEffect } {
  switch (event.kind) {
    case 'unsaved':
      return { state: { ...state, unsaved: event.unsaved }, effect: 'none' };
    case 'before-quit':
      return { state: { ...state, quitWanted: true }, effect: 'none' };
    case 'close':
      if (state.phase === 'leaving' || (state.phase === 'open' && !state.unsaved)) return { state: { ...state, phase: 'leaving' }, effect: 'allow' };
      if (state.phase === 'asking') return { state, effect: 'prevent' };
      return { state: { ...state, phase: 'asking' }, effect: 'ask' };
    case 'answer':
      if (state.phase !== 'asking') return { state, effect: 'none' };
      if (!event.leave) return { state: { ...state, phase: 'open', quitWanted: false }, effect: 'none' };
      return { state: { ...state, phase: 'leaving' }, effect: state.quitWanted ? 'quit' : 'close-window' };
  }
}
