// src-renderer/app/MachineParameters.tsx
//
// Parameters of the lab and the seed, in a popover of the machine bar. Nothing happens before the button: another machine
// is another run.

import { Button, Field, Input, Popover, PopoverSurface, PopoverTrigger, Tooltip } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { MachineCatalog, MachineConfiguration, ParameterValue } from '../../src-shared/ipc/machine.ts';
import { ICONS } from '../widgets/icons.ts';
import { registerCommands } from './command-runtime.ts';
import { useT } from './i18n.ts';
import { configure } from './machine-commands.ts';
import { FeatureSwitches } from './FeatureSwitches.tsx';
import { machineName } from './machine-names.ts';
import { ParameterField } from './ParameterField.tsx';
import { parameterProblem, parameterValue } from './parameter-values.ts';

const MAX_SEED = 0xffff_ffff;
const FOCUS_BACK_MS = 100;

export function MachineParameters({ catalog, configuration }: { readonly catalog: MachineCatalog; readonly configuration: MachineConfiguration }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  // A menu or the palette gives the focus back after its command ran, which would close the popover at once.
  useEffect(() => registerCommands({ 'machine.parameters': () => void setTimeout(() => setOpen(true), FOCUS_BACK_MS) }), []);
  return (
    <Popover open={open} onOpenChange={(_event, data) => setOpen(data.open)} trapFocus positioning="below-end" size="medium">
      <PopoverTrigger disableButtonEnhancement>
        <Tooltip content={t('machine:parameters')} relationship="label">
          <Button className="ks-tool" appearance="subtle" size="small" icon={<ICONS.parameters />} />
        </Tooltip>
      </PopoverTrigger>
      <PopoverSurface aria-label={t('machine:parameters')}>
        <Form key={`${configuration.profile} ${configuration.lab} ${configuration.seed}`} catalog={catalog} configuration={configuration} onDone={() => setOpen(false)} />
      </PopoverSurface>
    </Popover>
  );
}

interface FormProps {
  readonly catalog: MachineCatalog;
  readonly configuration: MachineConfiguration;
  readonly onDone: () => void;
}

function Form({ catalog, configuration, onDone }: FormProps) {
  const t = useT();
  const parameters = catalog.labs.find(({ id }) => id === configuration.lab)?.parameters ?? [];
  const defaults = Object.fromEntries(parameters.map((parameter) => [parameter.name, String(parameter.default)]));
  const [values, setValues] = useState<Readonly<Record<string, string>>>({ ...defaults, ...Object.fromEntries(Object.entries(configuration.parameters).map(([name, value]) => [name, String(value)])) });
  const [seed, setSeed] = useState(String(configuration.seed));
  const [features, setFeatures] = useState(configuration.features);
  const errors = Object.fromEntries(parameters.map((parameter) => [parameter.name, parameterProblem(parameter, values[parameter.name] ?? '', t)]));
  const seedOk = /^\d{1,10}$/.test(seed) && Number(seed) <= MAX_SEED;
  const ok = seedOk && Object.values(errors).every((error) => error === undefined);
  const apply = (): void => {
    if (!ok) return;
    onDone();
    const given = parameters.map((parameter): [string, ParameterValue] => [parameter.name, parameterValue(parameter, values[parameter.name] ?? '')]).filter(([name, value]) => String(value) !== defaults[name]);
    configure({ ...configuration, features, parameters: Object.fromEntries(given), seed: Number(seed) });
  };
  return (
    <form className="ks-parameters" onSubmit={(event) => { event.preventDefault(); apply(); }}>
      <h2>{machineName(t, 'lab', catalog.labs, configuration.lab)}</h2>
      <div className="ks-parameters-fields">
        {parameters.length === 0 && <p>{t('machine:parameters.none')}</p>}
        {parameters.map((parameter) => (
          <ParameterField key={parameter.name} lab={configuration.lab} parameter={parameter} value={values[parameter.name] ?? ''} error={errors[parameter.name]} onChange={(value) => setValues({ ...values, [parameter.name]: value })} />
        ))}
        <Field label={t('machine:seed')} hint={t('machine:seed.hint')} {...(seedOk ? {} : { validationMessage: t('machine:parameters.invalid', { min: 0, max: MAX_SEED }) })}>
          <Input size="small" inputMode="numeric" value={seed} onChange={(_event, data) => setSeed(data.value.trim())} />
        </Field>
        <FeatureSwitches catalog={catalog} profile={configuration.profile} differing={features} onChange={setFeatures} />
      </div>
      <footer>
        <Button size="small" onClick={() => { setValues(defaults); setFeatures({}); }}>{t('machine:parameters.reset')}</Button>
        <Button size="small" appearance="primary" type="submit" disabled={!ok}>{t('machine:parameters.apply')}</Button>
      </footer>
    </form>
  );
}
