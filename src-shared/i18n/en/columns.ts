// src-shared/i18n/en/columns.ts
//
// Names of the event columns in the window, by column id. The same as the captions that exports, rules on the command line and
// other tools know (query/columns/event-columns.ts).

export const columns = {
  'processName': 'Process Name', 'imagePath': 'Image Path', 'commandLine': 'Command Line', 'company': 'Company', 'description': 'Description', 'version': 'Version',
  'architecture': 'Architecture', 'sequence': 'Sequence', 'eventClass': 'Event Class', 'operation': 'Operation', 'dateTime': 'Date & Time', 'timeOfDay': 'Time of Day',
  'category': 'Category', 'path': 'Path', 'detail': 'Detail', 'result': 'Result', 'relativeTime': 'Relative Time', 'duration': 'Duration',
  'completionTime': 'Completion Time', 'cpu': 'CPU', 'user': 'User', 'session': 'Session', 'authenticationId': 'Authentication ID', 'pid': 'PID',
  'tid': 'TID', 'integrity': 'Integrity', 'virtualized': 'Virtualized', 'parentPid': 'Parent PID', 'processStartTime': 'Process Start Time',
} as const;
