// src-main/ipc/serve.ts
//
// Answers one call of the contract: is the sender ours, is there such a call, does the argument parse, what does the
// handler say. Every outcome is an envelope; nothing rejects, because a rejection loses its code on the way to the page.

import { contract } from '../../src-shared/ipc/contract.ts';
import type { Handlers } from '../../src-shared/ipc/contract.ts';
import { CallError } from '../../src-shared/ipc/call.ts';
import type { CallErrorCode, Envelope } from '../../src-shared/ipc/call.ts';

export type Log = (level: 'debug' | 'info' | 'warn' | 'error', message: string) => void;

export type Serve = (name: unknown, argument: unknown) => Promise<Envelope<unknown>>;

/** Makes the server of the contract. Sender checks belong to the shell, which must do them before it calls this. */
export function createServe(handlers: Handlers, log: Log): Serve {
  return async (name, argument) => {
    const spec = typeof name === 'string' && Object.hasOwn(contract, name) ? contract[name as keyof typeof contract] : undefined;
    if (spec?.kind !== 'call') return failure('unknown-call', `There is no call ${JSON.stringify(name)}.`);
    const parsed = spec.argument.safeParse(argument ?? undefined);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      return failure('bad-argument', `${String(name)}: ${issue ? `${issue.path.join('.') || 'argument'}: ${issue.message}` : 'argument does not parse'}`);
    }
    const handler = handlers[name as keyof Handlers] as (value: unknown) => unknown;
    try {
      return { ok: true, value: (await handler(parsed.data)) ?? null };
    } catch (error) {
      if (error instanceof CallError) return failure(error.code, error.message);
      if (isSystemError(error)) return failure(error.code === 'ENOENT' ? 'not-found' : 'io-error', error.message);
      log('error', `${String(name)}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      return failure('internal', error instanceof Error ? error.message : String(error));
    }
  };
}

function failure(code: CallErrorCode, message: string): Envelope<never> {
  return { ok: false, code, message };
}

/** An error of the operating system, as Node reports it: errno and a code such as ENOSPC. */
function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && typeof (error as NodeJS.ErrnoException).errno === 'number' && typeof (error as NodeJS.ErrnoException).code === 'string';
}
