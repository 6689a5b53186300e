// src-renderer/app/app-commands.ts
//
// Handlers of the commands that belong to the whole window, and the flags that the stores decide.

import { useEffect } from 'react';
import { client } from '../ipc/client.ts';
import { openDialog, useDialogs } from '../store/dialog-store.ts';
import { resetRules, setRules, useFilters } from '../store/filter-store.ts';
import { machineActions, useMachine } from '../store/machine-store.ts';
import type { Density, LocaleChoice, ThemeChoice } from '../store/settings-store.ts';
import { changeSettings, useSettings } from '../store/settings-store.ts';
import { useTrace } from '../store/trace-store.ts';
import { showView, useView } from '../store/view-store.ts';
import { ADVANCED_FILTER_RULES, DEFAULT_FILTER_RULES } from '../../src-shared/query/default-rules.ts';
import { isClassShown, toggleClass } from '../../src-shared/query/quick-rules.ts';
import { sameRule } from '../../src-shared/query/rule.ts';
import type { EventClass } from '../../src-shared/trace/event-type.ts';
import { listenForShortcuts, registerCommands, runCommand, setCommandState } from './command-runtime.ts';

const CLASS_OF: Readonly<Record<string, EventClass>> = {
  'class.registry': 'Registry', 'class.fileSystem': 'File System', 'class.network': 'Network', 'class.process': 'Process', 'class.profiling': 'Profiling', 'class.kernel': 'Kernel',
};

const appearance = Object.fromEntries([
  ...(['system', 'light', 'dark'] as const).map((theme) => [`view.theme.${theme}`, () => changeSettings({ theme: theme satisfies ThemeChoice })]),
  ...(['compact', 'comfortable'] as const).map((density) => [`view.density.${density}`, () => changeSettings({ density: density satisfies Density })]),
  ...(['system', 'en', 'ko'] as const).map((locale) => [`view.locale.${locale}`, () => changeSettings({ locale: locale satisfies LocaleChoice })]),
]) as Record<string, () => void>;

/** Advanced Output also takes away the default rules that hide driver-level noise; off, they come back. */
function toggleAdvancedOutput(): void {
  const advancedOutput = !useSettings.getState().advancedOutput;
  const own = useFilters.getState().rules.filter((rule) => !DEFAULT_FILTER_RULES.some((known) => sameRule(known, rule)));
  setRules([...(advancedOutput ? ADVANCED_FILTER_RULES : DEFAULT_FILTER_RULES), ...own]);
  changeSettings({ advancedOutput });
}

function toggleShown(eventClass: EventClass): void {
  setRules(toggleClass(useFilters.getState().rules, eventClass));
}

/** The kernel logger's events are many, so they are recorded only once their button was pressed. */
function toggleKernel(): void {
  const { state, catalog } = useMachine.getState();
  const shown = isClassShown(useFilters.getState().rules, 'Kernel');
  if (state === null || catalog === null || useTrace.getState().status.source.kind === 'log' || state.capture.kernelEvents.length > 0) {
    toggleShown('Kernel');
    return;
  }
  void machineActions.capture({ kernelEvents: catalog.kernelEvents });
  if (!shown) toggleShown('Kernel');
}

const classes: Readonly<Record<string, () => void>> = {
  ...Object.fromEntries(Object.entries(CLASS_OF).map(([id, eventClass]) => [id, () => toggleShown(eventClass)])),
  'class.kernel': toggleKernel,
};

function tellClasses(): void {
  const { rules } = useFilters.getState();
  const recorded = useTrace.getState().status.source.kind === 'log' || (useMachine.getState().state?.capture.kernelEvents.length ?? 0) > 0;
  setCommandState({ flags: Object.fromEntries(Object.entries(CLASS_OF).map(([id, eventClass]) => [id, isClassShown(rules, eventClass) && (eventClass !== 'Kernel' || recorded)])) });
}

export function useAppCommands(): void {
  useEffect(() => {
    const stops = [
      registerCommands({
        ...appearance,
        ...classes,
        'view.processMonitor': () => showView('process-monitor'),
        'view.processExplorer': () => showView('process-explorer'),
        'view.labs': () => showView('labs'),
        'view.columns': () => (useView.getState().view === 'process-explorer' ? openDialog('processColumns', {}) : openDialog('columns', {})),
        'view.overview': () => changeSettings({ overview: !useSettings.getState().overview }),
        'view.palette': () => openDialog('palette', {}),
        'filter.edit': () => openDialog('filter', {}),
        'filter.highlight': () => openDialog('highlight', {}),
        'filter.reset': () => (useSettings.getState().advancedOutput ? setRules(ADVANCED_FILTER_RULES) : resetRules()),
        'filter.advancedOutput': toggleAdvancedOutput,
        'help.firstMinute': () => changeSettings({ firstMinuteClosed: false }),
        'help.shortcuts': () => openDialog('shortcuts', {}),
        'help.about': () => openDialog('about', {}),
        'file.exit': () => void client.call('app:quit'),
      }),
      listenForShortcuts(() => useDialogs.getState().open !== null),
      client.on('command:invoke', ({ id }) => { runCommand(id); }),
      follow(useSettings, (settings) => setCommandState({
        flags: { autoscroll: settings.autoscroll, advancedOutput: settings.advancedOutput, overview: settings.overview },
        radios: { theme: settings.theme, density: settings.density, locale: settings.locale },
      })),
      follow(useView, ({ view }) => setCommandState({ view, radios: { view } })),
      follow(useMachine, ({ info }) => setCommandState({ flags: { electron: info?.shell === 'electron' } })),
      follow(useFilters, tellClasses),
      follow(useMachine, tellClasses),
      follow(useTrace, tellClasses),
    ];
    return () => { for (const stop of stops) stop(); };
  }, []);
}

/** Calls back now and at every change. */
export function follow<T>(store: { getState: () => T; subscribe: (listener: (state: T) => void) => () => void }, listener: (state: T) => void): () => void {
  listener(store.getState());
  return store.subscribe(listener);
}
