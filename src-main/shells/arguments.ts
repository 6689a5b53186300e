// src-main/shells/arguments.ts
//
// What the command line of the application says. Unknown switches are ignored: Chromium, Electron and test drivers add
// theirs. Everything that is not a switch is a file to open; relative names are relative to where the command was given.

import path from 'node:path';

export interface LaunchArguments {
  /** Absolute paths of files to open, in order, each once. */
  readonly files: readonly string[];
  /** Port of the browser shell; 0 = any. */
  readonly port: number;
  /** `--self-test`: check the running application, print one JSON line and quit. */
  readonly selfTest: boolean;
  /** `--user-data=<folder>`: settings live there. Null = the usual place. */
  readonly userData: string | null;
}

/** @param args without the executable (and without Electron's application path) */
export function parseLaunchArguments(args: readonly string[], workingDirectory: string): LaunchArguments {
  const files: string[] = [];
  let port = 0;
  let selfTest = false;
  let userData: string | null = null;
  let onlyFiles = false;
  for (const argument of args) {
    if (argument === '' ) continue;
    if (!onlyFiles && argument === '--') {
      onlyFiles = true;
    } else if (!onlyFiles && argument.startsWith('-')) {
      const [name, value = ''] = splitSwitch(argument);
      if (name === '--port' && /^\d{1,5}$/.test(value) && Number(value) <= 65_535) port = Number(value);
      else if (name === '--self-test') selfTest = true;
      else if (name === '--user-data' && value !== '') userData = path.resolve(workingDirectory, value);
    } else {
      const file = path.resolve(workingDirectory, argument);
      if (!files.includes(file)) files.push(file);
    }
  }
  return { files, port, selfTest, userData };
}

function splitSwitch(argument: string): [string, string?] {
  const equals = argument.indexOf('=');
  return equals < 0 ? [argument] : [argument.slice(0, equals), argument.slice(equals + 1)];
}
