// src-main/kernel/core/avrt.ts
//
// avrt.dll: how a program asks the multimedia class scheduler for its threads. Every call is a remote procedure call to the service; the calls
// are generators, so a program says `yield* avrt.setMmThreadCharacteristics(u, 'Audio')`.
//
// Source: learn.microsoft.com/windows/win32/api/avrt. The interface behind it is not documented; endpoint and frames of the stack inside
// avrt and rpcrt4 are [assumed].

import { NtStatus, isNtError } from '../../../src-shared/nt/ntstatus.ts';
import { connectPort, sendRequest } from './alpc-api.ts';
import { defineFrames } from './call-frames.ts';
import type { CallFrame } from './call-frames.ts';
import { enterAll } from './native-api.ts';
import type { UserContext, UserRequest } from './program.ts';

export const MMCSS_PORT = '\\RPC Control\\mmcss';

/** What avrt asks the service. */
export type MmcssRequest =
  | { readonly call: 'register'; readonly task: string }
  | { readonly call: 'setPriority'; readonly registration: number; readonly relative: number }
  | { readonly call: 'revert'; readonly registration: number };

/** registration: 0 where there is none. */
export interface MmcssReply {
  readonly status: number;
  readonly registration: number;
}

type AvrtCall = Generator<UserRequest, number, void>;

const RPC = ['rpcrt4.dll!NdrClientCall2+0x2ea', 'rpcrt4.dll!LRPC_CCALL::SendReceive+0x34', 'rpcrt4.dll!LRPC_BASE_CCALL::DoSendReceive+0xc1'];
const BIND = ['rpcrt4.dll!NdrClientCall2+0x2ea', 'rpcrt4.dll!LRPC_BINDING_HANDLE::AllocateCCall+0x157', 'rpcrt4.dll!LRPC_CASSOCIATION::AlpcConnect+0x14e'];

interface Frames {
  readonly bind: readonly CallFrame[];
  readonly call: readonly CallFrame[];
}

function frames(wrapper: string): Frames {
  return { bind: defineFrames(wrapper, ...BIND), call: defineFrames(wrapper, ...RPC) };
}

const SET_CHARACTERISTICS = frames('avrt.dll!AvSetMmThreadCharacteristicsW+0x5c');
const SET_PRIORITY = frames('avrt.dll!AvSetMmThreadPriority+0x31');
const REVERT = frames('avrt.dll!AvRevertMmThreadCharacteristics+0x2a');

/** avrt.dll in one process: its binding to the service is made with the first call. */
export class Avrt {
  private port = 0;

  /** AvSetMmThreadCharacteristics for the calling thread. @returns handle, or 0: u.status says why */
  *setMmThreadCharacteristics(u: UserContext, task: string): AvrtCall {
    return yield* this.call(u, SET_CHARACTERISTICS, { call: 'register', task });
  }

  /** AvSetMmThreadPriority. @param relative -1 low, 0 normal, 1 high, 2 critical @returns handle, or 0 */
  *setMmThreadPriority(u: UserContext, registration: number, relative: number): AvrtCall {
    return yield* this.call(u, SET_PRIORITY, { call: 'setPriority', registration, relative });
  }

  /** AvRevertMmThreadCharacteristics. */
  *revertMmThreadCharacteristics(u: UserContext, registration: number): AvrtCall {
    return yield* this.call(u, REVERT, { call: 'revert', registration });
  }

  private *call(u: UserContext, stack: Frames, request: MmcssRequest): AvrtCall {
    const site = u.callSite;
    if (this.port === 0) {
      enterAll(u, stack.bind);
      yield connectPort(u, MMCSS_PORT);
      u.callSite = site;
      if (u.status !== NtStatus.SUCCESS) return 0;
      this.port = u.result;
    }
    enterAll(u, stack.call);
    yield sendRequest(u, this.port, request);
    u.callSite = site;
    if (isNtError(u.status)) return 0;
    const reply = u.object as MmcssReply;
    u.complete(reply.status, reply.registration);
    return reply.registration;
  }
}
