// src-renderer/theme/korean-font.ts
//
// The Hangul font that comes with the application (korean-font.css), fetched before Korean text is laid out: text that Chromium has laid
// out while the font was on its way can keep its empty boxes.

const WEIGHTS = [400, 600];

/** Resolves when the font is there, or cannot be had: then the system's own fallback stands. */
export async function loadKoreanFont(): Promise<void> {
  await Promise.allSettled(WEIGHTS.map((weight) => document.fonts.load(`${weight} 12px 'Gothic A1'`, '가')));
}
