// src-shared/i18n/ko/shell.ts

import type { shell as en } from '../en/shell.ts';
import type { Translated } from '../message.ts';

export const shell = {
  'unsaved.title': 'Kernelscope를 종료할까요?',
  'unsaved.detail': '캡처한 이벤트를 저장하지 않았습니다. 종료하면 사라집니다.',
  'unsaved.leave': '종료',
  'unsaved.stay': '취소',
  'pageLost.title': '창이 작동을 멈췄습니다',
  'pageLost.detail': '1분 안에 두 번 멈춰({{reason}}) 다시 시작하지 않았습니다. 에뮬레이션 컴퓨터는 일시 중지되었습니다.',
} satisfies Translated<typeof en>;
