import { describe, expect, it } from 'vitest';
import { formatBytes, formatClock, formatInteger } from './format.ts';

describe('format', () => {
  it('groups thousands', () => expect(formatInteger('en', 1234567)).toBe('1,234,567'));
  it('counts bytes as Windows does', () => {
    expect(formatBytes('en', 512)).toBe('512 bytes');
    expect(formatBytes('en', 6_396_314)).toBe('6.1 MB');
    expect(formatBytes('en', 300 * 1024)).toBe('300 KB');
  });
  it('shows simulated seconds as a clock with milliseconds', () => {
    expect(formatClock(7.218)).toBe('00:00:07.218');
    expect(formatClock(3725.5)).toBe('01:02:05.500');
  });
});
