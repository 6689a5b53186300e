// src-shared/i18n/en/labs.ts
//
// Words of the Labs view around the labs: list, form, results, chart, exercises. Stories are in lab-stories.ts.

export const labs = {
  'title': 'Labs', 'list': 'Labs', 'group.processes': 'Processes and threads', 'group.io': 'Input and output', 'group.memory': 'Memory', 'group.network': 'Network', 'group.reliability': 'Reliability', 'group.scalability': 'Scalability', 'group.virtualization': 'Virtualization', 'group.free': 'Free exploration',
  'loading': 'Asking which labs there are…', 'empty.title': 'There are no labs', 'empty.text': 'This machine offers none.',
  'story': 'Story', 'story.experiment': 'The experiment', 'story.change': 'What changed', 'story.look': 'What to look at',
  'setup': 'Run it', 'profile.old': 'First Windows', 'profile.new': 'Second Windows', 'defaults': 'Defaults', 'run': 'Run both', 'runAgain': 'Run both again', 'cancel': 'Cancel', 'seed': 'Seed',
  'running': 'Running {{profile}}…', 'running.detail': '{{percent}}% of both runs · {{events}} events', 'cancelled': 'The run was cancelled. Nothing was changed.', 'beside': 'Both runs are made beside the live machine; its capture stays as it is.',
  'failed': 'The lab could not be run', 'failed.retry': 'Try again',
  'result': 'Result', 'result.none': 'Not run yet. “Run both” runs this lab under both Windows versions and puts the figures side by side.', 'result.stale': 'The parameters have changed since this run.',
  'metrics': 'Metrics', 'metric': 'Metric', 'unit': 'Unit', 'theory.pass': 'as theory says: {{expected}}', 'theory.fail': 'not as theory says: {{expected}}', 'notAvailable': 'not available', 'yes': 'yes', 'no': 'no',
  'checks.passed': 'All {{count}} checks against theory pass.', 'checks.failed': '{{count}} of {{all}} checks against theory fail.', 'checks.none': 'There is no theory to check this against.',
  'accounting.closes': '{{thread}} thread + {{interrupt}} interrupt + {{dpc}} DPC + {{idle}} idle = {{sum}} cycles on {{cpus}} processor(s): closes to the cycle', 'accounting.open': '{{sum}} of {{all}} cycles are accounted for',
  'facts': '{{events}} events in {{seconds}} s · seed {{seed}} · digest {{digest}}', 'facts.lost': '{{count}} lost',
  'chart': 'The difference', 'chart.label': 'Chart of {{metrics}}: {{first}} against {{second}}', 'chart.bar': '{{metric}}, {{profile}}: {{value}}',
  'watch': 'Watch it live', 'watch.text': 'Starts the lab on the live machine with these parameters, so that you can filter its events.', 'watch.button': 'Watch {{profile}}', 'watch.prepared': 'With the prepared filter and columns', 'watch.filter': 'Filter: {{sentence}}', 'watch.columns': 'Columns: {{columns}}', 'watch.started': '{{lab}} now runs on {{profile}}', 'watch.filterSet': 'The prepared filter is set. Filter > Reset Filter brings the usual one back.',
  'exercise': 'Exercise', 'exercise.number': 'Exercise {{number}} of {{count}}', 'exercise.needsRun': 'Run the lab first: the answer is looked up in its traces.', 'exercise.setup': 'This question is about another run: {{parameters}}.', 'exercise.setup.run': 'Run it so', 'exercise.solved': 'Solved',
  'exercise.answer': 'Your answer', 'exercise.answer.number': 'Number', 'exercise.answer.process': 'Process name', 'exercise.answer.path': 'Path', 'exercise.answer.operation': 'Operation', 'exercise.answer.filter': 'The filter that is set now', 'exercise.editFilter': 'Edit filter…', 'exercise.check': 'Check', 'exercise.show': 'Show the answer',
  'exercise.right': 'Right.', 'exercise.wrong': 'Not so.', 'exercise.shown': 'The answer: {{answer}}', 'exercise.filterOff': 'Your filter shows {{extra}} events too many and misses {{missing}}.', 'exercise.unanswerable': 'These runs do not show what the question is about. Run the lab with its defaults under its own two Windows versions.',
  'exercise.evidence': 'Where it stands', 'exercise.evidence.line': '{{profile}}: {{sentence}}', 'exercise.evidence.count_one': '{{shown}} event', 'exercise.evidence.count_other': '{{shown}} events', 'exercise.empty': 'This lab has no exercise yet.',
  'status.ran': '{{lab}}: both runs in {{seconds}} s', 'status.idle': '{{count}} labs',
} as const;
