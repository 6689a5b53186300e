// src-renderer/views/labs/LabWatch.tsx
//
// Puts the lab on the live machine, with its prepared filter and columns.

import { Button, Checkbox } from '@fluentui/react-components';
import type { LabPage } from '../../../src-shared/exercise/lab-page.ts';
import type { LabInfo } from '../../../src-shared/ipc/machine.ts';
import { filterSentence } from '../../app/filter-words.ts';
import { useT } from '../../app/i18n.ts';
import { parameterProblem } from '../../app/parameter-values.ts';
import { useViewState } from '../../store/settings-store.ts';
import { isSeed } from './LabSetup.tsx';
import type { LabForm } from './labs-store.ts';
import { watchLab } from './watch-lab.ts';

interface LabWatchProps {
  readonly lab: LabInfo;
  readonly form: LabForm;
  readonly page: LabPage | undefined;
  readonly profileName: (id: string) => string;
}

export function LabWatch({ lab, form, page, profileName }: LabWatchProps) {
  const t = useT();
  const [prepared, setPrepared] = useViewState('labs.prepared', true);
  const ok = isSeed(form.seed) && lab.parameters.every((parameter) => parameterProblem(parameter, form.values[parameter.name] ?? '', t) === undefined);
  const profiles = [...new Set(form.profiles)];
  return (
    <section aria-label={t('labs:watch')}>
      <h2>{t('labs:watch')}</h2>
      <p>{t('labs:watch.text')}</p>
      {page !== undefined && (
        <>
          <Checkbox checked={prepared} label={t('labs:watch.prepared')} onChange={(_event, data) => setPrepared(data.checked === true)} />
          <ul className="ks-lab-prepared">
            <li>{t('labs:watch.filter', { sentence: filterSentence(page.rules, t) })}</li>
            <li>{t('labs:watch.columns', { columns: page.columns.map((column) => t(`columns:${column}`)).join(', ') })}</li>
          </ul>
        </>
      )}
      <div className="ks-lab-actions">
        {profiles.map((profile) => <Button key={profile} disabled={!ok} onClick={() => watchLab({ lab, form, profile, page: prepared ? page : undefined })}>{t('labs:watch.button', { profile: profileName(profile) })}</Button>)}
      </div>
    </section>
  );
}
