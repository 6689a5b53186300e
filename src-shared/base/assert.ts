// src-shared/base/assert.ts
//
// Programmer errors: they throw, always, in every build. Expected failures are a Result (result.ts), never an assert.

/** A broken invariant. The message names it; front ends add no advice to it. */
export class AssertionError extends Error {
  override readonly name = 'AssertionError';
}

export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new AssertionError(message);
}

/** Marks a branch that the types say cannot be reached. */
export function unreachable(value: never, message = 'unreachable value'): never {
  throw new AssertionError(`${message}: ${String(value)}`);
}

/** The value, or a throw where it is missing. */
export function defined<T>(value: T | null | undefined, message: string): T {
  if (value === null || value === undefined) throw new AssertionError(message);
  return value;
}
