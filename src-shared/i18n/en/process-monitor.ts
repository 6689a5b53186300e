// src-shared/i18n/en/process-monitor.ts
//
// Words of the Process Monitor view. Values of a trace are not translated.

export const processMonitor = {
  'title': 'Process Monitor', 'grid': 'Events', 'overview': 'Events over time', 'overview.range': 'Selected time range', 'overview.clear': 'Show all times',
  'status.showing': 'Showing {{shown}} of {{total}} events ({{percent}}%)', 'status.none': 'No events', 'status.captureOff': 'No events (capture disabled)', 'status.filtering': 'Filtering {{percent}}%',
  'status.rate': '{{rate}} events/s', 'status.lost': '{{count}} lost', 'status.memory': 'Backed by memory · {{size}}', 'status.file': 'Backed by {{name}}', 'status.capturePaused': 'Capture off',
  'empty.title': 'No events yet', 'empty.text': 'Events appear here as the machine runs.', 'empty.run': 'Run the machine', 'empty.capture': 'Start capturing',
  'empty.filtered.title': 'No event passes the filter', 'empty.filtered.text': '{{total}} events are hidden by it.', 'empty.filtered.edit': 'Edit filter', 'empty.filtered.reset': 'Reset filter',
  'loading': 'Loading events…', 'columns': 'Select columns', 'copied': 'Copied {{count}} rows',
  'menu.include': "Include '{{value}}'", 'menu.exclude': "Exclude '{{value}}'", 'menu.highlight': "Highlight '{{value}}'", 'menu.copy': "Copy '{{value}}'", 'menu.editFilter': "Edit Filter '{{value}}'",
  'menu.excludeBefore': 'Exclude Events Before', 'menu.excludeAfter': 'Exclude Events After', 'menu.includeMore': 'Include', 'menu.excludeMore': 'Exclude', 'menu.highlightMore': 'Highlight', 'menu.jump': 'Go to Process in Process Explorer', 'menu.jump.ended': 'ended', 'menu.jump.log': 'not in a log', 'menu.search': "Search Online for '{{value}}'", 'menu.search.copied': "The link could not be opened; '{{value}}' was copied.",
  'menu.empty': '(empty)', 'menu.selectedRows': '{{count}} values',
  'find.title': 'Find', 'find.placeholder': 'Find in displayed columns', 'find.next': 'Find next', 'find.previous': 'Find previous', 'find.matchCase': 'Match case', 'find.searching': 'Searching… {{percent}}%', 'find.none': 'Not found', 'find.wrapped': 'Continued from the other end', 'find.close': 'Close find bar', 'find.cancel': 'Cancel search',
  'bookmark': 'Bookmark', 'bookmark.none': 'No further bookmark.', 'highlight.none': 'No further highlighted event.',
  'error.title': 'The event list stopped', 'error.text': '{{message}}',
} as const;
