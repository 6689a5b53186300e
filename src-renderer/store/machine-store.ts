// src-renderer/store/machine-store.ts
//
// The emulated machine as the host reports it: what can be chosen, what runs, how it is doing. Changes go through the
// functions here; the state comes back as a push.

import { create } from 'zustand';
import type { AppInfo } from '../../src-shared/ipc/contract.ts';
import type { CaptureSettings, MachineCatalog, MachineConfiguration, MachineSpeed, MachineState } from '../../src-shared/ipc/machine.ts';
import { client } from '../ipc/client.ts';

export interface Machine {
  readonly info: AppInfo | null;
  readonly catalog: MachineCatalog | null;
  readonly state: MachineState | null;
  readonly connected: boolean;
  /** Last call that failed, in the host's words; null once it is dismissed or a call succeeds. */
  readonly problem: string | null;
}

export const useMachine = create<Machine>(() => ({ info: null, catalog: null, state: null, connected: false, problem: null }));

export function useAppInfo(): AppInfo | null {
  return useMachine((machine) => machine.info);
}

/** Takes over a state that the host pushed. A configuration that is the same stays the same object, so that nothing draws for it. */
export function takeMachineState(state: MachineState): void {
  const before = useMachine.getState().state;
  const same = before !== null && before.generation === state.generation && JSON.stringify(before.configuration) === JSON.stringify(state.configuration);
  useMachine.setState({ state: same ? { ...state, configuration: before.configuration } : state });
}

/** Simulated machine clock in Hz: times in MachineState are cycles of it. */
export const MACHINE_HZ = 2_400_000_000;

async function change(call: Promise<{ readonly state: MachineState }>): Promise<void> {
  try {
    const { state } = await call;
    useMachine.setState({ state, problem: null });
  } catch (error) {
    useMachine.setState({ problem: error instanceof Error ? error.message : String(error) });
  }
}

export const machineActions = {
  configure: (configuration: MachineConfiguration) => change(client.call('machine:configure', { ...configuration, features: { ...configuration.features }, parameters: { ...configuration.parameters } })),
  run: () => change(client.call('machine:run')),
  pause: () => change(client.call('machine:pause')),
  step: () => change(client.call('machine:step', { unit: 'tick', count: 1 })),
  setSpeed: (speed: MachineSpeed) => change(client.call('machine:setSpeed', { speed })),
  async capture(settings: { readonly enabled?: boolean; readonly kernelEvents?: readonly string[] }): Promise<void> {
    try {
      const capture: CaptureSettings = await client.call('capture:set', { ...(settings.enabled === undefined ? {} : { enabled: settings.enabled }), ...(settings.kernelEvents === undefined ? {} : { kernelEvents: [...settings.kernelEvents] }) });
      const { state } = useMachine.getState();
      if (state !== null) useMachine.setState({ state: { ...state, capture } });
    } catch (error) {
      useMachine.setState({ problem: error instanceof Error ? error.message : String(error) });
    }
  },
};

export function isRunning(state: MachineState | null): boolean {
  return state?.status === 'running' || state?.status === 'waiting';
}
