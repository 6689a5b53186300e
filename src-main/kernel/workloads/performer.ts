// src-main/kernel/workloads/performer.ts
//
// The program of every scripted thread: takes the next script from its agenda, makes its calls, sleeps when there is nothing
// to do. One generator without delegation, because it runs for every event of a desktop.

import { NtStatus } from '../../../src-shared/nt/ntstatus.ts';
import * as nt from '../core/native-api.ts';
import type { Program, UserContext } from '../core/program.ts';
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

export function* perform(u: UserContext, kept: ProcessHandles, agenda: Agenda): Program {
  const handles = kept.handles;
  let local: number[] = [];
  for (;;) {
    const script = agenda.next(u.now);
    if (script === null) {
      if (agenda.wakeTime === Infinity) return;
      u.callSite = 0;
      yield u.sleepUntil(agenda.wakeTime);
      continue;
    }
    if (local.length < script.slots) local = new Array<number>(script.slots).fill(0);
    const { steps } = script;
    for (let i = 0; i < steps.length; i++) {
      const step = steps[i] as Step;
      const { slot } = step;
      const handle = slot < 0 ? 0 : slot >= KEPT ? (handles[slot - KEPT] ?? 0) : (local[slot] as number);
      if (handle === 0 && slot >= 0) {
        if (step.out >= 0 && step.out < KEPT) local[step.out] = 0;
        continue;
      }
      u.lead = step.gap;
      u.callSite = step.site;
      switch (step.op) {
        case Op.OpenKey: yield nt.openKey(u, handle, step.text, step.a); break;
        case Op.CreateKey: yield nt.createKey(u, handle, step.text, step.a); break;
        case Op.QueryKey: yield nt.queryKey(u, handle, step.a, step.b); break;
        case Op.QueryValue:
          yield nt.queryValueKey(u, handle, step.text, step.a);
          if (u.status === NtStatus.BUFFER_OVERFLOW) yield nt.queryValueKey(u, handle, step.text, u.result + 16);
          break;
        case Op.EnumKeys:
          for (let index = 0; index < ENUMERATION_LIMIT; index++) {
            yield nt.enumerateKey(u, handle, index);
            if (u.status !== NtStatus.SUCCESS) break;
            u.lead = step.gap;
          }
          break;
        case Op.EnumValues:
          for (let index = 0; index < ENUMERATION_LIMIT; index++) {
            yield nt.enumerateValueKey(u, handle, index);
            if (u.status === NtStatus.BUFFER_OVERFLOW) yield nt.enumerateValueKey(u, handle, index, 4096);
            if (u.status !== NtStatus.SUCCESS) break;
            u.lead = step.gap;
          }
          break;
        case Op.SetValue: if (step.data !== null) yield nt.setValueKey(u, handle, step.text, step.a, step.data); break;
        case Op.DeleteValue: yield nt.deleteValueKey(u, handle, step.text); break;
        case Op.DeleteKey: yield nt.deleteKey(u, handle); break;
        case Op.Close:
          yield nt.close(u, handle);
          if (slot >= KEPT) handles[slot - KEPT] = 0; else local[slot] = 0;
          break;
        case Op.QuerySecurity: yield nt.querySecurityObject(u, handle, step.a, step.b); break;
        case Op.CreateFile: if (step.request !== null) yield nt.createFile(u, step.text, step.request); break;
        case Op.ReadFile:
          for (let n = 0; n < step.c; n++) {
            yield nt.readFile(u, handle, n === 0 ? place(step) : -1, step.b);
            if (u.status !== NtStatus.SUCCESS) break;
            if (n + 1 < step.c) u.lead = step.gap;
          }
          break;
        case Op.WriteFile:
          for (let n = 0; n < step.c; n++) {
            yield nt.writeFile(u, handle, n === 0 ? place(step) : -1, step.b);
            if (u.status !== NtStatus.SUCCESS) break;
            if (n + 1 < step.c) u.lead = step.gap;
          }
          break;
        case Op.QueryFile: yield nt.queryInformationFile(u, handle, step.a); break;
        case Op.SetFile: yield nt.setInformationFile(u, handle, step.a, step.b, step.text); break;
        case Op.QueryVolume: yield nt.queryVolumeInformationFile(u, handle, step.a); break;
        case Op.ListDirectory:
          for (let n = 0; n < LISTING_LIMIT; n++) {
            yield nt.queryDirectoryFile(u, handle, step.text, step.a, step.b, step.c === 1);
            if (u.status !== NtStatus.SUCCESS || step.c === 1) break;
            u.lead = step.gap;
          }
          break;
        case Op.NotifyChange: yield nt.notifyChangeDirectoryFile(u, handle, step.a, false, step.b === 1); break;
        case Op.FsControl: yield nt.fsControlFile(u, handle, step.a); break;
        case Op.DeviceControl: yield nt.deviceIoControlFile(u, handle, step.a); break;
        case Op.LockFile: yield nt.lockFile(u, handle, step.a, step.b, step.c === 1, true); break;
        case Op.UnlockFile: yield nt.unlockFile(u, handle, step.a, step.b); break;
        case Op.FlushFile: yield nt.flushBuffersFile(u, handle); break;
        case Op.QueryAttributes: yield nt.queryAttributesFile(u, step.text); break;
        case Op.CreateSection: yield nt.createSection(u, handle, step.a, step.b === 1); break;
        case Op.MapView: yield nt.mapViewOfSection(u, handle); break;
        case Op.MapKnownDll: yield nt.mapKnownDll(u, step.text); break;
        case Op.CreateProcess: if (step.make !== null) yield nt.createUserProcess(u, step.make()); break;
        case Op.CreateThread: if (step.program !== null) yield nt.createThread(u, step.program); break;
        case Op.ExitProcess: yield u.exitProcess(step.a); break;
        case Op.Socket: yield nt.socket(u, step.text === 'udp' ? 'udp' : 'tcp', step.a); break;
        case Op.Connect: yield nt.connect(u, handle, step.text, step.a, step.b); break;
        case Op.Send: yield nt.send(u, handle, step.a, step.b); break;
        case Op.Receive: yield nt.receive(u, handle, step.a); break;
        case Op.SendDatagram: yield nt.sendDatagram(u, handle, step.text, step.a, step.b, step.c, 48_000_000); break;
        case Op.Disconnect: yield nt.disconnect(u, handle); break;
        case Op.Compute: yield u.compute(step.a); break;
        case Op.Sleep: yield u.sleep(step.a); break;
        case Op.Allocate: yield nt.allocateVirtualMemory(u, step.a); break;
        case Op.Touch: yield nt.touchPrivateMemory(u, step.a); break;
        case Op.TouchFile: yield nt.touchMappedFile(u, handle, step.a, step.b); break;
        case Op.Impersonate: yield nt.impersonate(u, step.text); break;
        case Op.Deferred: if (step.act !== null) step.act(u.now); break;
      }
      if (step.out >= 0) {
        const got = u.status === NtStatus.SUCCESS ? u.result : 0;
        if (step.out >= KEPT) handles[step.out - KEPT] = got; else local[step.out] = got;
      }
    }
  }
}

/** Where a read or write goes this time. Negative offsets have meanings of their own. */
function place(step: Step): number {
  if (step.places === 1) return step.a;
  step.turn = (step.turn + 1) % step.places;
  return step.a + step.turn * step.b;
}
