// src-renderer/views/process-monitor/index.tsx
//
// The Process Monitor view: find bar, overview strip, event list, and what the status bar says.

export function ProcessMonitorView(_props: { readonly active: boolean }) {
  return null;
}

export function ProcessMonitorStatus() {
  return null;
}
