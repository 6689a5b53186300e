// src-shared/query/time-format.ts
//
// Trace times as the columns show them (the layout of an en-US system, as in Process Monitor's exports), and back.
// Unit: ticks of 100 ns. A FILETIME does not fit a double, so times are counted from midnight of the trace's first local day
// ("local ticks"): exact for 28 years of trace.

import type { TraceClock, TraceTime } from '../trace/model.ts';

export const TICKS_PER_SECOND = 10_000_000;
export const TICKS_PER_DAY = 864_000_000_000;
const TICKS_PER_MINUTE = 600_000_000;
const TICKS_PER_HOUR = 36_000_000_000;

/** A typed date and time; `exact` where it had a fraction of a second, otherwise it stands for the whole second. */
export interface ParsedDateTime {
  readonly localTicks: number;
  readonly exact: boolean;
}

export interface TimeFormat {
  /** Clock units per tick. */
  readonly unitsPerTick: number;
  /** Whole ticks of a trace time or duration. */
  ticks(time: TraceTime): number;
  /** Ticks since midnight of the origin's local day. */
  localTicks(time: TraceTime): number;
  /** Trace time (clock units) at which a local tick begins. */
  timeOfLocalTicks(localTicks: number): TraceTime;
  /** `1:18:10.7752429 AM` of local ticks. */
  timeOfDayText(localTicks: number): string;
  /** `7/12/2020 1:18:10 AM` of local ticks. */
  dateTimeText(localTicks: number): string;
  /** `7/12/2020 1:18:10.7752429 AM`: what a Date & Time rule needs to name one event. */
  dateTimeExactText(localTicks: number): string;
  /** Local date and time of a FILETIME, whole seconds. */
  filetimeText(filetime: bigint): string;
  parseDateTime(text: string): ParsedDateTime | undefined;
}

export function createTimeFormat(clock: TraceClock, utcOffsetMinutes: number): TimeFormat {
  const unitsPerTick = clock.unitsPer100ns;
  const offsetTicks = utcOffsetMinutes * TICKS_PER_MINUTE;
  const origin = BigInt(clock.originFiletime) + BigInt(offsetTicks);
  const ticksPerDay = BigInt(TICKS_PER_DAY);
  const originDay = Number(origin / ticksPerDay);
  const originTicks = Number(origin % ticksPerDay);
  const ticks = (time: TraceTime): number => Math.floor(time / unitsPerTick);
  return {
    unitsPerTick,
    ticks,
    localTicks: (time) => originTicks + ticks(time),
    timeOfLocalTicks: (local) => (local - originTicks) * unitsPerTick,
    timeOfDayText: (local) => clockText(ticksOfDay(local), true),
    dateTimeText: (local) => `${dateText(originDay + Math.floor(local / TICKS_PER_DAY))} ${clockText(ticksOfDay(local), false)}`,
    dateTimeExactText: (local) => `${dateText(originDay + Math.floor(local / TICKS_PER_DAY))} ${clockText(ticksOfDay(local), true)}`,
    filetimeText(filetime) {
      const local = filetime + BigInt(offsetTicks);
      const clamped = local < 0n ? 0n : local;
      return `${dateText(Number(clamped / ticksPerDay))} ${clockText(Number(clamped % ticksPerDay), false)}`;
    },
    parseDateTime(text) {
      const parts = splitDateTime(text);
      if (parts === undefined) return undefined;
      const time = parts.time === '' ? 0 : parseTimeOfDay(parts.time);
      if (time === undefined) return undefined;
      return { localTicks: (parts.day - originDay) * TICKS_PER_DAY + time, exact: parts.time.includes('.') };
    },
  };
}

/** Ticks since local midnight. */
export function ticksOfDay(localTicks: number): number {
  const rest = localTicks % TICKS_PER_DAY;
  return rest < 0 ? rest + TICKS_PER_DAY : rest;
}

/** `00:05:46.6922713`; hours grow beyond 24. */
export function relativeTimeText(ticks: number): string {
  const sign = ticks < 0 ? '-' : '';
  const value = Math.abs(ticks);
  const hours = Math.floor(value / TICKS_PER_HOUR);
  return `${sign}${pad2(hours)}:${minutesSeconds(value - hours * TICKS_PER_HOUR, true)}`;
}

/** Ticks since midnight of `1:18:10.7752429 AM`, `13:18:10` or `1:18 PM`. */
export function parseTimeOfDay(text: string): number | undefined {
  const match = /^\s*(\d{1,2}):(\d{1,2})(?::(\d{1,2})(\.\d*)?)?\s*([ap]m)?\s*$/i.exec(text);
  if (match === null) return undefined;
  let hours = Number(match[1]);
  const minutes = Number(match[2]);
  const seconds = Number(match[3] ?? '0');
  const half = match[5]?.toLowerCase();
  if (minutes > 59 || seconds > 59 || hours > 23 || (half !== undefined && (hours < 1 || hours > 12))) return undefined;
  if (half !== undefined) hours = (hours % 12) + (half === 'pm' ? 12 : 0);
  return hours * TICKS_PER_HOUR + minutes * TICKS_PER_MINUTE + seconds * TICKS_PER_SECOND + fractionTicks(match[4] ?? '');
}

/** Ticks of `00:05:46.6922713`, or of plain seconds. */
export function parseRelativeTime(text: string): number | undefined {
  const match = /^\s*(\d+):(\d{1,2}):(\d{1,2})(\.\d*)?\s*$/.exec(text);
  if (match === null) return parseSeconds(text);
  const minutes = Number(match[2]);
  const seconds = Number(match[3]);
  if (minutes > 59 || seconds > 59) return undefined;
  return Number(match[1]) * TICKS_PER_HOUR + minutes * TICKS_PER_MINUTE + seconds * TICKS_PER_SECOND + fractionTicks(match[4] ?? '');
}

/** Ticks of a number of seconds such as `0.0000074`; more than seven decimals give a fraction of a tick. */
export function parseSeconds(text: string): number | undefined {
  const match = /^\s*(\d[\d,]*)?(\.\d*)?\s*$/.exec(text);
  if (match === null || (match[1] === undefined && (match[2] ?? '.') === '.')) return undefined;
  return Number((match[1] ?? '0').replaceAll(',', '')) * TICKS_PER_SECOND + fractionTicks(match[2] ?? '');
}

function fractionTicks(fraction: string): number {
  if (fraction.length < 2) return 0;
  const digits = fraction.slice(1);
  const whole = Number(digits.slice(0, 7).padEnd(7, '0'));
  return digits.length > 7 ? whole + Number(`0.${digits.slice(7)}`) : whole;
}

function pad2(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

function minutesSeconds(ticksInHour: number, fraction: boolean): string {
  const minutes = Math.floor(ticksInHour / TICKS_PER_MINUTE);
  const rest = ticksInHour - minutes * TICKS_PER_MINUTE;
  const seconds = Math.floor(rest / TICKS_PER_SECOND);
  const text = `${pad2(minutes)}:${pad2(seconds)}`;
  return fraction ? `${text}.${String(rest - seconds * TICKS_PER_SECOND).padStart(7, '0')}` : text;
}

function clockText(ticks: number, fraction: boolean): string {
  const hours = Math.floor(ticks / TICKS_PER_HOUR);
  const shown = hours % 12 === 0 ? 12 : hours % 12;
  return `${shown}:${minutesSeconds(ticks - hours * TICKS_PER_HOUR, fraction)} ${hours < 12 ? 'AM' : 'PM'}`;
}

/** Days between 1601-01-01 and 1970-01-01. */
const DAYS_1601_TO_1970 = 134_774;

/** `M/d/yyyy` of a day number since 1601-01-01, proleptic Gregorian. */
function dateText(day: number): string {
  // Days from 0000-03-01, in eras of 400 years, so that the leap day is the last of its year.
  const shifted = day - DAYS_1601_TO_1970 + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${month}/${dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1}/${year}`;
}

function dayNumber(year: number, month: number, day: number): number {
  const shiftedYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(shiftedYear / 400);
  const yearOfEra = shiftedYear - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468 + DAYS_1601_TO_1970;
}

/** Day number and the rest of `7/12/2020 1:18:10 AM` or `2020-07-12 01:18:10`. */
function splitDateTime(text: string): { day: number; time: string } | undefined {
  const us = /^\s*(\d{1,2})\/(\d{1,2})\/(\d{4})(?:[ T]+(.*))?$/.exec(text);
  const iso = us === null ? /^\s*(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]+(.*))?$/.exec(text) : null;
  if (us === null && iso === null) return undefined;
  const [year, month, day] = us !== null ? [Number(us[3]), Number(us[1]), Number(us[2])] : [Number(iso![1]), Number(iso![2]), Number(iso![3])];
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  return { day: dayNumber(year, month, day), time: ((us ?? iso)![4] ?? '').trim() };
}
