// src-renderer/app/session.ts
//
// Connects the page to its host: application info, machine catalog and state, the feed into the trace worker, files that
// are to be opened, the state of the native menu. After a lost connection the same is done again.

import { client, onConnection, openFeed } from '../ipc/client.ts';
import { useFilters } from '../store/filter-store.ts';
import { isRunning, takeMachineState, useMachine } from '../store/machine-store.ts';
import { startProcesses } from '../store/process-store.ts';
import { selectNothing, useSelection } from '../store/selection-store.ts';
import { useSettings } from '../store/settings-store.ts';
import { useTrace } from '../store/trace-store.ts';
import { traceClient } from '../trace-worker/trace-client.ts';
import { follow } from './app-commands.ts';
import { setCatalogCommands, setCommandState, useCommands } from './command-runtime.ts';
import { localeOf, t } from './i18n.ts';
import { notice } from './notices.tsx';
import { openHandle } from './open-log.ts';
import { followUnsaved } from './unsaved.ts';

export async function startSession(): Promise<void> {
  tellWorker();
  tellCommands();
  tellProblems();
  followUnsaved();
  client.on('machine:state', takeMachineState);
  client.on('files:opened', (files) => { if (files[0] !== undefined) void openHandle(files[0]); });
  let first = true;
  onConnection((connected) => {
    useMachine.setState({ connected });
    if (connected) {
      void connect(first);
      first = false;
    }
  });
}

async function connect(first: boolean): Promise<void> {
  try {
    traceClient.setFeed(await openFeed());
    const [info, catalog, { state }] = await Promise.all([client.call('app:info'), client.call('machine:catalog'), client.call('machine:get')]);
    useMachine.setState({ info, catalog, state });
    setCatalogCommands(catalog.profiles, catalog.labs);
    startProcesses();
    if (first) tellNativeMenu(info.nativeMenu || info.shell === 'electron');
    if (info.files[0] !== undefined) await openHandle(info.files[0]);
  } catch (error) {
    useMachine.setState({ problem: error instanceof Error ? error.message : String(error) });
  }
}

/** Every change of rules, time range or Advanced Output goes to the worker. */
function tellWorker(): void {
  const tell = (): void => {
    const { rules, highlightRules, timeRange } = useFilters.getState();
    const { advancedOutput } = useSettings.getState();
    traceClient.setView({ rules, highlightRules, timeRange, advancedOutput, utcOffsetMinutes: -new Date().getTimezoneOffset() });
  };
  tell();
  useFilters.subscribe(tell);
  useSettings.subscribe((settings, previous) => {
    if (settings.advancedOutput !== previous.advancedOutput) tell();
  });
  // Another trace: nothing that was chosen in the old one means anything.
  useTrace.subscribe(({ status }, { status: previous }) => {
    if (status.trace === previous.trace) return;
    selectNothing();
    if (useFilters.getState().timeRange !== null) useFilters.setState({ timeRange: null });
  });
}

/** What went wrong and is not shown elsewhere. */
function tellProblems(): void {
  useMachine.subscribe(({ problem }, { problem: before }) => {
    if (problem !== null && problem !== before) notice({ intent: 'error', title: problem });
  });
  useTrace.subscribe(({ problem }, { problem: before }) => {
    if (problem !== null && problem !== before) notice({ intent: 'error', title: t('process-monitor:error.title'), text: problem });
  });
}

function tellCommands(): void {
  follow(useMachine, ({ state, connected }) => setCommandState({
    flags: { running: isRunning(state), capturing: state?.capture.enabled === true, connected },
    radios: { speed: state === null ? '' : String(state.speed), profile: state?.configuration.profile ?? '', lab: state?.configuration.lab ?? '' },
  }));
  follow(useTrace, ({ status }) => setCommandState({ flags: { live: status.source.kind === 'live', hasTrace: status.trace > 0, hasEvents: status.total > 0 } }));
  follow(useSelection, ({ rows }) => setCommandState({ flags: { hasSelection: rows.size > 0 } }));
}

/** The native menu shows the same words and states as the page's. */
function tellNativeMenu(wanted: boolean): void {
  if (!wanted) return;
  let told = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const { state } = useCommands.getState();
      const message = { locale: localeOf(useSettings.getState().locale), flags: state.flags, radios: state.radios, view: state.view };
      const key = JSON.stringify(message);
      if (key === told) return;
      told = key;
      client.call('menu:state', message).catch((error: unknown) => console.warn('the native menu was not updated:', error));
    }, 50);
  };
  tell();
  useCommands.subscribe(tell);
  useSettings.subscribe((settings, previous) => {
    if (settings.locale !== previous.locale) tell();
    if (settings.theme !== previous.theme) client.call('window:setTheme', { theme: settings.theme }).catch((error: unknown) => console.warn('window:setTheme:', error));
  });
  client.call('window:setTheme', { theme: useSettings.getState().theme }).catch((error: unknown) => console.warn('window:setTheme:', error));
}
