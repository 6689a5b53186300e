// Contrast of the colours that carry meaning, by WCAG 2: 4.5 for text, 3 for what is only drawn.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const css = readFileSync(path.join(import.meta.dirname, 'tokens.css'), 'utf8');

function tokens(selector: string): ReadonlyMap<string, string> {
  const block = css.slice(css.indexOf(`${selector} {`)).split('}')[0] ?? '';
  return new Map([...block.matchAll(/--ks-([\w-]+): (#[0-9a-f]{6})/g)].map((match) => [match[1] as string, match[2] as string]));
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

const TEXT = ['text', 'muted', 'accent', 'result-expected', 'result-error', 'running'];
const DRAWN = ['chart-first', 'chart-second', 'focus', 'recording'];

describe.each([['light', ':root'], ['dark', "[data-theme='dark']"]])('%s', (_name, selector) => {
  const colours = tokens(selector);
  it.each(TEXT)('%s can be read', (name) => {
    for (const ground of ['background', 'surface']) expect(contrast(colours.get(name)!, colours.get(ground)!), ground).toBeGreaterThanOrEqual(4.5);
  });
  it.each(DRAWN)('%s can be told from the ground', (name) => {
    for (const ground of ['background', 'surface']) expect(contrast(colours.get(name)!, colours.get(ground)!), ground).toBeGreaterThanOrEqual(3);
  });
});
