// src-renderer/trace-worker/trace-client.ts
//
// The page's end of the trace worker: questions with typed answers, and reports that go into the trace store.

import { client } from '../ipc/client.ts';
import { MAX_FILE_PIECE_BYTES } from '../../src-shared/ipc/files.ts';
import type { AskName, Asks, FromWorker, ToWorker, ViewChoice } from './protocol.ts';
import { useTrace } from '../store/trace-store.ts';

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

class TraceClient {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #nextId = 1;

  constructor() {
    this.#worker = new Worker(new URL('./trace-worker.ts', import.meta.url), { type: 'module', name: 'trace' });
    this.#worker.onmessage = (event: MessageEvent<FromWorker>) => this.#receive(event.data);
    this.#worker.onerror = (event) => useTrace.setState({ problem: event.message || 'The trace worker stopped.' });
  }

  ask<N extends AskName>(name: N, argument: Asks[N]['argument']): Promise<Asks[N]['answer']> {
    return new Promise((resolve, reject) => {
      const id = this.#nextId++;
      this.#waiting.set(id, { resolve: resolve as (value: unknown) => void, reject });
      this.#tell({ kind: 'ask', id, name, argument });
    });
  }

  /** Rules, time range, Advanced Output: the worker filters again by what changed. */
  setView(view: ViewChoice): void {
    this.#tell({ kind: 'view', view });
  }

  /** The page end of the host's data channel. */
  setFeed(port: MessagePort): void {
    this.#worker.postMessage({ kind: 'feed' } satisfies ToWorker, [port]);
  }

  #tell(message: ToWorker): void {
    this.#worker.postMessage(message);
  }

  #receive(message: FromWorker): void {
    switch (message.kind) {
      case 'answer':
      case 'failure': {
        const waiting = this.#waiting.get(message.id);
        this.#waiting.delete(message.id);
        if (message.kind === 'answer') waiting?.resolve(message.value);
        else waiting?.reject(new Error(message.message));
        break;
      }
      case 'status': useTrace.setState({ status: message.status }); break;
      case 'overview': useTrace.setState({ overview: message.overview }); break;
      case 'opening': useTrace.setState({ opening: message.opening }); break;
      case 'exporting': useTrace.setState({ exporting: message.fraction }); break;
      case 'finding': useTrace.setState({ finding: message.fraction }); break;
      case 'problem': useTrace.setState({ problem: message.message }); break;
      case 'read': void this.#read(message.id, message.token, message.offset, message.length); break;
    }
  }

  /** The worker cannot call the host, so the page reads for it. */
  async #read(id: number, token: string, offset: number, length: number): Promise<void> {
    try {
      const { bytes } = await client.call('file:read', { token, offset, length: Math.min(length, MAX_FILE_PIECE_BYTES) });
      this.#tell({ kind: 'bytes', id, bytes, message: '' });
    } catch (error) {
      this.#tell({ kind: 'bytes', id, bytes: null, message: error instanceof Error ? error.message : String(error) });
    }
  }
}

export const traceClient = new TraceClient();
