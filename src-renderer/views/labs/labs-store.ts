// src-renderer/views/labs/labs-store.ts
//
// Which lab is open, what its form says, how its run goes and what came out. One comparison runs at a time: the host ends the one
// before. Results stay while the window is open.

import { create } from 'zustand';
import type { Comparison, ComparisonProgress, ComparisonRequest } from '../../../src-shared/ipc/labs.ts';
import type { LabInfo, ParameterValue } from '../../../src-shared/ipc/machine.ts';
import { parameterValue } from '../../app/parameter-values.ts';
import { client } from '../../ipc/client.ts';

export interface LabForm {
  /** Every parameter as the form has it. */
  readonly values: Readonly<Record<string, string>>;
  readonly seed: string;
  readonly profiles: readonly [string, string];
}

export type LabRunState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly progress: ComparisonProgress | null }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly message: string };

export interface LabOutcome {
  readonly request: ComparisonRequest;
  readonly comparison: Comparison;
  /** Wall-clock time of both runs. */
  readonly seconds: number;
}

export interface LabState {
  readonly form: LabForm;
  readonly run: LabRunState;
  readonly outcome: LabOutcome | null;
}

export interface Labs {
  readonly selected: string | null;
  readonly labs: Readonly<Record<string, LabState>>;
}

export const MAX_SEED = 0xffff_ffff;
const DEFAULT_SEED = '1';

export const useLabs = create<Labs>(() => ({ selected: null, labs: {} }));

export function defaultForm(lab: LabInfo): LabForm {
  return { values: Object.fromEntries(lab.parameters.map(({ name, default: value }) => [name, String(value)])), seed: DEFAULT_SEED, profiles: lab.profiles };
}

export function labState(labs: Labs, lab: LabInfo): LabState {
  return labs.labs[lab.id] ?? { form: defaultForm(lab), run: { kind: 'idle' }, outcome: null };
}

export function selectLab(id: string): void {
  useLabs.setState({ selected: id });
}

export function changeForm(lab: LabInfo, change: Partial<LabForm>): void {
  const { form } = labState(useLabs.getState(), lab);
  set(lab, { form: { ...form, ...change } });
}

/** The request that the form makes; parameters that are as the lab has them are left out. */
export function requestOf(lab: LabInfo, form: LabForm): ComparisonRequest {
  const parameters: Record<string, ParameterValue> = {};
  for (const parameter of lab.parameters) {
    const text = form.values[parameter.name] ?? '';
    if (text !== String(parameter.default)) parameters[parameter.name] = parameterValue(parameter, text);
  }
  return { lab: lab.id, profiles: [...form.profiles], parameters, seed: Number(form.seed) };
}

export function sameRequest(a: ComparisonRequest, b: ComparisonRequest): boolean {
  return JSON.stringify([a.profiles, a.parameters, a.seed]) === JSON.stringify([b.profiles, b.parameters, b.seed]);
}

/** Runs the lab as its form says. */
export async function runBoth(lab: LabInfo): Promise<void> {
  const request = requestOf(lab, labState(useLabs.getState(), lab).form);
  set(lab, { run: { kind: 'running', progress: null } });
  const began = performance.now();
  try {
    const comparison = await client.call('labs:compare', { ...request, profiles: [...request.profiles], parameters: { ...request.parameters } });
    if (comparison === null) set(lab, { run: { kind: 'cancelled' } });
    else set(lab, { run: { kind: 'idle' }, outcome: { request, comparison, seconds: (performance.now() - began) / 1000 } });
  } catch (error) {
    set(lab, { run: { kind: 'failed', message: error instanceof Error ? error.message : String(error) } });
  }
}

export function cancelRun(): void {
  client.call('labs:cancel').catch((error: unknown) => console.warn('labs:cancel:', error));
}

/** Listens to the host's progress. */
export function followProgress(): () => void {
  return client.on('labs:progress', (progress) => {
    const state = useLabs.getState();
    const lab = state.labs[progress.lab];
    if (lab?.run.kind === 'running') useLabs.setState({ labs: { ...state.labs, [progress.lab]: { ...lab, run: { kind: 'running', progress } } } });
  });
}

function set(lab: LabInfo, change: Partial<LabState>): void {
  const state = useLabs.getState();
  useLabs.setState({ labs: { ...state.labs, [lab.id]: { ...labState(state, lab), ...change } } });
}
