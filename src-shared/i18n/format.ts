// src-shared/i18n/format.ts
//
// Numbers, sizes and simulated time for people. The one file of src-shared that may use Intl (see eslint.config.mjs).
// Columns of a trace keep the originals' own format; this is for status bars, dialogs and charts.

import type { Locale } from './catalogs.ts';

const TAGS: Readonly<Record<Locale, string>> = { en: 'en-US', ko: 'ko-KR' };
const integers = new Map<Locale, Intl.NumberFormat>();

/** `1,234,567`. */
export function formatInteger(locale: Locale, value: number): string {
  let format = integers.get(locale);
  if (format === undefined) {
    format = new Intl.NumberFormat(TAGS[locale], { maximumFractionDigits: 0 });
    integers.set(locale, format);
  }
  return format.format(value);
}

const figures = new Map<Locale, Intl.NumberFormat>();

/** A measured figure: `0.3333`, `5.7`, `7,726,080`; four digits after the point, none where there are four before it. */
export function formatFigure(locale: Locale, value: number): string {
  if (Math.abs(value) >= 1000) return formatInteger(locale, value);
  let format = figures.get(locale);
  if (format === undefined) {
    format = new Intl.NumberFormat(TAGS[locale], { maximumFractionDigits: 4 });
    figures.set(locale, format);
  }
  return format.format(value);
}

const UNITS = ['bytes', 'KB', 'MB', 'GB', 'TB'] as const;

/** `6.1 MB` (1 MB = 1,048,576 bytes, as Windows counts). */
export function formatBytes(locale: Locale, bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < UNITS.length - 1) {
    value /= 1024;
    unit++;
  }
  const digits = unit === 0 || value >= 100 ? 0 : 1;
  return `${new Intl.NumberFormat(TAGS[locale], { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value)} ${UNITS[unit]}`;
}

/** Seconds of simulated time as `00:00:07.218`. */
export function formatClock(seconds: number): string {
  const milliseconds = Math.max(0, Math.floor(seconds * 1000));
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(milliseconds / 3_600_000);
  return `${two(hours)}:${two(Math.floor(milliseconds / 60_000) % 60)}:${two(Math.floor(milliseconds / 1000) % 60)}.${String(milliseconds % 1000).padStart(3, '0')}`;
}
