// src-shared/i18n/ko/process-explorer.ts
//
// Process Explorer 보기의 글. 작업 관리자와 성능 모니터의 한국어 용어를 따른다.

import type { processExplorer as en } from '../en/process-explorer.ts';
import type { Translated } from '../message.ts';

export const processExplorer: Translated<typeof en> = {
  'title': 'Process Explorer',
  'grid': '프로세스',

  'cmd.properties': '속성…', 'cmd.kill': '프로세스 끝내기', 'cmd.killTree': '프로세스 트리 끝내기', 'cmd.suspend': '일시 중단', 'cmd.resume': '다시 시작', 'cmd.bringToFront': '맨 앞으로 가져오기', 'cmd.ctrlC': 'Ctrl+C 보내기',
  'cmd.showEvents': 'Process Monitor에서 이 프로세스의 이벤트 보기', 'cmd.refresh': '지금 새로 고침', 'cmd.pause': '새로 고침 일시 중지', 'cmd.findProcess': '프로세스 찾기…', 'cmd.copy': '행 복사',
  'cmd.expandAll': '모두 펼치기', 'cmd.collapseAll': '모두 접기', 'cmd.heatmaps': '열 히트맵 표시', 'cmd.lowerPane': '아래쪽 창 표시',
  'submenu.priority': '우선 순위 설정', 'submenu.speed': '업데이트 속도', 'submenu.mode': '정렬 방식', 'submenu.difference': '변경 강조 시간', 'submenu.lowerPane': '아래쪽 창',
  'mode.tree': '트리', 'mode.list': '목록', 'mode.tree.tip': '만든 프로세스 아래에 자식 프로세스를 보여 줍니다. 정렬해도 트리가 유지됩니다.', 'mode.list.tip': '모든 프로세스를 한 목록으로 보여 줍니다.',
  'priority.Realtime': '실시간: 24', 'priority.High': '높음: 13', 'priority.AboveNormal': '보통 초과: 10', 'priority.Normal': '보통: 8', 'priority.BelowNormal': '보통 미만: 6', 'priority.Idle': '유휴: 4',
  'speed.500': '0.5초', 'speed.1000': '1초', 'speed.2000': '2초', 'speed.5000': '5초', 'speed.10000': '10초',
  'speed.label': '업데이트 속도', 'speed.paused': '일시 중지됨',
  'duration_one': '{{count}}초', 'duration_other': '{{count}}초',

  'toolbar': 'Process Explorer 도구', 'filter.placeholder': '프로세스 필터', 'filter.label': '이름, PID, 설명, 회사, 사용자 또는 명령줄로 필터', 'filter.clear': '필터 지우기',
  'filter.found_one': '프로세스 {{count}}개', 'filter.found_other': '프로세스 {{count}}개', 'pause': '새로 고침 일시 중지', 'resume': '새로 고침 계속', 'columns': '열 선택',
  'expand': '{{name}} 펼치기', 'collapse': '{{name}} 접기', 'sum': '이 가지에 있는 {{count}}개 행의 합계',

  'colours': '색', 'colours.title': '행의 색', 'colours.text': '여러 개가 해당하면 위에 있는 색이 우선합니다.', 'colours.duration': '새 프로세스와 끝난 프로세스를 색으로 표시하는 시간',
  'colour.deleted': '끝난 프로세스', 'colour.new': '새 프로세스', 'colour.defunct': '끝났지만 I/O가 남음', 'colour.suspended': '일시 중단됨', 'colour.protected': '보호된 프로세스', 'colour.packed': '압축된 이미지',
  'colour.dotnet': '.NET 프로세스', 'colour.job': '작업 개체', 'colour.service': '서비스', 'colour.own': '내 프로세스',

  'column.process': '프로세스', 'column.cpu': 'CPU', 'column.cyclesDelta': '주기 델타', 'column.cpuTime': 'CPU 시간', 'column.contextSwitches': '컨텍스트 전환', 'column.contextSwitchDelta': '전환 델타',
  'column.privateBytes': '전용 바이트', 'column.workingSet': '작업 집합', 'column.pid': 'PID', 'column.description': '설명', 'column.company': '회사 이름', 'column.user': '사용자 이름',
  'column.session': '세션', 'column.priority': '우선 순위', 'column.ioPriority': 'I/O 우선 순위', 'column.parentPid': '부모 PID', 'column.imagePath': '이미지 경로', 'column.commandLine': '명령줄',
  'column.version': '버전', 'column.imageType': '이미지 형식', 'column.integrity': '무결성 수준', 'column.services': '서비스', 'column.startTime': '시작 시간', 'column.cycles': 'CPU 주기',
  'column.threads': '스레드', 'column.handles': '핸들', 'column.privateDelta': '전용 바이트 델타', 'column.peakPrivate': '최대 전용 바이트', 'column.peakWorkingSet': '최대 작업 집합',
  'column.virtualSize': '가상 크기', 'column.pageFaults': '페이지 폴트', 'column.pageFaultDelta': 'PF 델타', 'column.reads': '읽기', 'column.readBytes': '읽은 바이트', 'column.readBytesDelta': '읽은 바이트 델타',
  'column.writes': '쓰기', 'column.writeBytes': '쓴 바이트', 'column.writeBytesDelta': '쓴 바이트 델타', 'column.other': '기타', 'column.otherBytes': '기타 바이트', 'column.pendingIrps': '대기 중인 IRP',
  'group.image': '프로세스 이미지', 'group.performance': '프로세스 성능', 'group.memory': '프로세스 메모리', 'group.io': '프로세스 I/O',
  'thread.tid': 'TID', 'thread.cpu': 'CPU', 'thread.cyclesDelta': '주기 델타', 'thread.contextSwitchDelta': '전환 델타', 'thread.contextSwitches': '컨텍스트 전환', 'thread.cpuTime': 'CPU 시간',
  'thread.state': '상태', 'thread.waitReason': '대기 이유', 'thread.startAddress': '시작 주소', 'thread.processor': '프로세서', 'thread.basePriority': '기본 우선 순위',
  'thread.dynamicPriority': '동적 우선 순위', 'thread.ioPriority': 'I/O 우선 순위', 'thread.cycles': 'CPU 주기', 'thread.suspendCount': '일시 중단 횟수',

  'pane.threads': '스레드', 'pane.label': '아래쪽 창', 'pane.threads.of': '{{name}} ({{pid}})의 스레드', 'pane.none': '프로세스를 선택하면 스레드가 보입니다.', 'pane.interrupts': '인터럽트와 DPC는 자기 스레드 없이 실행됩니다.',
  'pane.ended': '{{name}}이(가) 끝났습니다.', 'pane.defunct_one': '{{name}}이(가) 끝나 스레드가 없습니다. 남은 요청 {{count}}개가 끝날 때까지 목록에 남습니다.', 'pane.defunct_other': '{{name}}이(가) 끝나 스레드가 없습니다. 남은 요청 {{count}}개가 끝날 때까지 목록에 남습니다.',
  'pane.close': '아래쪽 창 숨기기', 'pane.resize': '아래쪽 창 높이', 'pane.count_one': '스레드 {{count}}개', 'pane.count_other': '스레드 {{count}}개', 'pane.noCycles': '이 Windows 버전은 주기를 세지 않습니다',
  'thread.new': '새 스레드', 'thread.ended': '끝난 스레드',

  'help.cpu': '마지막 간격 동안 전체 프로세서에서 차지한 몫으로, 센 주기로 계산합니다. “< 0.01”은 실행되었지만 너무 짧았다는 뜻이고, 빈칸은 실행되지 않았다는 뜻입니다.',
  'help.cpuTicks': '마지막 간격의 클록 틱 중 차지한 몫입니다. 이 Windows 버전은 클록이 칠 때 실행 중인 쪽에 한 틱(15.6 ms)을 통째로 매깁니다. “< 0.01”은 실행되었지만 틱에 걸린 적이 없다는 뜻입니다.',
  'help.cyclesDelta': '지난번 새로 고침 이후 사용한 프로세서 주기로, 컨텍스트 전환 때마다 셉니다. 틱 사이의 실행도 빠지지 않습니다. 값은 업데이트 속도에 비례합니다.',
  'help.cpuTime': '프로세스 시작 후의 커널 시간과 사용자 시간으로, 클록이 매깁니다. 클록이 칠 때 실행 중인 쪽이 한 틱(15.6 ms) 전체를 뭅니다. 늘 틱 사이에서만 실행되는 프로세스는 0으로 보입니다.',
  'help.contextSwitches': '프로세서가 이 프로세스의 스레드로 전환한 횟수입니다. Interrupts 행에서는 부팅 후의 인터럽트와 DPC 수입니다.',
  'help.contextSwitchDelta': '지난번 새로 고침 이후의 컨텍스트 전환입니다. Interrupts 행에서는 이 간격의 인터럽트와 DPC 수입니다.',
  'help.privateBytes': '이 프로세스만 쓸 수 있는 메모리로, RAM이나 페이지 파일에 있습니다.', 'help.workingSet': '프로세스가 지금 사용 중인 실제 메모리입니다.',
  'help.priority': '기본 우선 순위: 4 유휴, 8 보통, 13 높음, 24 실시간.', 'help.ioPriority': '디스크 요청의 우선 순위입니다. Windows XP와 Server 2003에는 보통(Normal)만 있습니다.',
  'help.thread.cyclesDelta': '지난번 새로 고침 이후 이 스레드가 사용한 프로세서 주기로, 컨텍스트 전환 때마다 셉니다.',
  'help.thread.contextSwitchDelta': '지난번 새로 고침 이후 프로세서가 이 스레드로 전환한 횟수입니다.', 'help.thread.contextSwitches': '스레드가 시작된 뒤 프로세서가 이 스레드로 전환한 횟수입니다.',
  'help.thread.startAddress': '스레드가 시작된 모듈과 함수입니다.', 'help.thread.basePriority': '부스트가 다 사라지면 돌아가는 우선 순위입니다.',
  'help.thread.dynamicPriority': '스케줄러가 지금 쓰는 우선 순위로, 기본 우선 순위에 부스트를 더한 값입니다.', 'help.thread.ioPriority': '이 스레드의 디스크 요청 우선 순위입니다. Windows XP와 Server 2003에는 보통(Normal)만 있습니다.',
  'help.thread.state': '새로 고침 순간에 스케줄러가 이 스레드를 다루는 상태입니다.', 'help.thread.waitReason': '대기 중인 스레드가 무엇을 기다리는지 커널의 이름으로 나타냅니다.',
  'na.cycles': '사용할 수 없음: 이 Windows 버전은 스레드별 주기를 세지 않습니다. Windows Vista와 Server 2008은 셉니다. 컴퓨터를 바꿔 비교해 보세요.',
  'na.pid': '프로세스가 아닙니다. 프로세서가 인터럽트 처리기와 DPC에서 보낸 시간입니다.',

  'tip.defunct_one': '끝났지만 요청 {{count}}개가 남아 있어 드라이버가 아직 그 메모리에 쓸 수 있습니다. 남은 스레드는 없습니다.', 'tip.defunct_other': '끝났지만 요청 {{count}}개가 남아 있어 드라이버가 아직 그 메모리에 쓸 수 있습니다. 남은 스레드는 없습니다.',
  'defunct.count_one': '요청 {{count}}개 남음', 'defunct.count_other': '요청 {{count}}개 남음',
  'tip.path': '경로', 'tip.command': '명령줄', 'tip.services': '서비스',

  'status.cpu': 'CPU 사용: {{percent}}', 'status.commit': '커밋 크기: {{percent}}', 'status.processes': '프로세스: {{count}}', 'status.threads': '스레드: {{count}}', 'status.physical': '실제 메모리 사용: {{percent}}',
  'status.interval': '간격: 컴퓨터 시간 {{seconds}}초', 'status.paused': '새로 고침 일시 중지됨', 'status.basis.cycles': 'CPU: 주기 기준', 'status.basis.ticks': 'CPU: 클록 틱 기준',
  'status.label': '시스템 수치',

  'loading': '컴퓨터의 첫 스냅샷을 기다리는 중…',
  'empty.title': '실행 중인 컴퓨터가 없습니다', 'empty.text': 'Process Explorer는 실행 중인 컴퓨터의 프로세스를 보여 줍니다. 저장된 로그에는 이벤트만 있고 카운터는 없습니다.', 'empty.start': '컴퓨터 시작',
  'empty.filter.title': '“{{text}}”에 맞는 프로세스가 없습니다', 'empty.filter.clear': '필터 지우기',

  'kill.title': '{{name}}을(를) 끝낼까요?', 'kill.text': '프로세스 {{pid}}이(가) 바로 끝납니다. 저장하지 않은 작업은 사라집니다.', 'kill.button': '프로세스 끝내기',
  'killTree.title': '{{name}}과(와) 그 아래를 모두 끝낼까요?', 'killTree.text_one': '프로세스 {{pid}}과(와) 하위 프로세스 {{count}}개가 바로 끝납니다.', 'killTree.text_other': '프로세스 {{pid}}과(와) 하위 프로세스 {{count}}개가 바로 끝납니다.', 'killTree.button': '프로세스 트리 끝내기',
  'failed.title': '{{name}}({{pid}})에 대한 {{command}} 명령이 실패했습니다', 'failed.dismiss': '닫기', 'realtime.title': '실시간 우선 순위로 설정할까요?', 'realtime.text': '우선 순위 24에서 바쁜 스레드는 창 관리자와 시스템 스레드를 포함해 그보다 낮은 모든 것을 프로세서에서 밀어냅니다.', 'realtime.button': '실시간으로 설정',

  'properties.title': '{{name}}({{pid}}) 속성', 'properties.image': '이미지', 'properties.performance': '성능', 'properties.threads': '스레드', 'properties.ended': '이 프로세스는 끝났습니다. 마지막 수치입니다.',
  'properties.version': '버전', 'properties.company': '회사', 'properties.description': '설명', 'properties.path': '경로', 'properties.commandLine': '명령줄', 'properties.parent': '부모', 'properties.noParent': '<없음>',
  'properties.parentGone': '<끝남>({{pid}})', 'properties.user': '사용자', 'properties.session': '세션', 'properties.integrity': '무결성', 'properties.architecture': '이미지 형식', 'properties.started': '시작', 'properties.services': '서비스', 'properties.flags': '특성',
  'properties.group.cpu': 'CPU', 'properties.group.memory': '메모리', 'properties.group.io': 'I/O', 'properties.group.handles': '핸들',
  'properties.kernelTime': '커널 시간', 'properties.userTime': '사용자 시간', 'properties.totalTime': '전체 시간', 'properties.peakHandles': '핸들',
  'properties.threads.none': '스레드를 기다리는 중…', 'properties.thread.title': '스레드 {{tid}}', 'properties.thread.basePriority': '기본 우선 순위', 'properties.thread.dynamicPriority': '동적 우선 순위', 'properties.thread.memoryPriority': '메모리 우선 순위',
  'properties.thread.idealProcessor': '이상적인 프로세서', 'properties.thread.suspendCount': '일시 중단 횟수', 'properties.thread.select': '스레드를 선택하면 수치가 나옵니다.', 'properties.copy': '모두 복사',
};
