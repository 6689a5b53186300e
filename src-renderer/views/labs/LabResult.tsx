// src-renderer/views/labs/LabResult.tsx
//
// What the two runs gave: chart of the difference, metrics with what theory says, accounting, facts to repeat them by.

import { ICONS } from '../../widgets/icons.ts';
import type { LabPage } from '../../../src-shared/exercise/lab-page.ts';
import type { Comparison, LabReport } from '../../../src-shared/ipc/labs.ts';
import type { LabInfo } from '../../../src-shared/ipc/machine.ts';
import { useFormat, useT } from '../../app/i18n.ts';
import { ChartLegend, DifferenceChart } from './DifferenceChart.tsx';
import { LabMetricsTable } from './LabMetricsTable.tsx';
import { requestOf, sameRequest } from './labs-store.ts';
import type { LabState } from './labs-store.ts';

interface LabResultProps {
  readonly lab: LabInfo;
  readonly state: LabState;
  readonly page: LabPage | undefined;
  readonly profileName: (id: string) => string;
}

export function LabResult({ lab, state, page, profileName }: LabResultProps) {
  const t = useT();
  const { outcome } = state;
  if (outcome === null) return <section aria-label={t('labs:result')}><h2>{t('labs:result')}</h2><p className="ks-lab-none">{t('labs:result.none')}</p></section>;
  const { comparison } = outcome;
  const [first, second] = comparison.runs;
  const names = [profileName(first.profile), profileName(second.profile)] as const;
  return (
    <section aria-label={t('labs:result')}>
      <h2>{t('labs:result')}</h2>
      {!sameRequest(outcome.request, requestOf(lab, state.form)) && <p className="ks-lab-stale" role="status"><ICONS.warning aria-hidden="true" />{t('labs:result.stale')}</p>}
      <div className="ks-lab-charts">
        <div className="ks-lab-charts-head"><h3>{t('labs:chart')}</h3><ChartLegend names={names} /></div>
        {chartsOf(lab, page, comparison).map((metrics) => (
          <DifferenceChart key={metrics.join(' ')} metrics={metrics} unit={lab.metrics.find(({ name }) => name === metrics[0])?.unit ?? ''} comparison={comparison} names={names} />
        ))}
      </div>
      <LabMetricsTable lab={lab} comparison={comparison} names={names} />
      <Checks comparison={comparison} />
      <dl className="ks-lab-facts">
        {comparison.runs.map((run, index) => <RunFacts key={index} run={run} name={names[index as 0 | 1]} />)}
      </dl>
    </section>
  );
}

/** As the page has them; without one every number by itself. What is a number in neither run is left to the table. */
function chartsOf(lab: LabInfo, page: LabPage | undefined, comparison: Comparison): readonly (readonly string[])[] {
  const isNumber = (name: string): boolean => comparison.runs.some((run) => typeof run.metrics[name] === 'number');
  return (page?.charts ?? lab.metrics.map(({ name }) => [name])).map((chart) => chart.filter(isNumber)).filter((chart) => chart.length > 0);
}

function Checks({ comparison }: { readonly comparison: Comparison }) {
  const t = useT();
  const { integer } = useFormat();
  const checks = comparison.runs.flatMap((run) => run.checks);
  const failed = checks.filter(({ pass }) => !pass).length;
  if (checks.length === 0) return <p className="ks-muted">{t('labs:checks.none')}</p>;
  if (failed > 0) return <p className="ks-lab-problem"><ICONS.error aria-hidden="true" />{t('labs:checks.failed', { count: integer(failed), all: integer(checks.length) })}</p>;
  return <p className="ks-lab-pass"><ICONS.done aria-hidden="true" />{t('labs:checks.passed', { count: integer(checks.length) })}</p>;
}

function RunFacts({ run, name }: { readonly run: LabReport; readonly name: string }) {
  const t = useT();
  const { integer } = useFormat();
  const { cpus, elapsedCycles, threadCycles, interruptCycles, dpcCycles, idleCycles } = run.accounting;
  const sum = threadCycles + interruptCycles + dpcCycles + idleCycles;
  const all = elapsedCycles * cpus;
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <div>{sum === all
          ? t('labs:accounting.closes', { thread: integer(threadCycles), interrupt: integer(interruptCycles), dpc: integer(dpcCycles), idle: integer(idleCycles), sum: integer(sum), cpus })
          : t('labs:accounting.open', { sum: integer(sum), all: integer(all) })}</div>
        <div>{t('labs:facts', { events: integer(run.events), seconds: (run.durationNs / 1e9).toFixed(3), seed: run.seed, digest: run.digest.slice(0, 16) })}{run.eventsLost > 0 && ` · ${t('labs:facts.lost', { count: integer(run.eventsLost) })}`}</div>
      </dd>
    </>
  );
}
