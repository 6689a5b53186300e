// src-shared/query/process/number-text.ts
//
// How Process Explorer writes numbers: thousands separators, memory in K, CPU with two decimals, and blank for "nothing".

/** `1234567` -> `1,234,567`. Rounds towards zero. */
export function groupDigits(value: number): string {
  const negative = value < 0;
  const digits = String(Math.trunc(Math.abs(value)));
  let text = '';
  for (let i = 0; i < digits.length; i++) {
    if (i > 0 && (digits.length - i) % 3 === 0) text += ',';
    text += digits[i];
  }
  return negative && digits !== '0' ? `-${text}` : text;
}

/** CPU column: blank for nothing, `< 0.01` for something too small to print, else two decimals. */
export function cpuPercentText(percent: number | null, ran: boolean): string {
  if (percent === null || (!ran && percent <= 0)) return '';
  return percent < 0.005 ? '< 0.01' : percent.toFixed(2);
}

/** Delta columns are blank for 0. */
export function deltaText(value: number | null): string {
  return value === null || value === 0 ? '' : groupDigits(value);
}

/** Memory: `12,345 K`. */
export function kilobytesText(bytes: number | null): string {
  return bytes === null ? '' : `${groupDigits(Math.round(bytes / 1024))} K`;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** CPU Time: `h:mm:ss.fff` of a time in 100 ns units. */
export function cpuTimeText(time100ns: number): string {
  const milliseconds = Math.floor(time100ns / 10_000);
  const seconds = Math.floor(milliseconds / 1000);
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}.${String(milliseconds % 1000).padStart(3, '0')}`;
}
