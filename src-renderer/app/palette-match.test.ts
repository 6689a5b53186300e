import { describe, expect, it } from 'vitest';
import { rankMatch } from './palette-match.ts';

describe('rankMatch', () => {
  it('wants every typed word', () => {
    expect(rankMatch('Filter: Reset Filter', 'reset fil')).not.toBeNull();
    expect(rankMatch('Filter: Reset Filter', 'reset x')).toBeNull();
  });
  it('prefers the start of a word', () => {
    expect(rankMatch('View: Theme', 'the')!).toBeLessThan(rankMatch('File: Breathe', 'the')!);
  });
  it('takes punctuation literally', () => expect(rankMatch('Speed: 0.1×', '0.1')).not.toBeNull());
});
