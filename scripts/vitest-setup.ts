// scripts/vitest-setup.ts
//
// Property tests draw other cases at every run, and print their seed when one fails. In CI the cases are always the same, so that a
// change is judged by itself and not by luck; KERNELSCOPE_SEED=n chooses others.

import fc from 'fast-check';

const seed = process.env['KERNELSCOPE_SEED'] ?? (process.env['CI'] === undefined ? undefined : '1');
if (seed !== undefined) fc.configureGlobal({ seed: Number(seed) });
