// src-shared/i18n/ko/lab-parameters.ts
//
// 실습 매개 변수와 선택 항목의 이름.

import type { labParameters as en } from '../en/lab-parameters.ts';
import type { Translated } from '../message.ts';

export const labParameters: Translated<typeof en> = {
  'quantum.variant': '변형', 'quantum.variant=first-turns': '첫 차례', 'quantum.variant=interrupts': '인터럽트', 'quantum.variant=uniform': '고른 부하', 'quantum.variant=dodger-background': '백그라운드의 틱 회피 프로그램',
  'quantum.variant=dodger-foreground': '포그라운드의 틱 회피 프로그램', 'quantum.stolenShare': 'A의 차례에서 인터럽트가 차지하는 몫', 'quantum.ticks': '실험 길이',
  'cycles-delta.services': '두 번째 장면의 서비스 프로세스 수', 'cycles-delta.burstUs': '틱마다 서비스가 하는 일', 'cycles-delta.dodgerShare': '클록 간격마다 틱 회피 프로그램이 실행되는 몫', 'cycles-delta.seconds': '장면마다의 길이',
  'symlinks.link': '링크 종류', 'symlinks.link=symlink': '심볼릭 링크', 'symlinks.link=junction': '정션', 'symlinks.link=hardlink': '하드 링크', 'symlinks.where': '링크가 있는 곳', 'symlinks.where=local': '이 컴퓨터',
  'symlinks.where=server': '서버', 'symlinks.remoteToLocal': '로컬 경로로 이어지는 서버의 심볼릭 링크 따라가기', 'symlinks.targets': '링크 뒤의 파일 수', 'symlinks.chain': '차례로 이어지는 링크 수',
  'mmcss.variant': '변형', 'mmcss.variant=cpu-bound': '바쁜 검사 프로그램', 'mmcss.variant=audio': '소리', 'mmcss.variant=focus': '포커스 이동', 'mmcss.systemResponsiveness': '레지스트리의 SystemResponsiveness',
  'mmcss.hogBase': '검사 프로그램의 기본 우선 순위(0: 검사 프로그램 없음)', 'mmcss.workMs': '소리 10 ms마다 하는 일', 'mmcss.foreground': '플레이어가 맨 앞에 있음',
  'bandwidth.bytesPerPeriod': '플레이어가 한 주기에 필요한 바이트', 'bandwidth.periodMs': '주기', 'bandwidth.contenders': '함께 읽는 프로그램 수', 'bandwidth.secondBytes': '녹화 프로그램이 요청하는 바이트',
  'io-priority.reads': '시작에 필요한 읽기 수', 'io-priority.thinkMs': '읽기 사이의 시간', 'io-priority.scannerPriority': '검사 프로그램의 I/O 우선 순위', 'io-priority.scannerPriority=very-low': '매우 낮음',
  'io-priority.scannerPriority=low': '낮음', 'io-priority.scannerPriority=normal': '보통', 'io-priority.serviceMs': '디스크가 요청 하나에 쓰는 시간', 'io-priority.idleMs': '백그라운드 요청 전의 조용한 시간', 'io-priority.starvationMs': '백그라운드 요청의 가장 긴 대기',
  'transfer-size.mib': '파일 크기', 'transfer-size.requestKiB': '읽기와 쓰기의 크기',
  'cancel-io.variant': '변형', 'cancel-io.variant=unknown-name': '아무도 모르는 이름', 'cancel-io.variant=offline-host': '응답하지 않는 호스트', 'cancel-io.variant=stuck-driver': '아무것도 취소하지 않는 드라이버',
  'cancel-io.ctrlCAtSec': '명령을 입력한 뒤 Ctrl+C를 누를 때까지(음수: 누르지 않음)', 'cancel-io.driverNotified': '드라이버가 끝나는 프로세스를 알려 달라고 요청함(stuck-driver)',
  'completion-port.variant': '변형', 'completion-port.variant=saturated': '포화', 'completion-port.variant=shared': '스레드가 함께 씀', 'completion-port.variant=idle': '유휴',
  'completion-port.ios': '읽기 수', 'completion-port.threads': '요청하고 꺼내는 스레드 수(shared)', 'completion-port.batch': '한 번 호출에 패킷을 64개까지 꺼냄',
  'desktop.eventsPerSec': '초당 작업 수(대략)', 'desktop.users': '로그온한 사람 수', 'desktop.apps': '실행하는 프로그램',
};
