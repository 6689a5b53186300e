// src-renderer/views/labs/LabPageView.tsx
//
// The page of one lab: story, form, what came out, exercises.

import { useMemo } from 'react';
import { exercisesOf } from '../../../src-shared/exercise/exercises/index.ts';
import { labPage } from '../../../src-shared/exercise/labs/index.ts';
import type { LabInfo } from '../../../src-shared/ipc/machine.ts';
import { useT } from '../../app/i18n.ts';
import { machineName } from '../../app/machine-names.ts';
import { useMachine } from '../../store/machine-store.ts';
import { LabExercise } from './LabExercise.tsx';
import { LabResult } from './LabResult.tsx';
import { LabSetup } from './LabSetup.tsx';
import { LabWatch } from './LabWatch.tsx';
import { knownKey } from './lab-words.ts';
import { labState, useLabs } from './labs-store.ts';

export function LabPageView({ lab }: { readonly lab: LabInfo }) {
  const t = useT();
  const catalog = useMachine((machine) => machine.catalog);
  const state = useLabs((labs) => labs.labs[lab.id]);
  const current = useMemo(() => state ?? labState({ selected: null, labs: {} }, lab), [state, lab]);
  const page = labPage(lab.id);
  const exercises = exercisesOf(lab.id);
  const profileName = (id: string): string => machineName(t, 'profile', catalog?.profiles ?? [], id);
  const title = machineName(t, 'lab', catalog?.labs ?? [], lab.id);
  return (
    <article className="ks-lab-page" aria-label={title} tabIndex={0}>
      <header>
        <h1>{title}</h1>
        {lab.mechanisms.map((mechanism) => <span key={mechanism} className="ks-lab-mechanism">{mechanism}</span>)}
      </header>
      <Story lab={lab} />
      <LabSetup lab={lab} state={current} profileName={profileName} />
      <LabResult lab={lab} state={current} page={page} profileName={profileName} />
      <LabWatch lab={lab} form={current.form} page={page} profileName={profileName} />
      <section aria-label={t('labs:exercise')}>
        <h2>{t('labs:exercise')}</h2>
        {exercises.length === 0 && <p className="ks-muted">{t('labs:exercise.empty')}</p>}
        {exercises.map((exercise, index) => (
          <LabExercise key={exercise.id} lab={lab} exercise={exercise} outcome={current.outcome} running={current.run.kind === 'running'} number={index + 1} count={exercises.length} profileName={profileName} />
        ))}
      </section>
    </article>
  );
}

function Story({ lab }: { readonly lab: LabInfo }) {
  const t = useT();
  const parts = (['experiment', 'change', 'look'] as const).map((part) => ({ part, key: knownKey('lab-stories', `${lab.id}.${part}`) }));
  if (parts.some(({ key }) => key === null)) return <section aria-label={t('labs:story')}><p className="ks-lab-story-plain">{lab.story}</p></section>;
  return (
    <section className="ks-lab-story" aria-label={t('labs:story')}>
      {parts.map(({ part, key }) => <div key={part}><h2>{t(`labs:story.${part}`)}</h2><p>{key !== null && t(key)}</p></div>)}
    </section>
  );
}
