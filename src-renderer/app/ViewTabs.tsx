// src-renderer/app/ViewTabs.tsx
//
// Tabs of the views on the left, the filter as a sentence on the right.

import { Tab, TabList } from '@fluentui/react-components';
import type { ViewId } from '../../src-shared/commands/command.ts';
import { showView, useView } from '../store/view-store.ts';
import { VIEWS } from '../views/index.ts';
import { FilterPill } from './FilterPill.tsx';
import { useT } from './i18n.ts';

export function ViewTabs() {
  const t = useT();
  const view = useView((state) => state.view);
  return (
    <div className="ks-tab-row">
      <TabList size="small" selectedValue={view} onTabSelect={(_event, data) => showView(data.value as ViewId)} aria-label={t('app:views')}>
        {VIEWS.map(({ id, title }) => <Tab key={id} value={id}>{t(title)}</Tab>)}
      </TabList>
      <FilterPill />
    </div>
  );
}
