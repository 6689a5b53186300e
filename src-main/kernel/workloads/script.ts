// src-main/kernel/workloads/script.ts
//
// A script is a piece of a program: the system calls that one function of it makes, in order, with the call stack of each and
// the user-mode work before it. It is compiled once and run as often as the program gets there, as the code of a real program
// is: same function, same calls, same return addresses. What comes back is the kernel's: a step on a handle that was not got is
// left out, an enumeration goes on until the kernel says there is no more, a value that did not fit is asked for again.
//
//   slot < 0         no handle: the call starts at the name space's root
//   slot 0..999      handles of this run of the script
//   slot >= KEPT     handles that the process keeps (ProcessHandles)

import type { CallSite } from './call-sites.ts';
import type { Cycles } from '../core/time.ts';
import type { OpenRequest, RegistryData, UserProcessSpec } from '../core/native-api.ts';
import type { ProgramFunction } from '../core/program.ts';

export const Op = {
  OpenKey: 1, CreateKey: 2, QueryKey: 3, QueryValue: 4, EnumKeys: 5, EnumValues: 6, SetValue: 7, DeleteValue: 8, DeleteKey: 9, Close: 10,
  QuerySecurity: 11, CreateFile: 12, ReadFile: 13, WriteFile: 14, QueryFile: 15, SetFile: 16, QueryVolume: 17, ListDirectory: 18, NotifyChange: 19,
  FsControl: 20, DeviceControl: 21, LockFile: 22, UnlockFile: 23, FlushFile: 24, QueryAttributes: 25, CreateSection: 26, MapView: 27, MapKnownDll: 28,
  CreateProcess: 29, CreateThread: 30, ExitProcess: 31, Socket: 32, Connect: 33, Send: 34, Receive: 35, SendDatagram: 36, Disconnect: 37,
  Compute: 38, Sleep: 39, Allocate: 40, Touch: 41, Impersonate: 42, Deferred: 43, TouchFile: 44,
} as const;
export type OpId = (typeof Op)[keyof typeof Op];

/** First slot of the process's kept handles. */
export const KEPT = 1_000;
export const NO_SLOT = -1;

/** One call. All steps have the same shape, and a small one: they are most of what a busy machine's processor cache holds. */
export class Step {
  op: OpId;
  site: CallSite;
  /** User-mode cycles before the call. */
  gap: Cycles;
  slot: number;
  out = NO_SLOT;
  text: string;
  a: number;
  b: number;
  c: number;
  /** What few calls need; null where this one does not. */
  more: StepDetails | null = null;

  constructor(op: OpId, site: CallSite, gap: Cycles, slot: number, text: string, a: number, b: number, c: number) {
    this.op = op;
    this.site = site;
    this.gap = gap;
    this.slot = slot;
    this.text = text;
    this.a = a;
    this.b = b;
    this.c = c;
  }
}

export class StepDetails {
  /** Opens of files. */
  request: OpenRequest | null = null;
  /** Values that are set. */
  data: RegistryData = 0;
  /** Sleeps and stretches of work. */
  cycles: Cycles = 0;
  /** Reads and writes: how many places in the file it goes to in turn, `b` bytes apart. */
  places = 1;
  turn = 0;
  make: (() => UserProcessSpec) | null = null;
  program: ProgramFunction | null = null;
  /** Runs when the step is reached, in user mode and in no time: a message to another part of the same program. */
  act: ((now: Cycles) => void) | null = null;
}

export interface Script {
  readonly name: string;
  readonly steps: readonly Step[];
  readonly slots: number;
}

/** Handles that a process keeps between scripts: its classes key, its current directory, its log file. */
export class ProcessHandles {
  readonly handles: number[] = [];
}

/** Numbers of kept handles. Programs use those from Own on for what they like. */
export const Kept = { Classes: KEPT, Machine: KEPT + 1, User: KEPT + 2, SessionManager: KEPT + 3, CurrentDirectory: KEPT + 4, NlsLocale: KEPT + 5, SideBySide: KEPT + 6, Own: KEPT + 8 } as const;
