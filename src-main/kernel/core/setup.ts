// src-main/kernel/core/setup.ts
//
// What a machine holds before it runs: keys, files, images, known DLLs, drivers. A lab or workload calls these while it sets the
// machine up; nothing here takes simulated time or makes a row.

import { assert } from '../../../src-shared/base/assert.ts';
import { RegistryType } from '../../../src-shared/nt/registry-types.ts';
import type { ReparsePoint } from '../../../src-shared/nt/reparse-point.ts';
import type { Fs } from '../fs/fs.ts';
import { CLASSPNP_KEY } from '../io/classpnp.ts';
import { LAN_ROUND_TRIP } from '../net/hosts.ts';
import type { DeviceDriver } from '../io/device-driver.ts';
import { FileServer } from '../rdr/file-server.ts';
import type { RegistryData } from './native-api.ts';
import type { Kernel } from './kernel.ts';
import type { Cycles } from './time.ts';

/** A registry value; the default value has an empty name. */
export interface ValueSetup {
  readonly name: string;
  readonly type: number;
  readonly data: RegistryData;
}

/** Makes a key (and those above it) with values. Roots: HKLM, HKU, HKCR (machine classes), HKCU (the interactive user). */
export function setupKey(kernel: Kernel, path: string, values: readonly ValueSetup[] = []): void {
  kernel.components.cm.setupKey(path, values);
}

/** Makes a symbolic link key: opening through it gives REPARSE and a second open. CurrentControlSet is there from the start. */
export function setupLink(kernel: Kernel, path: string, targetPath: string): void {
  kernel.components.cm.setupLink(path, targetPath);
}

export interface FileSetup {
  readonly sizeBytes?: number;
  readonly directory?: boolean;
  /** FILE_ATTRIBUTE_* bits; default Archive, or Directory. */
  readonly attributes?: number;
  /** Share of the file that is in the cache already, 0 (default) to 1. */
  readonly cached?: number;
  /** What a program that reads it is given as u.text; its length is the file's. One byte a character. */
  readonly content?: string;
}

/** Makes a file or directory, and the directories above it. */
export function setupFile(kernel: Kernel, path: string, setup: FileSetup = {}): void {
  kernel.components.fs.setupFile(path, setup);
}

export interface ImageSetup {
  readonly sizeBytes: number;
  readonly company?: string;
  readonly description?: string;
  readonly version?: string;
  /** A member of \KnownDlls: mapped without a file operation. */
  readonly knownDll?: boolean;
}

/** Makes an executable image: its file, and what mapping it shows. An image has one base address per boot. */
export function setupImage(kernel: Kernel, path: string, image: ImageSetup): void {
  kernel.components.mm.setupImage(path, image);
}

/** A kernel-mode image, for the modules of the System process. In load order; the kernel itself first. */
export function setupDriver(kernel: Kernel, path: string, image: ImageSetup): void {
  kernel.components.mm.setupDriver(path, image);
}

/** The SID whose hive HKCU means for an account, e.g. `PC\Mara`; made up from the name where it is not set. */
export function setupAccount(kernel: Kernel, account: string, sid: string): void {
  kernel.components.se.setupAccount(account, sid);
}

/** Host and service names of network paths: `https` for 443, a host name for an address. */
export function setupPortName(kernel: Kernel, port: number, protocol: 'tcp' | 'udp', name: string): void {
  kernel.components.net.setupPortName(port, protocol, name);
}

export interface HostSetup {
  /** false: nothing that is sent there is answered. Default true. */
  readonly up?: boolean;
  /** There and back, in cycles; default 0.2 ms. */
  readonly roundTrip?: Cycles;
}

/** Another machine that this one knows by name, with a file server on it: give it files with `server.fs.setupFile()` and shares with `server.share()`. */
export function setupHost(kernel: Kernel, name: string, host: HostSetup = {}): FileServer {
  const server = new FileServer(kernel);
  kernel.components.net.hosts.add({ name, up: host.up ?? true, roundTrip: host.roundTrip ?? LAN_ROUND_TRIP, server });
  return server;
}

/** Makes a file or directory that is there a link. @param fs of a server; default: this machine's */
export function setupReparsePoint(kernel: Kernel, path: string, point: ReparsePoint, fs: Fs = kernel.components.fs): void {
  const { node } = fs.resolve(path);
  assert(node !== null, `there is no ${path} to make a link of`);
  fs.setReparsePoint(node, point);
}

/** A module that a process has mapped before the trace begins (processes that were started at boot). No row. */
export function setupMappedImage(kernel: Kernel, pid: number, path: string): void {
  kernel.components.mm.setupMappedImage(pid, path);
}

/** A device that programs open by its name, `\\Device\\Slow`, with the driver that answers. */
export function setupDevice(kernel: Kernel, path: string, driver: DeviceDriver): void {
  kernel.components.io.devices.attach(kernel.components.fs.setupFile(path, {}), driver);
}

/**
 * How the disk behaves: a drive with seeks, a constant time, or a disk in a file of a caching host (the default).
 * @param spinUpMs it has stopped turning: the next request waits so long for it
 */
export function setupDisk(kernel: Kernel, model: 'seek' | 'flat' | 'virtual', flatMs = 8, spinUpMs = 0): void {
  kernel.components.io.disk.configure(model, flatMs, spinUpMs);
}

export interface MultimediaServiceOptions {
  /** Highest priority of a Medium task: 23 (default) as M. Russinovich's article has it, 22 as present documentation has it. */
  readonly highestMedium?: number;
}

/** The Multimedia Class Scheduler service in a service host, with its stock tasks. @returns false where this Windows has no such service */
export function setupMultimediaService(kernel: Kernel, pid: number, options: MultimediaServiceOptions = {}): boolean {
  const process = kernel.ps.byPid(pid);
  return process !== undefined && kernel.components.mmcss.install(process, options);
}

/** SystemResponsiveness in the registry: per cent of a processor that stay for threads other than multimedia's. To be set before the machine runs. */
export function setupSystemResponsiveness(kernel: Kernel, percent: number): void {
  kernel.components.mmcss.setResponsiveness(percent);
}

/** How the disk's class driver treats background requests; what is not given stays (50 ms, 500 ms, 1, supported). Before the first request. */
export function setupIdleIo(kernel: Kernel, settings: { readonly intervalMs?: number; readonly starvationMs?: number; readonly outstanding?: number; readonly supported?: boolean }): void {
  const dword = (name: string, data: number): ValueSetup => ({ name, type: RegistryType.DWORD, data });
  kernel.components.cm.setupKey(CLASSPNP_KEY, [
    ...(settings.supported === undefined ? [] : [dword('IdlePrioritySupported', settings.supported ? 1 : 0)]),
    ...(settings.intervalMs === undefined ? [] : [dword('IdleInterval', settings.intervalMs)]),
    ...(settings.outstanding === undefined ? [] : [dword('IdleOutstandingIoMax', settings.outstanding)]),
  ]);
  if (settings.starvationMs !== undefined) kernel.components.io.disk.classDriver.starvationMs = settings.starvationMs;
}
