import { describe, expect, it } from 'vitest';
import { NtStatus } from '../../../src-shared/nt/ntstatus.ts';
import { acceptConnection, connectPort, createPort, receiveMessage, sendRequest } from '../core/alpc-api.ts';
import type { AlpcMessage } from '../core/alpc-api.ts';
import { profileFeatures } from '../core/features.ts';
import { DEFAULT_MACHINE, Kernel } from '../core/kernel.ts';
import { close } from '../core/native-api.ts';
import type { Program, ProgramFunction, UserContext } from '../core/program.ts';
import { CYCLES_PER_MS, CYCLES_PER_SECOND } from '../core/time.ts';
import { ThreadState, WaitReason } from '../ke/thread.ts';
import { STATUS_PORT_CONNECTION_REFUSED, STATUS_PORT_DISCONNECTED } from './port.ts';

const PORT = '\\RPC Control\\test';

function machine(): Kernel {
  return new Kernel({ machine: { ...DEFAULT_MACHINE, systemThreads: false }, features: profileFeatures('windows-vista'), seed: 1 });
}

/** Doubles numbers, notes what it gets. */
function server(notes: string[], accept = true, calls = Infinity): ProgramFunction {
  return function* (u) {
    yield createPort(u, PORT);
    const port = u.result;
    let answered: AlpcMessage | null = null;
    let answer: unknown = null;
    for (let i = 0; i < calls; i++) {
      yield receiveMessage(u, port, answered, answer);
      const message = u.object as AlpcMessage;
      answered = null;
      notes.push(`${message.kind} ${message.client}`);
      if (message.kind === 'connection') yield acceptConnection(u, port, message, accept);
      else if (message.kind === 'request') {
        answered = message;
        answer = (message.content as number) * 2;
        yield u.compute(CYCLES_PER_MS);
      }
    }
  };
}

function client(answers: unknown[], numbers: readonly number[]): ProgramFunction {
  return function* (u: UserContext): Program {
    yield u.sleep(1);
    yield connectPort(u, PORT);
    answers.push(u.status);
    const port = u.result;
    if (u.status !== NtStatus.SUCCESS) return;
    for (const number of numbers) {
      yield sendRequest(u, port, number);
      answers.push(u.status === NtStatus.SUCCESS ? u.object : u.status);
    }
    yield close(u, port);
  };
}

describe('ALPC', () => {
  it('connects, answers each request to who sent it, and tells the server when a client goes', () => {
    const kernel = machine();
    const [notes, first, second]: [string[], unknown[], unknown[]] = [[], [], []];
    kernel.ps.createProcess({ imagePath: 'C:\\server.exe', program: server(notes) });
    kernel.ps.createProcess({ imagePath: 'C:\\one.exe', program: client(first, [1, 2, 3]) });
    kernel.ps.createProcess({ imagePath: 'C:\\two.exe', program: client(second, [10, 20]) });
    kernel.runUntil(CYCLES_PER_SECOND);
    expect([first, second]).toEqual([[0, 2, 4, 6], [0, 20, 40]]);
    expect(notes.filter((note) => note.endsWith('1'))).toEqual(['connection 1', 'request 1', 'request 1', 'request 1', 'closed 1']);
    expect(notes.filter((note) => note.endsWith('2'))).toEqual(['connection 2', 'request 2', 'request 2', 'closed 2']);
  });

  it('lets clients wait for replies and servers for messages', () => {
    const kernel = machine();
    const host = kernel.ps.createProcess({ imagePath: 'C:\\server.exe', program: server([], true, 1) });
    kernel.runUntil(CYCLES_PER_MS);
    expect(host.threads[0]).toMatchObject({ state: ThreadState.Waiting, waitReason: WaitReason.WrLpcReceive });
    const deaf = kernel.ps.createProcess({ imagePath: 'C:\\deaf.exe', program: function* (u) { yield createPort(u, '\\deaf'); yield u.sleep(CYCLES_PER_SECOND); } });
    const waiting = kernel.ps.createProcess({ imagePath: 'C:\\client.exe', program: function* (u) { yield u.sleep(1); yield connectPort(u, '\\deaf'); } });
    kernel.runUntil(100 * CYCLES_PER_MS);
    expect(waiting.threads[0]).toMatchObject({ state: ThreadState.Waiting, waitReason: WaitReason.WrLpcReply });
    expect(deaf.exitTime).toBe(-1);
  });

  it('says that there is no such port, that the server refuses, that the name is taken', () => {
    const kernel = machine();
    const [none, refused, taken]: [unknown[], unknown[], number[]] = [[], [], []];
    kernel.ps.createProcess({ imagePath: 'C:\\none.exe', program: client(none, [1]) });
    kernel.runUntil(CYCLES_PER_SECOND);
    kernel.ps.createProcess({ imagePath: 'C:\\server.exe', program: server([], false) });
    kernel.ps.createProcess({ imagePath: 'C:\\refused.exe', program: client(refused, [1]) });
    kernel.runUntil(2 * CYCLES_PER_SECOND);
    kernel.ps.createProcess({ imagePath: 'C:\\other.exe', program: function* (u) { yield createPort(u, PORT.toUpperCase()); taken.push(u.status); } });
    kernel.runUntil(3 * CYCLES_PER_SECOND);
    expect([none, refused, taken]).toEqual([[NtStatus.OBJECT_NAME_NOT_FOUND], [STATUS_PORT_CONNECTION_REFUSED], [NtStatus.OBJECT_NAME_COLLISION]]);
  });

  it('ends the requests of a server that dies, and the name is free again', () => {
    const kernel = machine();
    const answers: unknown[] = [];
    // Takes the connection and a request, and never answers it.
    const host = kernel.ps.createProcess({ imagePath: 'C:\\server.exe', program: function* (u) {
      yield createPort(u, PORT);
      const port = u.result;
      yield receiveMessage(u, port);
      yield acceptConnection(u, port, u.object as AlpcMessage, true);
      yield receiveMessage(u, port);
      yield u.sleep(CYCLES_PER_SECOND * 3600);
    } });
    kernel.ps.createProcess({ imagePath: 'C:\\client.exe', program: client(answers, [1, 2]) });
    kernel.runUntil(CYCLES_PER_SECOND);
    expect(answers).toEqual([0]);
    kernel.apply({ kind: 'kill', pid: host.pid });
    kernel.runUntil(2 * CYCLES_PER_SECOND);
    expect(answers).toEqual([0, STATUS_PORT_DISCONNECTED, STATUS_PORT_DISCONNECTED]);
    const again: unknown[] = [];
    kernel.ps.createProcess({ imagePath: 'C:\\server.exe', program: server([]) });
    kernel.ps.createProcess({ imagePath: 'C:\\client.exe', program: client(again, [4]) });
    kernel.runUntil(3 * CYCLES_PER_SECOND);
    expect(again).toEqual([0, 8]);
  });

  it('does not hold up a client that is killed while it waits', () => {
    const kernel = machine();
    const notes: string[] = [];
    kernel.ps.createProcess({ imagePath: 'C:\\server.exe', program: server(notes) });
    const killed = kernel.ps.createProcess({ imagePath: 'C:\\client.exe', program: client([], [1]) });
    kernel.runUntil(16 * CYCLES_PER_MS);
    kernel.apply({ kind: 'kill', pid: killed.pid });
    kernel.runUntil(CYCLES_PER_SECOND);
    expect(killed.exitTime).toBeGreaterThan(0);
    expect(notes.at(-1)).toBe('closed 1');
  });
});
