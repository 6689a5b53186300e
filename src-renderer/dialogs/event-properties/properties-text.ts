// src-renderer/dialogs/event-properties/properties-text.ts
//
// Copy All of Event Properties: the three pages as plain text.

import type { Translate } from '../../app/i18n.ts';
import type { EventProperties } from '../../trace-worker/protocol.ts';

export function propertiesText(event: EventProperties, t: Translate): string {
  const { texts, process } = event;
  const lines = [
    `${t('dialogs:properties.date')}:\t${texts.dateTime.split(' ')[0] ?? ''} ${texts.timeOfDay}`,
    `${t('dialogs:properties.thread')}:\t${texts.tid}`,
    `${t('dialogs:properties.class')}:\t${event.eventClass}`,
    `${t('dialogs:properties.operation')}:\t${texts.operation}`,
    `${t('dialogs:properties.result')}:\t${texts.result}`,
    `${t('dialogs:properties.path')}:\t${texts.path}`,
    `${t('dialogs:properties.duration')}:\t${texts.duration}`,
    ...event.detailFields.map((field) => (field.name === '' ? field.value : `${field.name}:\t${field.value}`)),
    '',
    `${t('dialogs:properties.description')}:\t${process.description}`,
    `${t('dialogs:properties.company')}:\t${process.company}`,
    `${t('dialogs:properties.name')}:\t${process.name}`,
    `${t('dialogs:properties.version')}:\t${process.version}`,
    `${t('dialogs:properties.path')}:\t${process.path}`,
    `${t('dialogs:properties.commandLine')}:\t${process.commandLine}`,
    `${t('dialogs:properties.pid')}:\t${process.pid}`,
    `${t('dialogs:properties.parentPid')}:\t${process.parentPid}`,
    `${t('dialogs:properties.sessionId')}:\t${process.session}`,
    `${t('dialogs:properties.user')}:\t${process.user}`,
    `${t('dialogs:properties.authId')}:\t${process.authenticationId}`,
    `${t('dialogs:properties.architecture')}:\t${process.architecture}`,
    `${t('dialogs:properties.virtualized')}:\t${process.virtualized}`,
    `${t('dialogs:properties.integrity')}:\t${process.integrity}`,
    `${t('dialogs:properties.started')}:\t${process.started}`,
    `${t('dialogs:properties.ended')}:\t${process.ended}`,
    `${t('dialogs:properties.modules')}:`,
    ...event.modules.map((module) => [module.name, module.address, module.size, module.path, module.company, module.version].join('\t')),
    '',
    ...event.stack.map((frame) => [`${frame.kernel ? 'K' : 'U'} ${frame.index}`, frame.module, frame.location, frame.address, frame.path].join('\t')),
  ];
  return `${lines.join('\n')}\n`;
}
