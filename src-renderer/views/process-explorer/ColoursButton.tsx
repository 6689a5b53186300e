// src-renderer/views/process-explorer/ColoursButton.tsx
//
// Legend of the row colours that is also their switchboard, and the duration of difference highlighting.

import { Button, Checkbox, Popover, PopoverSurface, PopoverTrigger, Select, Tooltip } from '@fluentui/react-components';
import { ColorRegular } from '@fluentui/react-icons/svg/color';
import { useId } from 'react';
import { ROW_COLOURS } from '../../../src-shared/query/process/row-colour.ts';
import type { RowColour } from '../../../src-shared/query/process/row-colour.ts';
import { useT } from '../../app/i18n.ts';
import { changeProcessSettings, useProcessSettings } from '../../store/process-settings.ts';

const SECONDS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

export function ColoursButton() {
  const t = useT();
  const { colours, differenceMs } = useProcessSettings();
  const id = useId();
  const toggle = (colour: RowColour, on: boolean): void => changeProcessSettings({ colours: ROW_COLOURS.map((entry) => entry.id).filter((other) => (other === colour ? on : colours.includes(other))) });
  return (
    <Popover positioning="below-start" trapFocus>
      <PopoverTrigger disableButtonEnhancement>
        <Tooltip content={t('process-explorer:colours.title')} relationship="label">
          <Button size="small" appearance="subtle" className="ks-tool" icon={<ColorRegular />} />
        </Tooltip>
      </PopoverTrigger>
      <PopoverSurface className="ks-colours" aria-label={t('process-explorer:colours.title')}>
        <h3>{t('process-explorer:colours.title')}</h3>
        <p>{t('process-explorer:colours.text')}</p>
        {ROW_COLOURS.map((entry) => (
          <div key={entry.id} className="ks-colour">
            <Checkbox checked={colours.includes(entry.id)} onChange={(_event, data) => toggle(entry.id, data.checked === true)} label={t(`process-explorer:colour.${entry.id}`)} />
            <span className={`ks-swatch ks-row-${entry.id}`} aria-hidden="true" />
          </div>
        ))}
        <label htmlFor={id}>{t('process-explorer:colours.duration')}</label>
        <Select id={id} size="small" value={String(differenceMs / 1000)} onChange={(_event, data) => changeProcessSettings({ differenceMs: Number(data.value) * 1000 })}>
          {SECONDS.map((count) => <option key={count} value={count}>{t('process-explorer:duration', { count })}</option>)}
        </Select>
      </PopoverSurface>
    </Popover>
  );
}
