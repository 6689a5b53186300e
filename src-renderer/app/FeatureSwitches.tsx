// src-renderer/app/FeatureSwitches.tsx
//
// The kernel's feature switches in the parameters popover: the Windows version sets them all, each can be set by itself.
// Folded away until somebody wants them, or some differ.

import { Checkbox } from '@fluentui/react-components';
import type { FeatureInfo, MachineCatalog } from '../../src-shared/ipc/machine.ts';
import { machine as words } from '../../src-shared/i18n/en/machine.ts';
import { useT } from './i18n.ts';
import { machineName } from './machine-names.ts';

interface FeatureSwitchesProps {
  readonly catalog: MachineCatalog;
  readonly profile: string;
  /** Switches that differ from the profile. */
  readonly differing: Readonly<Record<string, boolean>>;
  readonly onChange: (differing: Readonly<Record<string, boolean>>) => void;
}

type Word = `feature.${string}` & keyof typeof words;

function wordOf(name: string): Word | null {
  const key = `feature.${name}`;
  return key in words ? (key as Word) : null;
}

export function FeatureSwitches({ catalog, profile, differing, onChange }: FeatureSwitchesProps) {
  const t = useT();
  const preset = catalog.profiles.find(({ id }) => id === profile)?.features ?? {};
  const count = Object.keys(differing).length;
  const set = (name: string, on: boolean): void => {
    const { [name]: _, ...others } = differing;
    onChange(on === preset[name] ? others : { ...others, [name]: on });
  };
  const title = ({ name, title: english }: FeatureInfo): string => {
    const word = wordOf(name);
    return word === null ? english : t(`machine:${word}`);
  };
  // What can be changed comes first.
  const features = [...catalog.features].sort((a, b) => Number(b.emulated) - Number(a.emulated));
  return (
    <details className="ks-features" open={count > 0 || undefined}>
      <summary>{t('machine:features', { profile: machineName(t, 'profile', catalog.profiles, profile) })}{count > 0 && <em> · {t('machine:features.differ', { count })}</em>}</summary>
      <p>{t('machine:features.hint')}</p>
      {features.map((feature) => (
        <Checkbox
          key={feature.name} size="medium" disabled={!feature.emulated} title={`${feature.name}${feature.emulated ? '' : ` (${t('machine:features.missing')})`}`}
          label={<>{title(feature)}{feature.mechanism !== '' && <span className="ks-muted"> {feature.mechanism}</span>}</>}
          checked={differing[feature.name] ?? preset[feature.name] ?? false} onChange={(_event, data) => set(feature.name, data.checked === true)}
        />
      ))}
    </details>
  );
}
