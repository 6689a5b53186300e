// src-shared/i18n/ko/dialogs.ts
//
// 대화 상자의 글. 이벤트 열의 이름은 columns.ts에 있다.

import type { dialogs as en } from '../en/dialogs.ts';
import type { Translated } from '../message.ts';

export const dialogs: Translated<typeof en> = {
  'button.ok': '확인',
  'button.cancel': '취소',
  'button.apply': '적용',
  'button.close': '닫기',
  'button.copyAll': '모두 복사', 'copied': '복사했습니다',

  'filter.title': 'Process Monitor 필터', 'filter.intro': '다음 조건에 맞는 항목을 표시합니다.', 'highlight.title': 'Process Monitor 강조', 'highlight.intro': '다음 조건에 맞는 항목을 강조합니다.',
  'rule.column': '열', 'rule.relation': '관계', 'rule.value': '값', 'rule.action': '동작', 'rule.then': '이면', 'rule.matches': '일치', 'rule.on': '사용',
  'rule.add': '추가', 'rule.remove': '제거', 'rule.reset': '초기화', 'rule.makeFilter': '필터로 만들기', 'rule.list': '규칙', 'rule.value.placeholder': '값을 입력하거나 나온 값에서 고르기', 'rule.more': '값이 {{count}}개 더 있습니다. 입력해서 좁히세요.',
  'rule.toggle': '이 규칙 사용: {{rule}}', 'rule.empty.filter': '규칙이 없습니다. 모든 이벤트를 표시합니다.', 'rule.empty.highlight': '규칙이 없습니다. 아무것도 강조하지 않습니다.', 'rule.counting': '세는 중…',
  'rule.hint': '두 번 클릭하거나 Enter를 누르면 규칙이 편집 줄로 돌아갑니다. Space는 사용 여부를 바꾸고 Delete는 제거합니다.',
  'rule.pending.text': '편집 줄의 규칙을 아직 추가하지 않았습니다.', 'rule.pending.add': '추가', 'rule.pending.drop': '추가 안 함',
  'rule.means': '풀어 쓰면', 'rule.shown': '이벤트 {{total}}개 중 {{shown}}개가 통과합니다.', 'rule.highlighted': '이벤트 {{total}}개 중 {{shown}}개를 강조합니다.',
  'rule.trap': '한 열에 “같지 않음”이나 “문자열 없음” 포함 규칙이 여러 개 있으면 모두 통과합니다. 한 열의 포함 규칙은 “또는”으로 묶이기 때문입니다. “같음”이나 “문자열 있음”으로 제외하세요.', 'rule.trap.fix': '제외 규칙으로 바꾸기',
  'relation.is': '같음', 'relation.isNot': '같지 않음', 'relation.lessThan': '보다 작음', 'relation.moreThan': '보다 큼', 'relation.beginsWith': '시작 문자열', 'relation.endsWith': '끝 문자열', 'relation.contains': '문자열 있음', 'relation.excludes': '문자열 없음',
  'action.include': '포함', 'action.exclude': '제외',
  'sentence.is': '{{column}} 값이 {{values}}', 'sentence.isNot': '{{column}} 값이 {{values}} 아님', 'sentence.lessThan': '{{column}} 값이 {{values}}보다 작음', 'sentence.moreThan': '{{column}} 값이 {{values}}보다 큼',
  'sentence.beginsWith': '{{column}} 값의 시작이 {{values}}', 'sentence.endsWith': '{{column}} 값의 끝이 {{values}}', 'sentence.contains': '{{column}} 값에 {{values}} 있음', 'sentence.excludes': '{{column}} 값에 {{values}} 없음',
  'sentence.or': ' 또는 ', 'sentence.and': ' 그리고 ', 'sentence.everything': '모든 이벤트', 'sentence.nothing': '이벤트 없음', 'sentence.except': '{{what}}, 다음은 제외: {{parts}}', 'sentence.empty': '(빈칸)',

  'columns.title': '열 선택', 'columns.intro': '이벤트 목록의 열입니다. 머리글을 끌면 열이 옮겨집니다.', 'columns.process.intro': '프로세스 목록의 열입니다. 머리글을 끌면 열이 옮겨집니다.', 'columns.default': '기본 열', 'columns.count': '{{count}}개 표시',
  'columns.group.application': '응용 프로그램 정보', 'columns.group.event': '이벤트 정보', 'columns.group.process': '프로세스 관리',

  'properties.title': '이벤트 속성', 'properties.event': '이벤트', 'properties.process': '프로세스', 'properties.stack': '스택', 'properties.previous': '이전 이벤트', 'properties.next': '다음 이벤트', 'properties.nextHighlighted': '강조한 이벤트만',
  'properties.place': '이벤트 {{count}}개 중 {{place}}번째', 'properties.hidden': '필터로 숨겨짐', 'properties.loading': '이벤트를 읽는 중…', 'properties.gone': '이 이벤트는 더 이상 보관되어 있지 않습니다.',
  'properties.date': '날짜', 'properties.thread': '스레드', 'properties.class': '클래스', 'properties.operation': '작업', 'properties.result': '결과', 'properties.path': '경로', 'properties.duration': '기간', 'properties.pending': '(완료되지 않음)', 'properties.detail': '세부 정보',
  'properties.description': '설명', 'properties.noDetail': '이 작업에는 세부 정보가 없습니다.', 'properties.image': '이미지', 'properties.name': '이름', 'properties.version': '버전', 'properties.commandLine': '명령줄', 'properties.pid': 'PID', 'properties.parentPid': '부모 PID',
  'properties.sessionId': '세션 ID', 'properties.user': '사용자', 'properties.authId': '인증 ID', 'properties.architecture': '아키텍처', 'properties.virtualized': '가상화', 'properties.integrity': '무결성', 'properties.started': '시작', 'properties.ended': '끝',
  'properties.running': '(실행 중)', 'properties.unknown': '(알 수 없음)', 'properties.modules': '모듈', 'properties.modules.none': '이 순간까지 로드된 모듈이 없습니다.',
  'properties.module': '모듈', 'properties.address': '주소', 'properties.size': '크기', 'properties.company': '회사', 'properties.frame': '프레임', 'properties.location': '위치', 'properties.kernel': '커널 모드', 'properties.userMode': '사용자 모드',
  'properties.noStack': '이 이벤트에는 기록된 스택이 없습니다.',

  'goTo.title': '이벤트로 이동', 'goTo.label': '목록의 번호 또는 시각', 'goTo.hint': '1부터 {{count}}까지, 또는 {{example}} 같은 시각', 'goTo.button': '이동', 'goTo.none': '목록에 그런 이벤트가 없습니다.',
};
