import { describe, expect, it } from 'vitest';
import { cpuPercentText, cpuTimeText, deltaText, groupDigits, kilobytesText } from './number-text.ts';

describe('numbers of Process Explorer', () => {
  it('groups thousands', () => {
    expect([0, 7, 999, 1000, 12_345_678, -1234].map(groupDigits)).toEqual(['0', '7', '999', '1,000', '12,345,678', '-1,234']);
  });

  it('tells nothing, too little and a share apart', () => {
    expect([cpuPercentText(null, true), cpuPercentText(0, false), cpuPercentText(0, true), cpuPercentText(0.004, true), cpuPercentText(0.005, true), cpuPercentText(99.996, true)])
      .toEqual(['', '', '< 0.01', '< 0.01', '0.01', '100.00']);
  });

  it('leaves a delta of 0 blank', () => {
    expect([deltaText(null), deltaText(0), deltaText(7_680_000)]).toEqual(['', '', '7,680,000']);
  });

  it('writes memory in K', () => {
    expect([kilobytesText(null), kilobytesText(0), kilobytesText(12_641_280)]).toEqual(['', '0 K', '12,345 K']);
  });

  it('writes CPU Time as h:mm:ss.fff', () => {
    expect([0, 156_250, 600_000_000, 36_000_000_000 * 27 + 10_000].map(cpuTimeText)).toEqual(['0:00:00.000', '0:00:00.015', '0:01:00.000', '27:00:00.001']);
  });
});
