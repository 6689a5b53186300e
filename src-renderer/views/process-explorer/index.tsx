// src-renderer/views/process-explorer/index.tsx
//
// The Process Explorer view.

export function ProcessExplorerView(_props: { readonly active: boolean }) {
  return null;
}
