// src-shared/i18n/en/exercises.ts
//
// Words of the exercises: question, hint, explanation (its places are filled from the traces), options. Keys by the exercise's id.

export const exercises = {
  'quantum-cpu-time.question': 'In the first run cpuhog-b.exe got far more done than cpuhog-a.exe, yet Process Explorer would show the same CPU Time for both. Why?',
  'quantum-cpu-time.option.priority': 'B has a higher priority than A.',
  'quantum-cpu-time.option.sameTicks': 'The clock caught both equally often; the interrupts fell between two ticks, inside A’s turns.',
  'quantum-cpu-time.option.moreTicks': 'The clock caught B more often than A.',
  'quantum-cpu-time.option.slept': 'A gave up the processor by itself and waited.',
  'quantum-cpu-time.hint': 'Filter the run to ClockTick and count how many of them caught A and how many caught B.',
  'quantum-cpu-time.explanation': 'The clock caught A {{a}} times and B {{b}} times, so the tick account sees no difference. The interrupts came and went between two ticks: A lost real cycles, but no accounted ticks. In cycles B ran {{ratio}} times as much.',
  'quantum-turns.question': 'How many turns did cpuhog-a.exe finish in the second run? A turn ends with a QuantumEnd event.',
  'quantum-turns.hint': 'Watch the second Windows with the filter Process Name is cpuhog-a.exe, Operation is QuantumEnd, and read the status bar when the run has ended.',
  'quantum-turns.explanation': 'A finished {{count}} turns; in the first run it was {{old}}. Where only A’s own cycles count, a turn that is interrupted lasts longer, so there are fewer of them in the same time.',
  'cycles-delta-idle.question': 'In the second run, which program looks idle by CPU Time although it ran more cycles than any other that was never caught by a tick?',
  'cycles-delta-idle.hint': 'Sort Process Explorer by Cycles Delta and look for a CPU Time of zero.',
  'cycles-delta-idle.explanation': '{{name}} ran {{millions}} million cycles and no tick ever caught it. Other programs that ran without being caught once: {{others}}.',
  'cycles-delta-ticks.question': 'Make a filter that shows exactly the events from which the CPU Time of cpuhog.exe in the second run was made: every clock tick that caught it.',
  'cycles-delta-ticks.hint': 'Two conditions are enough: one on Operation, one on Process Name.',
  'cycles-delta-ticks.explanation': '{{count}} ticks of 15.625 ms are {{seconds}} s of CPU Time, although the hog got a twentieth of the processor as long as dodger.exe ran.',
  'desktop-most-failures.question': 'In the second run, which process name has the most registry operations that end with NAME NOT FOUND, under the default filter?',
  'desktop-most-failures.hint': 'Filter Event Class is Registry and Result is NAME NOT FOUND, then include one candidate after the other and read the status bar.',
  'desktop-most-failures.explanation': '{{name}} asked in vain {{count}} times, of {{all}} in all. That is no fault: it looks for settings that may or may not be there.',
  'desktop-failed-opens.question': 'Make a filter that shows exactly the CreateFile operations of explorer.exe in the second run that ended with NAME NOT FOUND. Leave the default rules as they are.',
  'desktop-failed-opens.hint': 'Includes on different columns must all hold: you need Process Name, Operation and Result.',
  'desktop-failed-opens.explanation': '{{count}} opens of explorer.exe found nothing. Includes on different columns are joined by “and”, several on one column by “or”.',
} as const;
