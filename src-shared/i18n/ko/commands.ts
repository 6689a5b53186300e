// src-shared/i18n/ko/commands.ts
//
// 메뉴와 명령의 글.

import type { commands as en } from '../en/commands.ts';
import type { Translated } from '../message.ts';

export const commands: Translated<typeof en> = {
  'menu.file': '파일', 'menu.edit': '편집', 'menu.event': '이벤트', 'menu.filter': '필터', 'menu.process': '프로세스', 'menu.view': '보기',
  'menu.machine': '컴퓨터', 'menu.labs': '실습', 'menu.help': '도움말',
  'submenu.density': '행 높이', 'submenu.theme': '테마', 'submenu.locale': '언어', 'submenu.speed': '속도', 'submenu.profile': 'Windows 버전',
  'file.open': '열기…', 'file.save': '저장…', 'file.closeLog': '로그 닫기', 'file.exit': '끝내기',
  'view.processMonitor': 'Process Monitor', 'view.processExplorer': 'Process Explorer', 'view.labs': '실습', 'view.columns': '열 선택…', 'view.overview': '개요 띠', 'view.palette': '명령 팔레트…',
  'view.density.compact': '좁게', 'view.density.comfortable': '넓게',
  'view.theme.system': '시스템과 같게', 'view.theme.light': '밝게', 'view.theme.dark': '어둡게', 'view.locale.system': '시스템과 같게',
  'help.firstMinute': '해 볼 만한 세 가지', 'help.shortcuts': '바로 가기 키', 'help.about': 'Kernelscope 정보',
  'capture.toggle': '이벤트 캡처', 'capture.autoscroll': '자동 스크롤', 'capture.clear': '화면 지우기',
  'edit.copy': '복사', 'edit.find': '찾기…', 'edit.findNext': '다음 찾기', 'edit.findPrevious': '이전 찾기',
  'event.properties': '속성…', 'event.stack': '스택…', 'event.bookmark': '책갈피 설정/해제', 'event.nextBookmark': '다음 책갈피', 'event.previousBookmark': '이전 책갈피',
  'event.nextHighlight': '다음 강조 이벤트', 'event.previousHighlight': '이전 강조 이벤트',
  'filter.edit': '필터…', 'filter.reset': '필터 초기화', 'filter.highlight': '강조…', 'filter.advancedOutput': '고급 출력 사용',
  'class.registry': '레지스트리', 'class.fileSystem': '파일 시스템', 'class.network': '네트워크', 'class.process': '프로세스', 'class.profiling': '프로파일링', 'class.kernel': '커널',
  'machine.run': '실행', 'machine.step': '클록 틱 하나 진행', 'machine.restart': '컴퓨터 다시 시작', 'machine.speed.unlimited': '무제한', 'machine.parameters': '매개 변수와 시드…', 'machine.details': '실행 정보…',
};
