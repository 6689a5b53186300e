// src-renderer/views/labs/LabSetup.tsx
//
// How to run a lab: the two Windows versions, parameters, seed; Run and Cancel with progress.

import { Button, Dropdown, Field, Input, Option, ProgressBar } from '@fluentui/react-components';
import { useMemo } from 'react';
import type { LabInfo } from '../../../src-shared/ipc/machine.ts';
import { useFormat, useT } from '../../app/i18n.ts';
import { ParameterField } from '../../app/ParameterField.tsx';
import { parameterProblem } from '../../app/parameter-values.ts';
import { useMachine } from '../../store/machine-store.ts';
import { cancelRun, changeForm, defaultForm, MAX_SEED, runBoth } from './labs-store.ts';
import type { LabForm, LabState } from './labs-store.ts';

interface LabSetupProps {
  readonly lab: LabInfo;
  readonly state: LabState;
  readonly profileName: (id: string) => string;
}

export function isSeed(text: string): boolean {
  return /^\d{1,10}$/.test(text) && Number(text) <= MAX_SEED;
}

export function LabSetup({ lab, state, profileName }: LabSetupProps) {
  const t = useT();
  const { form, run } = state;
  const running = run.kind === 'running';
  const problems = Object.fromEntries(lab.parameters.map((parameter) => [parameter.name, parameterProblem(parameter, form.values[parameter.name] ?? '', t)]));
  const ok = isSeed(form.seed) && Object.values(problems).every((problem) => problem === undefined);
  const usual = useMemo(() => JSON.stringify(defaultForm(lab)), [lab]);
  return (
    <section aria-label={t('labs:setup')}>
      <h2>{t('labs:setup')}</h2>
      <form className="ks-lab-form" onSubmit={(event) => { event.preventDefault(); if (ok && !running) void runBoth(lab); }}>
        <div className="ks-lab-fields">
          <ProfileField label={t('labs:profile.old')} value={form.profiles[0]} profileName={profileName} onChange={(id) => changeForm(lab, { profiles: [id, form.profiles[1]] })} />
          <ProfileField label={t('labs:profile.new')} value={form.profiles[1]} profileName={profileName} onChange={(id) => changeForm(lab, { profiles: [form.profiles[0], id] })} />
          {lab.parameters.map((parameter) => (
            <ParameterField key={parameter.name} lab={lab.id} parameter={parameter} value={form.values[parameter.name] ?? ''} error={problems[parameter.name]} onChange={(value) => changeForm(lab, { values: { ...form.values, [parameter.name]: value } })} />
          ))}
          <Field label={t('labs:seed')} hint={t('machine:seed.hint')} {...(isSeed(form.seed) ? {} : { validationMessage: t('machine:parameters.invalid', { min: 0, max: MAX_SEED }) })}>
            <Input size="small" inputMode="numeric" value={form.seed} onChange={(_event, data) => changeForm(lab, { seed: data.value.trim() })} />
          </Field>
        </div>
        <div className="ks-lab-actions">
          <Button appearance="primary" type="submit" disabled={!ok || running}>{t(state.outcome === null ? 'labs:run' : 'labs:runAgain')}</Button>
          {running ? <Button onClick={cancelRun}>{t('labs:cancel')}</Button> : <Button disabled={JSON.stringify(form) === usual} onClick={() => changeForm(lab, defaultForm(lab))}>{t('labs:defaults')}</Button>}
          <RunStatus lab={lab} state={state} form={form} profileName={profileName} />
        </div>
      </form>
    </section>
  );
}

function RunStatus({ lab, state, form, profileName }: LabSetupProps & { readonly form: LabForm }) {
  const t = useT();
  const { integer } = useFormat();
  const { run } = state;
  if (run.kind === 'running') {
    const { progress } = run;
    const profile = profileName(form.profiles[progress?.run ?? 0]);
    return (
      <div className="ks-lab-progress" role="status">
        <ProgressBar aria-label={t('labs:running', { profile })} {...(progress === null ? {} : { value: progress.done })} thickness="large" />
        <span>{t('labs:running', { profile })} {progress !== null && t('labs:running.detail', { percent: Math.floor(progress.done * 100), events: integer(progress.events) })}</span>
      </div>
    );
  }
  if (run.kind === 'failed') {
    return (
      <div className="ks-lab-problem" role="alert">
        <strong>{t('labs:failed')}</strong> {run.message} <Button size="small" onClick={() => void runBoth(lab)}>{t('labs:failed.retry')}</Button>
      </div>
    );
  }
  return <span className="ks-muted" role="status">{t(run.kind === 'cancelled' ? 'labs:cancelled' : 'labs:beside')}</span>;
}

function ProfileField({ label, value, profileName, onChange }: { readonly label: string; readonly value: string; readonly profileName: (id: string) => string; readonly onChange: (id: string) => void }) {
  const profiles = useMachine((machine) => machine.catalog?.profiles) ?? [];
  return (
    <Field label={label}>
      <Dropdown size="small" value={profileName(value)} selectedOptions={[value]} onOptionSelect={(_event, data) => onChange(data.optionValue ?? value)}>
        {profiles.map(({ id }) => <Option key={id} value={id} text={profileName(id)}>{profileName(id)}</Option>)}
      </Dropdown>
    </Field>
  );
}
