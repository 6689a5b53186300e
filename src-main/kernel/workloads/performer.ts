// src-main/kernel/workloads/performer.ts
//
// The program of every scripted thread: takes the next script from its agenda, makes its calls, sleeps when there is nothing
// to do. It answers next() as a generator would, but keeps its place in fields and hands out one result object, because it runs
// for every event of a desktop: begin() makes a step's first call, again() the further ones that the kernel's answer asks for.

import { NtStatus } from '../../../src-shared/nt/ntstatus.ts';
import * as nt from '../core/native-api.ts';
import type { Program, UserContext, UserRequest } from '../core/program.ts';
import type { Cycles } from '../core/time.ts';
import { KEPT, Op } from './script.ts';
import type { ProcessHandles, Script, Step } from './script.ts';

/** What a thread does next. */
export interface Agenda {
  /** The next script that is due, or null: sleep until `wakeTime`, or end where that is Infinity. */
  next(now: Cycles): Script | null;
  readonly wakeTime: Cycles;
}

const ENUMERATION_LIMIT = 400;
const LISTING_LIMIT = 24;
/** Buffer for the second try of a value that did not fit. */
const LARGE_BUFFER = 4_096;
/** How long a datagram's answer takes. */
const DATAGRAM_ROUND_TRIP: Cycles = 48_000_000;
/** begin() and again(): no call is made. */
const NONE = 0;

/** The program of a thread. */
export function perform(u: UserContext, kept: ProcessHandles, agenda: Agenda): Program {
  return new Performer(u, kept, agenda);
}

class Performer implements Program {
  private readonly u: UserContext;
  private readonly handles: number[];
  private readonly agenda: Agenda;
  private readonly result: { done: boolean; value: UserRequest } = { done: false, value: 1 };
  private local: number[] = [];
  private steps: readonly Step[] = [];
  private index = 0;
  /** The step whose call is under way. */
  private step: Step | null = null;
  private handle = 0;
  /** Calls of this step so far, and whether the one under way repeats what did not fit. */
  private turns = 0;
  private larger = false;

  constructor(u: UserContext, kept: ProcessHandles, agenda: Agenda) {
    this.u = u;
    this.handles = kept.handles;
    this.agenda = agenda;
  }

  next(): IteratorResult<UserRequest, void> {
    const { result } = this;
    if (this.step !== null) {
      const request = this.again(this.step);
      if (request !== NONE) {
        result.value = request as UserRequest;
        return result as IteratorYieldResult<UserRequest>;
      }
      this.finish(this.step);
    }
    for (;;) {
      while (this.index < this.steps.length) {
        const request = this.begin(this.steps[this.index++] as Step);
        if (request === NONE) continue;
        result.value = request as UserRequest;
        return result as IteratorYieldResult<UserRequest>;
      }
      const script = this.agenda.next(this.u.now);
      if (script !== null) {
        this.steps = script.steps;
        this.index = 0;
        if (this.local.length < script.slots) this.local = new Array<number>(script.slots).fill(0);
        continue;
      }
      if (this.agenda.wakeTime === Infinity) return { done: true, value: undefined };
      this.u.callSite = 0;
      result.value = this.u.sleepUntil(this.agenda.wakeTime);
      return result as IteratorYieldResult<UserRequest>;
    }
  }

  return(): IteratorResult<UserRequest, void> {
    return { done: true, value: undefined };
  }

  throw(error: unknown): IteratorResult<UserRequest, void> {
    throw error;
  }

  [Symbol.iterator](): Program {
    return this;
  }

  /** Makes the first call of a step, or none where its handle was not got. */
  private begin(step: Step): UserRequest | typeof NONE {
    const { u } = this;
    const { slot } = step;
    const handle = slot < 0 ? 0 : slot >= KEPT ? (this.handles[slot - KEPT] ?? 0) : (this.local[slot] as number);
    if (handle === 0 && slot >= 0) {
      if (step.out >= 0 && step.out < KEPT) this.local[step.out] = 0;
      return NONE;
    }
    this.step = step;
    this.handle = handle;
    this.turns = 1;
    this.larger = false;
    u.lead = step.gap;
    u.callSite = step.site;
    switch (step.op) {
      case Op.OpenKey: return nt.openKey(u, handle, step.text, step.a);
      case Op.QueryKey: return nt.queryKey(u, handle, step.a, step.b);
      case Op.QueryValue: return nt.queryValueKey(u, handle, step.text, step.a);
      case Op.Close: return nt.close(u, handle);
      case Op.QueryAttributes: return nt.queryAttributesFile(u, step.text);
      default: return this.beginOther(step, handle);
    }
  }

  private beginOther(step: Step, handle: number): UserRequest | typeof NONE {
    const { u } = this;
    switch (step.op) {
      case Op.CreateKey: return nt.createKey(u, handle, step.text, step.a);
      case Op.EnumKeys: return nt.enumerateKey(u, handle, 0);
      case Op.EnumValues: return nt.enumerateValueKey(u, handle, 0);
      case Op.SetValue: return nt.setValueKey(u, handle, step.text, step.a, step.more?.data ?? 0);
      case Op.DeleteValue: return nt.deleteValueKey(u, handle, step.text);
      case Op.DeleteKey: return nt.deleteKey(u, handle);
      case Op.QuerySecurity: return nt.querySecurityObject(u, handle, step.a, step.b);
      case Op.CreateFile: return step.more?.request == null ? this.nothing() : nt.createFile(u, step.text, step.more.request);
      case Op.ReadFile: return nt.readFile(u, handle, place(step), step.b);
      case Op.WriteFile: return nt.writeFile(u, handle, place(step), step.b);
      case Op.QueryFile: return nt.queryInformationFile(u, handle, step.a);
      case Op.SetFile: return nt.setInformationFile(u, handle, step.a, step.b, step.text);
      case Op.QueryVolume: return nt.queryVolumeInformationFile(u, handle, step.a);
      case Op.ListDirectory: return nt.queryDirectoryFile(u, handle, step.text, step.a, step.b, step.c === 1);
      case Op.NotifyChange: return nt.notifyChangeDirectoryFile(u, handle, step.a, false, step.b === 1);
      case Op.FsControl: return nt.fsControlFile(u, handle, step.a);
      case Op.DeviceControl: return nt.deviceIoControlFile(u, handle, step.a);
      case Op.LockFile: return nt.lockFile(u, handle, step.a, step.b, step.c === 1, true);
      case Op.UnlockFile: return nt.unlockFile(u, handle, step.a, step.b);
      case Op.FlushFile: return nt.flushBuffersFile(u, handle);
      case Op.CreateSection: return nt.createSection(u, handle, step.a, step.b === 1);
      case Op.MapView: return nt.mapViewOfSection(u, handle);
      case Op.MapKnownDll: return nt.mapKnownDll(u, step.text);
      case Op.TouchFile: return nt.touchMappedFile(u, handle, step.a, step.b);
      case Op.CreateProcess: return step.more?.make == null ? this.nothing() : nt.createUserProcess(u, step.more.make());
      case Op.CreateThread: return step.more?.program == null ? this.nothing() : nt.createThread(u, step.more.program);
      case Op.ExitProcess: return u.exitProcess(step.a);
      case Op.Socket: return nt.socket(u, step.text === 'udp' ? 'udp' : 'tcp', step.a);
      case Op.Connect: return nt.connect(u, handle, step.text, step.a, step.b);
      case Op.Send: return nt.send(u, handle, step.a, step.b);
      case Op.Receive: return nt.receive(u, handle, step.a);
      case Op.SendDatagram: return nt.sendDatagram(u, handle, step.text, step.a, step.b, step.c, DATAGRAM_ROUND_TRIP);
      case Op.Disconnect: return nt.disconnect(u, handle);
      case Op.Compute: return u.compute(step.more?.cycles ?? 1);
      case Op.Sleep: return u.sleep(step.more?.cycles ?? 1);
      case Op.Allocate: return nt.allocateVirtualMemory(u, step.a);
      case Op.Touch: return nt.touchPrivateMemory(u, step.a);
      case Op.Impersonate: return nt.impersonate(u, step.text);
      default:
        step.more?.act?.(u.now);
        return this.nothing();
    }
  }

  /** The call under way is over: is there another one to make for the same step? */
  private again(step: Step): UserRequest | typeof NONE {
    const { u, handle } = this;
    const { status } = u;
    switch (step.op) {
      case Op.QueryValue:
        if (status !== NtStatus.BUFFER_OVERFLOW || this.larger) return NONE;
        this.larger = true;
        return nt.queryValueKey(u, handle, step.text, u.result + 16);
      case Op.EnumKeys:
        if (status !== NtStatus.SUCCESS || this.turns >= ENUMERATION_LIMIT) return NONE;
        u.lead = step.gap;
        return nt.enumerateKey(u, handle, this.turns++);
      case Op.EnumValues:
        if (status === NtStatus.BUFFER_OVERFLOW && !this.larger) {
          this.larger = true;
          return nt.enumerateValueKey(u, handle, this.turns - 1, LARGE_BUFFER);
        }
        if (status !== NtStatus.SUCCESS || this.turns >= ENUMERATION_LIMIT) return NONE;
        this.larger = false;
        u.lead = step.gap;
        return nt.enumerateValueKey(u, handle, this.turns++);
      case Op.ReadFile:
        if (status !== NtStatus.SUCCESS || this.turns >= step.c) return NONE;
        this.turns++;
        u.lead = step.gap;
        return nt.readFile(u, handle, -1, step.b);
      case Op.WriteFile:
        if (status !== NtStatus.SUCCESS || this.turns >= step.c) return NONE;
        this.turns++;
        u.lead = step.gap;
        return nt.writeFile(u, handle, -1, step.b);
      case Op.ListDirectory:
        if (status !== NtStatus.SUCCESS || step.c === 1 || this.turns >= LISTING_LIMIT) return NONE;
        this.turns++;
        u.lead = step.gap;
        return nt.queryDirectoryFile(u, handle, step.text, step.a, step.b, false);
      default: return NONE;
    }
  }

  /** Puts away what a step got, forgets what it closed. */
  private finish(step: Step): void {
    this.step = null;
    const { out } = step;
    if (out >= 0) {
      const got = this.u.status === NtStatus.SUCCESS ? this.u.result : 0;
      if (out >= KEPT) this.handles[out - KEPT] = got;
      else this.local[out] = got;
    } else if (step.op === Op.Close) {
      if (step.slot >= KEPT) this.handles[step.slot - KEPT] = 0;
      else this.local[step.slot] = 0;
    }
  }

  /** The step makes no call. */
  private nothing(): typeof NONE {
    this.step = null;
    this.u.lead = 0;
    return NONE;
  }
}

/** Where a read or write goes this time. Negative offsets have meanings of their own. */
function place(step: Step): number {
  const { more } = step;
  if (more === null || more.places === 1) return step.a;
  more.turn = (more.turn + 1) % more.places;
  return step.a + more.turn * step.b;
}
