// src-renderer/app/session.ts
//
// Connects the page to its host: application info, machine catalog and state, the feed into the trace worker.

import { client, onConnection } from '../ipc/client.ts';
import { useMachine } from '../store/machine-store.ts';
import { setCatalogCommands } from './command-runtime.ts';

export async function startSession(): Promise<void> {
  onConnection((connected) => useMachine.setState({ connected }));
  client.on('machine:state', (state) => useMachine.setState({ state }));
  const [info, catalog, { state }] = await Promise.all([client.call('app:info'), client.call('machine:catalog'), client.call('machine:get')]);
  useMachine.setState({ info, catalog, state });
  setCatalogCommands(catalog.profiles, catalog.labs);
}
