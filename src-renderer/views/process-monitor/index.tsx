// src-renderer/views/process-monitor/index.tsx
//
// The Process Monitor view: find bar, overview strip, event list, and what the status bar says.

import { useRef, useState } from 'react';
import type { EventCell, EventGridHandle, GridPoint } from '../../widgets/grid/index.ts';
import { useSettings } from '../../store/settings-store.ts';
import { EventContextMenu } from './EventContextMenu.tsx';
import { EventList } from './EventList.tsx';
import { FindBar } from './FindBar.tsx';
import { OverviewStrip } from './OverviewStrip.tsx';
import { useEventCommands } from './use-event-commands.ts';
import './process-monitor.css';

export { ProcessMonitorStatus } from './ProcessMonitorStatus.tsx';

export function ProcessMonitorView({ active }: { readonly active: boolean }) {
  const grid = useRef<EventGridHandle>(null);
  const [menu, setMenu] = useState<{ readonly cell: EventCell; readonly at: GridPoint } | null>(null);
  const [finding, setFinding] = useState(false);
  const overview = useSettings((settings) => settings.overview);
  const find = useEventCommands(grid, active, setFinding);
  const closeMenu = (): void => {
    setMenu(null);
    grid.current?.focusGrid();
  };
  return (
    <div className="ks-pm">
      {overview && <OverviewStrip />}
      <EventList grid={grid} onContextMenu={(cell, at) => setMenu({ cell, at })} />
      {finding && <FindBar find={find} onClose={() => { setFinding(false); grid.current?.focusGrid(); }} />}
      {menu !== null && <EventContextMenu cell={menu.cell} at={menu.at} onClose={closeMenu} />}
    </div>
  );
}
