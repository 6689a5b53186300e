// src-renderer/ipc/copy-text.ts
//
// Text to the clipboard: by the shell where it can, else by the browser.

import { useMachine } from '../store/machine-store.ts';
import { client } from './client.ts';

export async function copyText(text: string): Promise<void> {
  if (useMachine.getState().info?.shell === 'electron') await client.call('clipboard:write', { text });
  else await navigator.clipboard.writeText(text);
}
