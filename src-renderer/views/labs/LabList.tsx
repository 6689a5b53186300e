// src-renderer/views/labs/LabList.tsx
//
// The labs that the host has, gathered by mechanism. Arrow keys move, the chosen one is shown beside.

import type { KeyboardEvent } from 'react';
import { exercisesOf } from '../../../src-shared/exercise/exercises/index.ts';
import type { LabInfo } from '../../../src-shared/ipc/machine.ts';
import { useT } from '../../app/i18n.ts';
import { machineName } from '../../app/machine-names.ts';
import { ICONS } from '../../widgets/icons.ts';
import { labGroups } from './lab-groups.ts';
import { selectLab, useLabs } from './labs-store.ts';
import { useSolved } from './solved.ts';

export function LabList({ labs, selected }: { readonly labs: readonly LabInfo[]; readonly selected: string }) {
  const t = useT();
  const solved = useSolved();
  const running = useLabs((state) => Object.entries(state.labs).find(([, lab]) => lab.run.kind === 'running')?.[0]);
  const groups = labGroups(labs);
  const order = groups.flatMap((group) => group.labs);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const next = order[order.findIndex(({ id }) => id === selected) + step];
    if (step === 0 || next === undefined) return;
    event.preventDefault();
    selectLab(next.id);
    event.currentTarget.querySelector<HTMLElement>(`[data-lab="${next.id}"]`)?.focus();
  };
  return (
    <nav className="ks-lab-list" aria-label={t('labs:list')} onKeyDown={onKeyDown}>
      {groups.map((group) => (
        <section key={group.id} aria-label={t(`labs:group.${group.id}`)}>
          <h3>{t(`labs:group.${group.id}`)}</h3>
          {group.labs.map((lab) => {
            const exercises = exercisesOf(lab.id);
            const done = exercises.length > 0 && exercises.every(({ id }) => solved.has(id));
            return (
              <button key={lab.id} type="button" data-lab={lab.id} title={machineName(t, 'lab', labs, lab.id)} aria-current={lab.id === selected ? 'page' : undefined} tabIndex={lab.id === selected ? 0 : -1} onClick={() => selectLab(lab.id)}>
                <span className="ks-lab-name">{machineName(t, 'lab', labs, lab.id)}</span>
                {running === lab.id && <ICONS.run className="ks-lab-running" aria-hidden="true" />}
                {done && <ICONS.done className="ks-lab-done" aria-label={t('labs:exercise.solved')} />}
                <span className="ks-lab-mechanism">{lab.mechanisms.join(' ')}</span>
              </button>
            );
          })}
        </section>
      ))}
    </nav>
  );
}
