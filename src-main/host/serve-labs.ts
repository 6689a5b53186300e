// src-main/host/serve-labs.ts
//
// The worker's side of the protocol: a LabComparer behind a port.

import { CallError } from '../../src-shared/ipc/call.ts';
import type { Envelope } from '../../src-shared/ipc/call.ts';
import { LabComparer } from './lab-comparer.ts';
import type { FromLabWorker, LabAnswers, LabPort, LabQuestion, ToLabWorker } from './lab-worker-protocol.ts';

export function serveLabs(port: LabPort): void {
  const post = (message: FromLabWorker): void => port.postMessage(message);
  const comparer = new LabComparer((progress) => post({ kind: 'progress', progress }));
  port.on('message', (message) => {
    const { number, question } = message as ToLabWorker;
    void answer(comparer, question).then((envelope) => post({ kind: 'answer', number, envelope }));
  });
}

async function answer(comparer: LabComparer, question: LabQuestion): Promise<Envelope<LabAnswers[keyof LabAnswers]>> {
  try {
    switch (question.kind) {
      case 'compare': return { ok: true, value: await comparer.compare(question.request) };
      case 'check': return { ok: true, value: comparer.check(question.comparison, question.exercise, question.answer) };
      case 'cancel':
        comparer.cancel();
        return { ok: true, value: null };
    }
  } catch (error) {
    return { ok: false, code: error instanceof CallError ? error.code : 'internal', message: error instanceof Error ? error.message : String(error) };
  }
}
