// src-shared/nt/number-text.ts
//
// How Process Monitor writes numbers in its columns: thousands commas, seconds with seven decimals, hex. No locale is asked:
// its exports look the same everywhere.

/** `1,234,567`; negative numbers keep their sign. */
export function groupedText(value: number | bigint): string {
  const digits = value.toString();
  const sign = digits.startsWith('-') ? 1 : 0;
  let text = '';
  let end = digits.length;
  while (end - sign > 3) {
    text = `,${digits.slice(end - 3, end)}${text}`;
    end -= 3;
  }
  return digits.slice(0, end) + text;
}

/** A time span in 100 ns units as seconds, `1.0027157`. */
export function secondsText(units100ns: number): string {
  const whole = Math.floor(units100ns / 10_000_000);
  return `${String(whole)}.${String(units100ns - whole * 10_000_000).padStart(7, '0')}`;
}

/** `0x1f`. */
export function hexText(value: number | bigint): string {
  return `0x${value.toString(16)}`;
}

/** `True` or `False`. */
export function booleanText(value: number | boolean): string {
  return value === true || (value !== 0 && value !== false) ? 'True' : 'False';
}
