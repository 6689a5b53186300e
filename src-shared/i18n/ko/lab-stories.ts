// src-shared/i18n/ko/lab-stories.ts
//
// 실습마다 배우는 사람에게 들려주는 이야기: 실험, 달라진 점, 살펴볼 것.

import type { labStories as en } from '../en/lab-stories.ts';
import type { Translated } from '../message.ts';

export const labStories: Translated<typeof en> = {
  'quantum.experiment': '우선순위가 같은 두 프로그램 cpuhog-a.exe와 cpuhog-b.exe가 프로세서 하나를 나누어 씁니다. 네트워크 카드가 A의 차례 한가운데에서 인터럽트를 걸어 A는 써 보지도 못한 시간을 잃습니다.',
  'quantum.change': 'Windows XP까지는 스레드가 실제로 얼마를 썼든 정해진 수의 클록 틱이 지나면 차례가 끝납니다. Windows Vista는 전환과 인터럽트마다 프로세서의 주기 카운터를 읽어, 스레드 자신이 충분히 실행했을 때 차례를 끝냅니다. 인터럽트 시간은 더 이상 스레드의 몫으로 치지 않습니다.',
  'quantum.look': 'A와 B의 주기 몫을 비교한 다음 CPU 시간 몫을 비교해 보세요. 클록 틱으로는 두 Windows 모두 50 대 50입니다. A의 차례를 더 많이 빼앗으면 옛 Windows의 몫이 1/(1 − 빼앗긴 몫)을 따라가는 것이 보입니다.',
  'cycles-delta.experiment': 'dodger.exe는 클록 간격 대부분을 실행하고 틱이 오는 순간에는 잠들어 있습니다. cpuhog.exe는 나머지를 쓰면서 틱마다 걸립니다. 그다음 서비스 40개가 틱마다 50마이크로초씩 깨어납니다.',
  'cycles-delta.change': 'CPU 시간은 예전부터 15.625 ms 틱 단위로 세며, 틱에 걸린 스레드가 한 틱을 통째로 떠안습니다. Windows Vista는 스레드마다 주기도 세어 프로그램이 물어볼 수 있게 합니다. Process Explorer는 이것을 CPU 주기와 주기 델타로 보여 줍니다.',
  'cycles-delta.look': 'dodger.exe는 두 Windows 모두에서 CPU 시간이 0이지만 주기의 95 %를 씁니다. 서비스들도 CPU 시간은 0이지만 모두 합하면 프로세서의 8분의 1을 씁니다. Windows XP에서는 주기 열이 비어 있습니다.',
  'desktop.experiment': '한 사람이 데스크톱에서 일합니다. 폴더와 메뉴를 열고, 메일을 읽고, 웹을 보고, 글을 씁니다. 그사이 서비스와 인덱서와 백신이 뒤따릅니다. 여기서 증명할 것은 없습니다.',
  'desktop.change': 'Windows Vista는 서비스를 별도 세션에 두고, Windows XP와 다른 서비스를 실행하며, 파일과 설정의 위치도 다릅니다. 프로그램들은 양쪽에서 같은 일을 합니다.',
  'desktop.look': '프로세스, 결과, 경로로 필터링해 보세요. 실패하는 열기 대부분은 실패하는 것이 정상입니다. 프로그램이 설정이나 DLL을 여러 곳에서 차례로 찾기 때문입니다.',
  'symlinks.experiment': '관리자와 일반 사용자가 링크를 하나씩 만듭니다. 그런 다음 관리자가 전부터 있던 링크를 거쳐 파일을 출력하고, 탐색기가 그 링크를 삭제합니다. 링크는 자기 디스크나 파일 서버에 있고, 심볼릭 링크나 정션이나 하드 링크입니다.',
  'symlinks.change': 'Windows XP에는 하드 링크와 정션이 있습니다. 서버의 정션은 서버가 경로를 해석하면서 스스로 따라가므로 그 서버의 디렉터리만 가리킬 수 있습니다. Windows Vista에는 심볼릭 링크가 더해졌습니다. 서버는 링크의 글을 되돌려주고, 요청한 컴퓨터가 그것을 따라갑니다. 만들려면 권한이 필요하고, 어떤 종류를 따라갈지는 정책으로 정합니다.',
  'symlinks.look': '결과가 REPARSE인 것과 그 뒤에 오는 열기를 찾아보세요. 링크를 서버에 두고 한 번은 정션, 한 번은 심볼릭 링크로 실행해 누구의 파일이 열리는지 비교하세요. 그런 다음 Windows XP에서 정션을 골라 탐색기의 삭제가 링크 뒤에 무엇을 남기는지 보세요.',
  'mmcss.experiment': '미디어 플레이어와 멈추지 않는 스캐너가 프로세서 하나를 나누어 씁니다. 플레이어는 끝없이 디코딩하거나, 소리 10 ms마다 조금씩 일하거나, 중간에 포그라운드를 잃습니다.',
  'mmcss.change': 'Windows XP에는 우선순위와 일시적 상승밖에 없어서, 우선순위가 더 높은 프로그램이 바쁘면 곧바로 소리가 끊깁니다. Windows Vista에는 멀티미디어 클래스 스케줄러 서비스가 있습니다. 등록한 플레이어의 스레드를 10 ms마다 대부분의 시간 동안 16–26으로 올리고, 나머지 시간에는 1–7로 내려 다른 프로그램도 제 몫을 얻게 합니다. 그 몫은 레지스트리의 System Responsiveness 값이 정합니다.',
  'mmcss.look': '플레이어 스레드의 우선순위를 따라가 보세요. MmcssBoost가 올리고 MmcssThrottle이 내립니다. System Responsiveness를 바꾸면 몫이 10 단위로 따라 바뀝니다. 변형 audio에서 스캐너를 13으로 두고, 두 Windows에서 늦는 버퍼가 얼마나 되는지 보세요.',
};
