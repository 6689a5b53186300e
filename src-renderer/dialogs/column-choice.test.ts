import { describe, expect, it } from 'vitest';
import { withColumns } from './column-choice.ts';

describe('withColumns', () => {
  it('adds at the end and keeps the order of the rest', () => {
    expect(withColumns(['time', 'pid'], 'tid', true)).toEqual(['time', 'pid', 'tid']);
    expect(withColumns(['time', 'pid', 'tid'], 'pid', false)).toEqual(['time', 'tid']);
  });
});
