// src-shared/base/result.ts
//
// Expected failures as values: a wrong parameter, a damaged file. Bugs throw (assert.ts).

export type Result<T, E = string> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

export function ok<T>(value: T): Result<T, never> {
  return { ok: true, value };
}

export function fail<E>(error: E): Result<never, E> {
  return { ok: false, error };
}
