// src-renderer/views/labs/index.tsx
//
// The Labs view: the list at the left, the chosen lab's page at the right.

import { Spinner } from '@fluentui/react-components';
import { useEffect } from 'react';
import { useFormat, useT } from '../../app/i18n.ts';
import { machineName } from '../../app/machine-names.ts';
import { useMachine } from '../../store/machine-store.ts';
import { LabList } from './LabList.tsx';
import { LabPageView } from './LabPageView.tsx';
import { followProgress, useLabs } from './labs-store.ts';
import './labs.css';

export function LabsView() {
  const t = useT();
  const labs = useMachine((machine) => machine.catalog?.labs);
  const problem = useMachine((machine) => machine.problem);
  const selected = useLabs((state) => state.selected);
  useEffect(followProgress, []);
  if (labs === undefined) {
    return <div className="ks-state" role="status">{problem === null ? <><Spinner size="small" /><p>{t('labs:loading')}</p></> : <><h2>{t('machine:error.title')}</h2><p>{problem}</p></>}</div>;
  }
  const lab = labs.find(({ id }) => id === selected) ?? labs[0];
  if (lab === undefined) return <div className="ks-state" role="status"><h2>{t('labs:empty.title')}</h2><p>{t('labs:empty.text')}</p></div>;
  return (
    <div className="ks-labs">
      <LabList labs={labs} selected={lab.id} />
      <LabPageView key={lab.id} lab={lab} />
    </div>
  );
}

export function LabsStatus() {
  const t = useT();
  const { integer } = useFormat();
  const labs = useMachine((machine) => machine.catalog?.labs) ?? [];
  const { selected, labs: states } = useLabs();
  const id = selected ?? labs[0]?.id ?? '';
  const outcome = states[id]?.outcome;
  return (
    <>
      <span className="ks-status-main">{t('labs:status.idle', { count: integer(labs.length) })}</span>
      {outcome && <span>{t('labs:status.ran', { lab: machineName(t, 'lab', labs, id), seconds: outcome.seconds.toFixed(1) })}</span>}
    </>
  );
}
