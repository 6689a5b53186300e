// src-main/kernel/net/socket-object.ts
//
// An AFD endpoint: a TCP connection or a UDP port of one process, and what has arrived for it.

import { TraceText } from '../etw/trace-text.ts';
import { KEvent } from '../ke/event.ts';
import { KernelObject } from '../ob/object.ts';
import type { Cycles } from '../core/time.ts';
import type { EProcess } from '../ps/process.ts';

export class SocketObject extends KernelObject {
  readonly typeName = 'Socket';
  readonly process: EProcess;
  readonly tcp: boolean;
  readonly localPort: number;
  /** `local:port -> remote:port`. */
  path: TraceText = new TraceText('');
  connected = false;
  roundTrip: Cycles = 0;
  /** Bytes that have arrived and were not taken. */
  buffered = 0;
  /** Connection ids that ETW reports are 0 for the classic provider. */
  readonly arrival = new KEvent('synchronization');

  constructor(process: EProcess, tcp: boolean, localPort: number) {
    super();
    this.process = process;
    this.tcp = tcp;
    this.localPort = localPort;
  }
}
