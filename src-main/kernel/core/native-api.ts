// src-main/kernel/core/native-api.ts
//
// The native API of the emulated machine as programs call it: one factory per system service, plus the user-mode call stack; a file for each
// family of services.
//   import * as nt from '../core/native-api.ts';
//   yield nt.openKey(u, 0, 'HKLM\\Software\\Microsoft\\Windows NT\\CurrentVersion', RegistryAccess.READ);
//   if (u.status === NtStatus.SUCCESS) { const key = u.result; yield nt.queryValueKey(u, key, 'ProductName'); yield nt.close(u, key); }
// Every call sets u.status (NTSTATUS) and, where it says so, u.result and u.out1. Which rows of the trace a call makes is said at each.
// Constants: src-shared/nt (NtStatus, RegistryAccess, FileAccess, CreateDisposition, CreateOptions, ShareAccess, RegistryType ...).
//
// Paths. Registry: `HKLM\..`, `HKCU\..` (hive of the caller's user), `HKCR\..` (machine classes), `HKU\..`, any letter case.
// Files: `C:\..`, `C:` (the volume), `\\server\share\..`, `\Device\NamedPipe\name`. A root handle other than 0 makes the path relative to it.
// Handles of keys, files and sections come from one table per process and end with nt.close().

export * from './native-services.ts';
export * from './native-registry.ts';
export * from './native-handles.ts';
export * from './native-files.ts';
export * from './native-memory.ts';
export * from './native-processes.ts';
export * from './native-network.ts';
export * from './native-call-stack.ts';
export * from './native-completion.ts';
