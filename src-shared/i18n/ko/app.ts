// src-shared/i18n/ko/app.ts
//
// 창의 글: 배치, 팔레트, 상태, 파일, 첫 1분, 오류.

import type { app as en } from '../en/app.ts';
import type { Translated } from '../message.ts';

export const app: Translated<typeof en> = {
  'title': 'Kernelscope', 'menuBar': '메뉴', 'toolbar': '도구 모음', 'views': '보기', 'statusBar': '상태', 'more': '더 보기',
  'filter.none': '필터 없음: 모든 이벤트', 'filter.edit': '필터 편집: {{sentence}}', 'filter.default': '기본 필터',
  'filter.remembered': '지난번 필터가 켜져 있습니다: {{sentence}}', 'filter.remembered.edit': '편집', 'filter.remembered.reset': '초기화', 'filter.remembered.keep': '이 필터 유지',
  'filter.not': '{{words}} 제외', 'filter.or': '또는',
  'palette.title': '명령 팔레트', 'palette.placeholder': '명령을 입력하세요', 'palette.empty': '맞는 명령이 없습니다.',
  'shortcuts.title': '바로 가기 키', 'about.title': 'Kernelscope 정보', 'about.text': '어느 운영 체제에서나 에뮬레이션한 Windows 커널을 보는 Process Monitor와 Process Explorer입니다.', 'about.license': 'MIT 라이선스. Microsoft, Sysinternals와 관계가 없습니다.',
  'close': '닫기', 'cancel': '취소', 'ok': '확인', 'retry': '다시 시도', 'dismiss': '닫기',
  'file.opening': '{{name}} 여는 중…', 'file.progress': '{{percent}}% · 이벤트 {{events}}개', 'file.banner': '로그 {{name}} 표시 중', 'file.banner.back': '실행 중인 컴퓨터로 돌아가기',
  'file.failed': '{{name}}을(를) 열 수 없습니다', 'file.damaged': '{{name}}이(가) 손상되었습니다: {{message}} 온전한 부분만 표시합니다.', 'file.drop': 'Process Monitor 로그를 놓으면 열립니다', 'file.cancelled': '{{name}} 열기를 취소했습니다.',
  'file.saved': '이벤트 {{count}}개를 {{name}}(으)로 저장했습니다', 'file.saveFailed': '저장하지 못했습니다: {{message}}', 'file.saving': '저장하는 중… {{percent}}%',
  'first.title': '해 볼 만한 세 가지', 'first.filter': '프로세스 하나만 보기', 'first.filter.text': '프로세스 이름을 마우스 오른쪽 단추로 눌러 포함을 고르세요.', 'first.compare': 'CPU 시간과 주기 델타 비교', 'first.compare.text': 'Process Explorer를 열고 주기 델타 실습을 실행하세요.',
  'first.xp': '이 컴퓨터를 Windows XP로 바꾸기', 'first.xp.text': '컴퓨터 막대에서 버전을 고르고 달라지는 점을 보세요.', 'first.close': '다시 보지 않기', 'first.do': '보여 주기',
  'error.title': '문제가 생겼습니다', 'error.text': '창의 이 부분이 멈췄습니다: {{message}}', 'error.reload': '다시 표시',
};
