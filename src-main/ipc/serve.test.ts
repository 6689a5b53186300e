// src-main/ipc/serve.test.ts
import { describe, expect, it } from 'vitest';
import { CallError } from '../../src-shared/ipc/call.ts';
import type { Handlers } from '../../src-shared/ipc/contract.ts';
import { createServe } from './serve.ts';

const logged: string[] = [];
const handlers = {
  'machine:step': ({ count }: { count: number }) => { if (count === 7) throw new CallError('refused', 'not seven'); return { state: count }; },
  'file:close': () => { throw Object.assign(new Error('disk full'), { errno: -28, code: 'ENOSPC' }); },
  'process:refresh': () => { throw new TypeError('a defect'); },
  'machine:pause': () => Promise.resolve({ state: 'paused' }),
  'clipboard:write': () => undefined,
} as unknown as Handlers;
const serve = createServe(handlers, (level, message) => logged.push(`${level} ${message.split('\n')[0]}`));

describe('serve', () => {
  it('answers with what the handler gives', async () => {
    expect(await serve('machine:step', { unit: 'tick', count: 3 })).toEqual({ ok: true, value: { state: 3 } });
    expect(await serve('machine:pause', null)).toEqual({ ok: true, value: { state: 'paused' } });
    expect(await serve('machine:pause', undefined)).toEqual({ ok: true, value: { state: 'paused' } });
    expect(await serve('clipboard:write', { text: 'x' })).toEqual({ ok: true, value: null });
  });

  it.each([
    ['nothing', {}], ['constructor', {}], ['__proto__', {}], ['machine:state', {}], [3, {}], [null, {}], [{}, {}],
  ])('does not know the call %j', async (name, argument) => {
    expect(await serve(name, argument)).toMatchObject({ ok: false, code: 'unknown-call' });
  });

  it.each([
    ['machine:step', { unit: 'tick', count: 0 }], ['machine:step', { unit: 'week', count: 1 }], ['machine:step', null], ['machine:step', 'x'], ['machine:step', { unit: 'ms', count: 1.5 }],
    ['machine:setSpeed', { speed: 0 }], ['machine:setSpeed', { speed: Number.NaN }], ['file:read', { token: 'a', offset: -1, length: 1 }], ['file:read', { token: 'a', offset: 0, length: 1e9 }],
    ['file:write', { token: 'a', bytes: [1, 2] }], ['file:open', { kind: 'exe' }], ['machine:pause', 1],
  ])('refuses %s with %j', async (name, argument) => {
    expect(await serve(name, argument)).toMatchObject({ ok: false, code: 'bad-argument' });
  });

  it('keeps the code of an expected failure', async () => {
    expect(await serve('machine:step', { unit: 'ms', count: 7 })).toEqual({ ok: false, code: 'refused', message: 'not seven' });
    expect(await serve('file:close', { token: 't' })).toEqual({ ok: false, code: 'io-error', message: 'disk full' });
    expect(logged).toEqual([]);
  });

  it('logs a defect and answers `internal`', async () => {
    expect(await serve('process:refresh', null)).toEqual({ ok: false, code: 'internal', message: 'a defect' });
    expect(logged).toEqual(['error process:refresh: TypeError: a defect']);
  });
});
