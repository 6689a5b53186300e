// src-renderer/app/DialogHost.tsx
//
// Shows the dialog that is open (store/dialog-store.ts). Escape closes, focus goes back to where it was.

import { useEffect, useRef } from 'react';
import type { ComponentType } from 'react';
import { DIALOGS } from '../dialogs/index.ts';
import type { DialogId, DialogPropsById } from '../store/dialog-store.ts';
import { closeDialog, useDialogs } from '../store/dialog-store.ts';
import { AboutDialog } from './AboutDialog.tsx';
import { CommandPalette } from './CommandPalette.tsx';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import { ShortcutsDialog } from './ShortcutsDialog.tsx';

export type DialogProps<Id extends DialogId> = DialogPropsById[Id] & { readonly onClose: () => void };
type DialogTable = { readonly [Id in DialogId]?: ComponentType<DialogProps<Id>> };

const OWN: DialogTable = { confirm: ConfirmDialog, shortcuts: ShortcutsDialog, about: AboutDialog, palette: CommandPalette };
const TABLE: DialogTable = { ...DIALOGS, ...OWN };

export function DialogHost() {
  const open = useDialogs((state) => state.open);
  const before = useRef<Element | null>(null);
  useEffect(() => {
    if (open !== null) return;
    const element = before.current;
    if (element instanceof HTMLElement && element.isConnected) element.focus({ preventScroll: true });
    before.current = null;
  }, [open]);
  if (open === null) return null;
  before.current ??= document.activeElement;
  const Dialog = TABLE[open.id] as ComponentType<Record<string, unknown>> | undefined;
  if (Dialog === undefined) return null;
  return <Dialog key={open.id} {...open.props} onClose={closeDialog} />;
}
