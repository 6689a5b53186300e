// src-renderer/app/i18n.ts
//
// i18next over the catalogs of src-shared/i18n. Components call useT(); code outside React calls t().

import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Locale, MessageKey } from '../../src-shared/i18n/catalogs.ts';
import { CATALOGS, localeForTag } from '../../src-shared/i18n/catalogs.ts';
import { formatBytes, formatInteger } from '../../src-shared/i18n/format.ts';
import type { MessageParameters } from '../../src-shared/i18n/message.ts';
import type { LocaleChoice } from '../store/settings-store.ts';
import { useSettings } from '../store/settings-store.ts';
import { loadKoreanFont } from '../theme/korean-font.ts';

export type Translate = (key: MessageKey, parameters?: MessageParameters) => string;

/** Resolves when text may be laid out. */
export async function startI18n(choice: LocaleChoice): Promise<void> {
  await prepare(localeOf(choice));
  void i18next.use(initReactI18next).init({
    lng: localeOf(choice),
    fallbackLng: 'en',
    resources: CATALOGS,
    ns: Object.keys(CATALOGS.en),
    defaultNS: 'app',
    keySeparator: false,
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  document.documentElement.lang = i18next.language;
  useSettings.subscribe((settings, previous) => {
    if (settings.locale === previous.locale) return;
    const locale = localeOf(settings.locale);
    document.documentElement.lang = locale;
    void prepare(locale).then(() => i18next.changeLanguage(locale));
  });
}

async function prepare(locale: Locale): Promise<void> {
  if (locale === 'ko') await loadKoreanFont();
}

export function localeOf(choice: LocaleChoice): Locale {
  return choice === 'system' ? localeForTag(navigator.language) : choice;
}

/** Text of a message in the current language; the component follows a change of language. */
export function useT(): Translate {
  const { t } = useTranslation();
  return t as unknown as Translate;
}

export const t: Translate = (key, parameters) => i18next.t(key as string, parameters ?? {}) as string;

export function useLocale(): Locale {
  const { i18n } = useTranslation();
  return i18n.language === 'ko' ? 'ko' : 'en';
}

/** Number formatting in the current language. */
export function useFormat(): { readonly integer: (value: number) => string; readonly bytes: (value: number) => string } {
  const locale = useLocale();
  return { integer: (value) => formatInteger(locale, value), bytes: (value) => formatBytes(locale, value) };
}
