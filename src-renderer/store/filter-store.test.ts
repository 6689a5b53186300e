import { describe, expect, it } from 'vitest';
import { exclude, include } from '../../src-shared/query/rule.ts';
import { withRules } from './filter-store.ts';

describe('withRules', () => {
  it('adds a rule at the end', () => {
    const rules = withRules([exclude('pid', 'is', '4')], [include('path', 'contains', 'x')]);
    expect(rules.map((rule) => rule.column)).toEqual(['pid', 'path']);
  });
  it('switches on a rule that is there but off, instead of doubling it', () => {
    expect(withRules([{ ...include('path', 'contains', 'X'), enabled: false }], [include('path', 'contains', 'x')])).toEqual([include('path', 'contains', 'x')]);
  });
});
