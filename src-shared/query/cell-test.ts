// src-shared/query/cell-test.ts
//
// One rule, compiled: does a cell match? Every relation compares the cell's text, ignoring case; `is`, `is not`, `less than` and
// `more than` see numbers instead where both the column and the rule's value can be read as one:
//   number columns   the integer; `1,234` and `0x4d2` are read too; 32-bit / 64-bit in Architecture
//   time columns     ticks of 100 ns: Time of Day and Completion Time since midnight, Relative Time and Duration as spans,
//                    Date & Time since midnight of the trace's first day
// Date & Time shows whole seconds, so a value without a fraction is compared with the cell's whole second; a value with one
// (as Exclude Events Before makes it) is compared exactly.
// A blank number cell (a pending duration) matches only `is not`.
// `less than` on text is in code unit order after folding: Process Monitor's own rule is not documented.

import { eventColumns } from './columns/event-columns.ts';
import type { EventColumn } from './columns/event-columns.ts';
import { relations } from './relations/index.ts';
import type { Relation } from './relations/relation.ts';
import type { FilterRule } from './rule.ts';
import { TICKS_PER_SECOND, parseRelativeTime, parseSeconds, parseTimeOfDay } from './time-format.ts';
import type { TimeFormat } from './time-format.ts';

export interface CellTest {
  /** Looks at `number`, not at the text. */
  readonly numeric: boolean;
  /** Integers at which the answer for a number may change. Only where numeric. */
  readonly breakpoints: readonly number[];
  /** @param text the cell; '' where the test is numeric and nobody needs it
   *  @param number the cell as a number, undefined where it is blank or none */
  matches(text: string, number: number | undefined): boolean;
}

const DECIMAL = /^\s*-?\d[\d,]*\s*$/;
const HEXADECIMAL = /^\s*0x[0-9a-f]+\s*$/i;

/** `3344`, `3,344` or `0xd10`. */
export function parseInteger(text: string): number | undefined {
  if (DECIMAL.test(text)) return Number(text.replaceAll(',', ''));
  return HEXADECIMAL.test(text) ? Number(text) : undefined;
}

/** Reads a cell or a rule's value as the number it stands for in this column. */
export function parseCell(column: EventColumn, text: string, times: TimeFormat): number | undefined {
  switch (column.compare) {
    case 'text': return undefined;
    case 'number': return column.parseNumber === undefined ? parseInteger(text) : column.parseNumber(text);
    case 'timeOfDay': return parseTimeOfDay(text);
    case 'dateTime': return times.parseDateTime(text)?.localTicks;
    case 'relativeTime': return parseRelativeTime(text);
    case 'seconds': return parseSeconds(text);
  }
}

export function compileCellTest(rule: FilterRule, times: TimeFormat): CellTest {
  const column: EventColumn = eventColumns[rule.column];
  const relation: Relation = relations[rule.relation];
  const { number: compare } = relation;
  const value = compare === undefined ? undefined : parseCell(column, rule.value, times);
  if (compare !== undefined && value !== undefined) {
    const whole = column.compare === 'dateTime' && times.parseDateTime(rule.value)?.exact === false;
    const ifBlank = relation.id === relations.isNot.id;
    return {
      numeric: true,
      breakpoints: whole ? [value, value + TICKS_PER_SECOND] : [Math.floor(value), Math.ceil(value), Math.floor(value) + 1],
      matches(_text, number) {
        if (number === undefined) return ifBlank;
        return compare(whole ? Math.floor(number / TICKS_PER_SECOND) * TICKS_PER_SECOND : number, value);
      },
    };
  }
  return { numeric: false, breakpoints: [], matches: relation.text(rule.value) };
}
