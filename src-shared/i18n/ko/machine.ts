// src-shared/i18n/ko/machine.ts
//
// 컴퓨터 막대의 글.

import type { machine as en } from '../en/machine.ts';
import type { Translated } from '../message.ts';

export const machine: Translated<typeof en> = {
  'profile.windows-xp': 'Windows XP', 'profile.windows-server-2003': 'Windows Server 2003', 'profile.windows-vista': 'Windows Vista', 'profile.windows-server-2008': 'Windows Server 2008', 'lab.symlinks': '링크는 누가 따라가는가', 'lab.io-priority': 'I/O 우선 순위', 'lab.bandwidth': 'I/O 대역폭 예약', 'lab.transfer-size': '전송 크기',
  'lab.desktop': '데스크톱', 'lab.quantum': '퀀텀', 'lab.cycles-delta': '주기 델타', 'lab.mmcss': '멀티미디어 클래스 스케줄러',
  'lab.completion-port': '완료 포트', 'lab.cancel-io': 'I/O 취소',
  'bar': '컴퓨터', 'profile': 'Windows 버전', 'lab': '실습', 'run': '실행', 'pause': '일시 중지', 'step': '클록 틱 하나 진행', 'speed': '속도', 'unlimited': '무제한',
  'clock': '부팅 후 시뮬레이션 시간', 'parameters': '매개 변수와 시드', 'parameters.none': '이 실습에는 매개 변수가 없습니다.', 'seed': '시드', 'seed.hint': '시드가 같으면 실행도 바이트까지 같습니다.',
  'parameters.apply': '이 값으로 다시 시작', 'parameters.reset': '기본값',
  'parameters.range': '{{min}}~{{max}}', 'parameters.invalid': '{{min}}부터 {{max}}까지의 정수를 입력하세요.', 'parameters.invalidNumber': '{{min}}부터 {{max}}까지의 수를 입력하세요.', 'parameters.invalidList': '다음 중에서 골라 쉼표로 구분해 입력하세요: {{choices}}.',
  'discard.title': '다른 컴퓨터를 시작할까요?', 'discard.text': '지금 컴퓨터에서 캡처한 이벤트 {{count}}개가 있습니다. {{name}}을(를) 시작하면 모두 버려집니다.', 'discard.confirm': '버리고 시작', 'discard.cancel': '캡처 유지',
  'finished': '실행이 끝났습니다', 'error.title': '컴퓨터가 멈췄습니다', 'error.restart': '컴퓨터 다시 시작', 'connecting': '컴퓨터를 시작하는 중…',
  'lost.title': '컴퓨터와 연결이 끊어졌습니다', 'lost.text': '지금까지의 이벤트는 그대로 있습니다. 다시 연결하는 중…', 'lost.retry': '다시 연결',
  'details.title': '실행 정보', 'details.configuration': '구성', 'details.switches': '다르게 설정한 스위치', 'details.switches.none': '없음: 이 Windows 버전 그대로', 'details.parameters': '매개 변수',
  'details.command': '창 없이 실행', 'details.outcome': '결과', 'details.time': '시뮬레이션 시간', 'details.finished': '끝남', 'details.events': '이벤트', 'details.lost': '손실된 이벤트',
  'details.commands': '명령', 'details.commands.help': '일시 중지, 단계 실행, 캡처 설정, 프로세스 명령처럼 컴퓨터에 작용한 명령의 수입니다. 구성과 명령이 같으면 바이트도 같습니다.',
  'details.digest': '다이제스트(SHA-256)', 'details.digest.help': '추적의 모든 바이트를 순서대로 계산한 값입니다. 같은 구성이면 명령줄에서도 같은 값이 나옵니다.',
  'details.digest.soFar': '지금까지의 바이트로 계산한 값입니다. 실행이 끝나면 비교할 수 있습니다.', 'details.digest.late': '사용할 수 없음: 컴퓨터가 시작된 뒤에 이 창이 연결되어 모든 바이트를 받지 못했습니다. 컴퓨터를 다시 시작하면 나타납니다.',
  'details.accounting': '프로세서 주기', 'details.thread': '스레드', 'details.interrupt': '인터럽트', 'details.dpc': 'DPC', 'details.idle': '유휴', 'details.sum': '합계', 'details.sum.help': '스레드, 인터럽트, DPC, 유휴 시간을 더하면 모든 프로세서에서 흐른 주기와 같습니다.',
  'features': '{{profile}}의 메커니즘', 'features.hint': '하나씩 따로 설정할 수 있습니다. 아직 에뮬레이션하지 않는 것은 바꿀 수 없습니다.', 'features.differ': '{{count}}개 다르게 설정', 'features.missing': '아직 에뮬레이션하지 않음',
  'feature.cpu.cycleAccounting': '주기 단위 CPU 시간 계산', 'feature.mmcss': '멀티미디어 클래스 스케줄러', 'feature.ntfs.symlinks': 'NTFS 심볼릭 링크', 'feature.iocp.deferredCompletion': '완료 포트: 지연된 완료',
  'feature.iocp.batchDequeue': '완료 포트: 일괄 꺼내기', 'feature.io.syncCancel': '동기 I/O 취소', 'feature.io.exitNotify': '프로세스 종료 시 I/O 알림', 'feature.io.priority': 'I/O 우선순위',
  'feature.io.bandwidthReservation': 'I/O 대역폭 예약', 'feature.io.largeTransfers': '64KB를 넘는 전송', 'feature.kernel.mpOnly': '다중 프로세서 커널만 사용', 'feature.mm.bigPagefileIo': '큰 페이지 파일 쓰기',
  'feature.mm.vaClustering': '가상 주소별 묶음', 'feature.mm.standbyReadAhead': '대기 목록으로 미리 읽기', 'feature.smb2': 'SMB 2.0', 'feature.ntfs.selfHealing': '자가 복구 NTFS',
  'feature.whea': '하드웨어 오류 아키텍처(WHEA)', 'feature.verifier.noReboot': '재부팅 없는 드라이버 검증 도구', 'feature.verifier.newChecks': '드라이버 검증 도구: 새 검사', 'feature.timer.noDispatcherLock': '디스패처 잠금 없는 타이머',
  'feature.tp.workerFactory': '커널의 스레드 풀', 'feature.numa.v2': 'NUMA: 이상적인 노드', 'feature.hotadd.memory': '메모리 핫 추가', 'feature.hotreplace.memory': '메모리 핫 교체',
  'feature.hotadd.cpu': '프로세서 핫 추가', 'feature.hotreplace.cpu': '프로세서 핫 교체', 'feature.hyperv': 'Hyper-V', 'feature.session0.isolation': '세션 0 격리',
};
