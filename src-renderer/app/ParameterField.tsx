// src-renderer/app/ParameterField.tsx
//
// One parameter of a lab in a form, with its unit, its range and what is wrong with it.

import { Checkbox, Dropdown, Field, Input, Option } from '@fluentui/react-components';
import type { ParameterInfo } from '../../src-shared/ipc/machine.ts';
import { useT } from './i18n.ts';
import { choiceName, parameterName } from './machine-names.ts';

export interface ParameterFieldProps {
  /** Id of the lab whose parameter it is. */
  readonly lab: string;
  readonly parameter: ParameterInfo;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
}

export function ParameterField({ lab, parameter, value, error, onChange }: ParameterFieldProps) {
  const t = useT();
  const title = parameterName(t, lab, parameter);
  const label = parameter.unit === '' ? title : `${title} (${parameter.unit})`;
  if (parameter.type === 'boolean') return <Checkbox label={label} checked={value === 'true'} onChange={(_event, data) => onChange(String(data.checked === true))} />;
  if (parameter.type === 'choice') {
    return (
      <Field label={label}>
        <Dropdown size="small" value={choiceName(t, lab, parameter.name, value)} selectedOptions={[value]} onOptionSelect={(_event, data) => onChange(data.optionValue ?? value)}>
          {(parameter.choices ?? []).map((choice) => <Option key={choice} value={choice}>{choiceName(t, lab, parameter.name, choice)}</Option>)}
        </Dropdown>
      </Field>
    );
  }
  const { minimum, maximum } = parameter;
  const range = minimum !== undefined && maximum !== undefined ? t('machine:parameters.range', { min: minimum, max: maximum }) : undefined;
  return (
    <Field label={label} {...(range === undefined ? {} : { hint: range })} {...(error === undefined ? {} : { validationMessage: error })}>
      <Input size="small" value={value} {...(parameter.type === 'text' ? {} : { inputMode: 'decimal' as const })} onChange={(_event, data) => onChange(data.value)} />
    </Field>
  );
}
