// src-renderer/dialogs/index.ts
//
// THE list of dialogs, by the id under which openDialog() asks for them (store/dialog-store.ts).

export const DIALOGS = {} as const;
