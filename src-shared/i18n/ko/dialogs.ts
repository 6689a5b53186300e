// src-shared/i18n/ko/dialogs.ts
//
// Words of the dialogs: filter, highlight, columns, properties, find.

import type { dialogs as en } from '../en/dialogs.ts';
import type { Translated } from '../message.ts';
export const dialogs: Translated<typeof en> = {
  'button.ok': '확인',
  'button.cancel': '취소',
  'button.apply': '적용',
  'button.close': '닫기',
};
