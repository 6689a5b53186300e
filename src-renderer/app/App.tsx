// src-renderer/app/App.tsx
//
// The window: menu bar, toolbar row (commands left, machine right), tabs, the view in front, status bar, dialogs.

import { FluentProvider, Toaster } from '@fluentui/react-components';
import { useState } from 'react';
import { useMachine } from '../store/machine-store.ts';
import { useView } from '../store/view-store.ts';
import { DARK, LIGHT, useDark } from '../theme/theme.ts';
import { VIEWS } from '../views/index.ts';
import { CommandToolbar } from './CommandToolbar.tsx';
import { DialogHost } from './DialogHost.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { FileDrop } from './FileDrop.tsx';
import { FirstMinuteCard } from './FirstMinuteCard.tsx';
import { LogBanner } from './LogBanner.tsx';
import { MachineBar } from './MachineBar.tsx';
import { MenuBar } from './MenuBar.tsx';
import { useAppCommands } from './app-commands.ts';
import { RememberedFilter } from './RememberedFilter.tsx';
import { Notices, TOASTER_ID } from './notices.tsx';
import { useT } from './i18n.ts';
import { ViewTabs } from './ViewTabs.tsx';

export function App() {
  const t = useT();
  const dark = useDark();
  const nativeMenu = useMachine((machine) => machine.info?.nativeMenu === true);
  useAppCommands();
  return (
    <FluentProvider theme={dark ? DARK : LIGHT} className="ks-provider">
      <FileDrop>
        {!nativeMenu && <MenuBar />}
        <div className="ks-toolbar-row">
          <CommandToolbar />
          <div className="ks-spring" />
          <MachineBar />
        </div>
        <ViewTabs />
        <LogBanner />
        <RememberedFilter />
        <Views />
        <footer className="ks-statusbar" role="contentinfo" aria-label={t('app:statusBar')}><Status /></footer>
        <FirstMinuteCard />
      </FileDrop>
      <DialogHost />
      <Notices />
      <Toaster toasterId={TOASTER_ID} position="bottom-end" />
    </FluentProvider>
  );
}

/** Views are mounted when first shown and stay, so that scroll and selection survive a change of tab. */
function Views() {
  const active = useView((state) => state.view);
  const [seen, setSeen] = useState<readonly string[]>([active]);
  if (!seen.includes(active)) setSeen([...seen, active]);
  return (
    <main className="ks-view-area">
      {VIEWS.filter(({ id }) => seen.includes(id)).map(({ id, View }) => (
        <section key={id} className="ks-view" hidden={id !== active}><ErrorBoundary><View active={id === active} /></ErrorBoundary></section>
      ))}
    </main>
  );
}

function Status() {
  const active = useView((state) => state.view);
  const Content = VIEWS.find(({ id }) => id === active)?.Status;
  return Content === undefined ? null : <Content />;
}
