// src-renderer/app/open-log.ts
//
// Opening a Process Monitor log from the dialog, the command line or a drop, and going back to the live machine.

import type { FileHandle } from '../../src-shared/ipc/files.ts';
import { bridge, client } from '../ipc/client.ts';
import { useMachine } from '../store/machine-store.ts';
import { showView } from '../store/view-store.ts';
import type { LogSource } from '../trace-worker/protocol.ts';
import { traceClient } from '../trace-worker/trace-client.ts';
import { t } from './i18n.ts';
import { notice } from './notices.tsx';

async function open(source: LogSource, name: string): Promise<void> {
  showView('process-monitor');
  try {
    const { damaged, cancelled } = await traceClient.ask('openLog', { source, name });
    if (cancelled) notice({ intent: 'info', title: t('app:file.cancelled', { name }) });
    else if (damaged !== null) notice({ intent: 'warning', title: t('app:file.damaged', { name, message: damaged }) });
  } catch (error) {
    notice({ intent: 'error', title: t('app:file.failed', { name }), text: error instanceof Error ? error.message : String(error) });
  }
}

/** A file that the host handed out. */
export async function openHandle(file: FileHandle): Promise<void> {
  await open({ kind: 'token', token: file.token, size: file.sizeBytes }, file.name);
  client.call('file:close', { token: file.token }).catch((error: unknown) => console.warn('file:close:', error));
}

/** A File of the browser: chosen in its dialog or dropped. In Electron a dropped file is opened by its path. */
export async function openFile(file: File): Promise<void> {
  const path = bridge.pathForFile(file);
  if (path === '') return open({ kind: 'blob', blob: file }, file.name);
  try {
    return await openHandle(await client.call('file:openPath', { path }));
  } catch (error) {
    notice({ intent: 'error', title: t('app:file.failed', { name: file.name }), text: error instanceof Error ? error.message : String(error) });
  }
}

/** File > Open: the shell's dialog, or the browser's. */
export async function chooseLog(): Promise<void> {
  if (useMachine.getState().info?.nativeDialogs === true) {
    const [file] = await client.call('file:open', { kind: 'log' });
    if (file !== undefined) await openHandle(file);
    return;
  }
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.pml,.PML';
  input.onchange = () => { if (input.files?.[0] !== undefined) void openFile(input.files[0]); };
  input.click();
}

export function backToLive(): void {
  void traceClient.ask('closeLog', null);
}
