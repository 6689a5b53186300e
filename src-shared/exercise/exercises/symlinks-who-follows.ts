// src-shared/exercise/exercises/symlinks-who-follows.ts
//
// Which machine followed the link on the server? The open through it ends with REPARSE where the client is told to go on elsewhere, and
// is simply a success where the server followed it.

import { NtStatus } from '../../nt/ntstatus.ts';
import { include } from '../../query/rule.ts';
import { createFile } from '../../trace/events/create-file.ts';
import type { Exercise } from '../exercise.ts';
import { eventsOf, evidence, onlyTrue, operationOf } from '../trace-questions.ts';

const PROMPT = 'cmd.exe';
const LINK = '\\\\SRV\\pub\\link1';

export const symlinksWhoFollows: Exercise = {
  id: 'symlinks-who-follows',
  lab: 'symlinks',
  form: { kind: 'choice', options: ['client', 'server', 'nobody'] },
  parameters: { where: 'server', remoteToLocal: true },

  find(runs) {
    const opens = [...eventsOf(runs.new.view, createFile)].filter(({ processName, path }) => processName === PROMPT && path.endsWith('.txt'));
    const first = opens.findIndex(({ path }) => path.startsWith(LINK));
    const open = opens[first];
    if (open === undefined) return null;
    const last = opens.slice(first).find(({ result }) => result !== NtStatus.REPARSE);
    const choice = onlyTrue({
      client: open.result === NtStatus.REPARSE && last?.result === NtStatus.SUCCESS,
      server: open.result === NtStatus.SUCCESS,
      nobody: last?.result !== NtStatus.SUCCESS,
    });
    if (choice === null) return null;
    return {
      answer: { kind: 'choice', choice },
      evidence: [
        evidence(runs, 'new', ...operationOf('CreateFile', PROMPT), include('path', 'beginsWith', `${LINK}\\`), include('result', 'is', 'REPARSE')),
        evidence(runs, 'new', ...operationOf('CreateFile', PROMPT), include('path', 'is', last?.path ?? open.path)),
      ],
      words: { link: open.path, target: last?.path ?? open.path },
    };
  },
};
