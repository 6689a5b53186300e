// src-shared/exercise/exercises/io-priority-gaps.ts
//
// Why the scanner does not use the short gaps between the reads of a program that starts. Each option is a statement about the new run
// that its trace confirms or refutes, from the first to the last read of the start beside the scanner.

import { diskRead } from '../../trace/events/disk-read.ts';
import { idleIoIssue } from '../../trace/events/idle-io-issue.ts';
import { include } from '../../query/rule.ts';
import type { Exercise } from '../exercise.ts';
import { eventsOf, evidence, onlyTrue, operationOf } from '../trace-questions.ts';

const PROGRAM = 'nwwriter.exe';
const SCANNER = 'scanner.exe';

export const ioPriorityGaps: Exercise = {
  id: 'io-priority-gaps',
  lab: 'io-priority',
  form: { kind: 'choice', options: ['usesGaps', 'oneQueue', 'quiet', 'never'] },

  find(runs) {
    const { view } = runs.new;
    const reads = [...eventsOf(view, diskRead)];
    const last = reads.filter(({ processName }) => processName === PROGRAM).at(-1);
    if (last === undefined) return null;
    // The program starts twice; the second time it is beside the scanner.
    const first = reads.find(({ process }) => process === last.process)?.time ?? last.time;
    const inStart = ({ time, processName }: { readonly time: number; readonly processName: string }): boolean => processName === SCANNER && time > first && time < last.time;
    const scanned = reads.filter(inStart).length;
    const issues = [...eventsOf(view, idleIoIssue)].filter(inStart);
    const idle = issues.filter(({ fields }) => fields.starvation === 0).length;
    const choice = onlyTrue({ usesGaps: idle > 0, oneQueue: issues.length === 0 && scanned > 0, quiet: scanned > 0 && issues.length > 0 && idle === 0, never: scanned === 0 });
    if (choice === null) return null;
    const ofScanner = operationOf('IdleIoIssue', SCANNER);
    return {
      answer: { kind: 'choice', choice },
      evidence: [evidence(runs, 'new', ...ofScanner, include('detail', 'contains', 'starvation')), evidence(runs, 'new', ...ofScanner, include('detail', 'contains', 'Reason: idle')), evidence(runs, 'old', ...ofScanner)],
      words: { scanned, seconds: ((last.time - first) / (view.trace.info.clock.unitsPer100ns * 1e7)).toFixed(2) },
    };
  },
};
