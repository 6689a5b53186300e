import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTimeFormat, parseRelativeTime, parseSeconds, parseTimeOfDay, relativeTimeText } from './time-format.ts';

const times = createTimeFormat({ unitsPer100ns: 240, originFiletime: '132389902900000000' }, 540);

describe('TimeFormat', () => {
  it('reads back every date and time it writes', () => {
    fc.assert(fc.property(fc.integer({ min: -3_000_000_000_000_000, max: 3_000_000_000_000_000 }), (ticks) => {
      const local = times.localTicks(ticks * 240);
      expect(times.parseDateTime(times.dateTimeExactText(local))).toEqual({ localTicks: local, exact: true });
      expect(parseTimeOfDay(times.timeOfDayText(local))).toBe(((local % 864_000_000_000) + 864_000_000_000) % 864_000_000_000);
    }));
  });

  it('agrees with a calendar', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (seconds) => {
      const filetime = BigInt(seconds) * 10_000_000n + 116_444_736_000_000_000n;
      const [date, time] = times.filetimeText(filetime).split(/ (.*)/);
      const there = new Date((seconds + 540 * 60) * 1000);
      expect(date).toBe(`${there.getUTCMonth() + 1}/${there.getUTCDate()}/${there.getUTCFullYear()}`);
      expect(parseTimeOfDay(time!)).toBe(((seconds + 540 * 60) % 86_400) * 10_000_000);
    }));
    expect(times.filetimeText(0n)).toBe('1/1/1601 9:00:00 AM');
  });

  it('shows midnight and noon as 12', () => {
    expect(times.timeOfDayText(0)).toBe('12:00:00.0000000 AM');
    expect(times.timeOfDayText(432_000_000_000)).toBe('12:00:00.0000000 PM');
  });

  it('reads what people type', () => {
    expect(parseTimeOfDay('13:18')).toBe(parseTimeOfDay('1:18:00 PM'));
    expect(times.parseDateTime('2020-07-12 10:18:10')).toEqual(times.parseDateTime('7/12/2020 10:18:10 AM'));
    expect(parseRelativeTime(relativeTimeText(3_466_922_713))).toBe(3_466_922_713);
    expect(parseRelativeTime('2.5')).toBe(25_000_000);
    expect(parseSeconds('0.00000005')).toBe(0.5);
    for (const nonsense of ['', '25:00', '13:00 PM', 'x', '7/12', '1.2.3']) {
      expect([parseTimeOfDay(nonsense), parseSeconds(nonsense), times.parseDateTime(nonsense)]).toEqual([undefined, undefined, undefined]);
    }
  });
});
