// src-main/kernel/workloads/programs/process-start.ts
//
// Starting a program: what the parent does around NtCreateUserProcess, what csrss does about it, and what the loader and the
// libraries do in the child until its own code runs; and what a process does that ends. The order is the one seen on Windows
// Vista and 7: image and ntdll are there already, then prefetch file, Session Manager, kernel32, imports, side-by-side folder,
// input method, language, OLE.

import { RegistryAccess } from '../../../../src-shared/nt/registry-access.ts';
import { SecurityInformation } from '../../../../src-shared/nt/security-information.ts';
import { PageProtection } from '../../../../src-shared/nt/section-synchronization.ts';
import { keyOf, mix } from '../call-sites.ts';
import { userModule } from '../content/user-modules.ts';
import { OpenFor } from '../open-requests.ts';
import { FileInformation, USER_CLASSES, loadImage, loadImageFromSearchPath, loadMui, probeKey, readValues } from '../phrases.ts';
import { Kept } from '../script.ts';
import type { UserProcessSpec } from '../../core/native-api.ts';
import type { Library } from '../library.ts';
import type { Script } from '../script.ts';
import type { ScriptBuilder } from '../script-builder.ts';

const { QUERY_VALUE, READ, MAXIMUM_ALLOWED } = RegistryAccess;
const ALL_SECURITY = SecurityInformation.OWNER | SecurityInformation.GROUP | SecurityInformation.DACL | SecurityInformation.SACL | SecurityInformation.LABEL;
const COMMON_CONTROLS = 'C:\\Windows\\winsxs\\x86_microsoft.windows.common-controls_6595b64144ccf1df_6.0.6001.18000_none_5cdbaa5a083979cc';
/** Mapped from \KnownDlls in this order by programs with a window. */
const KNOWN_DLLS = ['kernel32.dll', 'advapi32.dll', 'rpcrt4.dll', 'gdi32.dll', 'user32.dll', 'msvcrt.dll', 'shell32.dll', 'shlwapi.dll', 'ole32.dll', 'oleaut32.dll', 'imm32.dll', 'msctf.dll', 'lpk.dll', 'usp10.dll', 'clbcatq.dll'];

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('\\') + 1);
}

/** The parent's side. @param announce what the client/server runtime subsystem is told */
export function startProcess(b: ScriptBuilder, image: string, path: string, make: () => UserProcessSpec, announce: () => void): void {
  b.within(path, keyOf(image), () => {
    b.queryAttributes(image);
    const file = b.createFile(image, OpenFor.readExecute);
    const section = b.createSection(file, PageProtection.EXECUTE, true);
    b.close(b.openKey(`HKLM\\Software\\Microsoft\\Windows NT\\CurrentVersion\\Image File Execution Options\\${baseName(image)}`, QUERY_VALUE));
    b.querySecurity(file, SecurityInformation.LABEL, 1_024);
    b.createProcess(make);
    b.deferred(announce);
    b.querySecurity(file, ALL_SECURITY, 1_024);
    b.queryFile(file, FileInformation.Basic);
    readValues(b, 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\AppCompatibility', ['DisableAppCompat', 'AppCompatCache'], QUERY_VALUE);
    probeKey(b, 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\AppCompat');
    readValues(b, 'HKCU\\Software\\Microsoft\\Windows NT\\CurrentVersion\\AppCompatFlags\\Layers', [image], QUERY_VALUE);
    probeKey(b, `HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\AppCompatFlags\\Custom\\${baseName(image)}`);
    readValues(b, 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\SideBySide', ['PreferExternalManifest'], QUERY_VALUE);
    b.close(section);
    b.close(file);
  });
}

/** csrss: is there a manifest, may it start. */
export function announceToCsrss(library: Library, image: string): Script {
  return library.script(`csrss/${image}`, 'csrsrv:2-4 basesrv:2 sxs:3-6', (b) => {
    const file = b.createFile(image, OpenFor.attributesAndSecurity);
    b.querySecurity(file, SecurityInformation.OWNER | SecurityInformation.GROUP | SecurityInformation.DACL, 1_024);
    b.queryFile(file, FileInformation.Basic);
    b.close(file);
    b.queryAttributes(`${image}.Config`);
    readValues(b, 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\SideBySide', ['PreferExternalManifest', 'MaxInUseFilesToDelete'], QUERY_VALUE);
  });
}

export interface StartOptions {
  readonly image: string;
  /** Base names of libraries beyond the common ones, in load order. */
  readonly modules: readonly string[];
  /** A program with a window: common controls, input method, OLE. */
  readonly window: boolean;
  /** Modules of its own code between thread start and the calls. */
  readonly code: string;
}

/** The child's side, up to its own code. */
export function programStart(library: Library, options: StartOptions): Script {
  const { image, modules, window, code } = options;
  const name = baseName(image);
  const folder = image.slice(0, image.lastIndexOf('\\'));
  return library.script(`start/${image}`, 'ntdll:5-9', (b) => {
    b.createFile(`C:\\Windows\\Prefetch\\${name.toUpperCase()}-${(keyOf(name) >>> 0).toString(16).toUpperCase().padStart(8, '0')}.pf`, OpenFor.read);
    const manager = b.openKey('HKLM\\System\\CurrentControlSet\\Control\\Session Manager', QUERY_VALUE);
    b.queryValue(manager, 'CWDIllegalInDLLSearch');
    b.queryValue(manager, 'SafeDllSearchMode');
    b.close(manager);
    b.createKept(Kept.CurrentDirectory, 'C:\\Windows', OpenFor.currentDirectory);
    b.mapKnownDll('kernel32.dll');
    readValues(b, 'HKLM\\System\\CurrentControlSet\\Control\\SafeBoot\\Option', ['OptionValue'], QUERY_VALUE);
    probeKey(b, 'HKLM\\System\\CurrentControlSet\\Control\\Srp\\GP\\DLL');
    readValues(b, 'HKLM\\Software\\Policies\\Microsoft\\Windows\\Safer\\CodeIdentifiers', ['TransparentEnabled', 'AuthenticodeEnabled'], QUERY_VALUE);
    probeKey(b, 'HKCU\\Software\\Policies\\Microsoft\\Windows\\Safer\\CodeIdentifiers', QUERY_VALUE);
    b.within('ntdll:3-6', 1, () => {
      for (const dll of window ? KNOWN_DLLS.slice(1) : KNOWN_DLLS.slice(1, 7)) b.mapKnownDll(dll);
      b.compute(library.work(120));
    });
    if (window) {
      b.within('ntdll:2-4', 2, () => {
        b.createKept(Kept.SideBySide, COMMON_CONTROLS, OpenFor.currentDirectory);
        b.queryAttributes(`${image}.Local`);
        loadImage(b, `${COMMON_CONTROLS}\\comctl32.dll`, 1);
        b.queryAttributes('C:\\Windows\\WindowsShell.Manifest');
        const manifest = b.createFile('C:\\Windows\\WindowsShell.Manifest', OpenFor.imageAsData);
        b.queryFile(manifest, FileInformation.Standard);
        b.close(b.createSection(manifest, PageProtection.READONLY, false));
        b.close(manifest);
      });
    }
    b.within('ntdll:2-5', 3, () => {
      for (const module of modules) {
        const dll = userModule(module);
        if (dll.path.startsWith('C:\\Windows\\System32') && !folder.startsWith('C:\\Windows')) loadImageFromSearchPath(b, folder, dll.path);
        else loadImage(b, dll.path, mix(keyOf(module), 3) % 3);
      }
    });
    b.within('kernel32:2-4', 4, () => {
      b.openKept(Kept.Machine, 'HKLM', MAXIMUM_ALLOWED);
      readValues(b, 'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Diagnostics', ['BreakOnRpcMutex'], QUERY_VALUE);
      readValues(b, 'HKLM\\Software\\Microsoft\\Windows NT\\CurrentVersion\\GRE_Initialize', ['DisableMetaFiles'], READ);
      readValues(b, 'HKLM\\System\\CurrentControlSet\\Control\\Nls\\Language Groups', ['1', 'f'], READ);
      readValues(b, 'HKLM\\Software\\Microsoft\\Windows NT\\CurrentVersion\\Compatibility32', [name.replace(/\.exe$/i, '')], READ);
      readValues(b, 'HKLM\\Software\\Microsoft\\Windows NT\\CurrentVersion\\IME Compatibility', [name.replace(/\.exe$/i, '')], READ);
      readValues(b, 'HKLM\\Software\\Microsoft\\Windows NT\\CurrentVersion\\Windows', ['LoadAppInit_DLLs', 'AppInit_DLLs'], READ);
      b.openKept(Kept.NlsLocale, 'HKLM\\System\\CurrentControlSet\\Control\\Nls\\Locale', READ);
      b.queryValue(Kept.NlsLocale, '00000409');
      readValues(b, 'HKLM\\System\\CurrentControlSet\\Control\\Nls\\CustomLocale', ['en-US'], READ);
      readValues(b, 'HKLM\\System\\CurrentControlSet\\Control\\MUI\\Settings', ['PreferredUILanguages', 'MachinePreferredUILanguages'], READ);
      readValues(b, 'HKCU\\Control Panel\\Desktop', ['PreferredUILanguages', 'MultiUILanguageId'], READ);
    });
    if (window) windowLibraries(library, b, name, code);
    b.allocate(1_400_000 + (keyOf(name) % 64) * 65_536);
  });
}

/** user32, uxtheme, msctf, ole32 setting themselves up in a process with a window. */
function windowLibraries(library: Library, b: ScriptBuilder, name: string, code: string): void {
  b.within(`${code} user32:1-2`, 5, () => {
    b.openKept(Kept.User, 'HKCU', MAXIMUM_ALLOWED);
    b.openKept(Kept.Classes, USER_CLASSES, MAXIMUM_ALLOWED);
    readValues(b, 'HKCU\\Control Panel\\Desktop', ['SmoothScroll', 'MenuShowDelay', 'EnableBalloonTips'], READ);
    const substitutes = b.openKey('HKLM\\Software\\Microsoft\\Windows NT\\CurrentVersion\\FontSubstitutes', QUERY_VALUE);
    b.queryValue(substitutes, 'MS Shell Dlg');
    b.queryValue(substitutes, 'MS Shell Dlg 2');
    b.close(substitutes);
    readValues(b, 'HKLM\\Software\\Microsoft\\Windows NT\\CurrentVersion\\FontLink\\SystemLink', ['Tahoma', 'Segoe UI', 'Microsoft Sans Serif'], READ);
    readValues(b, 'HKLM\\Software\\Microsoft\\Windows NT\\CurrentVersion\\LanguagePack\\SurrogateFallback', ['Plane1', 'Plane2', 'Plane3'], READ);
  });
  b.within(`${code} uxtheme:1-2`, 6, () => {
    loadImage(b, userModule('uxtheme').path, 1);
    readValues(b, 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\ThemeManager', ['Compositing', 'ThemeActive'], READ);
    loadImage(b, userModule('dwmapi').path, 1);
  });
  b.within(`${code} msctf:2-3`, 7, () => {
    probeKey(b, `HKLM\\SOFTWARE\\Microsoft\\CTF\\Compatibility\\${name}`);
    readValues(b, 'HKLM\\SOFTWARE\\Microsoft\\CTF\\SystemShared', ['CUAS'], READ);
    readValues(b, 'HKCU\\Keyboard Layout\\Toggle', ['Language Hotkey', 'Hotkey', 'Layout Hotkey'], READ);
    probeKey(b, 'HKCU\\Software\\Microsoft\\CTF\\DirectSwitchHotkeys');
    readValues(b, 'HKLM\\SOFTWARE\\Microsoft\\CTF', ['EnableAnchorContext'], READ);
    b.enumerateValues(Kept.NlsLocale);
  });
  b.within(`${code} ole32:2-3`, 8, () => {
    readValues(b, 'HKLM\\SOFTWARE\\Microsoft\\OLE', ['PageAllocatorUseSystemHeap', 'PageAllocatorSystemHeapIsPrivate', 'AggressiveMTATesting'], READ);
    loadImage(b, userModule('rpcss').path, 0);
    readValues(b, 'HKLM\\SOFTWARE\\Microsoft\\COM3', ['Com+Enabled', 'REGDBVersion'], QUERY_VALUE);
    loadMui(b, userModule('user32').path);
    readValues(b, 'HKLM\\Software\\Microsoft\\Rpc', ['MaxRpcSize'], READ);
    readValues(b, 'HKLM\\System\\CurrentControlSet\\Control\\ComputerName\\ActiveComputerName', ['ComputerName'], READ);
  });
  b.compute(library.work(900));
}

/** A process that ends lets go of little; the kernel closes the rest after Process Exit. */
export function programEnd(library: Library, image: string, status = 0): Script {
  return library.script(`end/${image}/${status}`, 'kernel32:2 ntdll:2-3', (b) => {
    b.close(Kept.Classes);
    b.close(Kept.CurrentDirectory);
    b.exitProcess(status);
  });
}
