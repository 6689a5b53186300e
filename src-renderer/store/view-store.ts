// src-renderer/store/view-store.ts
//
// Which view is in front.

import { create } from 'zustand';
import type { ViewId } from '../../src-shared/commands/command.ts';

export const useView = create<{ readonly view: ViewId }>(() => ({ view: 'process-monitor' }));

export function showView(view: ViewId): void {
  useView.setState({ view });
}
