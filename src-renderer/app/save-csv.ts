// src-renderer/app/save-csv.ts
//
// File > Save: the events shown, in the columns shown, as CSV; through the shell's dialog or as a download.

import { client } from '../ipc/client.ts';
import { useMachine } from '../store/machine-store.ts';
import { useSettings } from '../store/settings-store.ts';
import { useTrace } from '../store/trace-store.ts';
import { traceClient } from '../trace-worker/trace-client.ts';
import { t } from './i18n.ts';
import { notice } from './notices.tsx';
import { noteSaved } from './unsaved.ts';

const NAME = 'Logfile.csv';

export async function saveCsv(): Promise<void> {
  const native = useMachine.getState().info?.nativeDialogs === true;
  try {
    const handle = native ? await client.call('file:save', { kind: 'csv', suggestedName: NAME }) : null;
    if (native && handle === null) return;
    const made = await traceClient.ask('exportCsv', { columns: useSettings.getState().eventColumns });
    if (made === null) {
      if (handle !== null) await client.call('file:abandon', { token: handle.token });
      return;
    }
    if (handle !== null) {
      for (const bytes of made.pieces) await client.call('file:write', { token: handle.token, bytes: bytes as Uint8Array<ArrayBuffer> });
      await client.call('file:commit', { token: handle.token });
    } else download(made.pieces);
    if (useTrace.getState().status.source.kind === 'live') noteSaved();
    notice({ intent: 'success', title: t('app:file.saved', { count: made.rows.toLocaleString(), name: handle?.name ?? NAME }) });
  } catch (error) {
    notice({ intent: 'error', title: t('app:file.saveFailed', { message: error instanceof Error ? error.message : String(error) }) });
  }
}

function download(pieces: readonly Uint8Array[]): void {
  const url = URL.createObjectURL(new Blob([...pieces] as BlobPart[], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = NAME;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
