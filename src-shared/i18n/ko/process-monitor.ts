// src-shared/i18n/ko/process-monitor.ts
//
// Process Monitor 보기의 글. 추적의 값은 번역하지 않는다.

import type { processMonitor as en } from '../en/process-monitor.ts';
import type { Translated } from '../message.ts';

export const processMonitor: Translated<typeof en> = {
  'title': 'Process Monitor', 'grid': '이벤트', 'overview': '시간별 이벤트', 'overview.range': '선택한 시간 범위', 'overview.clear': '모든 시간 보기',
  'status.showing': '이벤트 {{total}}개 중 {{shown}}개 표시({{percent}}%)', 'status.none': '이벤트 없음', 'status.captureOff': '이벤트 없음(캡처 꺼짐)', 'status.filtering': '필터 적용 중 {{percent}}%',
  'status.rate': '초당 이벤트 {{rate}}개', 'status.lost': '{{count}}개 손실', 'status.memory': '메모리에 보관 · {{size}}', 'status.file': '{{name}}에 보관', 'status.capturePaused': '캡처 꺼짐',
  'empty.title': '아직 이벤트가 없습니다', 'empty.text': '컴퓨터가 실행되면 이벤트가 여기에 나타납니다.', 'empty.run': '컴퓨터 실행', 'empty.capture': '캡처 시작',
  'empty.filtered.title': '필터를 통과한 이벤트가 없습니다', 'empty.filtered.text': '이벤트 {{total}}개가 필터로 숨겨져 있습니다.', 'empty.filtered.edit': '필터 편집', 'empty.filtered.reset': '필터 초기화',
  'loading': '이벤트를 읽는 중…', 'columns': '열 선택', 'copied': '{{count}}개 행을 복사했습니다',
  'menu.include': "'{{value}}' 포함", 'menu.exclude': "'{{value}}' 제외", 'menu.highlight': "'{{value}}' 강조", 'menu.copy': "'{{value}}' 복사", 'menu.editFilter': "'{{value}}' 필터 편집",
  'menu.excludeBefore': '이전 이벤트 제외', 'menu.excludeAfter': '이후 이벤트 제외', 'menu.includeMore': '포함', 'menu.excludeMore': '제외', 'menu.highlightMore': '강조', 'menu.jump': 'Process Explorer에서 프로세스로 이동', 'menu.jump.ended': '끝남', 'menu.jump.log': '로그에는 없음', 'menu.search': "'{{value}}' 온라인 검색", 'menu.search.copied': "링크를 열지 못해 '{{value}}'을(를) 복사했습니다.",
  'menu.empty': '(비어 있음)', 'menu.selectedRows': '값 {{count}}개',
  'find.title': '찾기', 'find.placeholder': '표시된 열에서 찾기', 'find.next': '다음 찾기', 'find.previous': '이전 찾기', 'find.matchCase': '대/소문자 구분', 'find.searching': '찾는 중… {{percent}}%', 'find.none': '찾지 못했습니다', 'find.wrapped': '끝에 닿아 반대쪽에서 계속했습니다', 'find.close': '찾기 막대 닫기', 'find.cancel': '찾기 취소',
  'bookmark': '책갈피', 'bookmark.none': '책갈피가 더 없습니다.', 'highlight.none': '강조한 이벤트가 더 없습니다.',
  'error.title': '이벤트 목록이 멈췄습니다', 'error.text': '{{message}}',
};
