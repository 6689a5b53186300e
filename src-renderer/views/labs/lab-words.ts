// src-renderer/views/labs/lab-words.ts
//
// Words of a lab by its ids. What the catalogs don't know (a lab that has just been added) is said as the lab declares it.

import type { MessageKey } from '../../../src-shared/i18n/catalogs.ts';
import { CATALOGS } from '../../../src-shared/i18n/catalogs.ts';
import { formatFigure } from '../../../src-shared/i18n/format.ts';
import type { Locale } from '../../../src-shared/i18n/catalogs.ts';
import type { MetricValue } from '../../../src-shared/ipc/labs.ts';
import type { LabInfo } from '../../../src-shared/ipc/machine.ts';
import type { Translate } from '../../app/i18n.ts';

type Area = 'lab-stories' | 'lab-metrics' | 'exercises';

/** The key if the catalogs have it. */
export function knownKey(area: Area, key: string): MessageKey | null {
  return Object.hasOwn(CATALOGS.en[area], key) ? (`${area}:${key}` as MessageKey) : null;
}

export function metricMeaning(t: Translate, lab: LabInfo, metric: string): string {
  const key = knownKey('lab-metrics', `${lab.id}.${metric}`);
  return key === null ? (lab.metrics.find(({ name }) => name === metric)?.meaning ?? '') : t(key);
}

export function metricText(t: Translate, locale: Locale, value: MetricValue | undefined): string {
  if (value === null || value === undefined) return t('labs:notAvailable');
  if (typeof value === 'boolean') return t(value ? 'labs:yes' : 'labs:no');
  return typeof value === 'number' ? formatFigure(locale, value) : value;
}

/** What a check expects, in its own notation; it says `not available` in English. */
export function expectedText(t: Translate, expected: string): string {
  return expected === 'not available' ? t('labs:notAvailable') : expected;
}
