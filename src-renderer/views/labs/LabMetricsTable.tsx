// src-renderer/views/labs/LabMetricsTable.tsx
//
// Every metric of a lab: unit, meaning, both values, and what theory says about each.

import type { Comparison, LabCheck, LabReport } from '../../../src-shared/ipc/labs.ts';
import type { LabInfo } from '../../../src-shared/ipc/machine.ts';
import { useLocale, useT } from '../../app/i18n.ts';
import { ICONS } from '../../widgets/icons.ts';
import { expectedText, metricMeaning, metricText } from './lab-words.ts';

interface LabMetricsTableProps {
  readonly lab: LabInfo;
  readonly comparison: Comparison;
  readonly names: readonly [string, string];
}

export function LabMetricsTable({ lab, comparison, names }: LabMetricsTableProps) {
  const t = useT();
  // A check may be about something that is no metric; it has a row of its own.
  const others = [...new Set(comparison.runs.flatMap((run) => run.checks.map(({ name }) => name)))].filter((name) => !lab.metrics.some((metric) => metric.name === name));
  return (
    <div className="ks-lab-table-frame">
      <table className="ks-lab-table" aria-label={t('labs:metrics')}>
        <thead>
          <tr><th scope="col">{t('labs:metric')}</th><th scope="col">{t('labs:unit')}</th>{names.map((name, run) => <th key={run} scope="col" className="ks-lab-figure">{name}</th>)}</tr>
        </thead>
        <tbody>
          {lab.metrics.map(({ name, unit }) => <Row key={name} name={name} unit={unit} meaning={metricMeaning(t, lab, name)} comparison={comparison} />)}
          {others.map((name) => <Row key={name} name={name} unit="" meaning="" comparison={comparison} />)}
        </tbody>
      </table>
    </div>
  );
}

function Row({ name, unit, meaning, comparison }: { readonly name: string; readonly unit: string; readonly meaning: string; readonly comparison: Comparison }) {
  return (
    <tr>
      <th scope="row"><code>{name}</code><span>{meaning}</span></th>
      <td>{unit}</td>
      {comparison.runs.map((run, index) => <Figure key={index} run={run} name={name} />)}
    </tr>
  );
}

function Figure({ run, name }: { readonly run: LabReport; readonly name: string }) {
  const t = useT();
  const locale = useLocale();
  const checks = run.checks.filter((check) => check.name === name);
  return (
    <td className="ks-lab-figure">
      {metricText(t, locale, Object.hasOwn(run.metrics, name) ? run.metrics[name] : checks[0]?.actual)}
      {checks.map((check) => <Theory key={check.expected} check={check} />)}
    </td>
  );
}

function Theory({ check: { expected, pass } }: { readonly check: LabCheck }) {
  const t = useT();
  const Icon = pass ? ICONS.done : ICONS.error;
  return <div className={pass ? 'ks-lab-pass' : 'ks-lab-problem'}><Icon aria-hidden="true" />{t(pass ? 'labs:theory.pass' : 'labs:theory.fail', { expected: expectedText(t, expected) })}</div>;
}
