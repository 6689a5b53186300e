import { describe, expect, it } from 'vitest';
import { nextSort } from './process-lines.ts';

describe('nextSort', () => {
  it('begins a number column with the largest, turns round, and gives the own order back', () => {
    const first = nextSort(null, 'cpu');
    expect(first).toEqual({ column: 'cpu', descending: true });
    const second = nextSort(first, 'cpu');
    expect(second).toEqual({ column: 'cpu', descending: false });
    expect(nextSort(second, 'cpu')).toBeNull();
  });

  it('cycles Process as Process Explorer does: ascending, descending, tree', () => {
    const first = nextSort({ column: 'cpu', descending: true }, 'process');
    expect(first).toEqual({ column: 'process', descending: false });
    expect(nextSort(first, 'process')).toEqual({ column: 'process', descending: true });
    expect(nextSort({ column: 'process', descending: true }, 'process')).toBeNull();
  });
});
