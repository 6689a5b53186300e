// src-main/kernel/mmcss/service.ts
//
// The Multimedia Class Scheduler service in svchost.exe: reads its profile from the registry, listens at its RPC endpoint, and keeps the list of
// threads that the manager thread (scheduler.ts) works with. A task is read when a thread joins it.
//
// Models: M. Russinovich, "Inside the Windows Vista Kernel, part 1", MMCSS; learn.microsoft.com/windows/win32/procthread/multimedia-class-scheduler-service.
// Names of functions inside mmcss.dll are [assumed].

import { NtStatus } from '../../../src-shared/nt/ntstatus.ts';
import { RegistryAccess } from '../../../src-shared/nt/registry-access.ts';
import { acceptConnection, createPort, receiveMessage } from '../core/alpc-api.ts';
import type { AlpcMessage } from '../core/alpc-api.ts';
import { MMCSS_PORT } from '../core/avrt.ts';
import type { MmcssReply, MmcssRequest } from '../core/avrt.ts';
import { defineFrames } from '../core/call-frames.ts';
import * as nt from '../core/native-api.ts';
import type { Program, UserContext, UserRequest } from '../core/program.ts';
import { openThread } from '../core/thread-api.ts';
import type { KThread } from '../ke/thread.ts';
import { Registration } from './registration.ts';
import type { Scheduler } from './scheduler.ts';
import { AvrtPriority, DEFAULT_RESPONSIVENESS, SYSTEM_PROFILE, makeTask } from './tasks.ts';
import type { Task } from './tasks.ts';

type Step<T = void> = Generator<UserRequest, T, void>;

const MAIN = defineFrames('svchost.exe!ServiceStarter+0x9e', 'mmcss.dll!ServiceMain+0x142');
const READ_PROFILE = defineFrames('mmcss.dll!CiConfigReadSystemProfile+0x5d');
const LISTEN = defineFrames('rpcrt4.dll!LRPC_ADDRESS::ReceiveLotsaCalls+0xcd');
const SERVE = defineFrames('rpcrt4.dll!LRPC_SCALL::DealWithRequestMessage+0x1f1', 'rpcrt4.dll!NdrStubCall2+0x27b', 'rpcrt4.dll!Invoke+0x2a');
const REGISTER = defineFrames('mmcss.dll!AvRpcSetMmThreadCharacteristics+0x8a', 'mmcss.dll!CiTaskOpen+0x63');
const OTHER_CALL = defineFrames('mmcss.dll!AvRpcSetMmThreadPriority+0x47');
const FAILED: MmcssReply = { status: NtStatus.INVALID_HANDLE, registration: 0 };

/** Program of the service's first thread: sets the service up, then answers calls. */
export function* serviceMain(u: UserContext, scheduler: Scheduler): Program {
  const site = u.callSite;
  nt.enterAll(u, MAIN);
  yield* readProfile(u, scheduler);
  yield createPort(u, MMCSS_PORT);
  if (u.status !== NtStatus.SUCCESS) return;
  const port = u.result;
  yield nt.createThread(u, (manager) => scheduler.manage(manager));
  (u.object as KThread).startRoutine = 'mmcss.dll!CiSchedulerThreadFunction';
  u.callSite = site;
  nt.enterAll(u, LISTEN);
  yield* listen(u, scheduler, port);
}

function* listen(u: UserContext, scheduler: Scheduler, port: number): Step {
  const site = u.callSite;
  const calls = new Calls(scheduler);
  let answered: AlpcMessage | null = null;
  let answer: MmcssReply | null = null;
  for (;;) {
    yield receiveMessage(u, port, answered, answer);
    answered = null;
    if (u.status !== NtStatus.SUCCESS) return;
    const message = u.object as AlpcMessage;
    switch (message.kind) {
      case 'connection': yield acceptConnection(u, port, message, true); break;
      case 'closed': yield* calls.clientGone(u, message.client); break;
      case 'request':
        nt.enterAll(u, SERVE);
        answer = yield* calls.answer(u, message);
        answered = message;
        u.callSite = site;
    }
  }
}

/** The remote procedures. */
class Calls {
  private readonly scheduler: Scheduler;
  private registered = 0;

  constructor(scheduler: Scheduler) {
    this.scheduler = scheduler;
  }

  *answer(u: UserContext, message: AlpcMessage): Step<MmcssReply> {
    const request = message.content as MmcssRequest;
    if (request.call === 'register') {
      nt.enterAll(u, REGISTER);
      return yield* this.register(u, message, request.task);
    }
    nt.enterAll(u, OTHER_CALL);
    const registration = this.scheduler.registrations.find(({ id, client }) => id === request.registration && client === message.client);
    if (registration === undefined) return FAILED;
    if (request.call === 'revert') yield* this.scheduler.remove(u, registration);
    else {
      if (!Number.isInteger(request.relative) || request.relative < AvrtPriority.Low || request.relative > AvrtPriority.Critical) return { status: NtStatus.INVALID_PARAMETER, registration: 0 };
      registration.relative = request.relative;
      yield* this.scheduler.refresh(u, registration);
    }
    return { status: NtStatus.SUCCESS, registration: registration.id };
  }

  /** Context rundown: the client's connection is gone, and with it what it had registered. */
  *clientGone(u: UserContext, client: number): Step {
    for (const registration of this.scheduler.registrations.filter((candidate) => candidate.client === client)) yield* this.scheduler.remove(u, registration);
  }

  private *register(u: UserContext, message: AlpcMessage, name: string): Step<MmcssReply> {
    const task = yield* readTask(u, name);
    if (task === null) return { status: NtStatus.OBJECT_NAME_NOT_FOUND, registration: 0 };
    yield openThread(u, message.senderTid);
    if (u.status !== NtStatus.SUCCESS) return { status: u.status, registration: 0 };
    const registration = new Registration(++this.registered, message.client, message.senderPid, u.result, task);
    yield* this.scheduler.add(u, registration);
    return { status: NtStatus.SUCCESS, registration: registration.id };
  }
}

function* readProfile(u: UserContext, scheduler: Scheduler): Step {
  const site = u.callSite;
  nt.enterAll(u, READ_PROFILE);
  yield nt.openKey(u, 0, SYSTEM_PROFILE, RegistryAccess.READ);
  if (u.status === NtStatus.SUCCESS) {
    const key = u.result;
    scheduler.setResponsiveness((yield* readNumber(u, key, 'SystemResponsiveness')) ?? DEFAULT_RESPONSIVENESS);
    yield nt.close(u, key);
  }
  u.callSite = site;
}

/** null: there is no such task. */
function* readTask(u: UserContext, name: string): Step<Task | null> {
  yield nt.openKey(u, 0, `${SYSTEM_PROFILE}\\Tasks\\${name}`, RegistryAccess.READ);
  if (u.status !== NtStatus.SUCCESS) return null;
  const key = u.result;
  yield nt.queryValueKey(u, key, 'Affinity');
  const backgroundOnly = yield* readText(u, key, 'Background Only');
  yield nt.queryValueKey(u, key, 'BackgroundPriority');
  const clockRate = yield* readNumber(u, key, 'Clock Rate');
  yield nt.queryValueKey(u, key, 'GPU Priority');
  const priority = yield* readNumber(u, key, 'Priority');
  const category = yield* readText(u, key, 'Scheduling Category');
  yield nt.queryValueKey(u, key, 'SFIO Priority');
  yield nt.close(u, key);
  return makeTask(name, { category, priority, backgroundOnly, clockRate });
}

function* readNumber(u: UserContext, key: number, value: string): Step<number | null> {
  yield nt.queryValueKey(u, key, value);
  return u.status === NtStatus.SUCCESS ? u.out2 : null;
}

function* readText(u: UserContext, key: number, value: string): Step<string> {
  yield nt.queryValueKey(u, key, value);
  return u.status === NtStatus.SUCCESS ? u.text : '';
}
