// src-shared/i18n/ko/lab-metrics.ts
//
// 실습 측정값의 뜻.

import type { labMetrics as en } from '../en/lab-metrics.ts';
import type { Translated } from '../message.ts';

export const labMetrics: Translated<typeof en> = {
  'quantum.firstTurnTicksA': '스레드 A가 첫 차례에 실행한 주기(클록 틱으로 환산)',
  'quantum.firstTurnTicksB': '스레드 B가 첫 차례에 실행한 주기(클록 틱으로 환산)',
  'quantum.cycleShareA': 'A와 B가 실행한 주기 중 A의 몫',
  'quantum.cycleShareB': 'A와 B가 실행한 주기 중 B의 몫',
  'quantum.cpuTimeShareA': 'A와 B에 매겨진 클록 틱(CPU 시간) 중 A의 몫',
  'quantum.cpuTimeShareB': 'A와 B에 매겨진 클록 틱(CPU 시간) 중 B의 몫',
  'quantum.minTurnTicks': 'A 또는 B의 가장 짧은 차례: 퀀텀이 두 번 끝나는 사이에 실행한 주기',
  'quantum.maxTurnTicks': 'A 또는 B의 가장 긴 차례: 퀀텀이 두 번 끝나는 사이에 실행한 주기',
  'quantum.cyclesPerQuantumTicks': 'A(있으면 dodger)가 자신의 퀀텀이 두 번 끝나는 사이에 실행한 평균 주기',
  'cycles-delta.dodgerCpuTimeSec': '첫 장면에서 dodger.exe의 CPU 시간(매겨진 클록 틱)',
  'cycles-delta.hogCpuTimeSec': '첫 장면에서 cpuhog.exe의 CPU 시간(매겨진 클록 틱)',
  'cycles-delta.dodgerCycleShare': '첫 장면에서 프로세서 주기 중 dodger.exe의 몫. 커널이 주기를 세지 않으면 알 수 없음',
  'cycles-delta.hogCycleShare': '첫 장면에서 프로세서 주기 중 cpuhog.exe의 몫. 커널이 주기를 세지 않으면 알 수 없음',
  'cycles-delta.serviceCpuTimeSec': '둘째 장면에서 모든 서비스의 CPU 시간 합계',
  'cycles-delta.serviceCyclesPerSec': '서비스 하나의 초당 주기 델타(서비스 평균). 커널이 주기를 세지 않으면 알 수 없음',
  'cycles-delta.cyclesAvailable': '사용자 모드에서 주기를 물어볼 수 있는지(QueryProcessCycleTime)',
  'desktop.events': '추적 세션이 기록한 작업 수',
  'desktop.processes': '지금 있는 프로세스 수',
  'desktop.busiestProcess': '실행 중인 프로세스 가운데 기록된 작업이 가장 많은 것의 이름',
  'symlinks.opened': '링크를 거쳐 출력한 x.txt의 내용: LOCAL, 서버가 있으면 누구의 파일인지에 따라 CLIENT 또는 SERVER. 열지 못했으면 그 상태',
  'symlinks.createStatus': '관리자가 그 종류의 링크를 만든 결과 상태. 명령 프롬프트에 그런 명령도 프로그램도 없으면 NO SUCH FILE',
  'symlinks.createStatusUnprivileged': 'SeCreateSymbolicLinkPrivilege가 없는 사용자가 만든 결과 상태',
  'symlinks.targetsAfterDelete': '탐색기가 링크를 삭제한 뒤 링크 너머에 남은 파일 수',
  'symlinks.resolvedBy': '링크를 따라갔거나 거부한 컴퓨터: client(클라이언트) 또는 server(서버)',
  'mmcss.mediaShare': '플레이어와 스캐너가 실행한 주기 중 플레이어의 몫',
  'mmcss.hogShare': '플레이어와 스캐너가 실행한 주기 중 스캐너의 몫',
  'mmcss.deadlinesMissedShare': '장치가 재생하려 할 때 준비되지 않은 소리 버퍼의 비율. 소리를 내는 것이 없으면 알 수 없음',
  'mmcss.maxPriority': '플레이어 스레드의 가장 높은 우선순위',
  'mmcss.throttledPriorityMin': '한 기간의 예산을 다 쓴 동안 플레이어 스레드의 가장 낮은 우선순위. 내려간 것이 없으면 알 수 없음',
  'mmcss.throttledPriorityMax': '한 기간의 예산을 다 쓴 동안 플레이어 스레드의 가장 높은 우선순위. 내려간 것이 없으면 알 수 없음',
  'mmcss.managerPriority': '스케줄러 관리 스레드의 우선순위. 일하는 관리 스레드가 없으면 알 수 없음',
  'mmcss.boostLostAfterMs': '다른 창이 앞으로 나온 때부터 Playback 스레드가 기본 우선순위로 돌아올 때까지. 잃을 상승이 없었으면 알 수 없음',
  'mmcss.registered': '플레이어가 등록한 스레드를 서비스가 모두 받아들였는지',
};
