import { describe, expect, it } from 'vitest';
import { SmallTrace } from './fixtures/small-trace.ts';
import { RuleSyntaxError } from './parse-rule.ts';
import { TraceView } from './trace-view.ts';
import { compileWhere, parseWhere } from './where.ts';

const trace = new SmallTrace();
trace.add(
  { process: 'a.exe', path: 'C:\\Temp\\x "1"' }, { process: 'a.exe', path: 'C:\\tmp\\y', result: 0xc000_0034 }, { process: 'b.exe', path: 'C:\\Temporary' }, { process: 'not.exe', path: 'D:\\or (and)' },
);
const view = new TraceView(trace.store);

function rows(condition: string): number[] {
  const passes = compileWhere(parseWhere(condition), view);
  return [0, 1, 2, 3].filter(passes);
}

describe('a condition', () => {
  it('joins rules, and before or, not before both', () => {
    expect(rows('Process Name is a.exe and not Result is SUCCESS or Process Name is b.exe')).toEqual([1, 2]);
    expect(rows('Process Name is a.exe and not (Result is SUCCESS or Process Name is b.exe)')).toEqual([1]);
    expect(rows('NOT Process Name is not not.exe')).toEqual([3]);
  });

  it('takes values in quotes', () => {
    expect(rows('Path ends with "x \\"1\\""')).toEqual([0]);
    expect(rows('Path contains "or (and)"')).toEqual([3]);
    expect(rows('Path is "C:\\\\Temporary" or Path is "C:\\\\tmp\\\\y"')).toEqual([1, 2]);
  });

  it('knows regular expressions', () => {
    expect(rows('Path matches "\\\\(temp|tmp)\\\\"')).toEqual([0, 1]);
  });

  it('says where it stops making sense', () => {
    for (const [text, message] of [
      ['', /character 1 .*column/], ['Path', /relation/], ['Path is', /value/], ['Path is a Path is b', /character 11 .*"and", "or"/], ['(Path is a', /parenthesis/], ['Path matches "("', /parenthes|group/i], ['('.repeat(200), /nested/],
    ] as const) {
      expect(() => parseWhere(text)).toThrow(RuleSyntaxError);
      expect(() => parseWhere(text)).toThrow(message);
    }
  });
});
