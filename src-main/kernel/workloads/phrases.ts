// src-main/kernel/workloads/phrases.ts
//
// What Windows programs do over and over, as short sequences of system calls: looking up a class in the merged view of
// HKCU\Software\Classes and HKCR, reading a policy, loading a DLL, listing a folder. Programs are written in these.
// Sequences as they are seen in Process Monitor traces of Windows Vista and 7 desktops.

import { PageProtection } from '../../../src-shared/nt/section-synchronization.ts';
import { RegistryAccess } from '../../../src-shared/nt/registry-access.ts';
import { SecurityInformation } from '../../../src-shared/nt/security-information.ts';
import { controlCode } from '../../../src-shared/nt/control-codes.ts';
import { OpenFor } from './open-requests.ts';
import { Kept } from './script.ts';
import type { OpenRequest } from '../core/native-api.ts';
import type { ScriptBuilder } from './script-builder.ts';

export const USER_CLASSES = 'HKCU\\Software\\Classes';
export const FileInformation = { Basic: 4, Standard: 5, Internal: 6, Name: 9, Disposition: 13, All: 18, EndOfFile: 20, AttributeTag: 35 } as const;
export const VolumeInformation = { Volume: 1, Size: 3, Device: 4, Attribute: 5, FullSize: 7 } as const;

const { MAXIMUM_ALLOWED, READ, QUERY_VALUE, ENUMERATE_SUB_KEYS } = RegistryAccess;

// ---- Classes: the user's view comes first, the machine's second ----

/** Opens a class by name. @returns the slot of its HKCR key */
export function classLookup(b: ScriptBuilder, name: string, access: number = READ): number {
  b.queryKey(Kept.Classes);
  b.openKey(`${USER_CLASSES}\\${name}`, access);
  return b.openKey(`HKCR\\${name}`, access);
}

/** Opens a subkey of an open class. */
export function classChild(b: ScriptBuilder, parent: number, parentName: string, child: string, access: number = READ): number {
  b.queryKey(parent);
  b.openKey(`${USER_CLASSES}\\${parentName}\\${child}`, access);
  return b.openKey(`HKCR\\${parentName}\\${child}`, access);
}

/** Reads a value of an open class: the user's class is asked first whether it overrides it. */
export function classValue(b: ScriptBuilder, key: number, name: string, value: string): void {
  b.queryKey(key);
  b.openKey(`${USER_CLASSES}\\${name}`, MAXIMUM_ALLOWED);
  b.queryValue(key, value);
}

// ---- Keys ----

/** Opens a key, reads values, closes it. */
export function readValues(b: ScriptBuilder, path: string, values: readonly string[], access: number = READ): void {
  const key = b.openKey(path, access);
  for (const value of values) b.queryValue(key, value);
  b.close(key);
}

/** Asks whether a key is there; on the way out it is closed. */
export function probeKey(b: ScriptBuilder, path: string, access: number = READ): void {
  b.close(b.openKey(path, access));
}

/** All subkeys, by number. */
export function enumerateKey(b: ScriptBuilder, path: string): void {
  const key = b.openKey(path, READ);
  b.queryKey(key);
  b.enumerateKeys(key);
  b.close(key);
}

/** All values, by number. */
export function enumerateValues(b: ScriptBuilder, path: string): void {
  const key = b.openKey(path, QUERY_VALUE | ENUMERATE_SUB_KEYS);
  b.enumerateValues(key);
  b.close(key);
}

/** Policies: the user's, then the machine's. Seldom is one set. */
export function policy(b: ScriptBuilder, path: string, value: string): void {
  readValues(b, `HKCU\\Software\\${path}`, [value], QUERY_VALUE);
  readValues(b, `HKLM\\Software\\${path}`, [value], QUERY_VALUE);
}

// ---- Files ----

/** Opens, asks for the security descriptor twice (how long is it? give it), closes. */
export function security(b: ScriptBuilder, path: string): void {
  const file = b.createFile(path, OpenFor.security);
  b.querySecurity(file, SecurityInformation.OWNER | SecurityInformation.DACL, 0);
  b.querySecurity(file, SecurityInformation.OWNER | SecurityInformation.DACL, 1_024);
  b.close(file);
}

/** One entry of a folder by name: how the shell learns the true spelling of a path component. */
export function findEntry(b: ScriptBuilder, folder: string, name: string): void {
  const directory = b.createFile(folder, OpenFor.directory);
  b.listDirectory(directory, name, 37);
  b.close(directory);
}

/** All entries of a folder. */
export function listFolder(b: ScriptBuilder, folder: string): void {
  const directory = b.createFile(folder, OpenFor.directory);
  b.listDirectory(directory, '', 3);
  b.close(directory);
}

/** Reads a small file whole. */
export function readWhole(b: ScriptBuilder, path: string, bytes: number, request: OpenRequest = OpenFor.read): void {
  const file = b.createFile(path, request);
  b.queryFile(file, FileInformation.Standard);
  b.readFile(file, 0, Math.min(bytes, 8_192), Math.min(4, Math.ceil(bytes / 8_192)));
  b.close(file);
}

/** Which volume, how large: what a file dialog and a scanner ask. */
export function volumeFacts(b: ScriptBuilder, path: string): void {
  const file = b.createFile(path, OpenFor.volumeName);
  b.queryFile(file, FileInformation.Name);
  b.queryVolume(file, VolumeInformation.Attribute);
  b.close(file);
}

/** Opens with a filter oplock, as the indexer and the shell's property handlers do, so that others don't notice. */
export function readWithOplock(b: ScriptBuilder, path: string, bytes: number): void {
  const file = b.createFile(path, OpenFor.readOplock);
  b.fsControl(file, controlCode('FSCTL_REQUEST_FILTER_OPLOCK'));
  b.readFile(file, 0, bytes);
  b.close(file);
}

/** Is this a link? */
export function reparsePoint(b: ScriptBuilder, path: string): void {
  const file = b.createFile(path, OpenFor.linkTarget);
  b.fsControl(file, controlCode('FSCTL_GET_REPARSE_POINT'));
  b.close(file);
}

// ---- Images ----

/** Maps an image that no process has opened for this one yet: look for it, open, map, close. */
export function loadImage(b: ScriptBuilder, path: string, probes = 1): void {
  for (let i = 0; i < probes; i++) b.queryAttributes(path);
  const file = b.createFile(path, OpenFor.image);
  const section = b.createSection(file, PageProtection.EXECUTE, true);
  b.mapView(section);
  b.close(section);
  b.close(file);
}

/** As loadImage, but the application's own folder is asked first and does not have it. */
export function loadImageFromSearchPath(b: ScriptBuilder, applicationFolder: string, path: string): void {
  b.queryAttributes(`${applicationFolder}\\${path.slice(path.lastIndexOf('\\') + 1)}`);
  loadImage(b, path, 1);
}

/** Opens an image for its resources only: no Load Image. */
export function loadResources(b: ScriptBuilder, path: string): void {
  const file = b.createFile(path, OpenFor.imageAsData);
  const section = b.createSection(file, PageProtection.READONLY, false);
  b.close(section);
  b.close(file);
}

/** Language resources, looked for beside the image. */
export function loadMui(b: ScriptBuilder, path: string): void {
  const slash = path.lastIndexOf('\\');
  const file = b.createFile(`${path.slice(0, slash)}\\en-US\\${path.slice(slash + 1)}.mui`, OpenFor.resources);
  const section = b.createSection(file, PageProtection.WRITECOPY, false);
  b.close(section);
  b.close(file);
}
