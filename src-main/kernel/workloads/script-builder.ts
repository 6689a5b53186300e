// src-main/kernel/workloads/script-builder.ts
//
// Writes a script. Functions of the program that is described are entered with within(): their frames come onto the call stack
// of every call made inside, and each call has its own return address in the innermost of them.

import { KeyInformationClass } from '../../../src-shared/nt/registry-types.ts';
import { CYCLES_PER_US } from '../core/time.ts';
import type { Cycles } from '../core/time.ts';
import type { OpenRequest, RegistryData, UserProcessSpec } from '../core/native-api.ts';
import type { ProgramFunction } from '../core/program.ts';
import { CallSites, codePath, frameOf, keyOf, mix } from './call-sites.ts';
import type { CallSite, CodePath, CodePlace } from './call-sites.ts';
import { NO_SLOT, Op, Step, StepDetails } from './script.ts';
import type { OpId, Script } from './script.ts';

/** How a program is written down: where its stacks are made, and how busy its code is between calls. */
export interface BuilderContext {
  readonly sites: CallSites;
  /** Outermost frames of the thread. */
  readonly base: CallSite;
  /** Long stretches of user-mode work are divided by this; 1 on an ordinary evening, more on a machine under load. */
  readonly haste: number;
  /** A text of a call as this machine has it, and the same object for the same text: the kernel's caches find those fastest. */
  readonly textOf: (text: string) => string;
}

/** Different outer stacks that one path through the modules stands for. */
const WAYS_TO_A_FUNCTION = 19;

interface Scope {
  readonly outer: CallSite;
  readonly place: CodePlace;
  readonly key: number;
  calls: number;
}

export class ScriptBuilder {
  private readonly steps: Step[] = [];
  private slots = 0;
  private scope: Scope;
  private readonly context: BuilderContext;
  private readonly name: string;

  /** @param path modules from the thread's start to the function that makes the calls */
  constructor(context: BuilderContext, name: string, path: string) {
    this.context = context;
    this.name = name;
    const way = codePath(path);
    // Few ways lead to a function: which of them, follows from the script's name.
    this.scope = this.enter(context.base, way, mix(way.key, keyOf(name) % WAYS_TO_A_FUNCTION));
  }

  build(): Script {
    return { name: this.name, steps: this.steps, slots: this.slots };
  }

  /** Runs `body` inside further functions. @param variant tells apart the ways through the code that the same path may mean */
  within(path: string, variant: number, body: () => void): void {
    const outer = this.scope;
    const at = this.context.sites.push(outer.outer, frameOf(outer.place, mix(outer.key, outer.calls++, 3)));
    const way = codePath(path);
    this.scope = this.enter(at, way, mix(way.key, variant));
    body();
    this.scope = outer;
  }

  /** The frames of `path` except the last stand for all calls; the last one's return address differs from call to call. */
  private enter(from: CallSite, way: CodePath, key: number): Scope {
    return { outer: this.context.sites.along(from, way, key), place: way.last, key, calls: 0 };
  }

  // Registry

  openKey(path: string, access: number, root: number = NO_SLOT): number {
    return this.opens(this.step(Op.OpenKey, root, path, access));
  }

  /** Opens into a handle that the process keeps. */
  openKept(kept: number, path: string, access: number): void {
    this.step(Op.OpenKey, NO_SLOT, path, access).out = kept;
  }

  createKey(path: string, access: number, root: number = NO_SLOT): number {
    return this.opens(this.step(Op.CreateKey, root, path, access));
  }

  queryKey(slot: number, informationClass: number = KeyInformationClass.Name, bufferLength = 0): void {
    this.step(Op.QueryKey, slot, '', informationClass, bufferLength);
  }

  queryValue(slot: number, name: string, bufferLength = 144): void {
    this.step(Op.QueryValue, slot, name, bufferLength);
  }

  enumerateKeys(slot: number): void {
    this.step(Op.EnumKeys, slot);
  }

  enumerateValues(slot: number): void {
    this.step(Op.EnumValues, slot);
  }

  setValue(slot: number, name: string, type: number, data: RegistryData): void {
    details(this.step(Op.SetValue, slot, name, type)).data = data;
  }

  deleteValue(slot: number, name: string): void {
    this.step(Op.DeleteValue, slot, name);
  }

  close(slot: number): void {
    this.step(Op.Close, slot);
  }

  querySecurity(slot: number, information: number, bufferLength: number): void {
    this.step(Op.QuerySecurity, slot, '', information, bufferLength);
  }

  // Files

  createFile(path: string, request: OpenRequest): number {
    const step = this.step(Op.CreateFile, NO_SLOT, path);
    details(step).request = request;
    return this.opens(step);
  }

  createKept(kept: number, path: string, request: OpenRequest): void {
    const step = this.step(Op.CreateFile, NO_SLOT, path);
    details(step).request = request;
    step.out = kept;
  }

  /** `count` reads, the first at `offset`, each going on where the one before ended. @param places see Step.places */
  readFile(slot: number, offset: number, length: number, count = 1, places = 1): void {
    this.inPlaces(this.step(Op.ReadFile, slot, '', offset, length, count), places);
  }

  writeFile(slot: number, offset: number, length: number, count = 1, places = 1): void {
    this.inPlaces(this.step(Op.WriteFile, slot, '', offset, length, count), places);
  }

  queryFile(slot: number, informationClass: number): void {
    this.step(Op.QueryFile, slot, '', informationClass);
  }

  setFile(slot: number, informationClass: number, value: number, name = ''): void {
    this.step(Op.SetFile, slot, name, informationClass, value);
  }

  queryVolume(slot: number, informationClass: number): void {
    this.step(Op.QueryVolume, slot, '', informationClass);
  }

  /** One entry by name, or (pattern '') all entries until there are no more. */
  listDirectory(slot: number, pattern: string, informationClass = 3, bufferBytes = 4_096): void {
    this.step(Op.ListDirectory, slot, pattern, informationClass, bufferBytes, pattern === '' ? 0 : 1);
  }

  notifyChange(slot: number, filter: number, tree: boolean): void {
    this.step(Op.NotifyChange, slot, '', filter, tree ? 1 : 0);
  }

  fsControl(slot: number, code: number): void {
    this.step(Op.FsControl, slot, '', code);
  }

  deviceControl(slot: number, code: number): void {
    this.step(Op.DeviceControl, slot, '', code);
  }

  lockFile(slot: number, offset: number, length: number, exclusive: boolean): void {
    this.step(Op.LockFile, slot, '', offset, length, exclusive ? 1 : 0);
  }

  unlockFile(slot: number, offset: number, length: number): void {
    this.step(Op.UnlockFile, slot, '', offset, length);
  }

  flushFile(slot: number): void {
    this.step(Op.FlushFile, slot);
  }

  queryAttributes(path: string): void {
    this.step(Op.QueryAttributes, NO_SLOT, path);
  }

  createSection(slot: number, protection: number, image: boolean): number {
    return this.opens(this.step(Op.CreateSection, slot, '', protection, image ? 1 : 0));
  }

  mapView(section: number): void {
    this.step(Op.MapView, section);
  }

  mapKnownDll(name: string): void {
    this.step(Op.MapKnownDll, NO_SLOT, name);
  }

  touchFile(section: number, offset: number, length: number): void {
    this.step(Op.TouchFile, section, '', offset, length);
  }

  // Processes, threads, memory, network, time

  createProcess(make: () => UserProcessSpec): void {
    details(this.step(Op.CreateProcess, NO_SLOT)).make = make;
  }

  createThread(program: ProgramFunction): void {
    details(this.step(Op.CreateThread, NO_SLOT)).program = program;
  }

  exitProcess(status = 0): void {
    this.step(Op.ExitProcess, NO_SLOT, '', status);
  }

  socket(protocol: 'tcp' | 'udp', kept: number = NO_SLOT): number {
    const step = this.step(Op.Socket, NO_SLOT, protocol);
    if (kept === NO_SLOT) return this.opens(step);
    step.out = kept;
    return kept;
  }

  connect(slot: number, host: string, port: number, roundTrip: Cycles): void {
    this.step(Op.Connect, slot, host, port, roundTrip);
  }

  send(slot: number, bytes: number, answerBytes: number): void {
    this.step(Op.Send, slot, '', bytes, answerBytes);
  }

  receive(slot: number, bytes: number): void {
    this.step(Op.Receive, slot, '', bytes);
  }

  sendDatagram(slot: number, host: string, port: number, bytes: number, answerBytes: number): void {
    this.step(Op.SendDatagram, slot, host, port, bytes, answerBytes);
  }

  disconnect(slot: number): void {
    this.step(Op.Disconnect, slot);
  }

  compute(cycles: Cycles): void {
    details(this.step(Op.Compute, NO_SLOT)).cycles = Math.max(1, Math.round(cycles / this.context.haste));
  }

  sleep(cycles: Cycles): void {
    details(this.step(Op.Sleep, NO_SLOT)).cycles = Math.max(1, Math.round(cycles / this.context.haste));
  }

  allocate(bytes: number): void {
    this.step(Op.Allocate, NO_SLOT, '', bytes);
    this.step(Op.Touch, NO_SLOT, '', bytes);
  }

  impersonate(account: string): void {
    this.step(Op.Impersonate, NO_SLOT, account);
  }

  /** Tells another part of the same machine's software something; no system call. */
  deferred(act: (now: Cycles) => void): void {
    const step = this.step(Op.Deferred, NO_SLOT);
    details(step).act = act;
    step.gap = 0;
  }

  private step(op: OpId, slot: number, text = '', a = 0, b = 0, c = 0): Step {
    const { scope } = this;
    const call = scope.calls++;
    const site = this.context.sites.push(scope.outer, frameOf(scope.place, mix(scope.key, call)));
    const step = new Step(op, site, this.gap(mix(scope.key, call, this.steps.length)), slot, this.context.textOf(text), a, b, c);
    this.steps.push(step);
    return step;
  }

  private inPlaces(step: Step, places: number): void {
    if (places > 1) details(step).places = places;
  }

  private opens(step: Step): number {
    step.out = this.slots++;
    return step.out;
  }

  /** User-mode work before a call: mostly a few hundred instructions, now and then much more. */
  private gap(bits: number): Cycles {
    const kind = bits % 1_000;
    const spread = (bits >>> 10) % 1_000;
    if (kind < 800) return 500 + spread * 5;
    if (kind < 905) return Math.round((5 + spread / 45) * CYCLES_PER_US / this.context.haste);
    if (kind < 948) return Math.round((30 + spread / 15) * CYCLES_PER_US / this.context.haste);
    if (kind < 980) return Math.round((100 + (spread * spread) / 2_500) * CYCLES_PER_US / this.context.haste);
    if (kind < 987) return Math.round((1_000 + spread * 3) * CYCLES_PER_US / this.context.haste);
    return 300;
  }
}

function details(step: Step): StepDetails {
  step.more ??= new StepDetails();
  return step.more;
}
