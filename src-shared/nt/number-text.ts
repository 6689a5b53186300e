// src-shared/nt/number-text.ts
//
// Numbers as Process Monitor writes them into Detail on an en-US system. Independent of the host's locale.

/** Decimal with `,` between groups of three digits: 1234567 reads `1,234,567`. Takes integers and bigints, signed. */
export function groupedDecimal(value: number | bigint): string {
  if (typeof value === 'number' && value > -1000 && value < 1000) return String(value);
  const digits = String(value);
  const first = digits.charCodeAt(0) === 0x2d ? 1 : 0;
  let end = digits.length;
  let text = '';
  while (end - first > 3) {
    text = ',' + digits.slice(end - 3, end) + text;
    end -= 3;
  }
  return digits.slice(0, end) + text;
}

/** `0x` and lower-case hexadecimal without padding. A negative number is read as unsigned 32 bit. */
export function lowerHex(value: number | bigint): string {
  if (typeof value === 'bigint') return '0x' + value.toString(16);
  return '0x' + (value < 0 ? value >>> 0 : value).toString(16);
}

/** A count of 100 ns ticks in seconds with seven decimals and no padding: 161 reads `0.0000161`. */
export function secondsText(ticks: number | bigint): string {
  if (typeof ticks === 'bigint') {
    const whole = ticks / 10_000_000n;
    return `${whole}.${String(ticks - whole * 10_000_000n).padStart(7, '0')}`;
  }
  const whole = Math.floor(ticks / 10_000_000);
  return `${whole}.${String(ticks - whole * 10_000_000).padStart(7, '0')}`;
}

/** Windows' way to show a truth value. */
export function booleanText(value: boolean | number): string {
  return value ? 'True' : 'False';
}
