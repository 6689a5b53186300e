// src-shared/i18n/ko/machine.ts
//
// 컴퓨터 막대의 글.

import type { machine as en } from '../en/machine.ts';
import type { Translated } from '../message.ts';

export const machine: Translated<typeof en> = {
  'bar': '컴퓨터', 'profile': 'Windows 버전', 'lab': '실습', 'run': '실행', 'pause': '일시 중지', 'step': '클록 틱 하나 진행', 'speed': '속도', 'unlimited': '무제한',
  'clock': '부팅 후 시뮬레이션 시간', 'parameters': '매개 변수와 시드', 'parameters.none': '이 실습에는 매개 변수가 없습니다.', 'seed': '시드', 'seed.hint': '시드가 같으면 실행도 바이트까지 같습니다.',
  'parameters.apply': '이 값으로 다시 시작', 'parameters.reset': '기본값',
  'parameters.range': '{{min}}~{{max}}', 'parameters.invalid': '{{min}}부터 {{max}}까지의 정수를 입력하세요.',
  'discard.title': '다른 컴퓨터를 시작할까요?', 'discard.text': '지금 컴퓨터에서 캡처한 이벤트 {{count}}개가 있습니다. {{name}}을(를) 시작하면 모두 버려집니다.', 'discard.confirm': '버리고 시작', 'discard.cancel': '캡처 유지',
  'finished': '실행이 끝났습니다', 'error.title': '컴퓨터가 멈췄습니다', 'error.restart': '컴퓨터 다시 시작', 'connecting': '컴퓨터를 시작하는 중…',
  'lost.title': '컴퓨터와 연결이 끊어졌습니다', 'lost.text': '지금까지의 이벤트는 그대로 있습니다. 다시 연결하는 중…', 'lost.retry': '다시 연결',
};
