// src-shared/ipc/call.ts
//
// The words in which the contract is written. A *call* has one argument, parsed by a zod schema in the host before the
// handler sees it, and one answer; a *push* is a message from the host to the page that expects no answer.
// The page imports the contract as types only, so the schemas never reach a bundle that runs under the page's CSP.

import type { z } from 'zod';

/** One call: the schema of its argument and the type of its answer. */
export interface CallSpec<S extends z.ZodType, R> {
  readonly kind: 'call';
  readonly argument: S;
  /** Never present at run time; carries the answer's type. */
  readonly answer?: R;
}

export interface PushSpec<T> {
  readonly kind: 'push';
  /** Never present at run time; carries the message's type. */
  readonly message?: T;
}

/** Declares a call: `call(schema).returns<Answer>()`. */
export function call<S extends z.ZodType>(argument: S): { returns<R>(): CallSpec<S, R> } {
  return { returns: () => ({ kind: 'call', argument }) };
}

/** Declares a push. */
export function push<T>(): PushSpec<T> {
  return { kind: 'push' };
}

/** Why a call was not answered. `internal` is a defect of ours, everything else is an expected failure. */
export const CALL_ERROR_CODES = [
  'bad-argument', 'unknown-call', 'not-allowed', 'not-found', 'not-supported', 'io-error', 'busy', 'refused', 'closed', 'internal',
] as const;
export type CallErrorCode = (typeof CALL_ERROR_CODES)[number];

/** How every call is answered. A rejected promise would lose the code on its way through Electron's IPC. */
export type Envelope<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: CallErrorCode; readonly message: string };

/** What the typed client throws for `ok: false`, and what a handler throws for an expected failure. */
export class CallError extends Error {
  readonly code: CallErrorCode;
  constructor(code: CallErrorCode, message: string) {
    super(message);
    this.name = 'CallError';
    this.code = code;
  }
}
