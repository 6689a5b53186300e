// src-renderer/dialogs/event-properties/EventPages.tsx
//
// The three pages of Event Properties. Text can be marked and copied everywhere.

import type { ReactNode } from 'react';
import { useT } from '../../app/i18n.ts';
import type { EventProperties } from '../../trace-worker/protocol.ts';

function Facts({ facts }: { readonly facts: readonly (readonly [string, string])[] }) {
  return <dl className="ks-facts">{facts.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value === '' ? '\u00a0' : value}</dd></div>)}</dl>;
}

function Table({ label, heads, rows, empty }: { readonly label: string; readonly heads: readonly string[]; readonly rows: readonly (readonly ReactNode[])[]; readonly empty: string }) {
  if (rows.length === 0) return <p className="ks-muted">{empty}</p>;
  return (
    <table className="ks-table" aria-label={label}>
      <thead><tr>{heads.map((head) => <th key={head} scope="col">{head}</th>)}</tr></thead>
      <tbody>{rows.map((cells, index) => <tr key={index}>{cells.map((cell, at) => <td key={heads[at]} title={typeof cell === 'string' ? cell : undefined}>{cell}</td>)}</tr>)}</tbody>
    </table>
  );
}

export function EventPage({ event }: { readonly event: EventProperties }) {
  const t = useT();
  const { texts } = event;
  const pending = texts.result === '' && texts.duration === '';
  return (
    <>
      <Facts facts={[
        [t('dialogs:properties.date'), `${texts.dateTime.split(' ')[0] ?? ''} ${texts.timeOfDay}`],
        [t('dialogs:properties.thread'), texts.tid],
        [t('dialogs:properties.class'), event.eventClass],
        [t('dialogs:properties.operation'), texts.operation],
        [t('dialogs:properties.result'), pending ? t('dialogs:properties.pending') : texts.result],
        [t('dialogs:properties.path'), texts.path],
        [t('dialogs:properties.duration'), pending ? t('dialogs:properties.pending') : texts.duration],
      ]} />
      <h3>{t('dialogs:properties.detail')}</h3>
      {event.detailFields.length === 0 ? <p className="ks-muted">{t('dialogs:properties.noDetail')}</p> : (
        <dl className="ks-facts ks-detail">{event.detailFields.map((field, index) => <div key={index}><dt>{field.name}</dt><dd>{field.value}</dd></div>)}</dl>
      )}
    </>
  );
}

export function ProcessPage({ event }: { readonly event: EventProperties }) {
  const t = useT();
  const { process, modules } = event;
  return (
    <>
      <p className="ks-process-title"><strong>{process.description === '' ? process.name : process.description}</strong>{process.company !== '' && <span>{process.company}</span>}</p>
      <Facts facts={[
        [t('dialogs:properties.name'), process.name], [t('dialogs:properties.version'), process.version], [t('dialogs:properties.path'), process.path], [t('dialogs:properties.commandLine'), process.commandLine],
      ]} />
      <div className="ks-facts-columns">
        <Facts facts={[
          [t('dialogs:properties.pid'), process.pid], [t('dialogs:properties.parentPid'), process.parentPid], [t('dialogs:properties.sessionId'), process.session],
          [t('dialogs:properties.user'), process.user], [t('dialogs:properties.authId'), process.authenticationId],
        ]} />
        <Facts facts={[
          [t('dialogs:properties.architecture'), process.architecture], [t('dialogs:properties.virtualized'), process.virtualized], [t('dialogs:properties.integrity'), process.integrity],
          [t('dialogs:properties.started'), process.started === '' ? t('dialogs:properties.unknown') : process.started], [t('dialogs:properties.ended'), process.ended === '' ? t('dialogs:properties.running') : process.ended],
        ]} />
      </div>
      <h3>{t('dialogs:properties.modules')}</h3>
      <Table
        label={t('dialogs:properties.modules')} empty={t('dialogs:properties.modules.none')}
        heads={[t('dialogs:properties.module'), t('dialogs:properties.address'), t('dialogs:properties.size'), t('dialogs:properties.path'), t('dialogs:properties.company'), t('dialogs:properties.version')]}
        rows={modules.map((module) => [module.name, module.address, module.size, module.path, module.company, module.version])}
      />
    </>
  );
}

export function StackPage({ event }: { readonly event: EventProperties }) {
  const t = useT();
  return (
    <Table
      label={t('dialogs:properties.stack')} empty={t('dialogs:properties.noStack')}
      heads={[t('dialogs:properties.frame'), t('dialogs:properties.module'), t('dialogs:properties.location'), t('dialogs:properties.address'), t('dialogs:properties.path')]}
      rows={event.stack.map((frame) => [
        <span key="frame" className={frame.kernel ? 'ks-frame-kernel' : 'ks-frame-user'} title={t(frame.kernel ? 'dialogs:properties.kernel' : 'dialogs:properties.userMode')}><b>{frame.kernel ? 'K' : 'U'}</b> {frame.index}</span>,
        frame.module, frame.location, frame.address, frame.path,
      ])}
    />
  );
}
