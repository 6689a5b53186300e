// src-shared/i18n/ko/columns.ts
//
// 이벤트 열의 이름. 창에서만 쓰고, 내보내기와 명령줄은 영어 제목을 그대로 쓴다.

import type { columns as en } from '../en/columns.ts';
import type { Translated } from '../message.ts';

export const columns: Translated<typeof en> = {
  'processName': '프로세스 이름', 'imagePath': '이미지 경로', 'commandLine': '명령줄', 'company': '회사', 'description': '설명', 'version': '버전',
  'architecture': '아키텍처', 'sequence': '순번', 'eventClass': '이벤트 클래스', 'operation': '작업', 'dateTime': '날짜 및 시간', 'timeOfDay': '시각',
  'category': '범주', 'path': '경로', 'detail': '세부 정보', 'result': '결과', 'relativeTime': '상대 시간', 'duration': '소요 시간',
  'completionTime': '완료 시각', 'cpu': 'CPU', 'user': '사용자', 'session': '세션', 'authenticationId': '인증 ID', 'pid': 'PID',
  'tid': 'TID', 'integrity': '무결성', 'virtualized': '가상화', 'parentPid': '부모 PID', 'processStartTime': '프로세스 시작 시각',
};
