// src-main/shells/arguments.test.ts
import { describe, expect, it } from 'vitest';
import { parseLaunchArguments } from './arguments.ts';

describe('parseLaunchArguments', () => {
  it('takes what is not a switch for a file, relative to where the command was given', () => {
    expect(parseLaunchArguments(['a.pml', '/b/c.PML', 'a.pml'], '/home/me').files).toEqual(['/home/me/a.pml', '/b/c.PML']);
  });

  it('knows its own switches', () => {
    expect(parseLaunchArguments(['--port=8123', '--self-test', '--user-data=data'], '/w')).toEqual({ files: [], port: 8123, selfTest: true, userData: '/w/data' });
    expect(parseLaunchArguments(['--port=99999', '--port=x', '--user-data='], '/w')).toMatchObject({ port: 0, userData: null });
  });

  it('ignores what Chromium and drivers add', () => {
    expect(parseLaunchArguments(['--no-sandbox', '--remote-debugging-port=0', '--enable-features=A,B', '-r', '--allow-file-access-from-files', 'x.pml', ''], '/w').files).toEqual(['/w/x.pml']);
  });

  it('opens a file whose name starts with a dash after --', () => {
    expect(parseLaunchArguments(['--', '--odd.pml'], '/w').files).toEqual(['/w/--odd.pml']);
  });
});
