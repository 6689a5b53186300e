// src-renderer/app/machine-commands.ts
//
// What the machine commands do. Another profile, lab, parameter or seed means another machine: the capture of the one that
// runs goes, so the user is asked where there is something to lose.

import { useEffect } from 'react';
import type { MachineConfiguration } from '../../src-shared/ipc/machine.ts';
import { formatInteger } from '../../src-shared/i18n/format.ts';
import { openDialog } from '../store/dialog-store.ts';
import { isRunning, machineActions, useMachine } from '../store/machine-store.ts';
import { useSettings } from '../store/settings-store.ts';
import { useTrace } from '../store/trace-store.ts';
import { traceClient } from '../trace-worker/trace-client.ts';
import { registerCommands } from './command-runtime.ts';
import { localeOf, t } from './i18n.ts';
import { machineName } from './machine-names.ts';
import { chooseLog, backToLive } from './open-log.ts';
import { saveCsv } from './save-csv.ts';

/** A capture this small is what every start produces within moments; it is not asked for. */
const WORTH_ASKING = 1;

/** Starts another machine, after asking where that throws a capture away. @param onStart once the user has agreed */
export function configure(configuration: MachineConfiguration, onStart?: () => void): void {
  const { catalog, state } = useMachine.getState();
  const go = (): void => {
    if (useTrace.getState().status.source.kind === 'log') backToLive();
    onStart?.();
    void machineActions.configure(configuration).then(() => machineActions.run());
  };
  const events = state?.events ?? 0;
  if (events < WORTH_ASKING) {
    go();
    return;
  }
  const profile = machineName(t, 'profile', catalog?.profiles ?? [], configuration.profile);
  const lab = machineName(t, 'lab', catalog?.labs ?? [], configuration.lab);
  openDialog('confirm', {
    title: t('machine:discard.title'),
    text: t('machine:discard.text', { count: formatInteger(localeOf(useSettings.getState().locale), events), name: `${profile} · ${lab}` }),
    confirm: t('machine:discard.confirm'),
    cancel: t('machine:discard.cancel'),
    onConfirm: go,
  });
}

function change(part: Partial<MachineConfiguration>): void {
  const { state } = useMachine.getState();
  if (state !== null) configure({ ...state.configuration, ...part });
}

export function useMachineCommands(): void {
  useEffect(() => registerCommands({
    'machine.run': () => void (isRunning(useMachine.getState().state) ? machineActions.pause() : machineActions.run()),
    'machine.step': () => void machineActions.step(),
    'machine.restart': () => change({}),
    'machine.details': () => openDialog('runDetails', {}),
    'machine.speed': (speed) => void machineActions.setSpeed(speed === 'unlimited' ? 'unlimited' : Number(speed)),
    'machine.profile': (profile) => { if (profile !== undefined && profile !== useMachine.getState().state?.configuration.profile) change({ profile, features: {} }); },
    'machine.lab': (lab) => { if (lab !== undefined && lab !== useMachine.getState().state?.configuration.lab) change({ lab, parameters: {} }); },
    'capture.toggle': () => void machineActions.capture({ enabled: useMachine.getState().state?.capture.enabled !== true }),
    'capture.clear': () => void traceClient.ask('clear', null),
    'file.open': () => void chooseLog(),
    'file.save': () => void saveCsv(),
    'file.closeLog': backToLive,
  }), []);
}
