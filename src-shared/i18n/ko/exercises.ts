// src-shared/i18n/ko/exercises.ts
//
// 연습 문제의 글: 문제, 도움말, 설명, 보기.

import type { exercises as en } from '../en/exercises.ts';
import type { Translated } from '../message.ts';

export const exercises: Translated<typeof en> = {
  'quantum-cpu-time.question': '첫째 실행에서 cpuhog-b.exe는 cpuhog-a.exe보다 훨씬 많은 일을 했지만, Process Explorer에는 둘의 CPU 시간이 같게 나옵니다. 왜일까요?',
  'quantum-cpu-time.option.priority': 'B의 우선순위가 A보다 높다.',
  'quantum-cpu-time.option.sameTicks': '클록이 둘을 똑같이 자주 잡았다. 인터럽트는 두 틱 사이, A의 차례 안에서 일어났다.',
  'quantum-cpu-time.option.moreTicks': '클록이 A보다 B를 더 자주 잡았다.',
  'quantum-cpu-time.option.slept': 'A가 스스로 프로세서를 내놓고 기다렸다.',
  'quantum-cpu-time.hint': '실행을 ClockTick으로 필터링한 뒤 A가 걸린 것과 B가 걸린 것이 각각 몇 개인지 세어 보세요.',
  'quantum-cpu-time.explanation': '클록은 A를 {{a}}번, B를 {{b}}번 잡았으므로 틱 계산으로는 차이가 없습니다. 인터럽트는 두 틱 사이에 왔다가 갔습니다. A는 실제 주기를 잃었지만 계산된 틱은 잃지 않았습니다. 주기로는 B가 {{ratio}}배를 실행했습니다.',
  'quantum-turns.question': '둘째 실행에서 cpuhog-a.exe는 차례를 몇 번 마쳤습니까? 차례는 QuantumEnd 이벤트로 끝납니다.',
  'quantum-turns.hint': '둘째 Windows를 프로세스 이름이 cpuhog-a.exe이고 작업이 QuantumEnd인 필터로 보고, 실행이 끝나면 상태 표시줄을 읽으세요.',
  'quantum-turns.explanation': 'A는 차례를 {{count}}번 마쳤고 첫째 실행에서는 {{old}}번이었습니다. A 자신의 주기만 세면 인터럽트가 걸린 차례는 더 오래 이어지므로 같은 시간에 차례 수가 줄어듭니다.',
  'cycles-delta-idle.question': '둘째 실행에서, 틱에 한 번도 걸리지 않아 CPU 시간으로는 쉬는 듯 보이지만 그런 프로세스 가운데 가장 많은 주기를 실행한 프로그램은 무엇입니까?',
  'cycles-delta-idle.hint': 'Process Explorer를 주기 델타로 정렬하고 CPU 시간이 0인 것을 찾으세요.',
  'cycles-delta-idle.explanation': '{{name}}은(는) {{cycles}}주기를 실행했지만 한 번도 틱에 걸리지 않았습니다. 한 번도 걸리지 않고 실행한 프로그램이 {{others}}개 더 있습니다.',
  'cycles-delta-ticks.question': '둘째 실행에서 cpuhog.exe의 CPU 시간을 이루는 이벤트, 곧 cpuhog.exe가 걸린 클록 틱만 정확히 보여 주는 필터를 만드세요.',
  'cycles-delta-ticks.hint': '조건 두 개면 됩니다. 하나는 작업, 하나는 프로세스 이름입니다.',
  'cycles-delta-ticks.explanation': '15.625 ms 틱 {{count}}개는 CPU 시간 {{seconds}}초입니다. 그러나 dodger.exe가 실행되는 동안 cpuhog.exe가 얻은 것은 프로세서의 20분의 1이었습니다.',
  'desktop-most-failures.question': '둘째 실행에서 기본 필터를 적용했을 때, NAME NOT FOUND로 끝난 레지스트리 작업이 가장 많은 프로세스 이름은 무엇입니까?',
  'desktop-most-failures.hint': '이벤트 클래스가 Registry이고 결과가 NAME NOT FOUND인 것으로 필터링한 다음, 후보를 하나씩 포함하며 상태 표시줄을 읽으세요.',
  'desktop-most-failures.explanation': '{{name}}이(가) 헛되이 물은 것은 모두 {{all}}번 가운데 {{count}}번입니다. 잘못이 아닙니다. 있을 수도 없을 수도 있는 설정을 찾는 것입니다.',
  'desktop-failed-opens.question': '둘째 실행에서 explorer.exe의 CreateFile 작업 중 NAME NOT FOUND로 끝난 것만 정확히 보여 주는 필터를 만드세요. 기본 규칙은 그대로 두세요.',
  'desktop-failed-opens.hint': '서로 다른 열의 포함 규칙은 모두 맞아야 합니다. 프로세스 이름, 작업, 결과가 필요합니다.',
  'desktop-failed-opens.explanation': 'explorer.exe의 열기 {{count}}개가 아무것도 찾지 못했습니다. 서로 다른 열의 포함 규칙은 “그리고”로, 같은 열의 여러 규칙은 “또는”으로 이어집니다.',
  'symlinks-who-follows.question': '둘째 실행에서 cmd.exe는 \\\\SRV\\pub\\link1\\x.txt를 출력합니다. 어느 컴퓨터가 링크를 따라갔습니까?',
  'symlinks-who-follows.option.client': '클라이언트. 다른 곳으로 가라는 말을 듣고 대상을 직접 열었다.',
  'symlinks-who-follows.option.server': '서버. 클라이언트에는 성공한 열기 하나만 보였다.',
  'symlinks-who-follows.option.nobody': '아무도 따라가지 않았다. 열기가 실패했다.',
  'symlinks-who-follows.hint': '프로세스 이름이 cmd.exe이고 작업이 CreateFile인 것을 포함한 뒤 x.txt 열기의 경로와 결과를 읽으세요.',
  'symlinks-who-follows.explanation': '{{link}} 열기는 결과 열에 보이는 대로 끝났고, 마지막 열기는 {{target}}(으)로 갔습니다. 서버는 심볼릭 링크의 글을 요청한 쪽에 되돌려주므로 클라이언트의 디스크를 가리킬 수 있습니다. 정션은 서버가 경로를 해석하면서 스스로 써 버립니다.',
  'symlinks-reparse.question': '둘째 실행의 열기 중 링크를 만나 다른 경로에서 다시 시작해야 했던 것만 정확히 보여 주는 필터를 만드세요.',
  'symlinks-reparse.hint': 'I/O 관리자는 새 경로를 해석하라는 것을 고유한 상태로 알립니다. CreateFile의 결과 열을 보세요.',
  'symlinks-reparse.explanation': '열기 {{count}}개가 REPARSE로 끝났습니다. 그 뒤마다 새 경로를 가진 CreateFile이 하나씩 이어집니다.',
  'mmcss-priority.question': '둘째 실행에서 wmplayer.exe의 스레드가 실행된 가장 높은 우선순위는 얼마입니까?',
  'mmcss-priority.hint': '프로세스 이름이 wmplayer.exe이고 작업이 CSwitch인 것으로 필터링하세요. 세부 정보는 새 스레드와 그 우선순위로 시작합니다.',
  'mmcss-priority.explanation': '{{value}}에서 실행되었습니다. 첫째 실행에서는 높아야 {{old}}이었습니다. 얼마나 올라가는지는 스레드의 작업이 정합니다. Medium 범주이면 15에 레지스트리 키의 Priority 값을 더합니다.',
  'mmcss-starving.question': 'System Responsiveness가 0이면 다른 프로그램에 남겨 두는 것이 없습니다. 스캐너는 굶을까요? 둘째 실행에서 스캐너는 플레이어와 스캐너의 주기 중 몇 퍼센트를 얻습니까?',
  'mmcss-starving.hint': '측정값 hogShare를 보거나, 둘의 CycleCharge 주기를 각각 더해 보세요.',
  'mmcss-starving.explanation': '스캐너는 {{share}} %를 얻습니다. 스케줄러가 있으면 0은 10으로 칩니다. 다른 프로그램이 실행되도록 플레이어가 {{demoted}}번 내려갔습니다.',
};
