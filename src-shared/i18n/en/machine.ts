// src-shared/i18n/en/machine.ts
//
// Words of the machine bar and of what it asks.

export const machine = {
  'bar': 'Machine', 'profile': 'Windows version', 'lab': 'Lab', 'run': 'Run', 'pause': 'Pause', 'step': 'Step one clock tick', 'speed': 'Speed', 'unlimited': 'Unlimited',
  'clock': 'Simulated time since boot', 'parameters': 'Parameters and seed', 'parameters.none': 'This lab has no parameters.', 'seed': 'Seed', 'seed.hint': 'Same seed, same run, to the byte.',
  'parameters.apply': 'Restart with these', 'parameters.reset': 'Defaults',
  'parameters.range': '{{min}} to {{max}}', 'parameters.invalid': 'Give a whole number from {{min}} to {{max}}.',
  'discard.title': 'Start another machine?', 'discard.text': 'The capture holds {{count}} events of the machine that runs now. Starting {{name}} throws them away.', 'discard.confirm': 'Start and discard', 'discard.cancel': 'Keep capture',
  'finished': 'The run has ended', 'error.title': 'The machine stopped', 'error.restart': 'Restart machine', 'connecting': 'Starting the machine…',
  'lost.title': 'Connection to the machine is lost', 'lost.text': 'Events up to now stay here. Trying again…', 'lost.retry': 'Connect again',
} as const;
