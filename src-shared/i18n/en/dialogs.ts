// src-shared/i18n/en/dialogs.ts
//
// Words of the dialogs: filter, highlight, columns, properties, go to. Names of event columns are in columns.ts.

export const dialogs = {
  'button.ok': 'OK',
  'button.cancel': 'Cancel',
  'button.apply': 'Apply',
  'button.close': 'Close',
  'button.copyAll': 'Copy All', 'copied': 'Copied',

  // Filter and Highlight
  'filter.title': 'Process Monitor Filter', 'filter.intro': 'Display entries matching these conditions:', 'highlight.title': 'Process Monitor Highlighting', 'highlight.intro': 'Highlight entries matching these conditions:',
  'rule.column': 'Column', 'rule.relation': 'Relation', 'rule.value': 'Value', 'rule.action': 'Action', 'rule.then': 'then', 'rule.matches': 'Matches', 'rule.on': 'On',
  'rule.add': 'Add', 'rule.remove': 'Remove', 'rule.reset': 'Reset', 'rule.makeFilter': 'Make Filter', 'rule.list': 'Rules', 'rule.value.placeholder': 'Value, or pick one that occurs', 'rule.more': '{{count}} more values: type to narrow',
  'rule.toggle': 'Use this rule: {{rule}}', 'rule.empty.filter': 'No rules: every event is shown.', 'rule.empty.highlight': 'No rules: nothing is highlighted.', 'rule.counting': 'counting…',
  'rule.hint': 'Double-click or Enter moves a rule back to the edit row. Space ticks it, Delete removes it.',
  'rule.pending.text': 'The rule in the edit row has not been added.', 'rule.pending.add': 'Add it', 'rule.pending.drop': 'Leave it out',
  'rule.means': 'In words', 'rule.shown': '{{shown}} of {{total}} events pass.', 'rule.highlighted': '{{shown}} of {{total}} events are highlighted.',
  'rule.trap': 'Several “is not” or “excludes” Includes on one column let everything through, because Includes on one column are ORed. Use Exclude with “is” or “contains” instead.', 'rule.trap.fix': 'Turn into Excludes',
  'relation.is': 'is', 'relation.isNot': 'is not', 'relation.lessThan': 'less than', 'relation.moreThan': 'more than', 'relation.beginsWith': 'begins with', 'relation.endsWith': 'ends with', 'relation.contains': 'contains', 'relation.excludes': 'excludes',
  'action.include': 'Include', 'action.exclude': 'Exclude',
  'sentence.is': '{{column}} is {{values}}', 'sentence.isNot': '{{column}} is not {{values}}', 'sentence.lessThan': '{{column}} is less than {{values}}', 'sentence.moreThan': '{{column}} is more than {{values}}',
  'sentence.beginsWith': '{{column}} begins with {{values}}', 'sentence.endsWith': '{{column}} ends with {{values}}', 'sentence.contains': '{{column}} contains {{values}}', 'sentence.excludes': '{{column}} does not contain {{values}}',
  'sentence.or': ' or ', 'sentence.and': ' and ', 'sentence.everything': 'Every event', 'sentence.nothing': 'No event', 'sentence.except': '{{what}}, except where {{parts}}', 'sentence.empty': '(blank)',

  // Select Columns
  'columns.title': 'Select Columns', 'columns.intro': 'Columns of the event list. Drag a header to move a column.', 'columns.process.intro': 'Columns of the process list. Drag a header to move a column.', 'columns.default': 'Default Columns', 'columns.count': '{{count}} shown',
  'columns.group.application': 'Application Details', 'columns.group.event': 'Event Details', 'columns.group.process': 'Process Management',

  // Event Properties
  'properties.title': 'Event Properties', 'properties.event': 'Event', 'properties.process': 'Process', 'properties.stack': 'Stack', 'properties.previous': 'Previous event', 'properties.next': 'Next event', 'properties.nextHighlighted': 'Next Highlighted',
  'properties.place': 'Event {{place}} of {{count}}', 'properties.hidden': 'Hidden by the filter', 'properties.loading': 'Reading the event…', 'properties.gone': 'This event is no longer held.',
  'properties.date': 'Date', 'properties.thread': 'Thread', 'properties.class': 'Class', 'properties.operation': 'Operation', 'properties.result': 'Result', 'properties.path': 'Path', 'properties.duration': 'Duration', 'properties.pending': '(not completed)', 'properties.detail': 'Details',
  'properties.description': 'Description', 'properties.noDetail': 'This operation has no details.', 'properties.image': 'Image', 'properties.name': 'Name', 'properties.version': 'Version', 'properties.commandLine': 'Command Line', 'properties.pid': 'PID', 'properties.parentPid': 'Parent PID',
  'properties.sessionId': 'Session ID', 'properties.user': 'User', 'properties.authId': 'Auth ID', 'properties.architecture': 'Architecture', 'properties.virtualized': 'Virtualized', 'properties.integrity': 'Integrity', 'properties.started': 'Started', 'properties.ended': 'Ended',
  'properties.running': '(running)', 'properties.unknown': '(unknown)', 'properties.modules': 'Modules', 'properties.modules.none': 'No module was loaded yet at this moment.',
  'properties.module': 'Module', 'properties.address': 'Address', 'properties.size': 'Size', 'properties.company': 'Company', 'properties.frame': 'Frame', 'properties.location': 'Location', 'properties.kernel': 'kernel mode', 'properties.userMode': 'user mode',
  'properties.noStack': 'No stack was recorded for this event.',

  // Go To
  'goTo.title': 'Go To Event', 'goTo.label': 'Number in the list, or time of day', 'goTo.hint': '1 to {{count}}, or a time such as {{example}}', 'goTo.button': 'Go To', 'goTo.none': 'There is no such event in the list.',
} as const;
