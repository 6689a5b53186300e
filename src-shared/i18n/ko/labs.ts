// src-shared/i18n/ko/labs.ts
//
// 실습 보기의 글: 목록, 양식, 결과, 차트, 연습 문제. 이야기는 lab-stories.ts에 있다.

import type { labs as en } from '../en/labs.ts';
import type { Translated } from '../message.ts';

export const labs: Translated<typeof en> = {
  'title': '실습', 'list': '실습', 'group.processes': '프로세스와 스레드', 'group.io': '입출력', 'group.memory': '메모리', 'group.network': '네트워크', 'group.reliability': '안정성', 'group.scalability': '확장성', 'group.virtualization': '가상화', 'group.free': '자유 탐색',
  'loading': '실습 목록을 가져오는 중…', 'empty.title': '실습이 없습니다', 'empty.text': '이 컴퓨터에는 실습이 없습니다.',
  'story': '이야기', 'story.experiment': '실험', 'story.change': '달라진 점', 'story.look': '살펴볼 것',
  'setup': '실행하기', 'profile.old': '첫째 Windows', 'profile.new': '둘째 Windows', 'defaults': '기본값', 'run': '둘 다 실행', 'runAgain': '둘 다 다시 실행', 'cancel': '취소', 'seed': '시드',
  'running': '{{profile}} 실행 중…', 'running.detail': '두 실행의 {{percent}}% · 이벤트 {{events}}개', 'cancelled': '실행을 취소했습니다. 아무것도 바뀌지 않았습니다.', 'beside': '두 실행은 지금 컴퓨터와 따로 이루어지므로 캡처는 그대로 남습니다.',
  'failed': '실습을 실행할 수 없습니다', 'failed.retry': '다시 시도',
  'result': '결과', 'result.none': '아직 실행하지 않았습니다. “둘 다 실행”을 누르면 이 실습을 두 Windows 버전에서 실행하고 수치를 나란히 보여 줍니다.', 'result.stale': '이 실행 뒤에 매개 변수가 바뀌었습니다.',
  'metrics': '측정값', 'metric': '측정값', 'unit': '단위', 'theory.pass': '이론과 같음: {{expected}}', 'theory.fail': '이론과 다름: {{expected}}', 'notAvailable': '사용할 수 없음', 'yes': '예', 'no': '아니요',
  'checks.passed': '이론과 비교한 {{count}}개 항목이 모두 맞습니다.', 'checks.failed': '이론과 비교한 {{all}}개 항목 중 {{count}}개가 맞지 않습니다.', 'checks.none': '비교할 이론값이 없습니다.',
  'accounting.closes': '스레드 {{thread}} + 인터럽트 {{interrupt}} + DPC {{dpc}} + 유휴 {{idle}} = 프로세서 {{cpus}}개에서 {{sum}}주기: 한 주기까지 맞음', 'accounting.open': '{{all}}주기 중 {{sum}}주기만 계산됨',
  'facts': '{{seconds}}초 동안 이벤트 {{events}}개 · 시드 {{seed}} · 다이제스트 {{digest}}', 'facts.lost': '{{count}}개 손실',
  'chart': '차이', 'chart.label': '{{metrics}} 차트: {{first}}와(과) {{second}} 비교', 'chart.bar': '{{metric}}, {{profile}}: {{value}}',
  'watch': '직접 보기', 'watch.text': '지금 컴퓨터에서 이 매개 변수로 실습을 시작해 이벤트를 필터링해 볼 수 있습니다.', 'watch.button': '{{profile}} 보기', 'watch.prepared': '준비된 필터와 열 사용', 'watch.filter': '필터: {{sentence}}', 'watch.columns': '열: {{columns}}', 'watch.started': '{{profile}}에서 {{lab}} 실습을 실행합니다', 'watch.filterSet': '준비된 필터를 설정했습니다. 필터 > 필터 초기화로 원래대로 돌릴 수 있습니다.',
  'exercise': '연습 문제', 'exercise.number': '연습 문제 {{number}}/{{count}}', 'exercise.needsRun': '먼저 실습을 실행하세요. 답은 그 추적에서 찾습니다.', 'exercise.setup': '이 문제는 다음과 같이 실행한 결과에 대한 것입니다: {{parameters}}.', 'exercise.setup.run': '그렇게 실행', 'exercise.solved': '풀었음',
  'exercise.answer': '답', 'exercise.answer.number': '수', 'exercise.answer.process': '프로세스 이름', 'exercise.answer.path': '경로', 'exercise.answer.operation': '작업', 'exercise.answer.filter': '지금 설정된 필터', 'exercise.editFilter': '필터 편집…', 'exercise.check': '확인', 'exercise.show': '답 보기',
  'exercise.right': '맞았습니다.', 'exercise.wrong': '아닙니다.', 'exercise.shown': '답: {{answer}}', 'exercise.filterOff': '필터가 이벤트 {{extra}}개를 더 보여 주고 {{missing}}개를 빠뜨립니다.', 'exercise.unanswerable': '이 실행에서는 문제에서 묻는 현상이 나타나지 않습니다. 실습의 두 Windows 버전에서 기본값으로 실행하세요.',
  'exercise.evidence': '추적에서 확인', 'exercise.evidence.line': '{{profile}}: {{sentence}}', 'exercise.evidence.count_one': '이벤트 {{shown}}개', 'exercise.evidence.count_other': '이벤트 {{shown}}개', 'exercise.empty': '이 실습에는 아직 연습 문제가 없습니다.',
  'status.ran': '{{lab}}: 두 실행에 {{seconds}}초', 'status.idle': '실습 {{count}}개',
};
