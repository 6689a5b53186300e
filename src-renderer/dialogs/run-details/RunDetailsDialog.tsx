// src-renderer/dialogs/run-details/RunDetailsDialog.tsx
//
// Machine > Run Details: what makes the run repeatable (Windows version, switches, lab, parameters, seed), what came out so far
// (events, cycle accounting, digest), and the command that gives the same bytes without a window. Follows a machine that runs.

import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { useT } from '../../app/i18n.ts';
import { notice } from '../../app/notices.tsx';
import { client } from '../../ipc/client.ts';
import { copyText } from '../../ipc/copy-text.ts';
import { useMachine } from '../../store/machine-store.ts';
import { traceClient } from '../../trace-worker/trace-client.ts';
import { Facts } from '../process-properties/Facts.tsx';
import { factsText } from '../process-properties/process-facts.ts';
import { runFacts } from './run-facts.ts';
import type { Run } from './run-facts.ts';
import '../event-properties/event-properties.css';
import './run-details.css';

const FOLLOW_MS = 1000;

export function RunDetailsDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const catalog = useMachine((machine) => machine.catalog);
  const run = useRun();
  const groups = run === null || catalog === null ? [] : runFacts(run, catalog, t);
  const copy = async (): Promise<void> => {
    await copyText(factsText(groups));
    notice({ intent: 'success', title: t('dialogs:copied') });
  };
  return (
    <Dialog open onOpenChange={(_event, data) => { if (!data.open) onClose(); }}>
      <DialogSurface className="ks-run-dialog">
        <DialogBody>
          <DialogTitle>{t('machine:details.title')}</DialogTitle>
          <DialogContent className="ks-run-content" tabIndex={0}>
            {groups.length === 0 && <p role="status">{t('machine:connecting')}</p>}
            {groups.map(({ title, facts }) => <section key={title} aria-label={title}><h3>{title}</h3><Facts facts={facts} /></section>)}
          </DialogContent>
          <DialogActions>
            <Button disabled={groups.length === 0} onClick={() => void copy()}>{t('dialogs:button.copyAll')}</Button>
            <Button appearance="primary" autoFocus onClick={onClose}>{t('dialogs:button.close')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

/** Asks once a second; after the end there is nothing new to hear. */
function useRun(): Run | null {
  const [run, setRun] = useState<Run | null>(null);
  useEffect(() => {
    let stopped = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async (): Promise<void> => {
      const details = await client.call('machine:details');
      const digest = await traceClient.ask('digest', null);
      if (stopped) return;
      setRun({ details, digest: digest?.generation === details.generation ? digest : null });
      timer = setTimeout(again, FOLLOW_MS);
    };
    const again = (): void => { ask().catch((error: unknown) => console.warn('run details:', error)); };
    again();
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, []);
  return run;
}
