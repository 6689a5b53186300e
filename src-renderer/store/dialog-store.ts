// src-renderer/store/dialog-store.ts
//
// Which dialog is open. Anything may call openDialog(); app/DialogHost.tsx shows it and gives focus back when it closes.
// A dialog component takes its props plus `onClose` and is listed in src-renderer/dialogs/index.ts.

import { create } from 'zustand';
import type { FilterRule } from '../../src-shared/query/rule.ts';
import type { EventRow } from '../../src-shared/trace/model.ts';

export type EventPropertiesPage = 'event' | 'process' | 'stack';

/** Props of each dialog, by id. A new dialog is one entry here and one line in dialogs/index.ts. */
export interface DialogPropsById {
  /** `prefill` puts a rule into the edit row (Edit Filter 'value'). */
  readonly filter: { readonly prefill?: FilterRule };
  readonly highlight: { readonly prefill?: FilterRule };
  readonly columns: Readonly<Record<string, never>>;
  readonly properties: { readonly row: EventRow; readonly page?: EventPropertiesPage };
  readonly processColumns: Readonly<Record<string, never>>;
  readonly processProperties: { readonly instance: number };
  readonly runDetails: Readonly<Record<string, never>>;
  readonly shortcuts: Readonly<Record<string, never>>;
  readonly about: Readonly<Record<string, never>>;
  readonly palette: Readonly<Record<string, never>>;
  readonly confirm: ConfirmProps;
}

export interface ConfirmProps {
  readonly title: string;
  readonly text: string;
  readonly confirm: string;
  readonly cancel: string;
  readonly onConfirm: () => void;
}

export type DialogId = keyof DialogPropsById;
export type OpenDialog = { [Id in DialogId]: { readonly id: Id; readonly props: DialogPropsById[Id] } }[DialogId];

export const useDialogs = create<{ readonly open: OpenDialog | null }>(() => ({ open: null }));

export function openDialog<Id extends DialogId>(id: Id, props: DialogPropsById[Id]): void {
  useDialogs.setState({ open: { id, props } as OpenDialog });
}

export function closeDialog(): void {
  useDialogs.setState({ open: null });
}
