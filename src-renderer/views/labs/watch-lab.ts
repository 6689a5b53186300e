// src-renderer/views/labs/watch-lab.ts
//
// Starts a lab on the live machine. The machine bar's own question comes first where a capture would be lost; only then are filter,
// columns and view changed.

import type { LabPage } from '../../../src-shared/exercise/lab-page.ts';
import type { LabInfo } from '../../../src-shared/ipc/machine.ts';
import { t } from '../../app/i18n.ts';
import { configure } from '../../app/machine-commands.ts';
import { machineName } from '../../app/machine-names.ts';
import { notice } from '../../app/notices.tsx';
import { setRules } from '../../store/filter-store.ts';
import { useMachine } from '../../store/machine-store.ts';
import { changeProcessSettings } from '../../store/process-settings.ts';
import { changeSettings } from '../../store/settings-store.ts';
import { showView } from '../../store/view-store.ts';
import { requestOf } from './labs-store.ts';
import type { LabForm } from './labs-store.ts';

interface Watch {
  readonly lab: LabInfo;
  readonly form: LabForm;
  readonly profile: string;
  /** Whose filter and columns are set; undefined leaves them as they are. */
  readonly page: LabPage | undefined;
}

export function watchLab({ lab, form, profile, page }: Watch): void {
  const { parameters, seed } = requestOf(lab, form);
  configure({ lab: lab.id, profile, features: {}, parameters, seed }, () => {
    const { catalog } = useMachine.getState();
    if (page !== undefined) {
      setRules(page.rules);
      changeSettings({ eventColumns: page.columns });
      if (page.processColumns !== undefined) changeProcessSettings({ columns: page.processColumns });
    }
    showView(page?.view ?? 'process-monitor');
    notice({
      intent: 'info',
      title: t('labs:watch.started', { lab: machineName(t, 'lab', catalog?.labs ?? [], lab.id), profile: machineName(t, 'profile', catalog?.profiles ?? [], profile) }),
      ...(page === undefined ? {} : { text: t('labs:watch.filterSet') }),
    });
  });
}
