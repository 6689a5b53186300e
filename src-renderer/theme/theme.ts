// src-renderer/theme/theme.ts
//
// Fluent themes of Kernelscope and which one is on: the user's choice, else the system's. The attribute `data-theme` on
// <html> drives our own CSS variables (tokens.css) and AG Grid's colour mode.

import type { Theme } from '@fluentui/react-components';
import { webDarkTheme, webLightTheme } from '@fluentui/react-components';
import { useEffect, useSyncExternalStore } from 'react';
import { useSettings } from '../store/settings-store.ts';

/** The system's own fonts; where none of them has Hangul, the one that comes with the application (korean-font.css). */
export const FONT_FAMILY = "'Segoe UI Variable Text', 'Segoe UI', 'Malgun Gothic', 'Apple SD Gothic Neo', system-ui, -apple-system, 'Noto Sans', 'Noto Sans KR', 'Noto Sans CJK KR', 'DejaVu Sans', 'Gothic A1', sans-serif";

const accentLight = {
  colorBrandBackground: '#0f6cbd', colorCompoundBrandStroke: '#0f6cbd', colorCompoundBrandBackground: '#0f6cbd',
};

export const LIGHT: Theme = { ...webLightTheme, fontFamilyBase: FONT_FAMILY, ...accentLight };
export const DARK: Theme = {
  ...webDarkTheme, fontFamilyBase: FONT_FAMILY,
  colorNeutralBackground1: '#1f1f1f', colorNeutralBackground2: '#1a1a1a', colorNeutralBackground3: '#161616',
};

const darkQuery = window.matchMedia('(prefers-color-scheme: dark)');

function subscribe(listener: () => void): () => void {
  darkQuery.addEventListener('change', listener);
  return () => darkQuery.removeEventListener('change', listener);
}

/** Whether the dark theme is on. */
export function useDark(): boolean {
  const choice = useSettings((settings) => settings.theme);
  const system = useSyncExternalStore(subscribe, () => darkQuery.matches);
  const dark = choice === 'system' ? system : choice === 'dark';
  useEffect(() => {
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
    document.documentElement.style.colorScheme = dark ? 'dark' : 'light';
  }, [dark]);
  return dark;
}
